"""The build as a whole, on small sites: what is published, when nothing is, and what each run reports."""

import json
import re

import pytest

from lantoa import anew
from lantoa.cache import Cache
from lantoa.errors import ConfigError, SiteError
from lantoa.pipeline import Options, build_site, check_site_folder
from lantoa.store import Store
from tests.conftest import CONFIG, model_page, write_site

LAMPS = "content/models/thap-sang.md"


def codes(problems):
    return [found.code for found in problems]


def built(root, **options):
    return build_site(Options(root, **options))


def test_a_site_is_published_with_every_kind_of_page(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page()})
    report = built(root)
    public = root / "public"
    for url in (
        "index.html",
        "mo-hinh/index.html",
        "mo-hinh/thap-sang/index.html",
        "linh-vuc/kinh-te/index.html",
        "dia-ban/index.html",
        "don-vi/chi-bo-thon-vi-du/index.html",
        "nam/2024/index.html",
        "phong-trao/index.html",
        "tin-tuc/index.html",
        "tim-kiem/index.html",
        "thong-ke/index.html",
        "nhan-rong/index.html",
        "so-sanh/index.html",
        "du-lieu/models.json",
        "du-lieu/models.csv",
        "du-lieu/results.csv",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "pagefind/pagefind.js",
    ):
        assert (public / url).is_file(), url
    assert report.pages == len(list(public.rglob("*.html")))


def test_old_and_new_places_both_have_pages_that_lead_to_each_other(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page()})
    built(root)
    old = root / "public/dia-ban/xa-hong-giang-huyen-luc-ngan-tinh-bac-giang/index.html"
    new = root / "public/dia-ban/phuong-chu-tinh-bac-ninh/index.html"
    assert "/dia-ban/phuong-chu-tinh-bac-ninh/" in old.read_text(encoding="utf-8")
    assert "/mo-hinh/thap-sang/" in old.read_text(encoding="utf-8")
    assert "/mo-hinh/thap-sang/" in new.read_text(encoding="utf-8")


def test_an_error_publishes_nothing_and_leaves_the_site_before(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page()})
    built(root)
    before = {path: path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()}
    write_site(root, {"content/models/hong.md": model_page("fild: x", title="Việc khác")})
    with pytest.raises(SiteError) as stopped:
        built(root)
    assert codes(stopped.value.problems) == ["unknown-key"]
    assert {path: path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()} == before
    assert not list(root.glob(".public.staged*"))


def test_the_problems_of_all_files_are_reported_in_one_run(tmp_path):
    root = write_site(
        tmp_path,
        {
            "content/models/a.md": model_page("programme: khong-co"),
            "content/models/b.md": model_page("replicates: khong-co", title="Việc khác"),
            "content/models/c.md": model_page(title="Việc nữa", body="# Một\n\n#### Bốn\n\n[hỏng](x.pdf)"),
            "content/news/d.md": "---\ntitle: Tin\ndate: 2024-02-31\n---\nTin.\n",
        },
    )
    found = check_site_folder(Options(root))
    assert {
        "unknown-programme",
        "unknown-model",
        "heading-skipped",
        "file-not-found",
        "impossible-date",
    } <= set(codes(found))
    assert len({problem.at.file for problem in found}) == 4


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Xem [trang](/mo-hinh/khong-co/).", "broken-link"),
        ("Xem [trang](khong-co.md).", "broken-link"),
        ("Xem [số liệu](#so-lieu-9).", "broken-anchor"),
        ("Xem [số liệu](/mo-hinh/thap-sang/#khong-co).", "broken-anchor"),
    ],
)
def test_a_link_to_nothing_stops_the_build_at_its_line(tmp_path, body, code):
    root = write_site(
        tmp_path,
        {LAMPS: model_page(), "content/models/b.md": model_page(title="Việc khác", body=f"Đầu.\n\n{body}")},
    )
    with pytest.raises(SiteError) as stopped:
        built(root)
    assert [(found.code, found.at.file) for found in stopped.value.problems] == [
        (code, "content/models/b.md")
    ]
    text = (root / "content/models/b.md").read_text(encoding="utf-8").splitlines()
    assert body in text[stopped.value.problems[0].at.line - 1]


def test_a_link_to_a_figure_of_another_page_is_no_fault(tmp_path):
    figures = "results:\n  - {label: Đèn, value: 40, unit: bóng}"
    root = write_site(
        tmp_path,
        {
            LAMPS: model_page(figures),
            "content/models/b.md": model_page(
                title="Việc khác", body="Xem [số đèn](thap-sang.md#so-lieu-1)."
            ),
        },
    )
    built(root)
    assert "/mo-hinh/thap-sang/#so-lieu-1" in (root / "public/mo-hinh/b/index.html").read_text(
        encoding="utf-8"
    )


def test_an_alias_that_a_place_has_now_is_an_error(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page("aliases: /dia-ban/phuong-chu-tinh-bac-ninh/")})
    assert codes(check_site_folder(Options(root))) == ["alias-taken"]


def test_an_alias_redirects_to_its_page(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page("aliases: /cu/den-duong/")})
    built(root, base_url="https://example.org/dvk/")
    html = (root / "public/cu/den-duong/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=/dvk/mo-hinh/thap-sang/"' in html
    assert 'rel="canonical" href="https://example.org/dvk/mo-hinh/thap-sang/"' in html


def test_drafts_appear_only_when_asked_for(tmp_path):
    root = write_site(
        tmp_path, {LAMPS: model_page(), "content/models/nhap.md": model_page("draft: true", title="Nháp")}
    )
    built(root)
    assert not (root / "public/mo-hinh/nhap").exists()
    built(root, drafts=True)
    assert (root / "public/mo-hinh/nhap/index.html").is_file()


def test_warnings_publish_unless_the_build_is_strict(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page(body="Bà con <blink>góp</blink> tiền.")})
    assert codes(built(root).problems) == ["raw-html-dropped"]
    with pytest.raises(SiteError):
        built(root, strict=True)


def test_a_heading_of_a_body_never_takes_the_anchor_of_the_layout(tmp_path):
    figures = "results:\n  - {label: Đèn, value: 40, unit: bóng}"
    root = write_site(
        tmp_path, {LAMPS: model_page(figures, body="## Kết quả\n\nSáng.\n\n## Nguồn\n\nSổ thôn.")}
    )
    assert built(root).problems == ()
    html = (root / "public/mo-hinh/thap-sang/index.html").read_text(encoding="utf-8")
    assert html.count('id="ket-qua"') == 1


def test_check_publishes_nothing(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page()})
    assert check_site_folder(Options(root)) == ()
    assert not (root / "public").exists()


def test_without_a_configuration_there_is_no_site(tmp_path):
    with pytest.raises(ConfigError):
        check_site_folder(Options(tmp_path))


def test_a_broken_layout_is_named_with_its_line(tmp_path):
    root = write_site(
        tmp_path, {LAMPS: model_page(), "layouts/news_list.html": "<p>\n{{ view.nothing }}\n</p>"}
    )
    with pytest.raises(SiteError) as stopped:
        built(root)
    (found,) = stopped.value.problems
    assert (found.code, str(found.at)) == ("layout-fault", "layouts/news_list.html:2:1")


def test_a_sites_own_layout_and_asset_override_the_generators_one_by_one(tmp_path):
    sheet = "<link rel=stylesheet href=\"{{ 'css/base.css'|asset }}\">"
    own = f"<!doctype html><html lang='vi'><head><title>R</title>{sheet}</head><body><h1>Riêng</h1></body></html>"
    root = write_site(
        tmp_path,
        {
            LAMPS: model_page(),
            "layouts/not_found.html": own,
            "assets/css/base.css": "body { color: #123456 }\n",
        },
    )
    built(root)
    assert "<h1>Riêng</h1>" in (root / "public/404.html").read_text(encoding="utf-8")
    (sheet,) = (root / "public/assets").glob("css-*/base.css")
    assert "#123456" in sheet.read_text(encoding="utf-8")
    assert len(list(sheet.parent.iterdir())) > 1


def test_clean_reads_nothing_from_the_cache_and_gives_the_same_site(tmp_path):
    root = write_site(tmp_path, {LAMPS: model_page()})
    built(root)
    first = {
        path.relative_to(root): path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()
    }
    for path in (root / ".cache").rglob("*"):
        if path.is_file() and "blobs" in path.parts:
            path.chmod(0o644)
            path.write_bytes(b"x" * path.stat().st_size)
    built(root, clean=True)
    assert {
        path.relative_to(root): path.read_bytes() for path in (root / "public").rglob("*") if path.is_file()
    } == first


@pytest.mark.parametrize("language", ["vi", "en"])
def test_both_languages_have_every_word(tmp_path, language):
    config = f"{CONFIG}language: {language}\n"
    root = write_site(tmp_path, {LAMPS: model_page(), "site_config.yaml": config})
    assert built(root).problems == ()


def test_an_index_that_cannot_be_made_stops_the_build_with_pagefinds_own_words(tmp_path, monkeypatch):
    def fail(*_):
        raise anew.SearchFailed("out of memory")

    monkeypatch.setattr(anew, "write_search", fail)
    root = write_site(tmp_path, {LAMPS: model_page()})
    with pytest.raises(SiteError) as stopped:
        built(root)
    (found,) = stopped.value.problems
    assert (found.code, found.about) == ("search-failed", (("fault", "out of memory"),))
    assert not (root / "public").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_site_that_says_nothing_yet_has_an_index_of_nothing(tmp_path, jobs):
    root = write_site(tmp_path, {})
    build_site(Options(root, jobs=jobs))
    assert json.loads((root / "public/pagefind/pagefind-entry.json").read_text())["languages"] == {}


def test_the_files_of_the_index_are_the_same_from_one_process_and_from_two(tmp_path):
    pages = {f"content/models/m{number}.md": model_page(title=f"Mô hình {number}") for number in range(60)}
    root = write_site(tmp_path, pages)
    trees = []
    for jobs in (1, 2):
        build_site(Options(root, out=tmp_path / f"out-{jobs}", jobs=jobs, clean=True))
        index = tmp_path / f"out-{jobs}/pagefind"
        trees.append({path.relative_to(index): path.read_bytes() for path in index.rglob("*.*")})
    assert trees[0] == trees[1]
    assert sum(path.suffix == ".pf_fragment" for path in trees[0]) >= 60


def test_a_disk_that_refuses_a_photo_is_a_problem_and_not_a_traceback(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(anew, "make_photos", refuse)
    with pytest.raises(SiteError) as stopped:
        built(write_site(tmp_path, {LAMPS: model_page()}))
    assert codes(stopped.value.problems) == ["output-unwritable"]


def test_a_share_picture_that_is_gone_once_drawn_stops_the_build(tmp_path, monkeypatch):
    put = Cache.put

    def lose(cache, key, blobs):
        if "jpg" not in blobs:
            put(cache, key, blobs)

    monkeypatch.setattr(Cache, "put", lose)
    root = write_site(tmp_path, {LAMPS: model_page()})
    with pytest.raises(SiteError) as stopped:
        built(root)
    assert codes(stopped.value.problems) == ["card-lost"]
    assert not (root / "public").exists()


def test_an_index_has_one_heading_a_letter_whatever_the_tone(tmp_path):
    units = ("Ấp Ví Dụ", "Âu Ví Dụ", "Ăn Ví Dụ", "Đoàn Ví Dụ")
    pages = (model_page(title=unit).replace("Chi bộ thôn Ví Dụ", unit) for unit in units)
    root = write_site(tmp_path, {f"content/models/m{n}.md": page for n, page in enumerate(pages)})
    built(root)
    index = (root / "public/don-vi/index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2[^>]*>\s*([^<\s])\s*<", index) == ["Ă", "Â", "Đ"]


def test_what_is_kept_stays_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("lantoa.pruning._SPARED", 0)
    for number in range(5):
        root = write_site(tmp_path, {LAMPS: model_page()})
        config = root / "site_config.yaml"
        config.write_text(
            f"{config.read_text(encoding='utf-8')}\ntagline: Câu {number}\neditor: Người {number}\n", "utf-8"
        )
        pages = build_site(Options(root)).pages
        with Store(root / ".cache") as store:
            assert pages <= store.count("html") <= 2 * pages


def test_open_data_goes_by_slug_and_the_browse_pages_newest_first(tmp_path):
    dates = {"a": "2024-01-02", "a-b": "2024-03-04", "b": "2024-02-03"}
    models = {
        f"content/models/{slug}.md": model_page(f"published: {date}", f"Mô hình {slug}")
        for slug, date in dates.items()
    }
    root = write_site(tmp_path, models)
    config = root / "site_config.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "\nmodels_per_page: 2\n", "utf-8")
    built(root)
    public = root / "public"
    data = json.loads((public / "du-lieu/models.json").read_text(encoding="utf-8"))
    assert [model["slug"] for model in data["models"]] == ["a", "a-b", "b"]
    pages = (public / "mo-hinh/index.html", public / "mo-hinh/trang/2/index.html")
    links = [
        re.findall(r'card-title.*?href="/mo-hinh/([a-z-]+)/"', page.read_text("utf-8")) for page in pages
    ]
    assert links == [["a-b", "b"], ["a"]]
