import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from lantoa.errors import Position, Problem, Severity
from lantoa.reading.config import load_config
from lantoa.vietnamese.figures import Quantity
from tests.conftest import model_page, write_site
from tests.reading import Content, read_content

NEWS = "---\ntitle: Tin\ndate: 2024-10-15\n{keys}\n---\nTin vui.\n"
NFD = unicodedata.normalize("NFD", "Ngõ.jpg")


def read(
    root: Path, files: Mapping[str, str | bytes], drafts: bool = False
) -> tuple[Content, tuple[Problem, ...]]:
    write_site(root, {f"content/{name}": text for name, text in files.items()})
    return read_content(root, load_config(root), drafts)


def good(root: Path, files: Mapping[str, str | bytes], drafts: bool = False) -> Content:
    content, problems = read(root, files, drafts)
    assert problems == ()
    return content


def codes(root: Path, files: Mapping[str, str | bytes]) -> list[str]:
    return [found.code for found in read(root, files)[1]]


def test_a_model_is_read_with_every_value_typed(tmp_path: Path) -> None:
    keys = "tags: [đèn, đường]\nevents: [{kind: recognised, level: province, date: 2024-12}]\nresults: [hơn 20 km]"
    (model,) = good(tmp_path, {"models/thap-sang.md": model_page(keys)}).models
    assert (model.slug, model.file, model.field) == ("thap-sang", "content/models/thap-sang.md", ("kinh-te",))
    assert model.place.chain[-1].name == "Bắc Giang"
    assert model.period.text == "2024"
    assert model.tags == ("đèn", "đường")
    assert model.events[0].date is not None
    assert (model.body, model.body_line) == ("Bà con góp tiền lắp đèn.", 11)


def test_a_folder_is_a_page_with_its_photos(tmp_path: Path) -> None:
    page = model_page(
        "photos: [{file: anh/den.jpg, alt: Đèn, credit: Thôn}, {file: /chung.jpg, alt: Làng, credit: Thôn}]"
    )
    files = {"models/a/index.md": page, "models/a/anh/den.jpg": b"x", "../assets/chung.jpg": b"x"}
    (model,) = good(tmp_path, files).models
    assert [photo.path for photo in model.photos] == ["content/models/a/anh/den.jpg", "assets/chung.jpg"]


def test_every_kind_of_page_is_read_in_the_order_of_slugs(tmp_path: Path) -> None:
    counts = "counts: [{stage: registered, value: 68}]"
    programme = f"---\ntitle: Đề án\nplace: tỉnh Bắc Giang\nperiod: 2024\n{counts}\n---\n"
    content = good(
        tmp_path,
        {
            "models/b.md": model_page(title="B"),
            "models/a.md": model_page(title="A"),
            "news/tin.md": NEWS.format(keys="models: [b, a]\nprogramme: de-an"),
            "programmes/de-an.md": programme,
            "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\nmenu: 1\n---\nTrang này.\n",
        },
    )
    assert [model.slug for model in content.models] == ["a", "b"]
    assert content.news[0].models == ("b", "a")
    assert content.programmes[0].counts[0].quantity.value == 68
    assert content.pages[0].menu == 1


def test_a_unit_that_the_source_does_not_name_is_empty(tmp_path: Path) -> None:
    page = model_page().replace("unit: Chi bộ thôn Ví Dụ", "unit: Chưa rõ")
    assert good(tmp_path, {"models/a.md": page}).models[0].unit == ""


def test_positions_lead_to_each_value(tmp_path: Path) -> None:
    keys = "sources:\n  - {id: s1, title: Báo}\nresults:\n  - label: Đèn\n    source: s1"
    content = good(tmp_path, {"models/a.md": model_page(keys)})
    file = "content/models/a.md"
    assert content.at(file, "results.0.source") == Position(file, 11, 13)
    assert content.at(file, "results.0.value") == Position(file, 10, 5)
    assert content.at(file, "nothing") == Position(file)


def test_a_file_found_in_decomposed_spelling_is_named_as_on_the_disk(tmp_path: Path) -> None:
    page = model_page("photos: [{file: Ngõ.jpg, alt: Ngõ, credit: Thôn}]")
    (model,) = good(tmp_path, {"models/a/index.md": page, f"models/a/{NFD}": b"x"}).models
    assert (tmp_path / model.photos[0].path).is_file()


def test_the_body_is_composed_and_its_lines_stay(tmp_path: Path) -> None:
    body = "\n\n" + unicodedata.normalize("NFD", "Ngõ sạch.")
    (model,) = good(tmp_path, {"models/a.md": model_page(body=body)}).models
    assert (model.body, model.body_line) == ("Ngõ sạch.", 10)


@pytest.mark.parametrize(("target", "is_refused"), [("content/models/b.md", False), ("../outside.md", True)])
def test_a_link_may_not_lead_out_of_the_site(tmp_path: Path, target: str, is_refused: bool) -> None:
    root = tmp_path / "site"
    write_site(root, {"content/models/b.md": model_page(title="B")})
    (tmp_path / "outside.md").write_text(model_page())
    (root / "content/models/a.md").symlink_to(root / target)
    found = {each.code for each in read_content(root, load_config(root))[1]}
    assert ("path-outside-site" in found) is is_refused


def test_a_file_that_is_a_folder_or_a_link_out_is_no_photo(tmp_path: Path) -> None:
    root = tmp_path / "site"
    write_site(root, {"content/models/a/anh/b.jpg": b"x"})
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (root / "content/models/a/c.jpg").symlink_to(tmp_path / "secret.jpg")
    named = ("anh", "c.jpg", "../../../../secret.jpg")
    photos = f"photos: [{', '.join(f'{{file: {name}, alt: A, credit: Thôn}}' for name in named)}]"
    assert codes(root, {"models/a/index.md": model_page(photos)}) == [
        "file-not-found",
        "path-outside-site",
        "path-outside-site",
    ]


def test_a_missing_file_gets_the_nearest_name_of_its_folder(tmp_path: Path) -> None:
    files = {
        "models/a/index.md": model_page("photos: [{file: anh/Den.JPG, alt: A, credit: Thôn}]"),
        "models/a/anh/den.jpg": b"x",
    }
    (found,) = read(tmp_path, files)[1]
    assert dict(found.about)["suggestion"] == "anh/den.jpg"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem_of_its_own(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/models/a.md": model_page()})
    (tmp_path / "content/models/a.md").chmod(0)
    assert codes(tmp_path, {}) == ["file-unreadable"]


def test_a_folder_named_like_a_page_is_a_page_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "content/models/a/index.md").mkdir(parents=True)
    assert codes(tmp_path, {}) == ["file-unreadable"]


def test_drafts_are_left_out_with_their_problems_and_what_refers_to_them(tmp_path: Path) -> None:
    keys = "replicates: nhap\nreplications: [{unit: Thôn Ngoài, model: nhap}]"
    files = {"models/nhap.md": "---\ntitle: Nháp\ndraft: true\n---\n", "models/a.md": model_page(keys)}
    content, problems = read(tmp_path, files)
    assert {(found.code, found.severity) for found in problems} == {("draft-reference", Severity.WARNING)}
    (model,) = content.models
    assert (model.replicates, model.replications[0].model, model.replications[0].unit) == (
        "",
        "",
        "Thôn Ngoài",
    )


def test_asked_for_drafts_are_pages_like_others(tmp_path: Path) -> None:
    files = {
        "models/nhap.md": model_page("draft: true", title="N"),
        "models/a.md": model_page("replicates: nhap"),
    }
    content = good(tmp_path, files, drafts=True)
    assert [model.slug for model in content.models] == ["a", "nhap"]
    assert content.models[0].replicates == "nhap"


def test_a_page_with_a_fault_is_still_a_page_that_others_may_name(tmp_path: Path) -> None:
    faulty = model_page(title="B").replace("period: 2024", "period: sang năm")
    assert codes(tmp_path, {"models/a.md": model_page("replicates: b"), "models/b.md": faulty}) == [
        "bad-period"
    ]


def test_problems_of_all_files_come_at_once_sorted_by_place(tmp_path: Path) -> None:
    files = {
        "models/b.md": model_page("colour: red\nflag: x", title="B"),
        "models/a.md": model_page("programme: none"),
        "news/Tin.md": NEWS.format(keys="models: [zzz]"),
    }
    _, problems = read(tmp_path, files)
    assert [(found.at.file.rpartition("/")[2], found.code) for found in problems] == [
        ("a.md", "unknown-programme"),
        ("b.md", "unknown-key"),
        ("b.md", "unknown-key"),
        ("Tin.md", "bad-slug"),
        ("Tin.md", "unknown-model"),
    ]


@pytest.mark.parametrize("other", ["models/A.md", "models/a/index.md", "models/á.md"])
def test_two_files_of_one_address_are_refused(tmp_path: Path, other: str) -> None:
    assert "slug-taken" in codes(tmp_path, {"models/a.md": model_page(), other: model_page(title="B")})


def test_one_slug_may_serve_two_kinds_of_page(tmp_path: Path) -> None:
    good(tmp_path, {"models/a.md": model_page(), "news/a.md": NEWS.format(keys="models: a")})


def test_a_place_of_two_meanings_names_them(tmp_path: Path) -> None:
    page = model_page().replace("place: ", "place: Cai Lậy, Tiền Giang #")
    (found,) = read(tmp_path, {"models/a.md": page})[1]
    assert found.code == "ambiguous-place"
    assert "thị xã Cai Lậy" in dict(found.about)["suggestion"]


def test_a_place_is_of_the_time_of_its_period(tmp_path: Path) -> None:
    def place(year: int) -> str:
        root = tmp_path / str(year)
        page = model_page().replace("period: 2024", f"period: {year}")
        page = page.replace("place: ", "place: tỉnh Bắc Ninh #")
        return good(root, {"models/a.md": page}).models[0].place.era

    assert (place(2024), place(2026)) == ("then", "now")


def test_an_address_that_another_page_has_cannot_be_an_alias(tmp_path: Path) -> None:
    aliases = "aliases: [/mo-hinh/b/, /linh-vuc/kinh-te, /cu/, /feed.xml, /du-lieu/models.json]"
    files = {"models/a.md": model_page(aliases), "models/b.md": model_page(title="B")}
    assert codes(tmp_path, files) == ["alias-taken"] * 4


def test_aliases_are_paths_of_a_folder_unless_they_name_a_file(tmp_path: Path) -> None:
    (model,) = good(tmp_path, {"models/a.md": model_page("aliases: /cu/bai-1, /tin/2.html")}).models
    assert model.aliases == ("/cu/bai-1/", "/tin/2.html")


def test_an_empty_site_has_no_problem(tmp_path: Path) -> None:
    content = good(tmp_path, {})
    assert (content.models, content.news, content.programmes, content.pages) == ((), (), (), ())


def test_the_order_of_files_on_the_disk_changes_nothing(tmp_path: Path) -> None:
    pages = {f"models/m{n}.md": model_page("colour: x", title=f"M{n}") for n in range(9)}
    first = read(tmp_path / "a", pages)
    second = read(tmp_path / "b", dict(reversed(pages.items())))
    assert first == second


def test_many_wrong_references_do_not_cost_a_search_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    def nearest(word: str, choices: object, limit: int = 3) -> tuple[str, ...]:
        searched.append(word)
        return ()

    monkeypatch.setattr("lantoa.reading.references.nearest", nearest)
    files = {f"models/m{n}.md": model_page(f"replicates: x{n}", title=f"M{n}") for n in range(60)}
    assert codes(tmp_path, files).count("unknown-model") == 60
    assert len(searched) <= 20


def test_a_result_keeps_its_figure_and_its_source(tmp_path: Path) -> None:
    keys = "sources: [{id: s1, title: Báo}]\nresults: [{label: Đường, value: hơn 250 km, source: s1}]"
    (result,) = good(tmp_path, {"models/a.md": model_page(keys)}).models[0].results
    assert result.quantity == Quantity(result.quantity.value, "km", "over") if result.quantity else False
    assert result.source == "s1"


@pytest.mark.parametrize(
    "name",
    ["a.markdown", "a.md.txt", "a/phu-luc.md", "a/anh/ghi-chu.md", "a/b/index.md", "a/B.MD"],
)
def test_markdown_that_is_read_as_no_page_is_never_passed_over(tmp_path, name):
    root = write_site(tmp_path, {"content/models/b.md": model_page(), f"content/models/{name}": model_page()})
    found = read_content(root, load_config(root))[1]
    assert [(each.code, each.at.file) for each in found] == [("stray-file", f"content/models/{name}")]


@pytest.mark.parametrize(
    "page", [model_page("tags: ['!!']"), model_page().replace("unit: Chi bộ thôn Ví Dụ", "unit: 🌾")]
)
def test_a_name_without_a_letter_can_have_no_page(tmp_path, page):
    root = write_site(tmp_path, {"content/models/a.md": page})
    assert [each.code for each in read_content(root, load_config(root))[1]] == ["no-address"]
