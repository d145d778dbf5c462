"""The layouts' code does what Jinja's does, though it takes shorter ways."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from lantoa.assets import Assets
from lantoa.errors import SiteError
from lantoa.reading.config import parse_config
from lantoa.render import Renderer, make_renderer
from lantoa.render.bytecode import LayoutBytecode
from lantoa.render.once import Once
from lantoa.render.record import Record
from lantoa.views import Chrome
from lantoa.words import Words
from tests.conftest import CONFIG

PART = (
    "{% macro plain(a, b='<b>', class='') %}[{{ a }}|{{ b }}|{{ class }}]{% endmacro %}"
    "{% macro wide(a) %}{{ a }}{{ varargs|length }}{{ kwargs|length }}{% endmacro %}"
    "{% macro around() %}({{ caller() }}){% endmacro %}"
    "{% set top = '<t>' %}"
)


@dataclass(frozen=True)
class View:
    """Something of every sort that a layout can show."""

    text: str = '<a href="x">&'
    html: Markup = Markup("<b>safe</b>")  # noqa: RUF009 - it never changes
    number: int = 7
    part: float = 1.5
    nothing: None = None
    items: tuple[int, ...] = (1, 2, 3)
    map: Any = None


class ViewPage:
    url, layout = "/a/", "a.html"
    view = View(map={"key": "<v>", "items": 5})


def ours(folder: Path, text: str) -> str | None:
    """The HTML; None where the layout has a fault."""
    (folder / "a.html").write_text(text, encoding="utf-8")
    (folder / "p.html").write_text(PART, encoding="utf-8")
    page: Any = ViewPage()
    try:
        return renderer_of(folder).render(page).html
    except SiteError:
        return None


def renderer_of(folder: Path) -> Renderer:
    site = (parse_config(CONFIG.encode()), Words("vi", {}), Chrome((), (), None), Assets({}, {}))
    return make_renderer(*site, (folder,), lambda _page, _config: "")


def jinjas(text: str) -> str | None:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"a.html": text, "p.html": PART}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.get_template("a.html").render(page=ViewPage, view=ViewPage.view)
    except (jinja2.TemplateError, TypeError, AttributeError):
        return None


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.text }} {{ view.html }} {{ view.number }} {{ view.part }} {{ view.nothing }} {{ view.items }}",
        "{{ true }} {{ '<' ~ view.text ~ view.number }} {{ view.html ~ '<' }} {{ '<i>'|safe }}",
        "{{ view.map.key }} {{ view.map['key'] }} {{ view.map.items()|list|length }}",
        "{{ view.gone }}",
        "{{ view.gone|default('else') }} {{ view.map.gone is defined }} {{ view.gone is defined }}",
        "{{ view.nothing.x }}",
        "{{ view.text.upper() }} {{ 'a-b'.split('-')|join('<') }} {{ view.text.gone() }}",
        "{{ (1).real }} {{ {'class': 1}.class }}",
        "{% for i in view.items %}{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}",
        "{% for i in view.items if i != 2 %}{{ loop.first }}{{ i }}{% else %}none{% endfor %}",
        "{% for i in [] %}{% else %}{{ view.text }}{% endfor %}",
        "{% set ns = namespace(n=0) %}{% for i in view.items %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
        "{% set x %}{{ view.text }}<p>{% endset %}{{ x }}",
        "{% filter upper %}{{ view.text }}{% endfilter %}",
        "{% autoescape false %}{{ view.text }}{% endautoescape %}{{ view.text }}",
        "{% import 'p.html' as p %}{{ p.plain(1) }}{{ p.plain(1, 2, 3) }}{{ p.plain(b=view.text, a=view.html) }}",
        "{% import 'p.html' as p %}{{ p.plain(1, class='<c>') }}{{ p.top }}{{ p.plain(p.plain(1)) }}",
        "{% from 'p.html' import plain as q, top %}{{ q(top) }}",
        "{% import 'p.html' as p %}{{ p.plain() }}",
        "{% import 'p.html' as p %}{{ p.plain(1, 2, 3, 4) }}",
        "{% import 'p.html' as p %}{{ p.plain(1, gone=2) }}",
        "{% import 'p.html' as p %}{{ p.plain(1, a=2) }}",
        "{% import 'p.html' as p %}{{ p.wide(1, 2, 3, x=4) }}",
        "{% import 'p.html' as p %}{% call p.around() %}{{ view.text }}{% endcall %}",
        "{% import 'p.html' as p %}{{ p.gone() }}",
        "{% macro own(n) %}{{ n }}{{ own(n - 1) if n }}{{ view.text }}{% endmacro %}{{ own(2) }}",
        "{{ gone }}",
        "{{ view() }}",
        "{{ view.text(*view.items) }}{{ view.text(**view.map) }}",
        "{% include 'p.html' %}{% include 'gone.html' ignore missing %}",
        "{% block a %}{{ view.text }}{% block b %}<b>{% endblock %}{% endblock %}{{ self.b() }}",
        "{% with x = view.text %}{{ x }}{% endwith %}{% if view.items %}{{ view.number }}{% endif %}",
        "{{ 1 if view.nothing }}",
        "{{ lipsum() }}",
        "{{ view.items|random }}",
    ],
)
def test_a_layout_says_what_jinja_says(tmp_path: Path, text: str) -> None:
    expected = None if "lipsum" in text or "random" in text else jinjas(text)
    assert ours(tmp_path, text) == expected


def test_blocks_of_layouts_that_extend_each_other_are_jinjas(tmp_path: Path) -> None:
    (tmp_path / "base.html").write_text(
        "<{% block a %}base{{ view.text }}{% endblock %}>{% block b %}{% endblock %}"
    )
    (tmp_path / "mid.html").write_text(
        "{% extends 'base.html' %}{% block a %}mid {{ super() }}{% endblock %}{% set x = 1 %}"
    )
    text = "{% extends 'mid.html' %}gone{% block b %}{% for i in view.items %}{{ i }}{% endfor %}{{ x }}{% endblock %}"
    shown = ours(tmp_path, text.replace("{{ x }}", ""))
    assert shown == "<mid base&lt;a href=&#34;x&#34;&gt;&amp;>123"


def called(*args: object) -> str:
    return f"{len(args)}"


@dataclass(frozen=True)
class Card:
    title: str


@pytest.mark.parametrize(
    ("args", "times"),
    [
        ((Card("a"), 3, "x", True, None), 1),
        ((("a", "b"),), 1),
        (([1],), 2),
        (({"a": 1},), 2),
    ],
)
def test_a_part_is_rendered_once_for_values_that_cannot_change(args: tuple[object, ...], times: int) -> None:
    calls = []

    def part(*given: object) -> str:
        calls.append(given)
        return "html"

    once = Once({part}, Record())
    assert [once(part, *args), once(part, *args)] == ["html", "html"]
    assert len(calls) == times


def test_parts_are_told_apart_by_every_argument() -> None:
    def part(*args: object) -> str:
        return repr(args)

    once = Once({part}, Record())
    cards = [Card("a"), Card("a"), Card("b")]
    given = [
        (),
        (1,),
        (True,),
        ("1",),
        (None,),
        (False,),
        (0,),
        ("",),
        *((card,) for card in cards),
        (cards[0], 1),
    ]
    assert [once(part, *args) for args in given * 2] == [repr(args) for args in given * 2]


def test_a_part_that_sees_the_page_is_rendered_for_each_page(tmp_path: Path) -> None:
    once = Once(set(), Record())
    assert [once(called), once(called, 1)] == ["0", "1"]
    text = "{% macro m() %}{{ page.url }}{% endmacro %}{{ once(m) }}"
    assert ours(tmp_path, text) == "/a/"


@pytest.mark.parametrize(
    "part",
    [
        "{% set ns = namespace(n=0) %}{% macro m() %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endmacro %}",
        "{% set _l = [] %}{% macro m() %}{{ '' if _l.append(1) }}{{ _l|length }}{% endmacro %}",
        "{% set config = namespace(n=0) %}{% macro m() %}{% set config.n = config.n + 1 %}{{ config.n }}{% endmacro %}",
        "{% set c = cycler(1, 2) %}{% macro m() %}{{ c.next() }}{% endmacro %}",
        "{% import 'q.html' as q %}{% macro m() %}{{ q.m() }}{% endmacro %}",
        "{% from 'q.html' import m as n %}{% macro m() %}{{ n() }}{% endmacro %}",
    ],
)
def test_a_part_that_counts_its_calls_begins_again_for_each_page(tmp_path: Path, part: str) -> None:
    (tmp_path / "q.html").write_text(
        "{% set ns = namespace(n=0) %}{% macro m() %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{% endmacro %}"
    )
    (tmp_path / "counts.html").write_text(part)
    (tmp_path / "a.html").write_text(
        "{% import 'counts.html' as c %}{% from 'counts.html' import m %}{{ c.m() }}{{ once(c.m) }}"
    )
    renderer, pages = renderer_of(tmp_path), (ViewPage(), ViewPage())
    given: Any = pages
    assert [renderer.render(page).html for page in given] == ["12", "12"]


@pytest.fixture
def bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled layouts are kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def kept_code(text: str) -> object:
    return LayoutBytecode(True).get_bucket(jinja2.Environment(), "a.html", None, text).code


def test_compiled_layouts_are_kept_and_used(bytecode: Path, tmp_path: Path) -> None:
    assert ours(tmp_path, "{{ 'kept' }}") == "kept"
    (file,) = kept(bytecode)
    assert kept_code("{{ 'kept' }}") is not None
    assert file.name.endswith(".pyc")


def test_a_layout_that_changed_is_compiled_again(bytecode: Path, tmp_path: Path) -> None:
    assert [ours(tmp_path, text) for text in ("one", "two", "one")] == ["one", "two", "one"]
    assert len(kept(bytecode)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"x" * 50,
        lambda whole: whole[:-9],
        lambda whole: whole.replace(b"text", b"else"),
    ],
)
def test_a_damaged_file_is_as_none(bytecode: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    ours(tmp_path, "text")
    (file,) = kept(bytecode)
    file.write_bytes(damage(file.read_bytes()))
    assert kept_code("text") is None
    assert ours(tmp_path, "text") == "text"
    assert kept_code("text") is not None


def test_nothing_is_kept_where_python_keeps_nothing(
    bytecode: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert ours(tmp_path, "text") == "text"
    assert kept(bytecode) == []
