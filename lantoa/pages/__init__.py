"""Which pages exist, and which values each one shows: pure decisions, nothing is rendered or written here."""

from lantoa.pages.again import Again, plan_again
from lantoa.pages.cards import plan_desk
from lantoa.pages.material import Desk, Material
from lantoa.pages.plan import check_aliases, plan_chrome, plan_pages

__all__ = [
    "Again",
    "Desk",
    "Material",
    "check_aliases",
    "plan_again",
    "plan_chrome",
    "plan_desk",
    "plan_pages",
]
