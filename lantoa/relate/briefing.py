"""A model's brief, from its record: made once a file."""

from lantoa.fingerprints import fingerprint
from lantoa.records import Model, Result, Source
from lantoa.relate.addends import addends_of
from lantoa.relate.brief import Brief
from lantoa.relate.completeness import own_parts
from lantoa.relate.order import newest_first
from lantoa.relate.packing import (
    Packed,
    pack_address,
    pack_period,
    pack_result,
    pack_shown_photo,
    pack_source,
)
from lantoa.relate.standing import Standing, standing
from lantoa.relate.telling import tell
from lantoa.vietnamese.periods import Moment, years
from lantoa.vietnamese.text import slugify


def brief_of(model: Model, summary: str) -> Brief:
    """The brief of a model. `summary` is the one that is shown, written or from the first paragraph."""
    addends, reached, updated = addends_of(model), standing(model.events), model.updated or model.published
    number, figure = _first_figure(model)
    # Of several spellings with one slug the last stands where the first stood.
    tags = {slugify(tag): tag for tag in model.tags}
    source = _numbered(model, figure.source) if figure else None
    return Brief(
        slug=model.slug,
        file=model.file,
        title=model.title,
        summary=summary,
        unit=model.unit,
        unit_slug=slugify(model.unit),
        field=model.field,
        tags=tuple(tags.items()),
        place=model.place,
        period=model.period,
        years=years_of(model),
        updated=updated,
        dated=updated or _last_date(model),
        featured=model.featured,
        programme=model.programme,
        standing=reached,
        parts=own_parts(model),
        figure=figure,
        figure_number=number,
        source=source,
        photo=model.photos[0] if model.photos else None,
        fit=model.fit,
        replicates=model.replicates,
        followers=tuple(record.model for record in model.replications),
        aliases=model.aliases,
        results=len(model.results),
        addends=addends,
        telling=tell(model.title, summary, model.place.text, tags),
        order=newest_first(updated, model.period.start, model.title, model.slug),
        sums=fingerprint(repr((model.title, addends))) if addends else "",
        card=_card(model, summary, reached, number, figure, source),
    )


def years_of(model: Model) -> tuple[int, ...]:
    """The years a model is known to have run. One that still goes on counts up to the last year that its page dates."""
    dates = [event.date for event in model.events] + [result.as_of for result in model.results]
    dated = [date.year for date in dates if date is not None]
    start = model.period.start.year if model.period.start else 0
    return years(model.period, max([start, *dated]))


def _last_date(model: Model) -> Moment:
    """The last date that an article gives in its events, else its beginning."""
    known = max((event.date for event in model.events if event.date), default=None)
    return known or model.period.start or Moment(model.period.first.year)


def _first_figure(model: Model) -> tuple[int, Result | None]:
    """The first own result that has a quantity, with its number among the results as written, from 1."""
    for number, result in enumerate(model.results, 1):
        if result.quantity and not result.context:
            return number, result
    return 0, None


def _numbered(model: Model, key: str) -> tuple[int, Source] | None:
    return {source.id: (number, source) for number, source in enumerate(model.sources, 1)}.get(key)


def _card(
    model: Model,
    summary: str,
    reached: Standing,
    number: int,
    figure: Result | None,
    source: tuple[int, Source] | None,
) -> str:
    """The fingerprint of what a list can show of a model; not of what comes of other files or of the configuration."""
    shown: Packed = (
        *(model.slug, model.title, summary, model.unit, model.field, reached.status, reached.level),
        *(pack_address(model.place), pack_period(model.period)),
        *(number, figure and pack_result(figure), source and pack_source(*source)),
        pack_shown_photo(model.photos[0]) if model.photos else None,
    )
    return fingerprint(repr(shown))
