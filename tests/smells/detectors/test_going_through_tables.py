"""What all rules about tables share: what they conclude from what was read, and what they show."""

from dataclasses import replace

import pytest

from smells.fingerprint import fingerprint
from smells.judging.reading import EXCERPT, MOST
from smells.outcome import Clear, Found, Inconclusive, NotApplicable
from tests.smells.detectors.shown import (
    URL,
    ask,
    findings,
    markdown,
    observation,
    showing,
    table,
    values,
)

RULE = "redundant.duplicate-model"
FINE = markdown(["Model", "Accuracy"], [["Alpha-7B", 81.2], ["Beta-7B", 77.0], ["Gamma-7B", 70.1]])
TWICE = markdown(
    ["Model", "Accuracy"],
    [["Alpha-7B", 81.2], ["Beta-7B", 77.0], ["Gamma-7B", 70.1], ["Alpha-7B", 68.0]],
)


def test_a_page_that_was_read_whole_is_cleared_even_beside_a_finding():
    # So that one mended fault is resolved while another on the page is still open.
    outcome = ask(RULE, TWICE)
    assert isinstance(outcome, Found)
    assert outcome.cleared == {URL}


def test_another_page_is_judged_by_itself():
    outcome = ask(RULE, observation(FINE, TWICE))
    assert [each.at for each in outcome.findings] == [f"{URL}1"]
    assert outcome.cleared == {URL, f"{URL}1"}


def test_a_page_without_a_ranking_beside_one_with_is_in_order():
    assert ask(RULE, observation(FINE, "# About\nWords.")) == Clear({URL, f"{URL}1"})


def test_no_ranking_anywhere_is_not_applicable():
    assert isinstance(ask(RULE, "# About\nWords."), NotApplicable)


def test_a_table_that_ranks_nothing_is_left_alone():
    prices = markdown(["Item", "Price"], [["Apple", 1], ["Apple", 2], ["Pear", 3]])
    assert isinstance(ask(RULE, prices), NotApplicable)


@pytest.mark.parametrize("text", [TWICE, FINE])
def test_what_was_read_in_part_neither_accuses_nor_clears(text):
    partly = observation(text, incomplete="the first rows only")
    assert ask(RULE, partly) == Inconclusive("the first rows only")


def test_a_table_that_was_read_whole_is_judged_whatever_became_of_the_rest_of_its_page():
    waiting = replace(table(FINE), loaded=False, heading="Later")
    outcome = ask(RULE, showing(table(TWICE), waiting))
    assert isinstance(outcome, Found) and not outcome.cleared
    (finding,) = outcome.findings
    assert outcome.parts == {(URL, finding.part)}
    fine = ask(RULE, showing(table(FINE), waiting))
    assert isinstance(fine, Inconclusive) and len(fine.parts) == 1


def test_a_ranking_that_is_filled_later_is_not_judged():
    waiting = replace(table(TWICE), loaded=False)
    assert isinstance(ask(RULE, showing(waiting)), Inconclusive)


def test_a_page_that_could_not_be_read_says_why():
    seen = observation("")
    unread = replace(seen.pages[0], content=None)
    assert isinstance(ask(RULE, replace(seen, pages=(unread,))), Inconclusive)


def test_a_finding_shows_the_table_the_place_and_the_row():
    (finding,) = findings(RULE, TWICE)
    shown = {name: finding.values[name] for name in ("table", "line", "place", "row")}
    assert shown == {"table": "Results", "line": 8, "place": "L8", "row": "Alpha-7B | 68.0"}


def test_what_a_page_says_is_kept_short():
    long = markdown(
        ["Model", "Accuracy", "Code"], [["A" * 900, 1, 1], ["B", 2, 2], ["C", 3, 3]] * 2
    )
    assert len(findings("confusing.metric-undefined", long)) == 0
    (finding, *_) = findings(
        RULE,
        markdown(
            ["Model", "Accuracy"],
            [[f"{n} " + "x" * 900, n] for n in range(9)] + [["0 " + "x" * 900, 3]],
        ),
    )
    assert all(len(str(value)) <= EXCERPT for value in finding.values.values())


def test_the_same_fault_is_the_same_finding_when_rows_move_and_dates_change():
    moved = TWICE.replace("# Results", "# Results (May 2026)").replace(
        "| Beta-7B | 77.0 |\n| Gamma-7B | 70.1 |", "| New-7B | 79 |\n| Beta-7B | 77 |"
    )
    before = markdown(
        ["Model", "Accuracy"],
        [["Alpha-7B", 81.2], ["Beta-7B", 77.0], ["Gamma-7B", 70.1], ["Alpha-7B", 68.0]],
        "Results (April 2026)",
    )
    (one,), (other,) = findings(RULE, before), findings(RULE, moved.replace("May", "April"))
    assert fingerprint(RULE, one) == fingerprint(RULE, other)


def test_two_tables_of_one_title_are_told_apart():
    both = findings(RULE, TWICE + "\n" + TWICE)
    assert len({each.identity for each in both}) == len(both) == 2


def test_what_is_written_beyond_the_last_column_of_any_table_is_lost():
    tools = "| Tool | Link |\n|---|---|\n| A | a |\n| B | b | what it does |\n| C |\n| D | d |\n"
    assert values("misdisplayed.ragged-row", tools, "written", "columns") == [(3, 2)]


def test_many_findings_are_cut_off_counted_and_clear_nothing():
    rows = [[f"Model-{n}", f"{n}.1", "oops | 1" if n % 3 == 0 else "2"] for n in range(90)]
    outcome = ask("misdisplayed.ragged-row", markdown(["Model", "Math", "Code"], rows))
    assert len(outcome.findings) == MOST
    assert outcome.findings[-1].values["more"] == 30 - MOST
    assert outcome.cleared == frozenset()
