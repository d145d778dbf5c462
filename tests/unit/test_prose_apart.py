"""Bodies that are not surely quick: read in a process that can be ended, and as any other body."""

import os
import signal

import pytest

from lantoa.errors import Position
from lantoa.prose import apart
from lantoa.prose.complexity import is_quick
from tests.unit.test_prose import HERE, render

LONG = "Một đoạn.\n\n" * 600


def spin():
    while True:
        pass


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def eat():
    return bytearray(1 << 30)


def fall():
    return fall()


@pytest.mark.parametrize("harm", [spin, die, eat, fall])
def test_a_body_that_takes_too_long_or_too_much_is_a_problem_of_its_page(monkeypatch, harm):
    monkeypatch.setattr(apart, "CPU_SECONDS", 0.2)
    monkeypatch.setattr(apart, "MEMORY", 256 * 1024 * 1024)
    monkeypatch.setattr("lantoa.prose.render.parse_body", lambda *_: harm())
    told = render(LONG)
    (found,) = told.problems
    assert (found.code, dict(found.about)["what"], found.at) == (
        "body-too-complex",
        "time",
        Position(HERE, 12, 1),
    )
    assert told.asked is None  # so that nobody keeps it


def test_a_fault_of_the_generator_itself_is_told_from_there_too(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("lantoa.prose.render.parse_body", fail)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        render(LONG)


def test_a_long_body_is_read_as_a_short_one_is(monkeypatch):
    body = (
        "## Mục\n\nMột [liên kết](../duong-hoa.md), ![ảnh](canh-1.jpg) <b>đậm</b> [x](javascript:a).\n\n"
        * 300
    )
    with monkeypatch.context() as patch:
        patch.setattr("lantoa.prose.render.is_quick", lambda _: True)
        patch.setattr("lantoa.prose.render.done_apart", None)
        here = render(body)
    assert not is_quick(body)
    assert render(body) == here


def test_a_usual_body_is_surely_quick():
    assert is_quick("## Mục\n\nMột đoạn *dài* có [liên kết](../duong-hoa.md) và số **9.000 m²**.\n\n" * 80)
