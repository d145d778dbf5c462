"""A site checked by what an edit touched has the problems that it has when it is checked as a whole."""

import marshal
from collections.abc import Mapping

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lantoa.check import (
    Change,
    Published,
    Seen,
    Standing,
    check_seen,
    check_standing,
    examine,
    stand,
    stand_after,
    sum_up,
)

BASE = "https://guong.example/"
PAGES = ["index.html", "a/index.html", "b/index.html", "c.html", "data.json"]
PICTURES = ["one.jpg", "two.avif"]
PIECES = [
    '<a href="/a/">x</a>',
    '<a href="/a/#muc">x</a>',
    '<a href="/b/#muc">x</a>',
    '<a href="#muc">x</a>',
    '<a href="../c.html#hai">x</a>',
    '<a href="https://guong.example/b/">x</a>',
    '<a href="https://guong.example/van-ban.pdf">x</a>',
    '<p id="muc">x</p>',
    '<p id="hai">x</p>',
    '<img src="/one.jpg" alt="" width="4" height="3">',
    '<img src="/one.jpg" alt="" width="3" height="4">',
    '<source srcset="/two.avif 400w, /one.jpg 4w">',
    "<h1>x</h1>",
    "<main>",
    "</main>",
]
SIZES = [None, (4, 3), (400, 300)]

pages = st.lists(st.sampled_from(PIECES), max_size=5).map(lambda pieces: "".join(pieces).encode())
contents = st.one_of(pages, st.just(b"\xff"), st.just(b'{"url": "https://guong.example/a/#muc"}'))
sites = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(PAGES, contents),
        **dict.fromkeys(PICTURES, st.sampled_from(SIZES)),
    },
)
edits = st.lists(
    st.tuples(st.sampled_from(PAGES + PICTURES), st.booleans(), contents, st.sampled_from(SIZES))
)
File = bytes | tuple[int, int] | None


def published(files: Mapping[str, File]) -> Published:
    return Published(frozenset(files), BASE, files.__getitem__, files.__getitem__)  # type: ignore[arg-type]


def examined(files: Mapping[str, File]) -> dict[str, Seen]:
    return {
        file: examine(file, content, BASE) for file, content in files.items() if isinstance(content, bytes)
    }


def edited(files: Mapping[str, File], edit: tuple[str, bool, bytes, File]) -> dict[str, File]:
    file, is_removed, content, size = edit
    rest = {name: content for name, content in files.items() if name != file}
    return rest if is_removed else {**rest, file: size if file in PICTURES else content}


def change_between(before: Mapping[str, File], after: Mapping[str, File]) -> Change:
    changed = {file for file in before.keys() | after.keys() if before.get(file, 0) != after.get(file, 0)}
    return Change(
        {file: some for file, some in examined(before).items() if file in changed},
        {file: some for file, some in examined(after).items() if file in changed},
        changed & before.keys() & set(PICTURES),
    )


def repacked(standing: Standing) -> Standing:
    return Standing.unpacked(marshal.loads(marshal.dumps(standing.packed())))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(
    {},
    [
        [("index.html", False, b'<a href="/a/">x</a>', None)],
        [
            ("index.html", False, b'<a href="/a/">x</a><a href="#muc">x</a>', None),
            ("a/index.html", False, b"x", None),
        ],
    ],
)
@given(sites, st.lists(edits, min_size=1, max_size=4))
def test_after_every_edit_a_site_stands_as_it_does_when_it_is_checked_as_a_whole(
    files: dict[str, File], rounds: list[list[tuple[str, bool, bytes, File]]]
) -> None:
    standing = stand(sum_up(examined(files)), examined(files), published(files))
    for edits_of_a_round in rounds:
        before = files
        for edit in edits_of_a_round:
            files = edited(files, edit)
        site, seen = published(files), examined(files)
        standing = repacked(stand_after(standing, change_between(before, files), seen, site))
        assert standing == stand(sum_up(seen), seen, site)
        assert check_standing(standing, site) == check_seen(seen, site)
