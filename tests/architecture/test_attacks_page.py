"""docs/attacks.md shows a test for each attack: the ones it names are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "attacks.md").read_text()
ATTACKS = ROOT / "tests" / "attacks"
ROWS = [row for row in PAGE.splitlines() if "`test_" in row]


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_each_named_test_is_in_one_of_the_files_its_row_names(row):
    files = re.findall(r"`(test_\w+\.py)`", row)
    sources = "\n".join((ATTACKS / name).read_text() for name in files)
    missing = [test for test in re.findall(r"`(test_\w+)`", row) if f"def {test}(" not in sources]
    assert files
    assert not missing


def test_each_file_of_attacks_is_on_the_page():
    names = {path.name for path in ATTACKS.glob("test_*.py")}
    assert names <= set(re.findall(r"`(test_\w+\.py)`", PAGE))
