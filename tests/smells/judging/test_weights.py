"""Averages that weigh their parts are no mistakes, whether the board says so or only does so."""

import random

import pytest

from crawler.content import Column
from smells.judging.weights import constant_weights, states_weights
from tests.smells.detectors.shown import findings, markdown, table, values

AVERAGE = "mismatched.average-not-mean"


def board(seed, weights, *, digits=1, spread=10.0, near=0.0, rows=20):
    """Rows whose last column weighs the others, which hardly differ in a share `near` of them."""
    chance = random.Random(seed)
    listed = []
    for number in range(rows):
        base = chance.uniform(30, 80)
        wide = 0.2 if chance.random() < near else spread
        parts = [round(base + chance.uniform(-wide, wide), digits) for _ in weights]
        mean = sum(part * weight for part, weight in zip(parts, weights, strict=True))
        listed.append([f"Model-{number}", *parts, f"{mean / sum(weights):.{digits}f}"])
    return listed


def written(listed, title="Results", average="Average"):
    header = ["Model", *(f"Task {n} acc" for n in range(len(listed[0]) - 2)), average]
    return markdown(header, listed, title)


@pytest.mark.parametrize(
    "weights", [(5, 3, 2), (67, 52, 40, 61), (11, 10, 11), (10, 11, 12, 9, 10)]
)
@pytest.mark.parametrize("near", [0.0, 0.8, 0.9])
@pytest.mark.parametrize("digits", [0, 1, 2])
def test_constant_weights_are_no_mistake_although_most_rows_would_also_fit_the_mean(
    weights, near, digits
):
    for seed in range(5):
        assert not findings(AVERAGE, written(board(seed, weights, digits=digits, near=near)))


@pytest.mark.parametrize("parts", [2, 3, 5, 10])
@pytest.mark.parametrize("rows", [8, 12, 40])
def test_one_wrong_average_stays_found(parts, rows):
    for seed in range(5):
        listed = board(seed, [1] * parts, rows=rows)
        wrong = listed[seed]
        wrong[-1] = f"{float(wrong[-1]) + 3:.1f}"
        assert values(AVERAGE, written(listed), "model") == [wrong[0]]


def one_wrong():
    listed = board(1, (1, 1, 1))
    listed[4][-1] = f"{float(listed[4][-1]) + 3:.1f}"
    return listed


@pytest.mark.parametrize(
    "said",
    [
        "We report the weighted average (0.5/0.3/0.2).",
        "The overall score is weighted by number of questions.",
        "Average: mean over all 52 subjects.",
        "Weights: 0.5, 0.3 and 0.2 for the three tasks.",
        "总分按题数加权。",
        "平均分为三项的加权平均(0.5/0.3/0.2)。",
        "各项权重为 0.5、0.3、0.2。",
        "We use the micro-average of all questions.",
    ],
)
def test_where_the_page_states_weights_no_average_is_called_wrong(said):
    assert findings(AVERAGE, written(one_wrong()))
    assert not findings(AVERAGE, f"{said}\n\n{written(one_wrong())}")


@pytest.mark.parametrize(
    "said",
    [
        "The model weights are on the hub.",
        "Open-weights models only; scores are public.",
        "We downloaded the released weights and averaged three runs.",
        "模型权重已开源。",
        "The average is the mean of the three tasks.",
    ],
)
def test_weights_of_models_are_no_weights_of_scores(said):
    assert findings(AVERAGE, f"{said}\n\n{written(one_wrong())}")


@pytest.mark.parametrize(
    "name", ["Weighted Average", "加权平均分", "Micro average", "平均分(加权)"]
)
def test_a_header_states_weights_too(name):
    assert not findings(AVERAGE, written(one_wrong(), average=name))


def test_a_title_states_weights_for_its_table():
    seen = table(written(one_wrong(), title="Weighted overall scores"))
    assert states_weights(seen, Column("Average", 4, ("Average",)), None)


def test_rows_whose_parts_are_alike_prove_no_formula():
    rows = [[f"m{n}", 60 + n, 60 + n, 60 + n, 60 + n] for n in range(12)]
    rows[5][1:] = [90, 60, 30, 69]
    assert not findings(AVERAGE, written(rows))


def test_weights_are_fitted_as_they_were_chosen():
    listed = board(3, (5, 3, 2), digits=2)
    parts, stated = [row[1:-1] for row in listed], [float(row[-1]) for row in listed]
    assert constant_weights(parts, stated, 0.01) == pytest.approx((0.5, 0.3, 0.2), abs=0.005)


def test_parts_that_are_copies_of_each_other_have_weights_as_well():
    parts = [[value, value] for value in (50.0, 61.0, 72.5, 40.0)]
    assert constant_weights(parts, [50.0, 61.0, 72.5, 40.0], 0.1) == pytest.approx((0.5, 0.5))


def test_what_needs_a_negative_weight_is_not_weighted():
    parts = [[80.0, 60.0], [70.0, 65.0], [60.0, 58.0], [50.0, 40.0]]
    assert constant_weights(parts, [2 * a - b for a, b in parts], 0.1) is None
