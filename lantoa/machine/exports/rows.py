"""A model and its results as rows of open data: text, numbers, lists, None for what is not known."""

from decimal import Decimal

from lantoa.settings import SiteConfig
from lantoa.urls import absolute
from lantoa.vietnamese.figures import Quantity, format_quantity
from lantoa.vietnamese.periods import Moment
from lantoa.views import Figure, ModelView, PlaceMark

Cell = str | int | float | bool | tuple[str, ...] | None
Row = dict[str, Cell]


def model_row(view: ModelView, config: SiteConfig) -> Row:
    """A model under the names of MODEL_COLUMNS; `results` is how many it has."""
    card, model = view.card, view.model
    return {
        "slug": card.slug,
        "url": absolute(config.base_url, card.url),
        "title": card.title,
        "summary": card.summary,
        "unit": card.unit or None,
        "subject": model.subject,
        "partners": view.partners,
        "field_keys": tuple(field.key for field in card.fields),
        "fields": tuple(field.name for field in card.fields),
        "place": ", ".join(card.place.names),
        "place_today": _today(card.place),
        "period": model.period.text,
        "status": card.status or None,
        "level": card.level or None,
        "award": view.award or None,
        "programme": model.programme or None,
        "tags": model.tags,
        "replicates": model.replicates or None,
        "followers": card.replications,
        "completeness": view.completeness.share,
        "results": len(model.results),
        "sources": tuple(mark.source.url or mark.source.title for mark in view.sources),
        "published": _date(model.published),
        "updated": _date(model.updated),
    }


def result_rows(view: ModelView, config: SiteConfig) -> tuple[Row, ...]:
    """The results of a model under the names of RESULT_COLUMNS, in the order in which they were written."""
    own = [(figure, False) for figure in (*view.figures, *view.notes)]
    around = [(figure, True) for figure in view.context]
    in_order = sorted((*own, *around), key=lambda pair: int(pair[0].anchor.rpartition("-")[2]))
    return tuple(_result_row(view, figure, context, config) for figure, context in in_order)


def _result_row(view: ModelView, figure: Figure, context: bool, config: SiteConfig) -> Row:
    quantity, source = figure.quantity, figure.source.source if figure.source else None
    return {
        "model": view.card.slug,
        "model_title": view.card.title,
        "permalink": f"{absolute(config.base_url, view.card.url)}#{figure.anchor}",
        "label": figure.label,
        "value": _number(quantity.value) if quantity else None,
        "unit": (quantity.unit or None) if quantity else None,
        "qualifier": (quantity.qualifier or None) if quantity else None,
        "of": _number(quantity.of) if quantity and quantity.of is not None else None,
        "figure": _figure(quantity, config),
        "before": _figure(figure.before, config),
        "scope": figure.scope,
        "as_of": _date(figure.as_of),
        "context": context,
        "source_title": source.title if source else None,
        "source_publisher": (source.publisher or None) if source else None,
        "source_date": _date(source.date) if source else None,
        "source_url": (source.url or None) if source else None,
    }


def _today(place: PlaceMark) -> str:
    """Today's units; those of then where they are still the same."""
    return ", ".join(unit.text for unit in place.now or place.then)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(quantity: Quantity | None, config: SiteConfig) -> str | None:
    return format_quantity(quantity, config.language) if quantity else None


def _date(moment: Moment | None) -> str | None:
    return moment.edtf if moment else None
