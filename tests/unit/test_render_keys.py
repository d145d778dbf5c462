"""What a page used of the site: a change of it changes the page's key, and nothing else does."""

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from lantoa.assets import Assets
from lantoa.cache import Cache
from lantoa.decide import decide, plan_site_assets
from lantoa.learn import Task, learn
from lantoa.machine.jsonld import page_json_ld
from lantoa.overrides import own_and_generators
from lantoa.reading.config import load_config, parse_config
from lantoa.render import Rendered, Renderer, make_renderer
from lantoa.render.answers import Answers, Used
from lantoa.render.layouts import Layouts, named_layouts, read_layouts
from lantoa.settings import SiteConfig
from lantoa.sources import read_sources
from lantoa.store import Store
from lantoa.vietnamese.periods import Moment
from lantoa.views import Chrome, Link, Page
from lantoa.words import Words
from tests.conftest import CONFIG

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "xa-vi-du"

WORDS = {"a": "một", "b": "hai", "c.one": "{count} cái", "c.other": "{count} cái"}
ASSETS = Assets(
    {"css/a.css": b"a", "icons/x.svg": b"<svg><a/></svg>", "img/motif-k.svg": b"<svg><b/></svg>"},
    {"css/a.css": "/assets/css-1/a.css", "icons/x.svg": "/assets/icons-1/x.svg"},
)
CHROME = Chrome((Link("/mo-hinh/", "Mô hình"),), (), Moment(2025))


class SamplePage:
    """A page as far as a renderer and a sample layout look at it."""

    def __init__(self, layout: str) -> None:
        self.url, self.layout, self.view = "/a/", layout, None


def sample(folder: Path, layouts: dict[str, str], **site: Any) -> Renderer:
    for name, text in layouts.items():
        path = folder / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = site.get("config", parse_config(CONFIG.encode()))
    words = Words("vi", WORDS | site.get("words", {}))
    assets = replace(
        ASSETS,
        contents={**ASSETS.contents, **site.get("contents", {})},
        urls={**ASSETS.urls, **site.get("urls", {})},
    )
    json_ld = site.get("json_ld", lambda _page, _config: "")
    return make_renderer(config, words, site.get("chrome", CHROME), assets, (folder,), json_ld)


def rendered(renderer: Renderer, layout: str = "a.html") -> Rendered:
    page: Any = SamplePage(layout)
    return renderer.render(page)


CHANGES: dict[str, dict[str, Any]] = {
    "a word": {"words": {"a": "khác"}},
    "a plural": {"words": {"c.other": "{count} thứ"}},
    "a word that was not there": {"words": {"z": "mới"}},
    "the title": {"config": replace(parse_config(CONFIG.encode()), title="Khác")},
    "the menu": {"chrome": replace(CHROME, menu=())},
    "the last change": {"chrome": replace(CHROME, updated=None)},
    "a stylesheet": {"urls": {"css/a.css": "/assets/css-2/a.css"}},
    "an icon": {"contents": {"icons/x.svg": b"<svg><c/></svg>"}},
    "a motif": {"contents": {"img/motif-k.svg": b"<svg><c/></svg>"}},
    "a motif that was not there": {"contents": {"img/motif-new.svg": b"<svg><c/></svg>"}},
}
"""What can change of a site, each seen by one of the layouts below."""

SEEN = {
    "{{ t('a') }}": {"a word"},
    "{{ t('c', count=2) }}": {"a plural"},
    "{{ t.has('c') }}": {"a plural"},
    "{{ t.has('z') }}": {"a word that was not there"},
    "{{ t.language }}": {"a word", "a plural", "a word that was not there"},
    "{{ config.title }}": {"the title"},
    "{{ config['title'] }}": {"the title"},
    "{{ config }}": {"the title"},
    "{{ config == 1 }}": {"the title"},
    "{{ chrome.menu|length }}": {"the menu"},
    "{{ chrome.updated }}": {"the last change"},
    "{{ 'css/a.css'|asset }}": {"a stylesheet"},
    "{{ icon('x') }}": {"an icon"},
    "{{ motif('k') }}": {"a motif"},
    "{{ motif('new') }}": {"a motif that was not there"},
    "{% if false %}{{ t('a') }}{{ icon('x') }}{% endif %}": set[str](),
    "{{ page.url|absolute }}": set[str](),
}


def answers_of(renderer: Renderer, used: Used) -> list[str]:
    return [renderer.answer_key(question) for question in used]


@pytest.mark.parametrize("layout", SEEN)
def test_only_a_change_of_what_a_page_used_changes_its_key(tmp_path: Path, layout: str) -> None:
    before = sample(tmp_path, {"a": layout})
    used = rendered(before).used
    seen = {
        name
        for name, change in CHANGES.items()
        if answers_of(sample(tmp_path, {}, **change), used) != answers_of(before, used)
    }
    assert seen == SEEN[layout]


@pytest.mark.parametrize("field", ["base_url", "base_path", "language"])
def test_what_addresses_and_numbers_are_made_with_counts_for_every_page(tmp_path: Path, field: str) -> None:
    before = sample(tmp_path, {"a": "{{ page.url|href }}"})
    used = rendered(before).used
    config: Any = replace(parse_config(CONFIG.encode()), **{field: "en"})
    assert answers_of(sample(tmp_path, {}, config=config), used) != answers_of(before, used)


def test_json_ld_counts(tmp_path: Path) -> None:
    def json_ld(_: Page, config: SiteConfig) -> str:
        return config.organisation.name

    assert "config:organisation" in rendered(sample(tmp_path, {"a": ""}, json_ld=json_ld)).used


IMPORTED = {
    "what a part uses": ("{% macro m() %}{{ t('a') }}{% endmacro %}", "{{ p.m() }}"),
    "what the top of a layout uses": ("{% set x = t('a') %}", "{{ p.x }}"),
    "what a layout uses that an imported one imports": (
        "{% import 'q.html' as q %}{% set y = q.x %}",
        "{{ p.y }}",
    ),
    "what a part uses that is rendered once": (
        "{% macro m() %}{{ t('a') }}{% endmacro %}",
        "{{ once(p.m) }}",
    ),
}


@pytest.mark.parametrize("what", IMPORTED)
def test_what_imported_layouts_use_counts_for_every_page_and_not_for_the_first_alone(
    tmp_path: Path, what: str
) -> None:
    part, use = IMPORTED[what]
    page = "{% import 'p.html' as p %}" + use
    renderer = sample(
        tmp_path, {"p": part, "q": "{% set x = t('a') %}", "a": page, "b": page, "c": "{{ t('b') }}"}
    )
    assert [["words:a" in rendered(renderer, f"{name}.html").used for _ in (1, 2)] for name in "abc"] == [
        [True, True],
        [True, True],
        [False, False],
    ]


def test_a_page_that_fails_leaves_nothing_behind_for_the_next(tmp_path: Path) -> None:
    renderer = sample(tmp_path, {"a": "{{ t('a') }}{{ 1 / 0 }}", "b": "{{ t('b') }}"})
    with pytest.raises(Exception, match="layout-fault"):
        rendered(renderer, "a.html")
    assert "words:a" not in rendered(renderer, "b.html").used


@pytest.mark.parametrize(
    ("tag", "reached"),
    [
        ("{% extends 'b.html' %}", "b.html"),
        ('{%- include "b.html" ignore missing without context -%}', "b.html"),
        ("{% import 'b.html' as b with context %}", "b.html"),
        ("{% from 'b.html' import x as y, z %}", "b.html"),
        ("{%\n from './/b.html' import x %}", "b.html"),
        ("{% include 'gone.html' ignore missing %}", "gone.html"),
        ("{% include ['b.html', 'c.html'] %}", "all"),
        ("{% include 'b.html' if x else y %}", "all"),
        ("{% include page.layout %}", "all"),
        ("{% include 'b' 'b.html' %}", "all"),
        (r"{% include '\x62.html' %}", "all"),
        ("{# {% from #}{% include 'b.html' %}", "all"),
        ("{% includes %} {{ 'b.html' }}", ""),
    ],
)
def test_a_closure_has_all_that_a_layout_can_reach(tag: str, reached: str) -> None:
    layouts = Layouts({"a.html": tag.encode(), "b.html": b"", "c.html": b""})
    expected = {"a.html", "b.html", "c.html"} if reached == "all" else {"a.html"} | {reached} - {""}
    assert set(layouts.closure("a.html")) == expected


def test_a_closure_has_what_jinja_finds_in_every_layout() -> None:
    from jinja2 import Environment, meta

    for text in read_layouts((ROOT / "layouts",)).texts.values():
        found = set(meta.find_referenced_templates(Environment(autoescape=True).parse(text.decode())))
        assert named_layouts(text) >= found


def test_a_layouts_key_changes_with_the_layouts_that_it_reaches_and_no_others(tmp_path: Path) -> None:
    layouts = {"a": "{% include 'b.html' %}", "b": "{% import 'c.html' as c %}", "c": "", "d": ""}

    def keys(**changed: str) -> tuple[str, ...]:
        renderer = sample(tmp_path, layouts | changed)
        return tuple(renderer.layout_key(f"{name}.html") for name in "abcd")

    before, after = keys(), keys(c="khác")
    assert [was == now for was, now in zip(before, after, strict=True)] == [False, False, False, True]


def test_a_layout_that_comes_into_being_changes_the_key_of_those_that_asked_for_it(tmp_path: Path) -> None:
    before = sample(tmp_path, {"a": "{% include 'b.html' ignore missing %}"}).layout_key("a.html")
    assert sample(tmp_path, {"b": ""}).layout_key("a.html") != before


def test_the_sites_own_layout_counts_where_it_stands_in_for_the_generators(tmp_path: Path) -> None:
    for folder, text in (("ours", "1"), ("own", "2")):
        (tmp_path / folder / "parts").mkdir(parents=True)
        (tmp_path / folder / "parts" / "a.html").write_text(text)
    assert read_layouts((tmp_path / "ours", tmp_path / "own")).texts == {"parts/a.html": b"2"}


def test_the_environments_key_changes_with_everything(tmp_path: Path) -> None:
    before = sample(tmp_path, {"a": "x"}).environment_key()
    assert sample(tmp_path, {}).environment_key() == before
    assert all(sample(tmp_path, {}, **change).environment_key() != before for change in CHANGES.values())
    assert sample(tmp_path, {"a": "y"}).environment_key() != before


@cache
def example() -> tuple[Answers, tuple[Page, ...]]:
    with TemporaryDirectory() as folder, Store(Path(folder)) as store:
        task = Task(
            EXAMPLE, load_config(EXAMPLE), False, 1, Cache(None), store, read_sources(EXAMPLE, {}), {}
        )
        learnt = learn(task)
        plan = decide(learnt)
        pages = tuple(page.make() for page in plan.pages)
    return Answers(learnt.config, learnt.words, plan.chrome, plan_site_assets(EXAMPLE, learnt)), pages


def example_renderer(answers: Answers) -> Renderer:
    layouts = own_and_generators(EXAMPLE, "layouts")
    return make_renderer(answers.config, answers.words, answers.chrome, answers.assets, layouts, page_json_ld)


def changed_sites(answers: Answers) -> Iterator[tuple[str, Answers]]:
    """The example's site with one answer changed, for every sort of answer; a prime step takes some of the many."""
    for key in sorted(answers.words.entries)[::7]:
        text = answers.words.entries[key]
        words = replace(answers.words, entries={**answers.words.entries, key: f"{text} ngày mai"})
        yield f"words:{key}", replace(answers, words=words)
    for key in sorted(answers.words.entries)[::31]:
        left = {each: text for each, text in answers.words.entries.items() if each != key}
        yield f"words:{key} left out", replace(answers, words=replace(answers.words, entries=left))
    for field in fields(answers.config):
        value = getattr(answers.config, field.name)
        for changed in changed_values(value):
            config = replace(answers.config, **{field.name: changed})
            yield f"config:{field.name}", replace(answers, config=config)
    for field in fields(answers.chrome):
        for changed in changed_values(getattr(answers.chrome, field.name)):
            yield (
                f"chrome:{field.name}",
                replace(answers, chrome=replace(answers.chrome, **{field.name: changed})),
            )
    for name in sorted(answers.assets.contents)[::3]:
        content = answers.assets.contents[name].replace(b"</svg>", b"<path/></svg>") + b" "
        contents = {**answers.assets.contents, name: content}
        urls = {**answers.assets.urls, name: f"/khac{answers.assets.urls[name]}"}
        yield f"assets:{name}", replace(answers, assets=Assets(contents, urls))


def changed_values(value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        yield f"{value}en" if value.isalpha() else f"{value}khac/"
    elif isinstance(value, bool | int):
        yield value + 1
    elif isinstance(value, tuple):
        yield value[:-1]
        yield value[::-1]
    elif isinstance(value, dict):
        yield dict(reversed(value.items()))
    elif value is not None:
        for field in fields(value):
            for changed in changed_values(getattr(value, field.name)):
                yield replace(value, **{field.name: changed})


def test_a_page_whose_key_stays_looks_the_same() -> None:
    """Every page of the example, whatever one answer of its site is changed."""
    answers, pages = example()
    before = example_renderer(answers)
    known = {page.url: before.render(page) for page in pages}
    answer_before = cache(before.answer_key)
    for turn, (what, changed) in enumerate(changed_sites(answers)):
        after = example_renderer(changed)
        answer = cache(after.answer_key)  # pages ask the same questions
        same = [
            page
            for page in pages
            if all(answer(question) == answer_before(question) for question in known[page.url].used)
        ]
        wrong = [
            page.url for page in same[turn % 11 :: 11] if after.render(page).html != known[page.url].html
        ]
        assert wrong == [], what
