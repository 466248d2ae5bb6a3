"""The table of docs/maintainers.md says what the permissions say."""

from pathlib import Path

import pytest

from leaderboards.permissions import MAY, Action, Standing

DOCUMENT = Path(__file__).parents[2] / "docs" / "maintainers.md"
HEAD = "| | visitor | signed in | editor | owner | curator |"
COLUMNS = [Standing(name.strip().replace(" ", "-")) for name in HEAD.strip("| ").split("|")]


def rows() -> dict[str, frozenset[Standing]]:
    """Who has a mark, by the action that the row names."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    start = lines.index(HEAD) + 2
    found = {}
    for line in lines[start : lines.index("", start)]:
        what, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        assert len(cells) == len(COLUMNS) and set(cells) <= {"✓", ""}, line
        action = what.partition("`")[2].partition("`")[0]
        assert action not in found
        found[action] = frozenset(who for who, cell in zip(COLUMNS, cells, strict=True) if cell)
    return found


@pytest.mark.parametrize("action", Action)
def test_who_may_is_written_as_it_is(action):
    assert rows()[action.value] == MAY[action]


def test_no_row_is_of_something_else():
    assert rows().keys() == {action.value for action in Action}
    assert list(Standing) == COLUMNS
