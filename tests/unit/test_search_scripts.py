"""What the search page's scripts make of a query, by themselves: they run in Node.js here."""

import json
from pathlib import Path

import pytest

from lantoa.machine.search.clauses import clauses, syllables_of
from lantoa.machine.search.terms import marks_of, pair_term, standing, syllable_term
from lantoa.machine.search.words import words_of
from lantoa.vietnamese.text import fold
from tests.scripts import needs_node, run_script

pytestmark = [needs_node, pytest.mark.xdist_group("search-scripts")]

TEXTS = [
    "Đèn đường, hơn 9.000 m² 22/28",
    "Hoà thuận; thủy lợi Ðảng",
    "Wifi 8/8 nhà văn hóa… 250km",
    "QÚY khoẻ łódź ωΣ thuở mưa ươm",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scripts")


def test_the_browser_makes_the_terms_that_the_index_has(folder: Path) -> None:
    said = run_script(
        f"""
        import {{ clauses }} from "./js/vietnamese.js";
        import * as terms from "./js/terms.js";
        import {{ clauseTerms, singleTerms }} from "./js/weigh.js";
        tell({json.dumps(TEXTS)}.map((text) => {{
          const read = clauses(text);
          const all = read.flatMap((clause) => [...singleTerms(clause), ...clauseTerms(clause)]);
          return {{
            clauses: read,
            terms: [...new Set(all.map((term) => term.term))].sort(),
            marks: read.flat().map(terms.marksOf),
            standing: terms.readStanding({standing("denǀduongǀ", 5) | pair_term("đèn đường").marks << 2 | 3}),
            bits: terms.bitsOf("denǀduongǀ"),
          }};
        }}));
        """,
        folder,
    )
    for text, one in zip(TEXTS, said, strict=True):
        read = syllables_of(text)
        words = words_of(text, {})
        assert one["clauses"] == [list(clause) for clause in clauses(read)]
        terms = {*map(pair_term, words.pairs), *map(syllable_term, words.syllables)}
        assert one["terms"] == sorted({term.plain for term in terms})
        assert one["marks"] == [marks_of(word) for word in read if word]
        assert one["bits"] == standing("denǀduongǀ", 0) >> 18 == one["standing"]["bits"]
        assert one["standing"] | {"bits": 0} == {
            "bits": 0,
            "rarity": 5,
            "marks": [marks_of("đèn"), marks_of("đường")],
            "level": 3,
        }


TYPED = {
    "dduwowngf": "đường",
    "dduowngf": "đường",
    "dduowfng": "đường",
    "duongwfd": "đường",
    "datj": "dạt",
    "ddaats": "đất",
    "hieens": "hiến",
    "hiensn": None,
    "thawsp": "thắp",
    "sangs": "sáng",
    "nuwowcs": "nước",
    "thuyr": "thuỷ",
    "hoaf": "hoà",
    "quys": "quý",
    "gias": "giá",
    "giuwx": "giữ",
    "khoer": "khoẻ",
    "nghieepj": "nghiệp",
    "muwa": "mưa",
    "d9u7o72ng": "đường",
    "hie6n1": "hiến",
    "đươngf": "đường",
    "nguyeenx": "nguyễn",
    "khuyar": "khuỷa",
    "ruwowuj": "rượu",
    "wifi": None,
    "camera": None,
    "zalo": None,
    "video": None,
    "logo": None,
    "hien": None,
    "đường": None,
    "2024": None,
}


def test_telex_and_vni_that_were_left_in_the_text_are_read(folder: Path) -> None:
    program = f"""
        import {{ untyped }} from "./js/typing.js";
        tell({json.dumps(list(TYPED))}.map(untyped));
    """
    assert dict(zip(TYPED, run_script(program, folder), strict=True)) == TYPED


def test_a_text_is_read_in_other_ways_only_where_that_says_something_else(folder: Path) -> None:
    texts = ["thắp sáng", "9 000 m2", "thon1", "hieens ddaats", "năm 2024 100 hộ"]
    program = f"""
        import {{ readings }} from "./js/typing.js";
        tell({json.dumps(texts)}.map(readings));
    """
    said = run_script(program, folder)
    assert said[0] == []
    assert {"text": "9000 m2", "mended": False} in said[1]
    assert {"text": "thon 1", "mended": False} in said[2]
    assert said[3] == [{"text": "hiến đất", "mended": True}]
    assert said[4] == []


NEAR = {
    ("dat", "dta"): True,
    ("dat", "da"): True,
    ("dat", "datt"): True,
    ("dat", "ddat"): True,
    ("dat", "det"): True,
    ("dat", "at"): True,
    ("dat", "dat"): False,
    ("dat", "tad"): False,
    ("dat", "detu"): False,
    ("dat", "d"): False,
    ("duong", "dunog"): True,
    ("duong", "dounag"): False,
}


def test_one_slip_of_the_finger_is_near_and_two_are_not(folder: Path) -> None:
    program = f"""
        import {{ isNear }} from "./js/slips.js";
        const both = ([one, other]) => isNear(one, other) && isNear(other, one);
        tell({json.dumps([list(pair) for pair in NEAR])}.map(both));
    """
    assert dict(zip(NEAR, run_script(program, folder), strict=True)) == NEAR


def test_a_syllable_is_written_with_the_marks_that_a_number_says(folder: Path) -> None:
    words = "đường hiến đất thắp sáng mưa thuở quốc quý giữ nghiệp hoà khoẻ tuyên rượu lưu bản ăn của mỗi xuân wifi"
    pairs = [(fold(word), marks_of(word)) for word in words.split()]
    program = f"""
        import {{ marked }} from "./js/typing.js";
        tell({json.dumps(pairs)}.map(([plain, marks]) => marked(plain, marks)));
    """
    assert " ".join(run_script(program, folder)) == words
