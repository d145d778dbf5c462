"""Small views for tests of the rooms that write: obviously invented models and news."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from lantoa import records
from lantoa.places import Address
from lantoa.settings import FieldOfWork, Organisation, SiteConfig
from lantoa.vietnamese.figures import Quantity
from lantoa.vietnamese.periods import Moment, Period, parse_moment, parse_period
from lantoa.views import (
    Completeness,
    FieldMark,
    Figure,
    Link,
    ModelCard,
    ModelView,
    NewsView,
    Page,
    Picture,
    PlaceMark,
    Prose,
    Rendition,
    SourceMark,
    StandingView,
)

NOWHERE = Address("thôn Ví Dụ, xã Ví Dụ, tỉnh Ví Dụ", "thôn Ví Dụ", (), ())
SOURCE = records.Source(
    "bao", "Một bài báo", "Báo Ví Dụ", parse_moment("2024-10-15"), "https://example.org/bao"
)
PICTURE = Picture(
    (Rendition("/anh/a-400.avif", 400, 300),), Rendition("/anh/a-800.jpg", 800, 600), "Một con đường"
)


def config(base_url: str = "https://example.org/", **changed: Any) -> SiteConfig:
    path = "/" + base_url.split("/", 3)[3]
    site = SiteConfig(
        title="Lan Tỏa",
        base_url=base_url,
        base_path=path,
        language="vi",
        organisation=Organisation("Ban Ví Dụ"),
        fields={"kinh-te": FieldOfWork("kinh-te", "Kinh tế")},
        levels={"commune": "cấp xã"},
        fit={},
        synonyms={},
        tagline="Để làm theo",
    )
    return replace(site, **changed)


def figure(number: int, label: str, value: str | None = None, unit: str = "", **more: Any) -> Figure:
    words = {key: more.pop(key) for key in ("qualifier", "of") if key in more}
    quantity = Quantity(Decimal(value), unit, **words) if value is not None else None
    return Figure(label, f"so-lieu-{number}", quantity, **more)


def model_page(
    slug: str = "duong-hoa",
    title: str = "Đường hoa",
    *,
    html: str = "<p>Bài</p>",
    updated: str = "2024-10-15",
    figures: tuple[Figure, ...] = (),
    context: tuple[Figure, ...] = (),
    notes: tuple[Figure, ...] = (),
    pictures: tuple[Picture, ...] = (),
    **written: Any,
) -> Page:
    period: Period = written.pop("period", parse_period("2022-06/.."))
    model = records.Model(
        slug=slug,
        file=f"content/models/{slug}.md",
        title=title,
        unit="Chi hội Ví Dụ",
        field=("kinh-te",),
        place=NOWHERE,
        period=period,
        results=tuple(records.Result(each.label) for each in (*figures, *context, *notes)),
        **written,
    )
    place = PlaceMark("thôn Ví Dụ", (Link("/dia-ban/xa/", "xã Ví Dụ"), Link("/dia-ban/tinh/", "tỉnh Ví Dụ")))
    card = ModelCard(
        slug=slug,
        url=f"/mo-hinh/{slug}/",
        title=title,
        summary="Tóm tắt",
        unit=model.unit,
        fields=(FieldMark("kinh-te", "Kinh tế", "/linh-vuc/kinh-te/", "rice", "sprout"),),
        place=place,
        period=period,
        status="recognised",
        level="commune",
        picture=pictures[0] if pictures else None,
        completeness=50,
        replications=2,
    )
    view = ModelView(
        card=card,
        model=model,
        prose=Prose(html),
        pictures=pictures,
        figures=figures,
        context=context,
        notes=notes,
        costs=(),
        sources=(SourceMark(1, SOURCE),),
        unit_url="/don-vi/chi-hoi-vi-du/",
        partners=("Hội Một", "Hội Hai"),
        programme=None,
        tags=tuple(Link(f"/the/{tag}/", tag) for tag in model.tags),
        year_links=(),
        events=model.events,
        award="",
        downloads=(),
        players=(),
        ancestors=(),
        spread=None,
        completeness=Completeness((), 50, ""),
        similar=(),
        news=(),
        previous=None,
        next=None,
    )
    crumbs = (Link("/", "Trang chủ"), Link("/mo-hinh/", "Mô hình"))
    when: Moment | None = parse_moment(updated) if updated else None
    return Page(
        card.url, "model.html", title, "Tóm tắt", view, crumbs=crumbs, card="/anh/the.png", updated=when
    )


def news_page(slug: str = "tin", date: str = "2024-01-05", html: str = "<p>Tin</p>", **written: Any) -> Page:
    news = records.News(slug, f"content/news/{slug}.md", "Một tin", parse_moment(date), **written)
    view = NewsView(news, Prose(html), (), (), (), None, (), None, None)
    return Page(f"/tin-tuc/{slug}/", "news.html", "Một tin", "Tóm tắt", view, updated=None)


def standing_page(url: str = "/gioi-thieu/", **changed: Any) -> Page:
    return replace(Page(url, "page.html", "Giới thiệu", "", StandingView(Prose(""))), **changed)
