"""The Markdown of a page: paragraphs under headings, lists, bold words, a link and now and then a table."""

from random import Random

from bench.vocabulary import Vocabulary


def make_body(rng: Random, words: Vocabulary, length: int, link: str = "") -> str:
    """About `length` Vietnamese syllables of Markdown; `link` is an address of the site that one paragraph leads to."""
    blocks = [_paragraph(rng, words), _paragraph(rng, words)]
    if link:
        blocks.append(f"{words.sentence(rng)} Xem thêm [{words.phrase(rng, 4).lower()}]({link}).")
    written = _length(blocks)
    while written < length:
        added = _section(rng, words, "###" if len(blocks) > 6 and rng.random() < 0.2 else "##")
        blocks += added
        written += _length(added)
    return "\n\n".join(blocks) + "\n"


def _length(blocks: list[str]) -> int:
    return sum(block.count(" ") + 1 for block in blocks)


def _section(rng: Random, words: Vocabulary, level: str) -> list[str]:
    blocks = [f"{level} {words.phrase(rng, rng.randint(3, 6))}"]
    blocks += [_paragraph(rng, words) for _ in range(rng.randint(1, 2))]
    kind = rng.random()
    if kind < 0.25:
        blocks.append("\n".join(f"- {words.sentence(rng)}" for _ in range(rng.randint(3, 5))))
    elif kind < 0.4:
        blocks.append("\n".join(f"{place + 1}. {words.sentence(rng)}" for place in range(rng.randint(3, 5))))
    elif kind < 0.47:
        blocks.append(_table(rng, words))
    elif kind < 0.53:
        blocks.append(f"> {words.sentence(rng)}")
    return blocks


def _paragraph(rng: Random, words: Vocabulary) -> str:
    sentences = [words.sentence(rng) for _ in range(rng.randint(3, 5))]
    if rng.random() < 0.4:
        sentences.insert(1, f"**{words.phrase(rng, 3)}** {words.sentence(rng).lower()}")
    return " ".join(sentences)


def _table(rng: Random, words: Vocabulary) -> str:
    rows = [f"| {words.phrase(rng, 3)} | {rng.randint(2, 900)} | {words.phrase(rng, 2)} |" for _ in range(4)]
    return "\n".join(["| Nội dung | Số lượng | Ghi chú |", "| --- | --: | --- |", *rows])
