"""The one row that keeps a short list from being in order, and what only looks like one."""

import pytest

from tests.smells.detectors.shown import findings, markdown, values

RULE, SURE = "mismatched.row-out-of-place", "mismatched.rank-order"
LAST_HIGHER = [90.1, 85.2, 80.3, 75.4, 70.5, 65.6, 66.7]
NAMES = ["kappa", "beta", "eta", "alpha", "zeta", "delta", "gamma", "nu", "mu", "xi", "tau", "chi"]


def rows(scores, names=NAMES):
    return [[name, score] for name, score in zip(names, scores, strict=False)]


def board(scores, names=NAMES):
    return markdown(["Model", "Average"], rows(scores, names))


def test_the_last_row_of_a_short_list_is_found_with_both_scores():
    assert values(RULE, board(LAST_HIGHER), "model", "score", "above_score") == [
        ("gamma", "66.7", "65.6")
    ]
    assert not findings(SURE, board(LAST_HIGHER))


def test_a_row_within_a_short_list_is_found():
    assert values(RULE, board([90, 85, 80, 70, 75, 65, 60]), "model") == ["zeta"]


def test_the_last_row_of_a_long_list_is_found_and_a_slip_within_it_is_left_to_the_other_rule():
    falling = [90 - 4 * n for n in range(12)]
    last, within = [*falling[:11], falling[10] + 2], [*falling]
    within[5], within[6] = within[6], within[5]
    assert len(findings(RULE, board(last))) == 1
    assert not findings(SURE, board(last))
    assert len(findings(SURE, board(within))) == 1
    assert not findings(RULE, board(within))


@pytest.mark.parametrize(
    "scores",
    [
        [90.1, 85.2, 80.3, 75.4, 70.5, 65.6, 60.7],  # in order
        [90.1, 85.2, 80.3, 75.4, 70.5, 71.6],  # too short a list
        [90.1, 85.2, 80.3, 75.4, 70.5, 65.6, 88.7],  # far from its place: another group
        [90.1, 85.2, 86.3, 75.4, 70.5, 65.6, 66.7],  # two of them: sorted by something else
        [90.1, 85.2, 85.2, 75.4, 70.5, 65.6, 66.7],  # not strictly in order
        [90.1, 85.2, 80.3, 75.4, 70.5, 65.6, 65.7],  # a difference of the last digit
    ],
)
def test_what_may_be_in_order_is_not_found(scores):
    assert not findings(RULE, board(scores))


@pytest.mark.parametrize("name", ["Human experts", "random guess", "Baseline", "Average", "人类"])
def test_references_at_the_end_are_not_found(name):
    assert not findings(RULE, board(LAST_HIGHER, [*NAMES[:6], name]))
    assert not findings(RULE, board(LAST_HIGHER, [*NAMES[:5], name, NAMES[6]]))


def test_settings_of_one_model_stand_together():
    names = ["kappa en", "kappa zh", "beta en", "beta zh", "eta en", "eta zh", "zeta en"]
    assert not findings(RULE, board(LAST_HIGHER, names))


def test_a_group_that_another_column_tells_is_not_found():
    listed = [[*row, "open" if n < 6 else "closed"] for n, row in enumerate(rows(LAST_HIGHER))]
    assert not findings(RULE, markdown(["Model", "Average", "Access"], listed))


def test_other_scores_must_not_say_the_opposite():
    falling, rising = [50, 46, 41, 39, 31, 30, 28], [50, 46, 41, 39, 31, 30, 32]
    header = ["Model", "Math", "Average"]
    for math, found in ((falling, 0), (rising, 1)):
        listed = [[name, math[n], score] for n, (name, score) in enumerate(rows(LAST_HIGHER))]
        assert len(findings(RULE, markdown(header, listed))) == found


def test_where_ranks_are_given_they_say_the_order():
    listed = [[n + 1, *row] for n, row in enumerate(rows(LAST_HIGHER))]
    assert not findings(RULE, markdown(["Rank", "Model", "Average"], listed))
    assert len(findings(SURE, markdown(["Rank", "Model", "Average"], listed))) == 1
