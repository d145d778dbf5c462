"""Links to nothing are told in the same run as the problems that stop it, and no link that may lead somewhere is."""

import pytest

from lantoa.pipeline import Options, check_site_folder
from tests.conftest import model_page, write_site

WRONG = "---\ntitle: Tin: hỏng\ndate: 2024\n---\nTin.\n"


def told(tmp_path, files):
    found = check_site_folder(Options(write_site(tmp_path, files)))
    return [(problem.at.file.rpartition("/")[2], problem.at.line, problem.code) for problem in found]


def test_dead_links_of_one_file_are_told_beside_the_errors_of_another(tmp_path):
    body = "[trang](/mo-hinh/khong-co/)\n[chỗ](#khong-co)\n[tệp](khong-co.pdf)"
    files = {"content/models/a.md": model_page(body=body), "content/news/b.md": WRONG}
    assert told(tmp_path, files) == [
        ("a.md", 8, "broken-link"),
        ("a.md", 9, "broken-anchor"),
        ("a.md", 10, "file-not-found"),
        ("b.md", 2, "yaml-colon"),
    ]


def test_a_dead_link_and_a_dead_anchor_are_told_together(tmp_path):
    body = "[trang](/mo-hinh/khong-co/) và [chỗ](#khong-co)"
    assert [code for _, _, code in told(tmp_path, {"content/models/a.md": model_page(body=body)})] == [
        "broken-link",
        "broken-anchor",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "---\ntitle: Tin: hỏng\naliases: /cu/trang-cu/\n---\nTin.\n",
        model_page("aliases: /cu/trang-cu/\nfild: x", title="Việc khác"),
        model_page("aliases: /cu/trang-cu/").replace("title: ", "tittle: "),
    ],
)
@pytest.mark.parametrize(
    "link",
    [
        "/mo-hinh/hong/",
        "hong.md",
        "/mo-hinh/hong/#cho-nao-do",
        "/cu/trang-cu/",
        "/don-vi/don-vi-cua-tep-hong/",
        "/nam/1999/",
        "/dia-ban/noi-khac/",
        "/mo-hinh/trang/2/",
    ],
)
def test_a_link_to_what_a_faulty_file_may_give_is_not_called_dead(tmp_path, wrong, link):
    files = {"content/models/a.md": model_page(body=f"[x]({link})"), "content/models/hong.md": wrong}
    assert {file for file, _, _ in told(tmp_path, files)} == {"hong.md"}


def test_the_body_below_a_front_matter_that_cannot_be_read_is_checked_too(tmp_path):
    wrong = "---\ntitle: Tin: hỏng\n---\n\n#### Bốn\n\nXem [x](khong-co.md) và [y](/mo-hinh/khong-co/).\n"
    assert told(tmp_path, {"content/models/a.md": wrong}) == [
        ("a.md", 2, "yaml-colon"),
        ("a.md", 5, "heading-skipped"),
        ("a.md", 7, "broken-link"),
        ("a.md", 7, "broken-link"),
    ]


def test_pages_that_refer_to_a_faulty_file_are_judged_without_it(tmp_path):
    keys = "programme: hong\nreplicates: hong\nreplications:\n  - {unit: Thôn Khác, model: b}"
    files = {
        "content/models/a.md": model_page(keys, body="[x](/mo-hinh/khong-co/#a)"),
        "content/models/b.md": model_page(title="Việc khác"),
        "content/models/hong.md": "---\n- a\n---\nBài.\n",
        "content/programmes/hong.md": "---\ntitle: Phong trào\n---\n",
    }
    assert ("a.md", 12, "broken-link") in told(tmp_path, files)


def test_an_alias_that_another_page_has_is_told_once(tmp_path):
    files = {
        "content/models/a.md": model_page("aliases: [/dia-ban/phuong-chu-tinh-bac-ninh/, /mo-hinh/b/]"),
        "content/models/b.md": model_page(title="Việc khác", body="[x](/mo-hinh/khong-co/)"),
        "content/news/b.md": WRONG,
    }
    assert [code for _, _, code in told(tmp_path, files)] == [
        "alias-taken",
        "alias-taken",
        "broken-link",
        "yaml-colon",
    ]


def test_a_layout_that_cannot_be_read_is_told_beside_the_errors_of_the_content(tmp_path):
    files = {
        "content/models/a.md": model_page(body="[x](#khong-co)"),
        "content/news/b.md": WRONG,
        "layouts/model.html": "{% if %}",
    }
    assert [code for _, _, code in told(tmp_path, files)] == ["yaml-colon", "layout-fault"]


@pytest.mark.parametrize("link", ["nhap.md", "/mo-hinh/nhap/", "nhap.md#chi-phi"])
def test_a_link_to_a_draft_that_is_left_out_is_told_as_such(tmp_path, link):
    files = {
        "content/models/a.md": model_page(body=f"[x]({link})"),
        "content/models/nhap.md": model_page("draft: true", title="Nháp"),
    }
    assert told(tmp_path, files) == [("a.md", 8, "link-to-draft")]
    if "#" not in link:
        assert check_site_folder(Options(tmp_path, drafts=True)) == ()


def test_what_a_page_that_makes_no_record_refers_to_is_checked_too(tmp_path):
    keys = """
programme: khong-co
replicates: khong-co
featured: true
events: [revoked]
results:
  - {label: Đèn, value: 5, source: s9}
"""
    files = {"content/models/a.md": model_page(keys).replace("period:", "peroid:")}
    assert sorted(code for _, _, code in told(tmp_path, files)) == [
        "missing-key",
        "revoked-featured",
        "unknown-key",
        "unknown-model",
        "unknown-programme",
        "unknown-source",
    ]
