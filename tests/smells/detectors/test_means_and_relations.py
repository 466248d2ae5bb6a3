"""Averages and derived scores: a few wrong rows are found, another formula is not."""

import pytest

from tests.smells.detectors.shown import findings, markdown, values

AVERAGE, DERIVED = "mismatched.average-not-mean", "mismatched.derived-score"
PARTS = [
    [81.2, 70.4, 66.0], [77.0, 69.1, 61.7], [74.5, 60.3, 60.0], [66.1, 59.0, 57.3],
    [60.2, 58.4, 50.0], [55.0, 41.1, 49.9], [50.8, 40.0, 44.4], [41.0, 39.3, 40.2],
]  # fmt: skip
HEADER = ["Model", "Math", "Code", "Law", "Average"]


def board(stated):
    pairs = zip(PARTS, stated, strict=True)
    return [[f"Model-{n}", *parts, text] for n, (parts, text) in enumerate(pairs)]


def means(digits=1, weights=(1 / 3, 1 / 3, 1 / 3)):
    sums = [sum(p * w for p, w in zip(parts, weights, strict=True)) for parts in PARTS]
    return [f"{each:.{digits}f}" for each in sums]


def test_a_wrong_average_is_found_with_what_it_should_be():
    stated = means()
    stated[3] = "64.0"
    (found,) = values(AVERAGE, markdown(HEADER, board(stated)), "model", "stated", "computed")
    assert found == ("Model-3", "64.0", "60.80")


@pytest.mark.parametrize("digits", [0, 1, 2, 4])
def test_rounding_is_no_mistake(digits):
    assert not findings(AVERAGE, markdown(HEADER, board(means(digits))))


def test_cutting_digits_off_is_no_mistake():
    cut = [f"{int(float(mean) * 10) / 10}" for mean in means(4)]
    assert not findings(AVERAGE, markdown(HEADER, board(cut)))


@pytest.mark.parametrize("weights", [(0.5, 0.3, 0.2), (0.1, 0.1, 0.8), (1, 1, 1), (0.4, 0.4, 0.2)])
def test_another_formula_is_no_mistake(weights):
    assert not findings(AVERAGE, markdown(HEADER, board(means(1, weights))))


def test_a_zero_left_out_makes_a_score_no_coarser():
    stated = means()
    stated[4] = "57.1"  # of 60.2, 58.4 and 50, which are 56.2
    listed = [[f"{cell:g}" if isinstance(cell, float) else cell for cell in row]
              for row in board(stated)]  # fmt: skip
    assert values(AVERAGE, markdown(HEADER, listed), "model") == ["Model-4"]
    rounded = board(means())
    rounded[4][1:4] = ["61", "59", "51"]
    assert not findings(AVERAGE, markdown(HEADER, rounded))


def test_a_row_without_all_its_scores_is_not_judged():
    listed = board(means())
    listed[2][2] = "-"
    listed[2][4] = "70.0"
    assert not findings(AVERAGE, markdown(HEADER, listed))


def test_the_average_may_stand_in_front_and_be_one_of_several():
    header = ["Model", "Average", "A1 acc", "A2 acc", "Overall", "B1 acc", "B2 acc"]
    listed = []
    for n, (a, b, c) in enumerate(PARTS):
        listed.append([f"m{n}", f"{(a + b) / 2:.2f}", a, b, f"{(b + c) / 2:.2f}", b, c])
    assert not findings(AVERAGE, markdown(header, listed))
    listed[5][4] = "55.00"
    (found,) = values(AVERAGE, markdown(header, listed), "column", "parts")
    assert found == ("Overall", 2)


def test_two_weighed_parts_are_recognised():
    header = ["模型", "总分", "开放题得分", "客观题得分"]
    pairs = [(90 - 5 * n, 60 + 3 * (n * 7 % 5)) for n in range(10)]
    listed = [[f"m{n}", f"{0.7 * a + 0.3 * b:.2f}", a, b] for n, (a, b) in enumerate(pairs)]
    assert not findings(AVERAGE, markdown(header, listed))
    listed[6][1] = "70.00"
    (found,) = values(AVERAGE, markdown(header, listed), "model", "weights")
    assert found == ("m6", "0.7, 0.3")


def scaled(factor, wrong=None, digits=2):
    scores = [73.6, 71.6, 70.3, 65.7, 64.7, 62.0, 61.5, 58.3, 54.6, 53.1, 50.9]
    listed = [[f"m{n}", score, f"{score * factor:.{digits}f}"] for n, score in enumerate(scores)]
    if wrong is not None:
        listed[wrong][2] = f"{scores[wrong] * factor * 1.05:.{digits}f}"
    return listed


@pytest.mark.parametrize("factor", [100 / 73.6, 0.01, 1.93])
def test_a_multiple_is_found_out_where_one_row_breaks_it(factor):
    header = ["Model", "Absolute score", "Relative score"]
    digits = 4 if factor < 1 else 2
    assert not findings(DERIVED, markdown(header, scaled(factor, digits=digits)))
    (found,) = values(DERIVED, markdown(header, scaled(factor, 4, digits)), "model")
    assert found == "m4"


@pytest.mark.parametrize("total", [100, 1])
def test_what_is_left_to_the_whole_is_found_out_likewise(total):
    shares = [0.05, 0.07, 0.081, 0.09, 0.112, 0.13, 0.145, 0.18, 0.21, 0.25]
    listed = [[f"m{n}", f"{s * total:.3f}", f"{(1 - s) * total:.3f}"] for n, s in enumerate(shares)]
    assert not findings(DERIVED, markdown(["Model", "Error rate", "Accuracy"], listed))
    listed[7][2] = f"{0.75 * total:.3f}"
    assert len(findings(DERIVED, markdown(["Model", "Error rate", "Accuracy"], listed))) == 1


def test_equal_columns_and_prices_are_not_derived():
    listed = scaled(4, wrong=3)
    assert not findings(DERIVED, markdown(["Model", "Input price", "Output price"], listed))
    active = [[name, a, a if n != 4 else 9] for n, (name, a, _) in enumerate(scaled(1))]
    assert not findings(DERIVED, markdown(["Model", "Accuracy", "Accuracy (strict)"], active))


def test_columns_that_merely_go_together_are_not_derived():
    listed = [[name, a, f"{a * 1.3 + (n * 5 % 7):.1f}"] for n, (name, a, _) in enumerate(scaled(1))]
    assert not findings(DERIVED, markdown(["Model", "Math score", "Code score"], listed))
