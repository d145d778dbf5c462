"""Photos whose decoder dies, spins, waits or eats: a problem of one photo, and no end of the build."""

import os
import signal
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from lantoa.errors import Severity
from lantoa.media.photos import apart, bands, pixels
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.pixels import open_pixels
from lantoa.media.photos.room import Room
from lantoa.workers import spread
from tests.unit.test_photo_kinds import HEIC
from tests.unit.test_photos import codes, plan, saved, scene, write


def damaged() -> bytes:
    """A photo of an iPhone, one byte of whose item for EXIF is wrong: libheif 1.23 ends its process over it."""
    content = bytearray(HEIC.read_bytes())
    content[content.index(b"Exif", content.index(b"infe"))] = 0xCC
    return bytes(content)


def test_a_heic_that_ends_its_decoder_is_a_problem_of_its_own(tmp_path):
    photos = (write(tmp_path, "a.heic", damaged()), write(tmp_path, "b.heic", HEIC.read_bytes()))
    album, problems = plan(tmp_path, *photos, jobs=2)
    assert codes(problems) == ["photo-unreadable"]
    assert problems[0].severity is Severity.ERROR
    assert set(album.shots) == {"b.heic"}


def spin(*_):
    while True:
        pass


def children() -> set[str]:
    """The processes that this one began, ended ones that nobody waited for too."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


@pytest.mark.parametrize("content", [HEIC.read_bytes(), saved(scene())], ids=["heic", "jpeg"])
@pytest.mark.parametrize(
    "harm",
    [
        lambda *_: os.kill(os.getpid(), signal.SIGSEGV),
        lambda *_: os._exit(0),
        lambda *_: [][1 << 70],
        lambda *_: time.sleep(1000),
        spin,
    ],
)
def test_whatever_becomes_of_the_process_the_photo_is_unreadable(monkeypatch, content, harm):
    monkeypatch.setattr(pixels, "_FAULTS", ())
    monkeypatch.setattr(apart, "CPU_SECONDS", 0.2)
    monkeypatch.setattr(apart, "_PATIENCE", 60 if harm is spin else 0.5)
    monkeypatch.setattr(pixels, "_decode", harm)
    before = children()
    with pytest.raises(PhotoError) as stopped:
        open_pixels(content, 64)
    assert stopped.value.code == "photo-unreadable"
    assert children() <= before


def test_a_process_has_so_much_memory_and_no_more(monkeypatch):
    monkeypatch.setattr(apart, "MEMORY", 64 * 1024 * 1024)
    monkeypatch.setattr(pixels, "_decode", lambda *_: bytes(1 << 30))
    with pytest.raises(PhotoError) as stopped:
        open_pixels(HEIC.read_bytes(), 64)
    assert (stopped.value.code, stopped.value.about) == ("photo-too-large", {"limit": "120 MP"})


def test_pixels_that_do_not_fit_their_size_are_no_photo(monkeypatch):
    class Liar:
        size = (64, 65)

        def tobytes(self):
            return bytes(64 * 64 * 3)

    monkeypatch.setattr(pixels, "_decode", lambda *_: apart.Pixels(Liar(), (640, 640), "HEIF"))
    with pytest.raises(PhotoError) as stopped:
        open_pixels(HEIC.read_bytes(), 64)
    assert stopped.value.code == "photo-unreadable"


def test_a_worker_that_draws_share_pictures_opens_them_too():
    content = HEIC.read_bytes()
    sizes = list(spread(lambda chunk: open_pixels(content, *chunk).image.size, [[64], [96], [120]], 2))
    assert sizes == [(64, 85), (96, 128), (120, 160)]


# Large ones. --------------------------------------------------------------------------------------


@pytest.fixture
def room(monkeypatch) -> Room:
    """The room for pixels, all of which these photos here need."""
    small = Room(2000)
    monkeypatch.setattr(pixels, "_ROOM", small)
    return small


def test_a_png_takes_the_room_of_all_its_pixels(monkeypatch):
    taken = []
    monkeypatch.setattr(pixels, "_ROOM", room := Room(2000))
    monkeypatch.setattr(room, "taken", lambda size: taken.append(size) or nullcontext())
    open_pixels(saved(scene(400, 300), "PNG"), 64)
    open_pixels(saved(Image.new("RGB", (20, 20)), "PNG"), 64)
    assert taken == [4 * 400 * 300, 4 * 20 * 20]


@pytest.mark.parametrize("form", ["HEIF", "TIFF", "PNG", "JPEG"])
def test_a_large_photo_is_decoded_alone_though_apart(room, form):
    content = HEIC.read_bytes() if form == "HEIF" else saved(scene(400, 300), form)
    done = threading.Event()

    def work():
        open_pixels(content, 64)
        done.set()

    with room.taken(1):
        thread = threading.Thread(target=work)
        thread.start()
        assert not done.wait(0.5)
    thread.join()
    assert done.is_set()
    assert room.free == 2000


def test_a_jpeg_that_is_drawn_small_leaves_room_for_others(monkeypatch):
    taken = []
    monkeypatch.setattr(pixels, "_ROOM", room := Room(10_000_000))
    monkeypatch.setattr(room, "taken", lambda size: taken.append(size) or nullcontext())
    for options in ({}, {"progressive": True}):
        open_pixels(saved(Image.new("RGB", (3200, 2000)), **options), 400)
    assert taken == [4 * 800 * 500, 4 * 800 * 500 + 6 * 3200 * 2000]


def test_as_many_work_at_once_as_there_is_room_for():
    room, inside, most = Room(10), [], []
    lock = threading.Lock()

    def work(size):
        with room.taken(size):
            with lock:
                inside.append(min(size, 10))
                most.append(sum(inside))
            time.sleep(0.01)
            with lock:
                inside.remove(min(size, 10))

    threads = [threading.Thread(target=work, args=(size,)) for size in (3, 4, 50, 3, 10, 1, 7) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 10
    assert room.free == 10


# What a large picture becomes, band by band. ------------------------------------------------------


@pytest.mark.parametrize(
    ("full", "small"), [((700, 500), (90, 64)), ((333, 1000), (332, 997)), ((64, 900), (16, 225))]
)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_bands_make_what_the_whole_would(monkeypatch, full, small, mode):
    image = Image.effect_noise(full, 90).convert("RGB").convert(mode)
    whole = image.resize(small, Image.Resampling.LANCZOS)
    heights = []

    def note(part):
        heights.append(part.height)
        return part

    monkeypatch.setattr(bands, "PIXELS", full[0] * full[1] // 5)
    made = bands.shrink(image, small, note)
    assert len(heights) >= 5
    assert max(heights) < full[1] / 2
    assert made.size == small
    apart_by = ImageChops.difference(made, whole).getextrema()
    assert max(most for _, most in ([apart_by] if mode == "L" else apart_by)) <= 1


@pytest.mark.parametrize("harm", ["cut", "flipped"])
@pytest.mark.parametrize("packing", ["tiff_lzw", "tiff_adobe_deflate", "jpeg", "packbits", "group4"])
def test_a_damaged_tiff_says_nothing_on_the_terminal(tmp_path, capfd, packing, harm):
    picture = scene(mode="1") if packing == "group4" else scene()
    content = bytearray(saved(picture, "TIFF", compression=packing))
    middle = len(content) // 2
    if harm == "cut":
        del content[middle:]
    else:
        content[middle - 200 : middle + 200] = bytes(
            byte ^ 0xA5 for byte in content[middle - 200 : middle + 200]
        )
    _, problems = plan(tmp_path, write(tmp_path, "a.tif", bytes(content)))
    assert set(codes(problems)) <= {"photo-unreadable", "photo-truncated"}
    assert capfd.readouterr() == ("", "")
