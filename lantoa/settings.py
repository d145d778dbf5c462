"""The configuration of a site, validated. `config` makes it from site_config.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from lantoa.places import OwnUnit


@dataclass(frozen=True, slots=True)
class FieldOfWork:
    """A field (lĩnh vực) that models belong to. `colour` is a name of the palette, `icon` one of the icons."""

    key: str
    name: str
    description: str = ""
    colour: str = "ink"
    icon: str = "circle"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who publishes the site; `parent` is the body above it, shown small in the header."""

    name: str
    short: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """How to reach the responsible body. Every part may be empty."""

    office: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms the content may be used again."""

    name: str = "CC BY 4.0"
    url: str = "https://creativecommons.org/licenses/by/4.0/deed.vi"


@dataclass(frozen=True, slots=True)
class PhotoQuality:
    """How closely pictures follow a photo, from 1 to 100; of equal numbers, each format makes something else."""

    avif: int = 63
    jpeg: int = 75
    webp: int = 80


@dataclass(frozen=True, slots=True)
class PhotoRecipe:
    """How pictures are made of photos: their widths in pixels, and the formats. docs/photos.md says why these.

    A photo that leads a page is made `lead` wide too, and one of a gallery can be opened `full` wide. One JPEG is for
    browsers that know no AVIF; `webp` adds pictures for those that know that. `avif_speed` is that of its encoder: 6
    takes six times as long as 9, for a tenth to a quarter fewer bytes.
    """

    widths: tuple[int, ...] = (480, 800, 1200)
    lead: int = 1600
    full: int = 2400
    webp: bool = False
    avif_speed: int = 9
    quality: PhotoQuality = PhotoQuality()


USUAL_RECIPE = PhotoRecipe()


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """Everything that a province changes. Mappings keep the order in which they were written.

    `base_url` ends with a slash; `base_path` is its path part ("/" or "/dvk/"). `synonyms` maps an abbreviation
    to what it stands for. `fit` maps each of terrain, needs and led_by to its vocabulary (key to name).
    `places` are units that the national tables do not hold. `emblem` names a PNG in assets/, "" for the usual one;
    `accent` the colour of what can be acted on.
    """

    title: str
    base_url: str
    base_path: str
    language: str
    organisation: Organisation
    fields: Mapping[str, FieldOfWork]
    levels: Mapping[str, str]
    fit: Mapping[str, Mapping[str, str]]
    synonyms: Mapping[str, str]
    tagline: str = ""
    description: str = ""
    emblem: str = ""
    accent: str = "lacquer"
    contact: Office = Office()
    editor: str = ""
    feedback: str = ""
    licence: Licence = Licence()
    models_per_page: int = 12
    news_per_page: int = 12
    featured: int = 3
    share: tuple[str, ...] = ("zalo", "facebook")
    share_pictures: bool = True
    posters: bool = True
    places: tuple[OwnUnit, ...] = ()
    photos: PhotoRecipe = USUAL_RECIPE
