"""Places and figures of a view as plain text, for hits and cards that a browser makes."""

from lantoa import views
from lantoa.vietnamese import figures

_CARD = 480
"""Pixels that a card's picture is wide."""


def then_text(place: views.PlaceMark) -> str:
    """The address as it was: "thôn Kép 1, xã Hồng Giang, huyện Lục Ngạn, tỉnh Bắc Giang"."""
    return ", ".join(place.names)


def now_text(place: views.PlaceMark) -> str:
    """The units that stand there today, empty where nothing changed."""
    return ", ".join(link.text for link in place.now)


def figure_text(figure: views.Figure, language: str) -> str:
    """A figure with its label: "Đất hiến hơn 9.000 m²"."""
    if figure.quantity is None:
        return figure.label
    return f"{figure.label} {figures.format_quantity(figure.quantity, language)}"


def figure_parts(figure: views.Figure | None, language: str) -> dict[str, str]:
    """The parts of a figure that has a number, by the names that the scripts know; empty ones are left out.

    A percent sign stands with its number.
    """
    if figure is None or figure.quantity is None:
        return {}
    parts = figures.quantity_parts(figure.quantity, language)
    share = parts.unit == "%"
    named = {
        "qualifier": parts.qualifier,
        "number": f"{parts.number}%" if share else parts.number,
        "measure": "" if share else parts.unit,
        "label": figure.label,
    }
    return {name: value for name, value in named.items() if value}


def picture_shown(picture: views.Picture | None) -> tuple[tuple[str, str], ...]:
    """A picture of a list: its fallback with its size, the smallest AVIF that 480 pixels can use, and its classes."""
    if picture is None:
        return ()
    wide = [rendition for rendition in picture.avif if rendition.width >= _CARD] or list(picture.avif[-1:])
    return (
        ("jpeg", picture.jpeg.url),
        ("avif", wide[0].url if wide else ""),
        ("size", f"{picture.jpeg.width}x{picture.jpeg.height}"),
        ("looks", picture.classes),
    )
