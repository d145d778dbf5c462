"""A whole site folder of any size for this generator: `python -m bench.corpus --models N --out DIR`.

N models of 600–900 syllables with full front matter, N/10 news, programmes and standing pages. The same arguments
make the same bytes. Nothing in it is true, and its host is example.org.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.body import make_body
from bench.model_file import Author
from bench.vocabulary import Vocabulary, pick
from lantoa.reading.schema.site import SITE
from lantoa.vietnamese.text import slugify

_HERE = Path(__file__).parent
_STANDING = (
    ("gioi-thieu", "Giới thiệu", 1),
    ("huong-dan", "Hướng dẫn làm theo", 2),
    ("rieng-tu", "Quyền riêng tư", 0),
)
_PROGRAMMES = (
    ("tinh-bac-giang-2018-2020", "Phong trào “Dân vận khéo” 2018–2020", "tỉnh Bắc Giang", "2018/2020"),
    ("tinh-bac-giang-2021-2025", "Phong trào “Dân vận khéo” 2021–2025", "tỉnh Bắc Giang", "2021/2025"),
    ("tinh-quang-binh-2021-2023", "Phong trào thi đua 2021–2023", "tỉnh Quảng Bình", "2021/2023"),
    ("tinh-nghe-an-2022-2026", "Phong trào “Dân vận khéo” 2022–2026", "tỉnh Nghệ An", "2022/2026"),
    ("tinh-lang-son-2019-2024", "Đề án nâng chất lượng phong trào", "tỉnh Lạng Sơn", "2019/2024"),
)


def write_corpus(out: Path, models: int, photos: int = 0, seed: int = 1) -> None:
    """Write the site folder; files that are there already are written over."""
    for path, text in make_files(models, photos, seed):
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    if photos:
        from bench.pictures import write_pictures

        write_pictures(out / "content/models", photos, seed)


def make_files(models: int, photos: int = 0, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(path below the site's folder, text) of every file but the pictures."""
    author = Author(models, seed, tuple(slug for slug, *_ in _PROGRAMMES))
    yield "site_config.yaml", _config()
    for number in range(models):
        slug, shown = author.slug(number), min(3, photos - 3 * number)
        if shown > 0:
            yield f"content/models/{slug}/index.md", author.page(number, _photo_lines(shown))
        else:
            yield f"content/models/{slug}.md", author.page(number)
    for number in range(models // 10):
        yield _news(author, number, models, seed)
    for slug, title, place, period in _PROGRAMMES:
        yield f"content/programmes/{slug}.md", _programme(author.words, title, place, period)
    for slug, title, menu in _STANDING:
        yield f"content/pages/{slug}.md", _standing(author.words, title, menu)


def _config() -> str:
    """Without pictures for sharing and posters, where they can be left out: the others' sites have none to compare."""
    text = (_HERE / "site_config.yaml").read_text(encoding="utf-8")
    return text + "".join(f"{key}: false\n" for key in ("share_pictures", "posters") if key in SITE.by_key)


def _photo_lines(count: int) -> str:
    lines = ["photos:"]
    for place in range(count):
        lines += [f"  - file: anh-{place + 1}.jpg", "    alt: Ruộng lúa và con đường làng, tranh máy vẽ."]
    return "\n".join(lines)


def _news(author: Author, number: int, models: int, seed: int) -> tuple[str, str]:
    rng, words = Random(f"{seed}/news/{number}"), author.words
    title = words.phrase(rng, rng.randint(6, 11))
    told = dict.fromkeys(author.slug(rng.randrange(models)) for _ in range(rng.randint(1, 3)))
    lines = [
        "---",
        f"title: {title}",
        f"date: {rng.randint(2018, 2026)}-0{rng.randint(1, 9)}-{rng.randint(10, 28)}",
        f"summary: {words.sentence(rng)}",
        f"models: [{', '.join(told)}]",
        f"tags: [{pick(rng, author.tags, author.tag_weights)}]",
        "sources:",
        "  - id: bao",
        f"    title: {words.phrase(rng, 6)}",
        f"    publisher: Báo {words.phrase(rng, 2)}",
        "---",
        "",
        make_body(rng, words, rng.randint(200, 400), f"/mo-hinh/{next(iter(told))}/"),
    ]
    return f"content/news/{slugify(title)[:60].strip('-')}-{number + 1}.md", "\n".join(lines)


def _programme(words: Vocabulary, title: str, place: str, period: str) -> str:
    rng = Random(f"{place}/{period}")
    counts = (("registered", 900), ("appraised", 700), ("recognised", 500), ("awarded", 90))
    lines = ["---", f"title: {title} {place}", f"summary: {words.sentence(rng)}", f"place: {place}"]
    lines += [f"period: {period}", f"by: {words.phrase(rng, 4)}", "counts:"]
    for stage, most in counts:
        lines += [f"  - stage: {stage}", f"    value: {rng.randint(most // 2, most)}", "    level: province"]
    lines += ["sources:", "  - id: bao", f"    title: {words.phrase(rng, 6)}"]
    return "\n".join([*lines, "---", "", make_body(rng, words, 300)])


def _standing(words: Vocabulary, title: str, menu: int) -> str:
    rng = Random(title)
    lines = ["---", f"title: {title}", f"summary: {words.sentence(rng)}"]
    return "\n".join([*lines, *([f"menu: {menu}"] if menu else []), "---", "", make_body(rng, words, 400)])


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(
        description="Write a site of invented models, the same for the same arguments."
    )
    parser.add_argument("--models", type=int, required=True, help="how many models")
    parser.add_argument("--out", type=Path, required=True, help="the site's folder; made where it is missing")
    parser.add_argument("--photos", type=int, default=0, help="how many photos, three a model; default none")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another site; default 1")
    asked = parser.parse_args()
    write_corpus(asked.out, asked.models, asked.photos, asked.seed)


if __name__ == "__main__":
    main()
