"""The policy of pages and the headers of hosts."""

from pathlib import Path

import pytest

from lantoa.policy import headers_file, page_policy, site_headers


def directives(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split("; "))
    return {name: set(values) for name, *values in parts}


@pytest.mark.parametrize("url", ["/", "/mo-hinh/den-ngo/", "/tim-kiem/", "/thong-ke/", "/404.html"])
def test_a_page_loads_only_what_is_the_sites_own_and_nothing_inline(url: str) -> None:
    policy = directives(page_policy(url))
    assert policy.pop("default-src") == {"'none'"}
    assert policy.pop("base-uri") == {"'none'"}
    assert {source for sources in policy.values() for source in sources} <= {"'self'", "'wasm-unsafe-eval'"}


def test_every_layout_of_a_whole_page_says_the_policy_of_the_pages_url() -> None:
    layouts = {path.name: path.read_text(encoding="utf-8") for path in Path("layouts").glob("*.html")}
    whole = {name for name, text in layouts.items() if "<head>" in text}
    said = '<meta http-equiv="Content-Security-Policy" content="{{ page.url|policy }}">'
    assert {"base.html", "poster.html", "redirect.html"} <= whole
    assert {name for name in whole if said not in layouts[name]} == set()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/tim-kiem/", True),
        ("/mo-hinh/", True),
        ("/mo-hinh/trang/2/", True),
        ("/so-sanh/", True),
        ("/", False),
        ("/mo-hinh/den-ngo/", False),
        ("/linh-vuc/kinh-te/", False),
        ("/gioi-thieu/", False),
    ],
)
def test_only_pages_that_search_may_compile_what_reads_the_index(url: str, expected: bool) -> None:
    assert ("wasm-unsafe-eval" in page_policy(url)) == expected


def test_the_header_allows_what_any_page_does_and_says_who_may_frame_it() -> None:
    header = directives(site_headers()["Content-Security-Policy"])
    assert header.pop("frame-ancestors") == {"'self'"}
    assert header == directives(page_policy("/tim-kiem/"))


def test_the_file_of_headers_is_as_hosts_read_it() -> None:
    """A path, then its headers, each indented; a line may have 2,000 signs (Netlify, Cloudflare Pages)."""
    sections: dict[str, dict[str, str]] = {}
    for line in headers_file("/dvk/").decode("ascii").splitlines():
        assert len(line) <= 2000
        if line.startswith("/"):
            sections[line] = found = {}
        elif line:
            assert line.startswith("  ")
            name, value = line.strip().split(": ", 1)
            found[name] = value
    assert sections.pop("/*") == dict(site_headers())
    # A header that two matching sections give is sent with both values.
    assert [set(each) for each in sections.values()] == [{"Cache-Control"}] * 4
    assert set(sections) == {"/dvk/assets/*", "/dvk/anh/*", "/dvk/tep/*", "/dvk/pagefind/*"}
    assert sections["/dvk/pagefind/*"] == {"Cache-Control": "public, max-age=600"}
    assert "immutable" in sections["/dvk/anh/*"]["Cache-Control"]
    assert headers_file("/").decode("ascii").count("\n/assets/*\n") == 1
