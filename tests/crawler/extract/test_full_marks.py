"""Points out of full marks are scores where a whole column says so, and nothing else is."""

import pytest

from crawler.extract.pages import read_markdown


def numbers(*texts):
    lines = ["| Model | Completeness |", "|-|-|"]
    lines += [f"| alpha-{number}b | {text} |" for number, text in enumerate(texts)]
    table = read_markdown("\n".join(lines), "x").tables[0]
    return [row.cells[1].number for row in table.rows]


def test_a_column_with_the_same_full_marks_holds_the_points():
    assert numbers("2.40/5.00", "0.85/5.00", "4.15 / 5.00") == [2.4, 0.85, 4.15]
    assert numbers("417/500", "-", "500/500", "12/500") == [417, None, 500, 12]


@pytest.mark.parametrize(
    "texts",
    [
        ["2.40/5.00", "0.85/5.00", "4.15/6.00"],  # two scores
        ["2.40/5.00", "0.85/5.00", "5.75/5.00"],  # more than full marks
        ["2.40/5.00", "0.85/5.00"],  # too few to tell
        ["2.40/5.00", "0.85/5.00", "failed"],
        ["3/24", "4/24", "7/24"],  # months of a year
        ["1/2", "1/2", "2/2"],
        ["7B/13B", "7B/13B", "7B/13B"],
    ],
)
def test_what_may_be_two_values_is_no_number(texts):
    assert numbers(*texts) == [None] * len(texts)
