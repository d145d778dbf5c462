"""What the measurements of photos stand on: the same photos each time, a page that shows them all, equal scores."""

import io
import json

import pytest
from PIL import Image

from bench.photos.__main__ import photo_stage
from bench.photos.pictures import HEIGHT, WIDTH, photo
from bench.photos.scores import at_score
from bench.photos.sites import write_hugo, write_ours
from lantoa.pipeline import Options, build_site
from tests.unit.test_photos import saved, scene


def test_made_photos_are_the_same_for_a_seed_and_as_large_as_a_phone_s():
    one = photo(3)
    assert one == photo(3)
    assert one != photo(4)
    assert 1_000_000 < len(one) < 3_000_000
    with Image.open(io.BytesIO(one)) as image:
        assert image.size == (WIDTH, HEIGHT)


def test_every_photo_is_on_the_page_of_either_generator(tmp_path):
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(2):
        (photos / f"anh-{number}.jpg").write_bytes(saved(scene(1500 + number, 1000)))
    write_ours(tmp_path / "ours", photos)
    write_hugo(tmp_path / "hugo", photos)
    report = build_site(Options(tmp_path / "ours", search=False))
    assert (report.photos, report.problems) == (2, ())
    made = sorted(path.name.rpartition("-")[2] for path in (tmp_path / "ours/public/anh").iterdir())
    assert made == sorted(["480.avif", "800.avif", "1200.avif", "800.jpg"] * 2)
    assert len(list((tmp_path / "hugo/assets/anh").iterdir())) == 2


def test_the_stage_of_photos_is_read_off_what_builds_say():
    said = [
        "cảnh báo\n"
        + json.dumps(
            {"stages": [{"name": "read", "seconds": 9}, {"name": "photos", "seconds": s, "made": 2}]}
        )
        for s in (0.5, 0.1, 0.2)
    ]
    assert photo_stage("ours", said).split()[1:] == "photo stage 0.200 s, photos made: 2".split()


@pytest.mark.parametrize(("score", "expected"), [(75.0, 150.0), (70.0, 100.0), (85.0, 250.0), (60.0, 0.0)])
def test_bytes_at_a_score_stand_on_the_line_between_the_nearest_two(score, expected):
    assert at_score([(200.0, 80.0), (100.0, 70.0)], score) == expected
