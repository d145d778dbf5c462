"""Whether what a file points to may be pointed to, whatever else the site holds."""

from lantoa.check.addresses import Address, Kind
from lantoa.check.references import Reference, Role
from lantoa.errors import Severity

WARNINGS = frozenset({"built-heading-skipped", "built-no-label"})
"""Codes that a layout of a province's own must not be stopped for."""

_FAULTS = {
    (Kind.EMPTY, False): "built-empty-link",
    (Kind.EMPTY, True): "built-empty-link",
    (Kind.OUTSIDE_BASE, False): "built-outside-base",
    (Kind.OUTSIDE_BASE, True): "built-outside-base",
    (Kind.UNSAFE, False): "built-unsafe-link",
    (Kind.UNSAFE, True): "built-unsafe-link",
    (Kind.CONTENT, False): "built-unsafe-link",
    (Kind.ELSEWHERE, True): "built-third-party",
}
"""What is wrong with an address by its kind and whether the page loads it (True) or only links to it."""


def fault_of(reference: Reference, address: Address) -> str:
    """The code of what is wrong with an address, "" when it leads where it may."""
    return _FAULTS.get((address.kind, reference.role not in (Role.LINK, Role.MADE)), "")


def severity_of(code: str, reference: Reference | None = None) -> Severity:
    """Whether a fault stops the build."""
    cited = reference is not None and code == "built-broken-link" and _is_cited(reference)
    return Severity.WARNING if cited or code in WARNINGS else Severity.ERROR


def _is_cited(reference: Reference) -> bool:
    """A whole address below the site's own: an editor cites what may stand there without having been built here."""
    return reference.role is Role.LINK and "://" in reference.written
