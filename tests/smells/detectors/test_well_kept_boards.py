"""A board that is in order is never accused, whatever its models, numbers, ties and sections."""

from hypothesis import given, settings
from hypothesis import strategies as st

from smells.accuracy import is_published
from smells.engine import examine
from tests.smells.detectors.shown import markdown, observation

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
