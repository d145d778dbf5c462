"""Status, level and award of a model, derived from its events: never written by hand."""

from dataclasses import dataclass

from lantoa.records import Event

LEVELS = ("base", "commune", "district", "province", "central")
AWARDS = ("commendation", "certificate", "merit_certificate", "diploma_of_merit", "emulation_flag")
UNKNOWN = "unknown"

# How far each kind of event brings a model: registered → appraised → approved → under way → recognised → awarded.
_REACHED = {
    "registered": ("registered", 1),
    "appraised": ("appraised", 2),
    "approved": ("approved", 3),
    "started": ("active", 4),
    "reviewed": ("active", 4),
    "recognised": ("recognised", 5),
    "awarded": ("awarded", 6),
}
_ENDED = ("stopped", "revoked")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a model stands: `status` is "unknown" without events, `level` and `award` empty when no event names one."""

    status: str = UNKNOWN
    level: str = ""
    award: str = ""


def in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Events as they happened: by date; one without a date stays behind the dated one that it was written after."""
    dated: list[tuple[tuple[int, int, int], int, Event]] = []
    last = (0, 0, 0)
    for place, event in enumerate(events):
        if event.date is not None:
            last = (event.date.year, event.date.month or 0, event.date.day or 0)
        dated.append((last, place, event))
    return tuple(event for _, _, event in sorted(dated, key=lambda entry: entry[:2]))


def standing(events: tuple[Event, ...]) -> Standing:
    """What the events say. A model that was stopped or revoked stays so until a later event takes it up again."""
    ordered = in_order(events)
    ends = [place for place, event in enumerate(ordered) if event.kind in _ENDED]
    since = ordered[ends[-1] + 1 :] if ends else ordered
    reached = [_REACHED[event.kind] for event in since if event.kind in _REACHED]
    if reached:
        return Standing(max(reached, key=lambda entry: entry[1])[0], _level(since), _award(since))
    if ends:
        return Standing(ordered[ends[-1]].kind, _level(ordered))
    return Standing()


def _level(events: tuple[Event, ...]) -> str:
    """The highest level that recognised or awarded it; before that, the highest that it is registered at."""
    for kinds in (("recognised", "awarded"), tuple(_REACHED)):
        levels = [event.level for event in events if event.kind in kinds and event.level in LEVELS]
        if levels:
            return max(levels, key=LEVELS.index)
    return ""


def _award(events: tuple[Event, ...]) -> str:
    awards = [event.award for event in events if event.kind == "awarded" and event.award in AWARDS]
    return max(awards, key=AWARDS.index) if awards else ""
