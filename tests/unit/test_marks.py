from hypothesis import given
from hypothesis import strategies as st

from lantoa.errors import Position
from lantoa.reading.front_matter import LARGEST_FILE
from lantoa.reading.marks import Marks, Positions, line_of, mark_of, position_of

LINES = st.integers(1, LARGEST_FILE)


@given(LINES, LINES)
def test_a_mark_is_a_line_and_a_column_in_one(line: int, column: int) -> None:
    assert position_of("a.md", mark_of(line, column)) == Position("a.md", line, column)
    assert line_of(mark_of(line, column)) == line


@given(st.tuples(LINES, LINES), st.tuples(LINES, LINES))
def test_marks_sort_as_they_stand_in_the_file(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (mark_of(*one) < mark_of(*other)) == (one < other)


def test_positions_are_a_mapping_of_the_values_that_were_written() -> None:
    positions = Positions("a.md", Marks.of({"title": mark_of(2, 8)}))
    assert dict(positions) == {"title": Position("a.md", 2, 8)}
    assert ("title" in positions, "unit" in positions, positions.get("unit")) == (True, False, None)
