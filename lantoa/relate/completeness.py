"""How complete a model's record is, and what to ask the unit for next.

The parts and their order are what makes a case replicable, the most useful first: steps, then costs by phase and
payer, conditions, evidence, a contact, who did it after them, photos. docs/nhan-rong.md tells editors the same.
"""

from lantoa.records import Model, Photo
from lantoa.vietnamese.text import fold
from lantoa.views import Completeness

PARTS = ("steps", "costs", "conditions", "results", "contact", "replications", "photos")

# A drawn scene shows nobody's work, so it does not count as a photo.
_DRAWN = "tranh minh hoa"


def completeness(model: Model, followed: bool = False) -> Completeness:
    """Which parts the model has; `followed` says that another model's own page names this one as its example."""
    have = {
        "steps": bool(model.steps),
        "costs": bool(model.costs),
        "conditions": bool(model.conditions or model.not_suitable),
        "results": any(result.source and not result.context for result in model.results),
        "contact": bool(
            model.contact and (model.contact.phone or model.contact.email or model.contact.office)
        ),
        "replications": bool(model.replications) or followed,
        "photos": any(is_photograph(photo) for photo in model.photos),
    }
    parts = tuple((part, have[part]) for part in PARTS)
    share = round(100 * sum(have.values()) / len(PARTS))
    return Completeness(parts, share, next((part for part in PARTS if not have[part]), ""))


def is_photograph(photo: Photo) -> bool:
    """Whether a picture is a photograph, not a drawn scene (its caption says "Tranh minh họa")."""
    return not fold(photo.caption).startswith(_DRAWN)
