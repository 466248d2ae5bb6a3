"""Ranks that skip, columns of one name, bold that is not best, scores that contradict."""

import pytest

from tests.smells.detectors.shown import findings, markdown, observation, values

RANKS, HEADERS = "misdisplayed.rank-sequence", "confusing.duplicate-header"
BOLD, DIFFERS = "misdisplayed.bold-not-best", "mismatched.score-differs"


def ranked(ranks, scores=None):
    scores = scores or [90 - 3 * n for n in range(len(ranks))]
    rows = [[rank, f"{chr(97 + n * 7 % 23)}-7B", scores[n]] for n, rank in enumerate(ranks)]
    return markdown(["Rank", "Model", "Accuracy"], rows)


@pytest.mark.parametrize(
    ("ranks", "before"),
    [
        ([1, 2, 3, 5, 6, 7, 8], [3]),
        ([1, 2, 2, 5, 6, 7, 8], [2]),
        (["🥇", "🥈", "🥉", 5, 6, 7], [3]),
        ([1, 2, 3, 3, 4, 5, 6, 7], [3]),
        ([1, 2, 3, 4, 1, 2, 3, 5, 6], [3]),
        (["🔑 1", "🔑 2", "📖 3", "📖 4", "🔑 5", "📖 3", "🔑 6", "📖 7"], [5]),
    ],
)
def test_a_place_left_out_or_given_twice_is_found(ranks, before):
    assert values(RANKS, ranked(ranks), "before") == before


@pytest.mark.parametrize(
    "ranks",
    [
        [1, 2, 3, 4, 5, 6],
        [1, 2, 2, 4, 5, 6],
        [1, 2, 2, 3, 4, 5],
        [1, 3, 3, 4, 5, 6],
        [1, 2, "-", 4, 5, 6, 7],
        ["-", "🥇", "🥈", "🥉", 4, "-", 5, 6],
        [1, 2, 3, 4, 1, 2, 3, 4],
        [1, 2, 3, 4, 5, 60],
        [1, 4, 9, 12, 17, 20, 33],
        [3, 4, 5, 7, 8, 9],
        [1, 1, 3, 3, 5, 5, 7],
        [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4],
        [1, 2, 3, 4, 2, 5, 6, 3, 7, 8, 9],
    ],
)
def test_ties_references_new_counts_and_parts_of_longer_lists_are_in_order(ranks):
    scores = [90 - 3 * n for n in range(len(ranks))]
    for n in range(1, len(ranks)):
        if ranks[n] == ranks[n - 1]:
            scores[n] = scores[n - 1]
    assert not findings(RANKS, ranked(ranks, scores))


ROWS = [["Alpha-7B", 1, 2, 3, 4], ["Beta-7B", 5, 6, 7, 8], ["Gamma-7B", 9, 8, 7, 6]]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["Model", "p0", "p0", "p2", "Score"], 1),
        (["Model", "Acc", "acc", "F1", "Score"], 1),
        (["Model", "Acc", "Acc (hard)", "F1", "Score"], 0),
        (["Model", "", "", "F1", "Score"], 0),
        (["Model", "Score", "Model", "Score", "F1"], 0),
    ],
)
def test_columns_of_one_name_are_found_unless_blocks_stand_side_by_side(header, found):
    assert len(findings(HEADERS, markdown(header, ROWS))) == found


def test_groups_in_a_header_row_above_tell_columns_apart():
    text = (
        "<table><tr><th rowspan=2>Model</th><th colspan=2>Math</th><th colspan=2>Code</th></tr>"
        "<tr><th>zero-shot</th><th>few-shot</th><th>zero-shot</th><th>few-shot</th></tr>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
        + "</table>"
    )
    assert not findings(HEADERS, observation(text, kind="html"))


def marked(*best, human=False):
    rows = [[f"m{r}-7B", *(90 - 4 * ((r + c) % 5) for c in range(6))] for r in range(5)]
    rows += [["Human", *[99] * 6]] if human else []
    for column, row in enumerate(best, start=1):
        rows[row][column] = f"**{rows[row][column]}**"
    return markdown(["Model", *(f"Task {c} acc" for c in "ABCDEF")], rows)


def test_bold_that_is_not_the_best_is_found_where_it_is_elsewhere():
    assert not findings(BOLD, marked(0, 4, 3, 2, 1, 0))
    assert values(BOLD, marked(0, 4, 3, 2, 1, 2), "column", "marked", "best") == [
        ("Task F acc", "82", "90")
    ]


def test_people_are_no_competitors():
    assert not findings(BOLD, marked(0, 4, 3, 2, 1, 0, human=True))


def test_bold_with_another_meaning_is_left_alone():
    assert not findings(BOLD, marked(2, 2, 2, 2, 2, 2))


def two(change=None):
    """Two tables of ten models, alike but for what `change` says of some of them."""
    scores = {f"m{n}-7B": 90 - 2 * n for n in range(10)}
    changed = {f"m{n}-7B": score for n, score in (change or {}).items()}
    first = markdown(["Model", "MMLU"], list(scores.items()), "Overall")
    return first + "\n" + markdown(["Model", "MMLU"], list({**scores, **changed}.items()), "Detail")


def test_one_score_that_differs_between_tables_is_found_and_many_are_other_settings():
    assert not findings(DIFFERS, two())
    assert values(DIFFERS, two({4: 55}), "stated", "other") == [("55", "82")]
    assert not findings(DIFFERS, two({n: 60 + n for n in range(5)}))
    assert not findings(DIFFERS, two({4: "82.4"}))


def test_two_pages_of_a_board_are_compared_as_well():
    first, second = two({4: 55}).split("# Detail")
    (finding,) = findings(DIFFERS, observation(first, "# Detail" + second))
    assert finding.at.endswith("/1")
