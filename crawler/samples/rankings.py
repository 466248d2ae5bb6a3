"""What the sample boards rank: invented models, and what a switch does to their table. Pure."""

from collections.abc import Callable

Table = list[list[str]]  # the first row holds the headers

_RANKING: Table = [
    ["Rank", "Model", "Accuracy"],
    ["1", "Alder", "91.4"],
    ["2", "Birch", "88.0"],
    ["3", "Cedar", "86.7"],
    ["4", "Hazel", "83.1"],
    ["5", "Juniper", "81.9"],
    ["6", "Larch", "79.5"],
    ["7", "Maple", "76.2"],
    ["8", "Rowan", "70.8"],
]
_SECOND_SCORES = ("90.2", "87.1", "85.0", "82.6", "80.3", "78.8", "74.9", "69.7")

PROTOCOL = (
    "Accuracy is the share of 1,000 invented questions that a model answers correctly, in percent;"
    " higher is better. Every model gets the same prompt with five solved examples (5-shot) and"
    " answers once, at temperature 0; an answer counts when it is the key, letter for letter.",
    "The rows are ordered by accuracy. This board takes no submissions.",
)
TWO_SETS = (
    "The questions come in two sets of 1,000: the development set, whose key is published, and"
    " the test set, whose key is not."
)


def ranking(key: str, *, smelly: bool) -> Table:
    """The table of a sample; with its smell, where it is the table that shows it."""
    table = [list(row) for row in _RANKING]
    if key == "ambiguous":
        table = _with_second_score(table)
    return _SPOILT[key](table) if smelly and key in _SPOILT else table


def _with_second_score(table: Table) -> Table:
    scores = ["Accuracy (development)", *_SECOND_SCORES]
    table = [[*row, score] for row, score in zip(table, scores, strict=True)]
    table[0][2] = "Accuracy (test)"
    return table


def _show_signs(table: Table) -> Table:
    table[3][1] = "[Cedar](https://models.example/cedar)"
    table[6][2] = "NaN"
    return table


def _swap_ranks(table: Table) -> Table:
    table[3][0], table[4][0] = table[4][0], table[3][0]
    return table


def _repeat_a_model(table: Table) -> Table:
    table[5] = ["5", "Hazel", "83.1"]
    return table


def _one_name_for_both(table: Table) -> Table:
    table[0][2] = table[0][3] = "Accuracy"
    return table


_SPOILT: dict[str, Callable[[Table], Table]] = {
    "garbled": _show_signs,
    "contradicting": _swap_ranks,
    "repeating": _repeat_a_model,
    "ambiguous": _one_name_for_both,
}

# What the questions of a sample are like, as the file that its page links to.
QUESTIONS = "number,question,key\n1,Which of these is a tree?,b\n2,Which of these is none?,d\n"
