"""What pages are planned from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lantoa.places import Place
from lantoa.records import Model, Photo
from lantoa.relate.brief import Brief
from lantoa.relate.site import Site
from lantoa.settings import SiteConfig
from lantoa.views import ModelCard, NewsCard, Offered, Picture, PictureUse, ProgrammeCard, Prose
from lantoa.words import Words


@dataclass(frozen=True, slots=True)
class Keys:
    """Fingerprints of what one source file gives to pages.

    `whole`: its record, its body's HTML, its pictures and files. `tree`: what a tree of replications shows of it.
    `record`: its record without the body.
    """

    whole: str
    tree: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything known before a page is decided.

    `record` gives a model's whole record by slug; `prose` and `keys` are by source file, and so are the `summaries`
    of what is no model; `picture` answers a photo's URLs and sizes for what a page does with it, `picture_key` what
    decides them by path; `attachment` answers a file as it is published; `place` finds an administrative unit by
    slug; `columns` names the columns of each open data file. `sums` keeps what was summed up in the build before.
    """

    config: SiteConfig
    words: Words
    site: Site
    record: Callable[[str], Model]
    prose: Callable[[str], Prose]
    keys: Callable[[str], Keys]
    summaries: Mapping[str, str]
    picture: Callable[[Photo, PictureUse], Picture]
    picture_key: Callable[[str], str]
    attachment: Callable[[str], Offered]
    place: Callable[[str], Place]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Desk:
    """The material with every card that lists show. Model and programme cards are by slug, news by file.

    Model cards are made when somebody looks at them; `card_keys` are their fingerprints, made for all.
    """

    material: Material
    models: Mapping[str, ModelCard]
    card_keys: Mapping[str, str]
    news: Mapping[str, NewsCard]
    programmes: Mapping[str, ProgrammeCard]

    def brief(self, slug: str) -> Brief:
        """A model in short."""
        return self.material.site.by_slug[slug]
