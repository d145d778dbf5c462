"""Which pages exist, and which values each one shows: pure decisions, nothing is rendered or written here."""

from lantoa.pages.material import Material
from lantoa.pages.plan import check_aliases, plan_chrome, plan_pages

__all__ = ["Material", "check_aliases", "plan_chrome", "plan_pages"]
