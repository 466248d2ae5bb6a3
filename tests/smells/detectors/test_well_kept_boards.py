"""A board that is in order is never accused, whatever its models, numbers, ties and sections."""

from hypothesis import given, settings
from hypothesis import strategies as st

from smells.accuracy import is_published
from smells.engine import examine
from tests.smells.detectors.shown import markdown, observation

# Drawn at random: rank-order once took the first of the second group for one out of its place.
TWO_GROUPS = """
0 Awnwrcpdz-528B,93.96,77.27,85.61 Euuid-94B,44.39,53.19,48.79
3 Vlilwxliu-46B,65.33,80.42,72.88 Fboo-226B,55.39,69.63,62.51 Dgqh-80B,54.83,29.35,42.09
Qwpxet-518B,61.73,19.15,40.44 Jgexg-229B,54.68,25.92,40.30 Slcxgsuty-1B,0.00,80.09,40.05
Yrvbn-206B,77.55,0.00,38.77 Rwvu-445B,0.00,77.55,38.77 Xzaupki-362B,15.60,54.72,35.16
Iawtrz-293B,69.09,0.33,34.71 Aemrm-183B,2.00,60.28,31.14 Oihnpudpt-246B,61.73,0.00,30.86
Ognn-138B,44.79,8.29,26.54 Jkbo-611B,51.37,0.00,25.68 Hperv-443B,3.07,45.83,24.45
Srwlzc-35B,33.35,8.29,20.82
"""
letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
names = st.lists(
    st.tuples(st.text(letters, min_size=4, max_size=9), st.integers(1, 900)),
    min_size=3, max_size=40, unique=True,
).map(lambda pairs: [f"{word.title()}-{size}B" for word, size in pairs])  # fmt: skip


@st.composite
def boards(draw):
    """Rows with correct averages, in falling order within each of one or two sections."""
    digits, columns = draw(st.integers(0, 3)), draw(st.integers(2, 9))
    highest = draw(st.sampled_from([1.0, 10.0, 100.0]))
    score = st.floats(0, highest).map(lambda value: round(value, digits))
    scored = []
    for name in draw(names):
        scores = draw(st.lists(score, min_size=columns, max_size=columns))
        scored.append((sum(scores) / columns, name, scores))
    cut = draw(st.integers(0, len(scored) - 1))
    lines = []
    for part in (scored[:cut], scored[cut:]):
        lines += [[f"Group {len(lines)}", *[""] * (columns + 1)]] if cut and part else []
        lines += [
            [name, *(f"{value:.{digits}f}" for value in scores), f"{mean:.{digits}f}"]
            for mean, name, scores in sorted(part, reverse=True)
        ]
    return ["Model", *(f"Task {chr(65 + n)} acc" for n in range(columns)), "Average"], lines


def published(text: str) -> list[str]:
    answers = examine(observation(text))
    return [
        f"{answer.rule.id}: {dict(finding.values)}"
        for answer in answers
        if is_published(answer.rule)
        for finding in answer.findings()
    ]


@given(boards())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_board_with_right_averages_in_order_is_never_accused(board):
    header, lines = board
    assert published(markdown(header, lines)) == []


def test_a_row_that_may_be_the_heading_of_a_group_parts_the_order():
    """Two models in the first group, and at the top of the second a better one."""
    rows = [line.split(",") for line in TWO_GROUPS.split()]
    rows = [[f"Group {row[0]}", "", "", ""] if len(row) == 1 else row for row in rows]
    assert published(markdown(["Model", "Task A acc", "Task B acc", "Average"], rows)) == []


@given(boards(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_board_in_no_order_at_all_is_never_accused(board, random):
    header, lines = board
    random.shuffle(lines)
    assert published(markdown(header, lines)) == []


@given(names, st.lists(st.integers(1, 9), min_size=40, max_size=40))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_competition_and_dense_ranks_with_ties_are_never_accused(models, scores):
    listed = sorted(zip(scores, models, strict=False), reverse=True)
    values = [score for score, _ in listed]
    for rank_of in (
        lambda n: 1 + sum(other > values[n] for other in values),
        lambda n: 1 + len({other for other in values if other > values[n]}),
        lambda n: n + 1,
    ):
        rows = [[rank_of(n), model, score] for n, (score, model) in enumerate(listed)]
        assert published(markdown(["Rank", "Model", "Score"], rows)) == []
