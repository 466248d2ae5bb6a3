"""Rankings without rows, rows that went, scores left blank."""

import pytest

from crawler.earlier import EarlierTable, sizes_of
from smells.outcome import Clear, Found, Inconclusive, NotApplicable
from tests.smells.detectors.shown import URL, ask, findings, markdown, observation, values

EMPTY, LOST, BLANK = (f"missing.{name}" for name in ("empty-ranking", "rows-lost", "blank-score"))
FULL = markdown(["Model", "Accuracy"], [[f"m{n}-7B", 90 - n] for n in range(12)])


def html(rows=""):
    return (
        "<h1>Results</h1><table><thead><tr><th>Model</th><th>Accuracy</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def had(rows, name="results"):
    return [EarlierTable(URL, name, rows, "2026-02-01")]


@pytest.mark.parametrize(
    "header",
    [["Model", "Accuracy"], ["Rank", "Model", "Average"], ["模型", "总分"], ["Model", "Score"]],
)
def test_headers_of_a_ranking_without_rows_are_found(header):
    assert len(findings(EMPTY, markdown(header, []))) == 1


@pytest.mark.parametrize(
    "header",
    [["Model", "Revision", "Precision", "Status"], ["Dataset", "Accuracy"], ["Model", "Link"]],
)
def test_queues_and_other_tables_may_be_empty(header):
    assert not findings(EMPTY, markdown(header, []))


def test_a_page_of_scripts_may_fill_its_table_later_unless_it_was_full_before():
    assert not findings(EMPTY, observation(html(), kind="html"))
    assert len(findings(EMPTY, observation(html(), kind="html", earlier=had(30)))) == 1


def test_an_empty_copy_of_a_filled_table_is_a_tab():
    assert not findings(EMPTY, FULL + "\n" + markdown(["Model", "Accuracy"], [], "Filtered"))


def test_lost_rows_are_found_against_the_last_good_look():
    (found,) = values(LOST, observation(FULL, earlier=had(40)), "rows", "before", "before_on")
    assert found == (12, 40, "2026-02-01")


@pytest.mark.parametrize("before", [12, 20, 3])
def test_a_few_rows_less_are_not_a_loss(before):
    assert isinstance(ask(LOST, observation(FULL, earlier=had(before))), Clear)


def test_a_ranking_under_another_title_is_another():
    assert isinstance(ask(LOST, observation(FULL, earlier=had(40, "hall of fame"))), Clear)


def test_without_an_earlier_look_nothing_can_be_lost():
    assert isinstance(ask(LOST, FULL), NotApplicable)


def test_a_part_of_a_ranking_is_no_loss():
    seen = observation(FULL, earlier=had(40), incomplete="the first rows only")
    assert isinstance(ask(LOST, seen), Inconclusive)


def test_what_is_kept_for_the_next_look_is_found_again_under_another_date():
    dated = FULL.replace("# Results", "# Results of May 2026")
    tables = observation(dated).pages[0].content.tables
    kept = sizes_of(URL, tables, seen_on="2026-05-01")
    assert [(each.name, each.rows) for each in kept] == [("results of may", 12)]
    assert isinstance(ask(LOST, observation(dated.replace("2026", "2027"), earlier=kept)), Clear)


def board(text, row=5, fill="x", name=None):
    rows = [[f"m{n}-7B", 90 - n, 80 - n, 70 - n] for n in range(12)]
    rows[row][2] = text
    rows[row][0] = name or rows[row][0]
    return markdown(["Model", "Math", "Code", "Law"], rows)


@pytest.mark.parametrize("text", [" ", "TBD", "?", "待定", "coming soon"])
def test_a_blank_or_promised_score_among_given_ones_is_found(text):
    assert values(BLANK, board(text), "model", "column") == [("m5-7B", "Code")]


@pytest.mark.parametrize("text", ["-", "n/a", "N/A", "—", "0", "failed"])
def test_a_statement_is_no_blank(text):
    assert not isinstance(ask(BLANK, board(text)), Found)


def test_references_may_lack_scores():
    assert not findings(BLANK, board(" ", name="Human"))
