"""The table of docs/confirmation.md says what the code does."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from smells.detectors import DETECTORS

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "confirmation.md"
ROW = re.compile(r"^\|[^|]*\| `([\w.-]+)` \| (\d+) × \|([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
ROWS = {row[1]: row for row in ROW.finditer(DOCUMENT.read_text(encoding="utf-8"))}


def span(cell: str) -> timedelta:
    number, _, unit = cell.strip().partition(" ")
    if not number:
        return timedelta(0)
    return timedelta(hours=int(number)) if unit == "h" else timedelta(days=int(number))


@pytest.mark.parametrize("rule_id", ROWS)
def test_a_rules_figures_are_those_of_its_confirmation(rule_id):
    _, times, apart, over, besides = ROWS[rule_id].groups()
    rule = DETECTORS[rule_id].rule
    confirmation = rule.confirmation
    assert int(times) == confirmation.times
    assert (span(apart), span(over)) == (confirmation.apart, confirmation.over)
    assert ("different hours" in besides) == confirmation.at_another_hour
    assert ("same revision" in besides) == (rule.same == "revision")


def test_the_table_was_found_and_read():
    assert {"missing.page", "inaccessible.connection", "deprecated.archived-repository"} <= set(
        ROWS
    )
