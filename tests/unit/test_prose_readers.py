"""Every body becomes the same HTML, whether Python-Markdown reads it or a quicker reader of ours."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path

import pytest

from lantoa.prose.everyday import parse_everyday
from tests.markdown import by_a_build, by_python_markdown

ROOT = Path(__file__).parents[2]
SPEC = ROOT / ".tools/commonmark-spec/spec.txt"
THEIRS = ROOT / f".tools/markdown-{importlib.metadata.version('markdown')}/tests"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)

EVERYDAY = [
    "Đoạn một.\n\nĐoạn hai\ntiếp dòng.\n",
    "# Một\n\n## Hai\nđoạn ngay dưới\n\n### Ba\n",
    "**đậm**, *nghiêng* và (**đậm**) *nghiêng*",
    "xem [đường hoa](../duong-hoa.md#cach-lam) và [**đậm**](/thong-ke/)",
    "[trích dẫn] không có đích",
    "theo https://example.org/bai-(1). Hết",
    '![ảnh](canh.jpg "lời") trong đoạn',
    "- một\n- hai\n  tiếp\n- ba **đậm**\n",
    "3. ba\n4. bốn\n\nđoạn\n\n1. một\n",
    "- một\n\n- hai\n- ba\n\n- bốn\n",
    "> lời **dân**\n> tiếp\n>\n> đoạn hai\n\n> quote sau\n",
    "> - một\n> - hai\n",
    "| Việc | Tiền | Ai |\n|:--|--:|:-:|\n| Đèn | 3 | *dân* |\n| thiếu |\n| thừa | 1 | 2 | 3 |\n",
    "một\n\n---\n\nhai\n\n***\n",
    "1 < 2 và R&D, 9.000 m², “trích”, ‘nháy’ & 'nháy'",
    "\n\n\nmột\n\n\n\nhai\n   \nba\n\n",
    "Dân góp:\n- tiền\n- công\n",
]
UNUSUAL = [
    "`mã`",
    "a\\*b",
    "a_b_c",
    "x<b>y</b>",
    "&copy;",
    "[a]: /b\n\n[a]",
    "dòng  \nmới",
    "a\tb",
    "a\r\nb",
    "    mã",
    "- một\n    - hai",
    "một\n===",
    "đoạn\n## đầu",
    "#hashtag",
    "**a *b** c*",
    "***cả hai***",
    "2 * 3",
    "\x02klzzwxh:0000\x03 \x0242\x03",
    "| a |\n|---|",
    "a | b\n--- | ---\n1 | 2",
    "> a\nb",
    "[![a](b.jpg)](c)",
    "[a [b] c](d)",
    "- # đầu",
    "- ",
    "  thụt",
]


def bodies_of(folder: Path) -> list[str]:
    files = sorted(path for path in folder.rglob("*.md") if path.is_file())
    return [path.read_text(encoding="utf-8", errors="replace").partition("\n---\n")[2] for path in files]


def written_in(path: Path) -> list[str]:
    """Every text that a file of Python-Markdown's tests may give to it."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".txt":
        return [text]
    nodes = ast.walk(ast.parse(text))
    constants = [
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return [*constants, *map(cleandoc, constants)]


@pytest.mark.parametrize("body", EVERYDAY)
def test_everyday_markdown_needs_no_python_markdown(body):
    assert parse_everyday(body) is not None
    assert by_a_build(body) == by_python_markdown(body)


@pytest.mark.parametrize("body", UNUSUAL)
def test_what_may_mean_more_than_one_thing_is_left_to_python_markdown(body):
    assert parse_everyday(body) is None
    assert parse_everyday(f"Đoạn.\n\n{body}\n\nĐoạn.") is None
    assert by_a_build(body) == by_python_markdown(body)


def test_the_bodies_of_this_repository_are_read_alike():
    bodies = [*bodies_of(ROOT / "content"), *bodies_of(ROOT / "examples"), *bodies_of(ROOT / "tests/golden")]
    assert len(bodies) > 30
    for body in bodies:
        assert by_a_build(body) == by_python_markdown(body)


def test_most_bodies_of_this_repository_are_everyday():
    bodies = bodies_of(ROOT / "content")
    assert sum(parse_everyday(body) is not None for body in bodies) > len(bodies) * 0.8


@pytest.mark.skipif(not SPEC.exists(), reason="python -m tools.prepare fetches the CommonMark examples")
def test_every_commonmark_example_is_read_alike():
    text = SPEC.read_text(encoding="utf-8")
    examples = [found.group(1).replace("→", "\t") for found in EXAMPLE.finditer(text)]
    assert len(examples) > 600
    for body in (*examples, *text.split("\n# ")):
        assert by_a_build(body) == by_python_markdown(body)


@pytest.mark.skipif(
    not THEIRS.exists(), reason="python -m tools.prepare fetches the tests of Python-Markdown"
)
def test_every_input_of_python_markdowns_own_tests_is_read_alike():
    files = sorted(path for path in THEIRS.rglob("*") if path.suffix in (".txt", ".py"))
    texts = sorted({text for path in files for text in written_in(path)})
    assert len(texts) > 1000
    for body in texts:
        assert by_a_build(body) == by_python_markdown(body)


@pytest.mark.parametrize("module", ["lantoa.prose", "lantoa.learn"])
def test_python_markdown_is_imported_only_for_a_body_that_needs_it(module):
    told = f"import sys, {module}; print(sorted({{'markdown', 'nh3'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
