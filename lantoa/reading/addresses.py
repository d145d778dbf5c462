"""Earlier URL paths (`aliases`) against the URLs that the site has."""

from collections.abc import Iterator

from lantoa import urls
from lantoa.errors import Problem, problem
from lantoa.records import Content, Entry
from lantoa.settings import SiteConfig

_CLOSED_FOLDERS = ("/assets/", "/pagefind/")


def check_addresses(content: Content, config: SiteConfig) -> Iterator[Problem]:
    """Aliases that a page of the site, or another alias, already has; letter case does not part two.

    The pages of places, units and years come of the content later; nobody may claim theirs either.
    """
    taken = {_key(url): "" for url in _own_urls(config)}
    taken.update((_key(url), entry.file) for entry, url in _entries(content))
    for entry, _ in _entries(content):
        for index, alias in enumerate(entry.aliases):
            if _key(alias) in taken or alias.startswith(_CLOSED_FOLDERS):
                at = content.at(entry.file, f"aliases.{index}")
                yield problem(at, "alias-taken", value=alias, other=taken.get(_key(alias), ""))
            taken.setdefault(_key(alias), entry.file)


def _key(url: str) -> str:
    return url.strip("/").casefold()


def _own_urls(config: SiteConfig) -> Iterator[str]:
    yield urls.home_url()
    yield from (f"/{name}/" for name in sorted(urls.RESERVED))
    yield from map(urls.field_url, config.fields)
    yield from (
        urls.browse_index_url(),
        urls.feed_url(),
        urls.json_feed_url(),
        urls.sitemap_url(),
        urls.robots_url(),
        urls.not_found_url(),
    )
    yield from map(urls.data_url, ("models.json", "models.csv", "results.csv"))


def _entries(content: Content) -> Iterator[tuple[Entry, str]]:
    yield from ((model, urls.model_url(model.slug)) for model in content.models)
    yield from ((news, urls.news_url(news.slug)) for news in content.news)
    yield from ((programme, urls.programme_url(programme.slug)) for programme in content.programmes)
    yield from ((page, urls.standing_url(page.slug)) for page in content.pages)
