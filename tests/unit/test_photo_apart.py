"""Photos whose decoder dies, spins, waits or eats: a problem of one photo, and no end of the build."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from lantoa.errors import Severity
from lantoa.media.photos import apart, pixels
from lantoa.media.photos.opening import PhotoError
from lantoa.media.photos.pixels import open_pixels, refusing_bombs
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
def test_whatever_becomes_of_the_process_the_photo_is_unreadable(monkeypatch, harm):
    monkeypatch.setattr(pixels, "_FAULTS", ())
    monkeypatch.setattr(apart, "CPU_SECONDS", 0.2)
    monkeypatch.setattr(apart, "_PATIENCE", 60 if harm is spin else 0.5)
    monkeypatch.setattr(pixels, "_decode", harm)
    before = children()
    with pytest.raises(PhotoError) as stopped:
        open_pixels(HEIC.read_bytes(), 64)
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
    with refusing_bombs():
        sizes = list(spread(lambda chunk: open_pixels(content, *chunk).image.size, [[64], [96], [120]], 2))
    assert sizes == [(64, 85), (96, 128), (120, 160)]


# Large ones. --------------------------------------------------------------------------------------


@pytest.fixture
def alone(monkeypatch):
    """The lock of large photos, for which these here are large enough."""
    lock = threading.Lock()
    monkeypatch.setattr(pixels, "_ALONE", lock)
    monkeypatch.setattr(pixels, "_LARGE", 1000)
    return lock


def test_a_large_png_is_decoded_alone(alone, monkeypatch):
    held = []
    load = PngImagePlugin.PngImageFile.load

    def note(image):
        held.append(alone.locked())
        return load(image)

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", note)
    open_pixels(saved(scene(400, 300), "PNG"), 64)
    assert held
    assert all(held)
    assert not alone.locked()
    held.clear()
    open_pixels(saved(Image.new("RGB", (20, 20)), "PNG"), 64)
    assert held
    assert not any(held)


def test_a_large_heic_is_decoded_alone_though_apart(alone):
    done = threading.Event()

    def work():
        open_pixels(HEIC.read_bytes(), 64)
        done.set()

    with refusing_bombs(), alone:
        thread = threading.Thread(target=work)
        thread.start()
        assert not done.wait(1)
        alone.release()
        thread.join()
        alone.acquire()
    assert done.is_set()
    assert not alone.locked()
