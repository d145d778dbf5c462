"""A JPEG that goes over its picture again and again would keep a machine busy for hours."""

import io

import pytest
from PIL import Image

from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.pixels import open_pixels
from lantoa.media.photos.scans import MOST_SCANS, has_many_scans
from tests.unit.test_photos import scene

SOS, EOI = b"\xff\xda", b"\xff\xd9"


def layered(times: int) -> bytes:
    """A JPEG in layers, whose last one comes so many times more."""
    out = io.BytesIO()
    scene(640, 480).save(out, "JPEG", progressive=True)
    content = out.getvalue().removesuffix(EOI)
    start = content.rindex(b"\xff\xc4", 0, content.rindex(SOS))
    return content + content[start:] * times + EOI


def test_a_photo_of_more_layers_than_anybody_writes_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr("lantoa.media.photos.pixels._decode", None)
    with pytest.raises(PhotoError) as stopped:
        open_pixels(layered(MOST_SCANS), 64)
    assert stopped.value.code == "photo-unreadable"


def test_a_photo_in_layers_is_taken():
    assert open_pixels(layered(20), 64).full == (640, 480)


def test_what_stands_behind_or_beside_the_picture_is_no_layer_of_it():
    exif = Image.Exif()
    exif[0x010E] = "\xff\xda" * 200
    out = io.BytesIO()
    scene(640, 480).save(out, "JPEG", progressive=True, exif=exif, comment=SOS * 200)
    film = SOS * 200
    assert not has_many_scans(out.getvalue() + film)


@pytest.mark.parametrize(
    "content", [b"", SOS, b"\xff\xd8", b"\xff\xd8\xff", b"\xff" * 100, layered(0)[:-700]]
)
def test_one_that_is_cut_short_has_no_more_than_it_has(content):
    assert not has_many_scans(content)
