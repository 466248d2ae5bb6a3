"""Examples as shown: whatever a rule finds in a table or text is marked, and nothing else is."""

import pytest

from smells.detectors import DETECTORS
from smells.shown_examples import shown_examples

SHOWN = [(rule_id, shown) for rule_id in DETECTORS for shown in shown_examples(rule_id)]


def marks(shown):
    """The marked lines, and for each marked row its marked cells, or all when it is meant whole."""
    found = []
    for block in (block for page in shown.pages for block in page.blocks):
        found += [line.text for line in block.lines if line.is_marked]
        rows = (*block.table.header, *block.table.rows) if block.table else ()
        for row in rows:
            if row.is_marked:
                cells = [cell.text for cell in row.cells if cell.is_marked or row.is_meant_whole]
                found.append(tuple(cells))
    return found


def marks_of(rule_id, number=0):
    return marks(shown_examples(rule_id)[number])


@pytest.mark.parametrize(
    ("rule_id", "shown"), SHOWN, ids=[f"{rule_id}: {each.example.name}" for rule_id, each in SHOWN]
)
def test_what_has_a_line_is_marked_and_what_was_not_found_is_not(rule_id, shown):
    has_line = any(finding.values.get("line") for finding in shown.findings)
    assert bool(marks(shown)) == has_line or (not has_line and not shown.findings)
    assert (shown.example.kind == "bad") == bool(shown.findings)


def test_a_cell_is_told_by_its_column():
    assert marks_of("mismatched.average-not-mean") == [("69.5",)]


def test_a_cell_is_told_by_what_it_shows():
    assert marks_of("misdisplayed.mojibake") == [("Alpha-FranÃ§ais-7B",)]


def test_headers_are_told_by_their_names():
    assert marks_of("confusing.duplicate-header") == [("p0", "p0")]


def test_a_row_without_a_cell_of_its_own_is_meant_whole():
    assert marks_of("misdisplayed.ragged-row") == [("Beta-7B", "77.0", "69.0", "12.0")]


def test_both_rows_of_a_pair_are_marked():
    assert marks_of("redundant.duplicate-model") == [("Alpha-7B",), ("Alpha-7B",)]


def test_a_blank_cell_is_marked():
    assert marks_of("missing.blank-score") == [("",)]


def test_both_sentences_of_a_contradiction_are_marked():
    told = marks_of("confusing.submission-steps", 1)
    assert told == [
        "We welcome submissions of new models by mail.",
        "Submissions are currently closed.",
    ]


def test_the_heading_that_is_a_tables_title_is_not_repeated():
    (page,) = shown_examples("mismatched.rank-order")[0].pages
    assert [block.table.title for block in page.blocks] == ["Results"]
