"""What a page's card shows."""

import re
from dataclasses import dataclass, replace

from lantoa import views
from lantoa.records import Photo
from lantoa.settings import SiteConfig
from lantoa.vietnamese.figures import quantity_parts
from lantoa.vietnamese.text import excerpt
from lantoa.views import Page

_LONGEST_LINE = 140
_WORTH_COUNTING = 3
_COUNTED = re.compile(r"(\d[\d.,]*) (.+?)\.?")


@dataclass(frozen=True, slots=True)
class CardValues:
    """The words of a card. `colour` is a name of the palette; `picture` a photo's path, with its focus, or "".

    `number` is set large between `qualifier` and `unit`, over `label`; without a number none of them is shown.
    """

    title: str
    site: str
    kicker: str = ""
    line: str = ""
    qualifier: str = ""
    number: str = ""
    unit: str = ""
    label: str = ""
    colour: str = "lacquer"
    picture: str = ""
    focus: tuple[float, float] = (0.5, 0.5)


def card_values(page: Page, config: SiteConfig) -> CardValues:
    """What the card of a page shows: a model with its best figure, a list with its count, else a description."""
    view = page.view
    kicker = page.crumbs[-1].text if len(page.crumbs) > 1 else config.organisation.name
    if isinstance(view, views.ModelView):
        return _model(view.card, view.model.photos, config)
    line = excerpt(page.description, _LONGEST_LINE)
    if isinstance(view, views.HomeView):
        return _home(view, config)
    if isinstance(view, views.NewsView):
        return _with_photo(
            CardValues(page.title, config.title, kicker, line, colour=config.accent), view.news.photos
        )
    if isinstance(view, views.ProgrammeView):
        values = CardValues(
            page.title, config.title, kicker, line or _place(view.place), colour=config.accent
        )
        return _with_photo(values, view.programme.photos)
    if isinstance(view, views.GroupView):
        return _group(view, CardValues(page.title, config.title, kicker, line, colour=config.accent))
    return CardValues(page.title, config.title, kicker, line, colour=config.accent)


def _home(view: views.HomeView, config: SiteConfig) -> CardValues:
    """What the site is for, large; its first photo is that of the model that leads the page."""
    title, name = config.tagline or config.title, config.organisation.name
    values = CardValues(title, config.title, "" if name == config.title else name, colour=config.accent)
    return _with_photo(values, (view.photo,) if view.photo else ())


def _group(view: views.GroupView, values: CardValues) -> CardValues:
    """A list of models, with the count that its description begins with ("3 mô hình ở xã Hồng Giang.") set large."""
    values = replace(values, colour=view.field.colour if view.field else values.colour)
    if view.total < _WORTH_COUNTING or not (counted := _COUNTED.fullmatch(values.line)):
        return values
    return replace(values, line="", number=counted[1], label=counted[2])


def _model(card: views.ModelCard, photos: tuple[Photo, ...], config: SiteConfig) -> CardValues:
    figure = card.figure
    parts = quantity_parts(figure.quantity, config.language) if figure and figure.quantity else None
    values = CardValues(
        title=card.title,
        site=config.title,
        kicker=" · ".join(field.name for field in card.fields),
        line=_owner(card.unit, card.place),
        qualifier=parts.qualifier if parts else "",
        number=parts.number if parts else "",
        unit=parts.unit if parts else "",
        label=figure.label if figure and parts else "",
        colour=card.fields[0].colour if card.fields else config.accent,
    )
    return _with_photo(values, photos)


def _owner(unit: str, place: views.PlaceMark) -> str:
    """Who, and where: "Chi bộ thôn Kép 1" is not followed by "thôn Kép 1" again."""
    parts = place.names
    new = ", ".join(part for part in parts if part.casefold() not in unit.casefold())
    mark = ", " if any(part.casefold() in unit.casefold() for part in parts) else " · "
    return mark.join(part for part in (unit, new) if part)


def _place(place: views.PlaceMark) -> str:
    return ", ".join(place.names)


def _with_photo(values: CardValues, photos: tuple[Photo, ...]) -> CardValues:
    return replace(values, picture=photos[0].path, focus=photos[0].focus) if photos else values
