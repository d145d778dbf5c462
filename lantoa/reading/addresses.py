"""Earlier URL paths (`aliases`) against the URLs that the site has."""

from collections.abc import Iterable, Iterator

from lantoa import urls
from lantoa.errors import Problem, problem
from lantoa.reading.folders import KINDS
from lantoa.reading.outline import At, Outline
from lantoa.settings import SiteConfig

_CLOSED_FOLDERS = ("/assets/", "/pagefind/")


def check_addresses(outlines: Iterable[Outline], config: SiteConfig, at: At) -> Iterator[Problem]:
    """Aliases that a page of the site, or another alias, already has; letter case does not part two.

    The pages of places, units and years come of the content later; nobody may claim theirs either.
    """
    taken = {_key(url): "" for url in _own_urls(config)}
    in_order = sorted(outlines, key=_kind)
    taken.update((_key(urls.page_url(each.kind, each.slug)), each.file) for each in in_order)
    for each in in_order:
        for index, alias in enumerate(each.aliases):
            if _key(alias) in taken or alias.startswith(_CLOSED_FOLDERS):
                here = at(each.file, f"aliases.{index}")
                yield problem(here, "alias-taken", value=alias, other=taken.get(_key(alias), ""))
            taken.setdefault(_key(alias), each.file)


def _kind(outline: Outline) -> tuple[int, str, str]:
    return KINDS.index(outline.kind), outline.slug, outline.file


def _key(url: str) -> str:
    return url.strip("/").casefold()


def _own_urls(config: SiteConfig) -> Iterator[str]:
    yield urls.home_url()
    yield from (f"/{name}/" for name in sorted(urls.RESERVED))
    yield from map(urls.field_url, config.fields)
    yield from (
        urls.feed_url(),
        urls.json_feed_url(),
        urls.sitemap_url(),
        urls.robots_url(),
        urls.not_found_url(),
    )
    yield from map(urls.data_url, ("models.json", "models.csv", "results.csv"))
