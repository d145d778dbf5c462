"""JSON-LD: what a page is about, in schema.org's words, for search engines."""

import json
from collections.abc import Iterable

from lantoa.machine.exports import FILES
from lantoa.records import Source
from lantoa.settings import SiteConfig
from lantoa.urls import absolute, data_url, home_url, search_url
from lantoa.vietnamese.periods import Moment
from lantoa.vietnamese.text import excerpt
from lantoa.views import HomeView, ModelView, NewsView, OpenDataView, Page, Picture, StatisticsView

Thing = dict[str, object]

_HEADLINE = 110
"""The most characters of a headline that Google shows (its documentation of Article)."""

_IN_SCRIPT = tuple((letter, f"\\u{ord(letter):04x}") for letter in "<>&\u2028\u2029")
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def page_json_ld(page: Page, config: SiteConfig) -> str:
    """The page as one graph, safe inside a script element as it is; "" where there is nothing to say."""
    things = [thing for thing in (_subject(page, config), _breadcrumbs(page, config)) if thing]
    if not things:
        return ""
    graph = {"@context": "https://schema.org", "@graph": [_written(thing) for thing in things]}
    text = _write(graph)
    for letter, written in _IN_SCRIPT:
        text = text.replace(letter, written)
    return text


def _subject(page: Page, config: SiteConfig) -> Thing | None:
    view = page.view
    if isinstance(view, HomeView):
        return _site(config)
    if isinstance(view, ModelView):
        return {**_article("Article", page, view.pictures, config), **_model(view)}
    if isinstance(view, NewsView):
        return {**_article("NewsArticle", page, view.pictures, config), **_news(view)}
    if isinstance(view, OpenDataView | StatisticsView):
        return _data_set(page, config)
    return None


def _site(config: SiteConfig) -> Thing:
    target = absolute(config.base_url, search_url()) + "?q={search_term_string}"
    return {
        "@type": "WebSite",
        "@id": absolute(config.base_url, home_url()) + "#website",
        "url": config.base_url,
        "name": config.title,
        "description": config.description or config.tagline,
        "inLanguage": config.language,
        "publisher": _publisher(config),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def _article(kind: str, page: Page, pictures: tuple[Picture, ...], config: SiteConfig) -> Thing:
    url = absolute(config.base_url, page.url)
    images = [picture.jpeg.url for picture in pictures] or [page.card]
    return {
        "@type": kind,
        "@id": f"{url}#article",
        "mainEntityOfPage": url,
        "headline": excerpt(page.title, _HEADLINE),
        "description": page.description,
        "image": [absolute(config.base_url, image) for image in images if image],
        "inLanguage": config.language,
        "author": _publisher(config),
        "publisher": _publisher(config),
        "license": config.licence.url,
        "dateModified": _date(page.updated),
    }


def _model(view: ModelView) -> Thing:
    model = view.model
    return {
        "datePublished": _date(model.published),
        "about": {"@type": "Organization", "name": model.unit} if model.unit else None,
        "spatialCoverage": _place(view.card.place.names),
        "temporalCoverage": model.period.text.replace("~", ""),
        "articleSection": [field.name for field in view.card.fields],
        "keywords": list(model.tags),
        "isBasedOn": _citations(model.sources),
    }


def _news(view: NewsView) -> Thing:
    mentions = [{"@type": "Article", "name": model.title} for model in view.models]
    return {
        "datePublished": _date(view.news.date),
        "keywords": list(view.news.tags),
        "mentions": mentions,
        "isBasedOn": _citations(view.news.sources),
    }


def _data_set(page: Page, config: SiteConfig) -> Thing:
    url = absolute(config.base_url, page.url)
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": absolute(config.base_url, data_url(name)),
        }
        for name, kind in FILES.items()
    ]
    return {
        "@type": "Dataset",
        "@id": f"{url}#dataset",
        "url": url,
        "name": f"{page.title} – {config.title}",
        "description": page.description,
        "inLanguage": config.language,
        "creator": _publisher(config),
        "license": config.licence.url,
        "isAccessibleForFree": True,
        "distribution": files,
    }


def _breadcrumbs(page: Page, config: SiteConfig) -> Thing | None:
    if not page.crumbs:
        return None
    trail = [*((crumb.text, crumb.url) for crumb in page.crumbs), (page.title, page.url)]
    items = [
        {"@type": "ListItem", "position": place, "name": text, "item": absolute(config.base_url, url)}
        for place, (text, url) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _publisher(config: SiteConfig) -> Thing:
    return {"@type": "Organization", "name": config.organisation.name, "url": config.base_url}


def _place(names: tuple[str, ...]) -> Thing | None:
    """A place within a larger one, from the smallest."""
    made: Thing | None = None
    for name in reversed(names):
        made = _written({"@type": "Place", "name": name, "containedInPlace": made})
    return made


def _citations(sources: Iterable[Source]) -> list[Thing]:
    return [
        _written(
            {
                "@type": "CreativeWork",
                "name": source.title,
                "publisher": {"@type": "Organization", "name": source.publisher}
                if source.publisher
                else None,
                "datePublished": _date(source.date),
                "url": source.url,
            }
        )
        for source in sources
    ]


def _date(moment: Moment | None) -> str:
    """As precise as it is known (ISO 8601: a year, a month or a day)."""
    return moment.edtf.rstrip("~") if moment else ""


def _written(thing: Thing) -> Thing:
    """Without the properties that are not known."""
    return {key: value for key, value in thing.items() if value or value == 0}
