"""What pages are planned from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lantoa.places import Place
from lantoa.records import Photo
from lantoa.relate.site import Site
from lantoa.settings import SiteConfig
from lantoa.views import ModelCard, NewsCard, Picture, ProgrammeCard, Prose
from lantoa.words import Words


@dataclass(frozen=True, slots=True)
class Material:
    """Everything known before a page is decided.

    `prose` and `summaries` are by source file; `picture` answers a photo's URLs and sizes (True for a lead photo);
    `attachment` answers a file's URL and size in bytes; `place` finds an administrative unit by slug; `columns` names
    the columns of each open data file.
    """

    config: SiteConfig
    words: Words
    site: Site
    prose: Mapping[str, Prose]
    summaries: Mapping[str, str]
    picture: Callable[[Photo, bool], Picture]
    attachment: Callable[[str], tuple[str, int]]
    place: Callable[[str], Place]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Desk:
    """The material with every card that lists show, made once. Model and programme cards are by slug, news by file."""

    material: Material
    models: Mapping[str, ModelCard]
    news: Mapping[str, NewsCard]
    programmes: Mapping[str, ProgrammeCard]
