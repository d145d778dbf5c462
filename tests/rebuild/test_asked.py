"""What a file's reading hangs on besides its own bytes: each answer that changes is asked again, and no other."""

import unicodedata
from collections.abc import Callable

import pytest

from lantoa.errors import SiteError
from tests.rebuild.village import LIBRARY, Village, photo

LAMPS = "content/models/den-duong.md"
BOOKS = "content/models/thu-vien.md"
SAID = "Mỗi nhà một buổi."
WIDE = (
    "| " + " | ".join(f"Cột {n}" for n in range(9)) + " |\n" + "|---" * 9 + "|\n" + "| một hai ba " * 9 + "|"
)

Change = Callable[[Village], None]


def outcome(village: Village, **options: object) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """The problems of a build, and what it published (nothing where they stopped it)."""
    try:
        problems = village.build(**options).report.problems
    except SiteError as fault:
        return tuple(map(repr, sorted(set(fault.problems)))), {}
    return tuple(map(repr, problems)), village.bytes()


def clean_outcome(village: Village) -> tuple[tuple[str, ...], dict[str, bytes]]:
    elsewhere = Village(village.root, {**village.options, "out": village.root.parent / "clean"})
    return outcome(elsewhere, clean=True)


def write(file: str, content: str | bytes) -> Change:
    return lambda village: village.write(file, content)


def remove(file: str) -> Change:
    return lambda village: village.remove(file)


def edit(file: str, old: str, new: str) -> Change:
    return lambda village: village.edit(file, old, new)


def move(file: str, to: str) -> Change:
    def change(village: Village) -> None:
        (village.root / to).parent.mkdir(parents=True, exist_ok=True)
        (village.root / file).rename(village.root / to)

    return change


def say(text: str) -> Change:
    return edit(LAMPS, SAID, f"{SAID}\n\n{text}")


NIGHT = unicodedata.normalize("NFC", "assets/đêm.png")
CASES: dict[str, tuple[tuple[Change, ...], Change]] = {
    "a page that a body links moves to a folder": (
        (say("Xem [sách](thu-vien.md)."),),
        move(BOOKS, "content/models/thu-vien/index.md"),
    ),
    "a page that a body links goes": ((say("Xem [sách](thu-vien.md)."),), remove(BOOKS)),
    "a page that a body links becomes a draft": (
        (say("Xem [sách](thu-vien.md)."),),
        write(BOOKS, LIBRARY.replace("title:", "draft: true\ntitle:")),
    ),
    "an anchor that a body links goes": (
        (edit(BOOKS, "Hai trăm", "Xem [làm](den-duong.md#cach-lam). Hai trăm"),),
        edit(LAMPS, "## Cách làm", "## Cách nghĩ"),
    ),
    "a file that a body links changes": (
        (write("content/models/so.csv", "1,2\n"), say("Xem [sổ](so.csv).")),
        write("content/models/so.csv", "1,2,3\n"),
    ),
    "a file that a body links goes": (
        (write("content/models/so.csv", "1,2\n"), say("Xem [sổ](so.csv).")),
        remove("content/models/so.csv"),
    ),
    "a photo in a body changes": (
        (write("assets/dem.png", photo("black")), say("![Đêm](/dem.png)")),
        write("assets/dem.png", photo("white")),
    ),
    "a photo in a body goes": (
        (write("assets/dem.png", photo("black")), say("![Đêm](/dem.png)")),
        remove("assets/dem.png"),
    ),
    "a photo in a body is no photo any more": (
        (write("assets/dem.png", photo("black")), say("![Đêm](/dem.png)")),
        write("assets/dem.png", b"no photo"),
    ),
    "a photo in a body is spelt in another way": (
        (write(NIGHT, photo("black")), say("![Đêm](/đêm.png)")),
        move(NIGHT, unicodedata.normalize("NFD", NIGHT)),
    ),
    "a photo of the front matter is spelt in another way": (
        (write(NIGHT, photo("black")), edit(LAMPS, "file: /duong.png", "file: /đêm.png")),
        move(NIGHT, unicodedata.normalize("NFD", NIGHT)),
    ),
    "a photo of the front matter goes": ((), remove("assets/duong.png")),
    "a sound goes": (
        (
            write("content/models/ke.mp3", b"ID3"),
            edit(
                LAMPS,
                "photos:\n",
                "media:\n  - {title: Kể, kind: audio, file: ke.mp3, transcript: Kể.}\nphotos:\n",
            ),
        ),
        remove("content/models/ke.mp3"),
    ),
    "a field that a model has goes": ((), edit("site_config.yaml", "  an-ninh: An ninh\n", "")),
    "a place of the site goes": (
        (),
        edit("site_config.yaml", "  - xã Sách, huyện Giả Sử, tỉnh Giả Định\n", ""),
    ),
    "the site moves to a folder": (
        (say("Xem [sách](thu-vien.md)."),),
        edit("site_config.yaml", "base_url: https://example.org/", "base_url: https://example.org/dvk/"),
    ),
    "wide tables are called otherwise": (
        (say(WIDE),),
        write("layouts/words/vi.yaml", "page:\n  table: 'Biểu {number}'\n"),
    ),
    "a layout takes the anchor of a heading": (
        (say("## Nghĩ sao\n\nNghĩ kỹ."),),
        write("layouts/parts/moi.html", '{% macro moi() %}<p id="nghi-sao"></p>{% endmacro %}\n'),
    ),
    "the same text becomes another page": ((), move(BOOKS, "content/news/thu-vien.md")),
    "two texts change places": ((), lambda village: swap(village, BOOKS, "content/models/den-tre.md")),
    "the title of a page is said in another language": (
        (),
        edit("site_config.yaml", "organisation:", "language: en\norganisation:"),
    ),
}


def swap(village: Village, one: str, other: str) -> None:
    texts = [(village.root / file).read_bytes() for file in (one, other)]
    village.write(one, texts[1])
    village.write(other, texts[0])


@pytest.mark.parametrize("name", CASES)
def test_a_changed_answer_is_asked_again(village: Village, name: str) -> None:
    before, change = CASES[name]
    for each in before:
        each(village)
    problems, stood = outcome(village)
    assert stood, problems
    change(village)
    found = outcome(village)
    expected = clean_outcome(village)
    assert "spelt" in name or expected != (problems, stood), (
        "the change makes no difference: it tests nothing"
    )
    assert found[0] == expected[0]
    assert [name for name in expected[1] if found[1].get(name) != expected[1][name]] == []
    assert found[1].keys() == expected[1].keys()
