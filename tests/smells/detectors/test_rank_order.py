"""A row that contradicts the score by which its table is sorted, and what only looks like one."""

import json

import pytest

from crawler.extract.read import read_content
from smells.outcome import NotApplicable
from tests.smells.detectors.shown import ask, findings, markdown, showing, values

RULE = "mismatched.rank-order"
FALLING = [88.0, 86.1, 83.5, 80.2, 79.9, 75.0, 71.3, 70.0, 66.6, 61.2, 58.8, 50.1]
SWAPPED = [*FALLING[:5], FALLING[6], FALLING[5], *FALLING[7:]]


def rows(scores):
    """Named so that the names are in no order, as a board's are."""
    return [[f"{chr(97 + n * 7 % 23)}-model", score] for n, score in enumerate(scores)]


def test_two_swapped_neighbours_are_found_with_both_scores():
    (found,) = values(RULE, markdown(["Model", "Average"], rows(SWAPPED)), "score", "above_score")
    assert found == ("75.0", "71.3")


def test_a_rank_that_contradicts_its_score_is_found_wherever_the_row_stands():
    numbered = [[n + 1, *row] for n, row in enumerate(rows(SWAPPED))]
    by_name = sorted(numbered, key=lambda row: row[2] * 7 % 5)
    (found,) = values(RULE, markdown(["Rank", "Model", "Average"], by_name), "rank", "above_rank")
    assert found == (7, 6)


@pytest.mark.parametrize(
    "header",
    [["Model", "Average ↑"], ["模型", "平均分"], ["Model", "Overall"], ["Model", "Accuracy"]],
)
def test_the_key_is_an_average_or_the_only_score(header):
    assert len(findings(RULE, markdown(header, rows(SWAPPED)))) == 1


def test_less_is_better_where_the_header_says_so():
    rising = [round(100 - score, 1) for score in SWAPPED]
    assert len(findings(RULE, markdown(["Model", "Error rate ↓"], rows(rising)))) == 1
    assert not findings(RULE, markdown(["Model", "Error rate ↓"], rows(sorted(rising))))


def test_a_tie_and_the_last_digit_are_no_contradiction():
    scores = [*FALLING[:5], 75.0, 75.0, 74.9, 75.0, *FALLING[9:]]
    assert not findings(RULE, markdown(["Model", "Average"], rows(scores)))


@pytest.mark.parametrize("place", [0, len(FALLING)])
def test_a_reference_at_the_top_or_the_end_is_no_contradiction(place):
    listed = rows(FALLING)
    listed.insert(place, ["Ours", 72.0])
    assert not findings(RULE, markdown(["Model", "Average"], listed))


def test_each_section_has_an_order_of_its_own():
    listed = [["Open", ""], *rows(FALLING), ["Closed", ""], *rows(FALLING)]
    assert not findings(RULE, markdown(["Model", "Average"], listed))


def test_groups_without_a_heading_are_told_by_another_column():
    listed = [[*row, "API"] for row in rows([90, 80, 70, 60])]
    listed += [[*row, "weights"] for row in rows([65, 55, 50, 45, 40, 35])]
    assert not findings(RULE, markdown(["Model", "Average", "Access"], listed))


def test_a_long_group_below_a_short_one_is_no_slip():
    listed = rows([90, 80, 70, 60, 75, 72, 71, 68, 50, 45, 40, 30])
    assert not findings(RULE, markdown(["Model", "Average"], listed))


def test_a_table_sorted_by_date_or_name_is_not_judged_by_its_scores():
    dated = [[*row, f"2026-03-{28 - n:02}"] for n, row in enumerate(rows(SWAPPED))]
    assert not findings(RULE, markdown(["Model", "Average", "Date"], dated))
    assert len(findings(RULE, markdown(["Model", "Average"], rows(SWAPPED)))) == 1
    named = [[f"model {n:02}", score] for n, score in enumerate(SWAPPED)]
    assert not findings(RULE, markdown(["Model", "Average"], named))


def test_a_score_that_is_not_the_key_may_jump():
    listed = [[*row, 100 - 7 * n % 13] for n, row in enumerate(rows(FALLING))]
    assert not findings(RULE, markdown(["Model", "Average", "Speed score"], listed))


def test_one_jump_in_a_short_list_of_many_scores_says_nothing():
    listed = [
        [n + 1, f"m{n}", a, b]
        for n, (a, b) in enumerate(zip([9, 8, 6, 7, 5], [5, 9, 2, 8, 1], strict=False))
    ]
    assert not findings(RULE, markdown(["Rank", "Model", "Math", "Code"], listed))


def test_ranks_from_intervals_need_not_follow_the_score():
    numbered = [[n + 1, *row, "±3"] for n, row in enumerate(rows(SWAPPED))]
    assert not findings(RULE, markdown(["Rank", "Model", "Arena score", "95% CI"], numbered))


def test_a_rule_of_ties_is_respected():
    numbered = [["5" if n in (5, 6) else n + 1, *row] for n, row in enumerate(rows(SWAPPED))]
    assert not findings(RULE, markdown(["Rank", "Model", "Average"], numbered))


def test_medals_are_ranks_and_unranked_rows_stand_outside():
    ranks = ["-", "🥇", "🥈", "🥉", 4, 5, "-", 6, 7, 8]
    scores = [72.0, 90.1, 88.0, 84.2, 80.0, 77.7, 95.0, 70.0, 66.0, 60.0]
    listed = [[rank, *row] for rank, row in zip(ranks, rows(scores), strict=True)]
    assert not findings(RULE, markdown(["排名", "模型", "总分"], listed))
    listed[4][2] = 85.0
    assert values(RULE, markdown(["排名", "模型", "总分"], listed), "rank") == [4]


def data(kind, header, listed):
    text = json.dumps([dict(zip(header, row, strict=True)) for row in listed])
    if kind == "csv":
        text = "\n".join(",".join(map(str, row)) for row in [header, *listed])
    return showing(*read_content(text.encode(), "", f"https://board.example/rows.{kind}").tables)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_of_data_has_no_order_that_its_page_must_keep(kind):
    assert isinstance(ask(RULE, data(kind, ["Model", "Average"], rows(SWAPPED))), NotApplicable)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_ranks_in_a_file_of_data_are_held_against_its_scores(kind):
    numbered = [[n + 1, *row] for n, row in enumerate(rows(SWAPPED))]
    seen = data(kind, ["Rank", "Model", "Average"], numbered)
    assert values(RULE, seen, "rank", "above_rank") == [(7, 6)]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_half_given_ranks_in_a_file_of_data_say_no_order(kind):
    numbered = [[n + 1 if n != 3 else "new", *row] for n, row in enumerate(rows(SWAPPED))]
    assert not findings(RULE, data(kind, ["Rank", "Model", "Average"], numbered))
