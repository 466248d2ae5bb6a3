"""Whether an average weighs its parts: because the board says so, or weights fit it. Pure."""

import re
from collections.abc import Sequence

from crawler.content import Column, Document, Table

LIKELY_SPREAD = 0.25  # how far weights usually lie from equal ones
MOST_NEGATIVE = -0.02  # a fitted weight below it is no weight that anybody chose
_MEAN = r"(?:averag\w*|avg\.?|mean|scores?|overall|total)"
_STATED = re.compile(
    rf"\bweight(?:ed|s|ing)?\b[^.\n]{{0,60}}\b{_MEAN}|\b{_MEAN}\b[^.\n]{{0,60}}\bweight(?:ed|ing|s)\b|"
    rf"\bweighted (?:by|according|with|sum)\b|\bweights? ?(?:of|are|is|:|=)? ?[\d(\[]|"
    rf"\bmicro[- ]?{_MEAN}|\b{_MEAN} (?:\w+ ){{0,3}}over (?:all |the )*\d* ?"
    r"(?:questions|samples|subjects|instances|items|examples|tasks)\b|"
    r"加权|微平均|权重\s*(?:[:：为是]\s*)?[\d(（]|按.{0,12}(?:权重|比例)",
    re.IGNORECASE,
)
# The weights of a model are published, loaded or open; nobody averages with them.
_OF_A_MODEL = re.compile(
    r"\b(?:model|open|closed|released?|pre-?trained|download\w*|checkpoint|delta)[- ]weights?\b|"
    r"(?:模型|开源|开放)权重",
    re.IGNORECASE,
)


def states_weights(table: Table, average: Column, document: Document | None) -> bool:
    """Whether the header, the title or the page's prose speaks of weights in an average."""
    texts = [average.full_name, table.caption, table.heading]
    texts += [section.text for section in document.sections] if document else []
    return any(_STATED.search(_OF_A_MODEL.sub(" ", text)) for text in texts if text)


def constant_weights(
    parts: Sequence[Sequence[float]], stated: Sequence[float], tolerance: float
) -> tuple[float, ...] | None:
    """The weights that come nearest to the stated averages; None where some are no weights.

    Least squares around equal weights: where the rows do not tell weights apart, they stay equal.
    """
    size = len(parts[0])
    ridge = (tolerance / LIKELY_SPREAD) ** 2
    normal = [
        [sum(row[i] * row[j] for row in parts) + (ridge if i == j else 0.0) for j in range(size)]
        for i in range(size)
    ]
    missing = [value - sum(row) / size for row, value in zip(parts, stated, strict=True)]
    right = [
        sum(row[i] * left for row, left in zip(parts, missing, strict=True)) for i in range(size)
    ]
    weights = tuple(1 / size + each for each in _solved(normal, right))
    return weights if min(weights) >= MOST_NEGATIVE else None


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a positive definite system, by elimination; both arguments are used up."""
    size = len(right)
    for at in range(size):
        for below in range(at + 1, size):
            factor = matrix[below][at] / matrix[at][at]
            right[below] -= factor * right[at]
            for column in range(at, size):
                matrix[below][column] -= factor * matrix[at][column]
    solution = [0.0] * size
    for at in reversed(range(size)):
        known = sum(matrix[at][column] * solution[column] for column in range(at + 1, size))
        solution[at] = (right[at] - known) / matrix[at][at]
    return solution
