"""What a body asked of its surroundings: its HTML is kept as long as it would get the same answers."""

import marshal
from dataclasses import replace
from pathlib import Path

import pytest

from lantoa.media.photos import Album
from lantoa.media.photos.look import Look
from lantoa.media.photos.plan import Shot
from lantoa.prose import Surroundings, is_current, pack_told, render_prose, surroundings_key, unpack_told
from lantoa.reading.packing import NotPacked
from lantoa.reading.schema.files import Missing

HERE = "content/models/thap-sang/index.md"
PHOTO = "content/models/thap-sang/canh.jpg"
PAPER = "content/models/thap-sang/mau.pdf"
FILES = {"canh.jpg": PHOTO, "mau.pdf": PAPER}


def album(width=1000):
    return Album(Path("nowhere"), {PHOTO: Shot(PHOTO, Look("0" * 32, width, 600, "JPEG"))})


def finding(files):
    return lambda folder, written: files.get(written) or Missing("file-not-found")


AROUND = Surroundings(
    pages={HERE: "/mo-hinh/thap-sang/", "content/models/duong-hoa.md": "/mo-hinh/duong-hoa/"},
    album=album(),
    find_file=finding(FILES),
    attachments={PAPER: "/tep/mau-0123456789.pdf"},
    href=lambda url: f"/dvk{url}",
    taken=frozenset({"nguon"}),
)
BODY = "[đường](../duong-hoa.md) [mẫu](mau.pdf) [trên](#cach-lam)\n\n![cảnh](canh.jpg)"


def told(body=BODY):
    return render_prose(body, HERE, 9, AROUND)


def test_a_body_without_links_asks_nothing():
    assert told("Một đoạn **đậm**.\n\n## Hai").asked == ()
    assert is_current((), AROUND)


def test_every_question_is_told_once_with_its_answer():
    asked = told(f"{BODY}\n\n[lại](../duong-hoa.md)").asked
    questions = [question for question, _ in asked]
    assert questions == sorted(set(questions))
    assert dict(asked)["page", "content/models/duong-hoa.md"] == "/mo-hinh/duong-hoa/"
    assert dict(asked)["file", "content/models/thap-sang", "mau.pdf"] == PAPER
    assert dict(asked)["attachment", PAPER] == "/tep/mau-0123456789.pdf"
    assert len(dict(asked)["picture", PHOTO]) == 32


def test_a_body_is_current_while_what_it_named_is_as_it_was():
    other = replace(
        AROUND,
        pages={**AROUND.pages, "content/models/moi.md": "/mo-hinh/moi/"},
        attachments={**AROUND.attachments, "assets/khac.pdf": "/tep/khac.pdf"},
        find_file=finding({**FILES, "moi.jpg": "content/models/thap-sang/moi.jpg"}),
    )
    assert is_current(told().asked, AROUND)
    assert is_current(told().asked, other)


@pytest.mark.parametrize(
    "changed",
    [
        {"pages": {**AROUND.pages, "content/models/duong-hoa.md": "/mo-hinh/khac/"}},
        {"pages": {HERE: AROUND.pages[HERE]}},
        {"pages": {**AROUND.pages, HERE: "/mo-hinh/khac/"}},
        {"pages": {**AROUND.pages, "content/models/thap-sang/mau.pdf": "/mo-hinh/mau/"}},
        {"find_file": finding({**FILES, "mau.pdf": "assets/mau.pdf"})},
        {"find_file": finding({"canh.jpg": PHOTO})},
        {"attachments": {PAPER: "/tep/mau-9876543210.pdf"}},
        {"attachments": {}},
        {"album": album(width=900)},
        {"album": Album(Path("nowhere"), {})},
    ],
)
def test_a_body_is_not_current_when_something_that_it_named_changed(changed):
    assert not is_current(told().asked, replace(AROUND, **changed))


def test_a_missing_file_is_asked_for_again():
    rendered = told("![x](mat.jpg)")
    assert [one.code for one in rendered.problems] == ["file-not-found"]
    assert is_current(rendered.asked, AROUND)
    assert not is_current(rendered.asked, replace(AROUND, find_file=finding({"mat.jpg": PHOTO})))


def test_a_broken_link_is_not_kept_since_any_new_page_may_be_nearer():
    rendered = told("[x](../duong-ho.md)")
    assert [one.code for one in rendered.problems] == ["broken-link"]
    assert rendered.asked is None
    assert not is_current(rendered.asked, AROUND)


@pytest.mark.parametrize(
    "changed",
    [{"href": str}, {"table_label": "Bảng {number}"}, {"taken": frozenset()}],
)
def test_what_all_bodies_share_is_in_the_key(changed):
    assert surroundings_key(replace(AROUND, **changed)) != surroundings_key(AROUND)


def test_the_key_knows_no_single_page_or_file():
    other = replace(
        AROUND, pages={}, attachments={}, album=Album(Path("elsewhere"), {}), taken=frozenset(["nguon"])
    )
    assert surroundings_key(other) == surroundings_key(AROUND)


@pytest.mark.parametrize(
    "body", [BODY, "## Một\n\n#### Bốn\n\n<u>x</u> ![x](mat.jpg)", "[x](../duong-ho.md)", ""]
)
def test_what_is_told_survives_a_store(body):
    kept = marshal.dumps(pack_told(told(body)))
    assert unpack_told(marshal.loads(kept)) == told(body)


@pytest.mark.parametrize(
    "packed", [(), (1, 2), (1, (), (), (), ()), ("", ((1,),), (), (), ()), ("", (), (), (), (1,))]
)
def test_what_a_store_garbled_is_told_from_what_was_packed(packed):
    with pytest.raises(NotPacked):
        unpack_told(packed)
