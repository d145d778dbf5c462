"""How much a soak does, and what it did: a line for each trial, to be counted."""

import os
from pathlib import Path

EVERY = int(os.environ.get("SOAK_EVERY", "1"))
"""Each so-many-th step is made to fail."""

KILLS = int(os.environ.get("SOAK_KILLS", "200"))

_DONE = Path(__file__).parents[2] / "test-artifacts" / "soak.txt"


def note(kind: str, about: object = "") -> None:
    """A trial was survived."""
    _DONE.parent.mkdir(exist_ok=True)
    with _DONE.open("a", encoding="utf-8") as done:
        done.write(f"{kind}\t{about}\n")
