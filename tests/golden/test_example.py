"""The example shows all that content may have: every key of the tables, every word of the vocabularies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lantoa.reading.config import load_config
from lantoa.reading.file_read import TABLES
from lantoa.reading.front_matter import decode, parse_front_matter
from lantoa.reading.located import LList, LMap, LText, Node, parse_yaml
from lantoa.reading.schema.site import SITE
from lantoa.reading.schema.types import Choice, ListOf, MapOf, Record, Type
from lantoa.relate.briefing import brief_of
from lantoa.relate.spread import plan_spread
from lantoa.relate.standing import standing
from lantoa.settings import SiteConfig
from tests.reading import Content, read_content

pytestmark = pytest.mark.xdist_group("example")

EXAMPLE = Path(__file__).parents[2] / "examples" / "xa-vi-du"
NOT_SHOWN = {
    ("language", "en"),
    ("colour", "ink"),
    *(("accent", word) for word in ("lacquer", "river", "lotus")),
}
"""A site has one language and one accent; ink is the colour of a field that names none."""

Use = tuple[str, str]
"""A key as "Photo.alt", seen once wherever photos may stand, with ""; or a key as "people" with a word there."""


def allowed(kind: Type, key: str = "") -> Iterator[Use]:
    if isinstance(kind, Record):
        for field in kind.fields:
            yield name(kind, field.key), ""
            yield from allowed(field.type, name(kind, field.key))
    elif isinstance(kind, ListOf | MapOf):
        yield from allowed(kind.item, key)
    elif isinstance(kind, Choice):
        yield from ((key.rpartition(".")[2], word) for word, _ in kind.words)


def used(kind: Type, node: Node, key: str = "") -> Iterator[Use]:
    if isinstance(kind, Record) and isinstance(node, LMap):
        for each, value in node.entries:
            yield name(kind, each.value), ""
            yield from used(kind.by_key[each.value].type, value, name(kind, each.value))
    elif isinstance(kind, Record):
        yield name(kind, kind.short), ""
    elif isinstance(kind, ListOf):
        for item in node.items if isinstance(node, LList) else (node,):
            yield from used(kind.item, item, key)
    elif isinstance(kind, MapOf) and isinstance(node, LMap):
        for _, value in node.entries:
            yield from used(kind.item, value, key)
    elif isinstance(kind, Choice) and isinstance(node, LText):
        yield key.rpartition(".")[2], node.value


def name(record: Record, key: str) -> str:
    return f"{getattr(record.make, '__name__', '')}.{key}"


def heads(kind: str) -> Iterator[LMap]:
    for file in sorted((EXAMPLE / "content" / kind).rglob("*.md")):
        front, _ = parse_front_matter(file.read_bytes(), file.name)
        assert front is not None
        yield front.head


def test_every_key_and_word_of_content_is_used() -> None:
    shown = {use for kind, table in TABLES.items() for head in heads(kind) for use in used(table, head)}
    assert {use for table in TABLES.values() for use in allowed(table)} - shown == set()


def test_every_key_of_the_configuration_is_used() -> None:
    text, _ = decode((EXAMPLE / "site_config.yaml").read_bytes(), "site_config.yaml")
    node, problems = parse_yaml(text or "", "site_config.yaml")
    assert node is not None and not problems
    assert set(allowed(SITE)) - set(used(SITE, node)) - NOT_SHOWN == set()


@pytest.fixture(scope="module")
def config() -> SiteConfig:
    return load_config(EXAMPLE)


@pytest.fixture(scope="module")
def content(config: SiteConfig) -> Content:
    found, problems = read_content(EXAMPLE, config)
    assert not problems
    return found


def test_every_field_level_and_fit_word_of_the_configuration_is_used(
    config: SiteConfig, content: Content
) -> None:
    assert {key for model in content.models for key in model.field} == set(config.fields)
    assert {event.level for model in content.models for event in model.events if event.level} == set(
        config.levels
    )
    for kind, words in config.fit.items():
        assert {word for model in content.models if model.fit for word in getattr(model.fit, kind)} == set(
            words
        )


def test_the_example_has_three_generations_told_by_either_side(content: Content) -> None:
    spread = plan_spread([brief_of(model, model.summary) for model in content.models])
    by_slug = {model.slug: model for model in content.models}
    assert spread.ancestors("den-ngo-to-dan-pho-1") == ("den-duong-thon-vi-du", "den-duong-thon-mau")
    assert not by_slug["den-duong-thon-mau"].replicates  # told by the example's file
    assert by_slug["den-mat-troi-thon-thu"].replicates == "den-duong-thon-vi-du"  # by the follower's
    assert any(not follower.model for follower in spread.followers["den-duong-thon-vi-du"])


def test_the_example_has_a_model_of_each_kind(config: SiteConfig, content: Content) -> None:
    assert len(content.models) > 2 * config.models_per_page
    assert {len(model.photos) for model in content.models} >= {0, 1, 20}
    assert max(len(model.title.split()) for model in content.models) >= 40
    assert {standing(model.events).status for model in content.models} >= {
        "stopped",
        "revoked",
        "awarded",
        "unknown",
    }
    assert {model.subject for model in content.models} == {"collective", "individual", "household"}
