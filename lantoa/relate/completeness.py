"""How complete a model's record is, and what to ask the unit for next.

The parts and their order are what makes a case replicable, the most useful first: steps, then costs by phase and
payer, conditions, evidence, a contact, who did it after them, photos. docs/nhan-rong.md tells editors the same.
"""

from functools import lru_cache

from lantoa.records import Model, Photo
from lantoa.vietnamese.text import fold
from lantoa.views import Completeness

PARTS = ("steps", "costs", "conditions", "results", "contact", "replications", "photos")

# A drawn scene shows nobody's work, so it does not count as a photo.
_DRAWN = "tranh minh hoa"


def own_parts(model: Model) -> tuple[tuple[str, bool], ...]:
    """Which parts the model's own file has."""
    contact = model.contact
    have = {
        "steps": bool(model.steps),
        "costs": bool(model.costs),
        "conditions": bool(model.conditions or model.not_suitable),
        "results": any(result.source and not result.context for result in model.results),
        "contact": bool(contact and (contact.phone or contact.email or contact.office)),
        "replications": bool(model.replications),
        "photos": any(is_photograph(photo) for photo in model.photos),
    }
    return tuple((part, have[part]) for part in PARTS)


# A few hundred answers serve all models: seven parts that are there or not.
@lru_cache(512)
def completeness(own: tuple[tuple[str, bool], ...], followed: bool = False) -> Completeness:
    """Which parts there are; `followed` says that another model's own page names this one as its example."""
    parts = tuple([(part, have or (followed and part == "replications")) for part, have in own])
    missing = [part for part, have in parts if not have]
    share = round(100 * (len(parts) - len(missing)) / len(parts))
    return Completeness(parts, share, missing[0] if missing else "")


def is_photograph(photo: Photo) -> bool:
    """Whether a picture is a photograph, not a drawn scene (its caption says "Tranh minh họa")."""
    return not fold(photo.caption).startswith(_DRAWN)
