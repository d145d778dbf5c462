"""SECURITY.md and the handbook say what the code does: the allow-list of bodies, and the headers of hosts."""

import re

from lantoa.policy import site_headers
from lantoa.prose import sanitise
from tests.sites import ROOT

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_the_allow_list_of_bodies_is_documented() -> None:
    section = SECURITY.partition("### What a body may hold\n")[2].partition("A test compares")[0]
    plain, _, block = section.partition("```\n")
    tags = set(re.findall(r"`(\w+)`", plain.partition("And these")[0]))
    attributes: dict[str, set[str]] = {}
    classes: dict[str, set[str]] = {}
    for line in block.replace("h2 … h6", "h2 h3 h4 h5 h6").splitlines():
        names, _, given = line.partition("  ")
        for name in names.split():
            tags.add(name)
            for word in given.split():
                key, _, value = word.partition("=")
                (classes if value else attributes).setdefault(name, set()).add(value or key)
    assert tags - {"```"} == sanitise._TAGS
    assert attributes == sanitise._ATTRIBUTES
    assert classes.pop("img") == {"tone-…"}
    assert classes == sanitise._CLASSES


def test_the_headers_are_documented_as_they_are_sent() -> None:
    handbook = (ROOT / "docs/xuat-ban.md").read_text(encoding="utf-8")
    for name, value in site_headers().items():
        quoted = f'"{value}"' if " " in value else value
        assert f"add_header {name} {quoted} always;" in handbook
        assert f"{name}: " in SECURITY
