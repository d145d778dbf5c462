"""Whatever a build asks of the machine may fail: the site stays wholly old or new, and the next build mends the rest.

Here a few steps, chosen by a seed; `make soak` makes every step fail (SOAK_EVERY=10: every tenth) in every way.
"""

import os
import random

import pytest

from tests.faults.editions import Trials
from tests.faults.injected import KINDS
from tests.faults.soak import EVERY, note

SEED = 20261130
STEPS = 560
"""So many things does a build of the next edition ask at least."""

FEW = ("ENOSPC", "kill", "lost", "interrupt", "changed")


@pytest.mark.parametrize("kind", FEW)
def test_a_step_that_fails_leaves_a_whole_site_and_the_next_build_mends_it(trials: Trials, kind: str) -> None:
    chance = random.Random(f"{SEED}{kind}")
    at = chance.randrange(1, STEPS)
    # Were no step ever reached, all of this would pass: the fault must be seen to happen.
    assert f"<{kind} at {at}: " in trials.run(kind, at, "--jobs", chance.choice("12")).said


@pytest.mark.soak
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_step_that_fails(trials: Trials, kind: str, jobs: str) -> None:
    at = random.Random(f"{kind}{jobs}").randrange(EVERY) + 1
    beyond = 0
    while beyond < 2:
        outcome = trials.run(kind, at, "--jobs", jobs)
        beyond = beyond + 1 if 0 <= outcome.status != 130 and outcome.asked < at else 0
        at += EVERY
        note(f"step {kind}", os.environ.get("PYTEST_XDIST_WORKER", ""))
