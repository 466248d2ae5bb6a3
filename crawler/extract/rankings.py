"""Which table ranks models, how sure that is, and by which column it is ordered. Pure."""

import re
from dataclasses import replace
from operator import gt, lt

from crawler.extract.column_values import SAMPLE, Values, modelish
from crawler.tables import Better, Certainty, Column, ColumnRole, Order, Table

ENOUGH_ROWS = 3
_SCORES = (ColumnRole.METRIC, ColumnRole.AVERAGE)
_TITLE = re.compile(
    r"leader ?board|ranking|\bresults?\b|\bperformance\b|\bscores?\b|\bevaluations?\b|\barena\b"
    r"|榜|排名|排行|评测结果|测评结果|结果|成绩|得分",
    re.IGNORECASE,
)
# A table of data sets, tasks or prices has names and numbers as well.
_OTHER_THINGS = re.compile(
    r"^(data ?sets?|benchmarks?|tasks?|subjects?|categor(y|ies)|domains?|metrics?|languages?"
    r"|splits?|types?|features?|version|数据集|任务|学科|类别|领域|指标|语言|能力|对比项目|维度|题型).*",
    re.IGNORECASE,
)


_CONFIRMED = "values and what it stands beside"
# The rows of a table under such a heading are what it ranks.
_BOARD = re.compile(r"leader ?board|ranking|排行|榜", re.IGNORECASE)
_ENOUGH_SCORES = 3
_DISTINCT = 0.9
_MODELISH, _FEW_MODELISH = 0.4, 0.2  # shares of names that are written as those of models


def judge_ranking(table: Table) -> Table:
    """The table with `ranking`, its reasons, and the order its rows stand in."""
    table = _with_guess_confirmed(table)
    certainty, reasons = _ranking(table)
    order = find_order(table) if certainty else None
    return replace(table, ranking=certainty, ranking_reasons=reasons, order=order)


def _ranking(table: Table) -> tuple[Certainty | None, tuple[str, ...]]:
    model = next((one for one in table.columns if one.role is ColumnRole.MODEL), None)
    scores = [one for one in table.columns if one.role in _SCORES]
    if model is None or not scores:
        return None, ()
    if _OTHER_THINGS.match(model.name) and model.reason != _CONFIRMED:
        return None, ()
    sure_scores = [one for one in scores if one.certainty.is_enough]
    reasons = [f"model column by its {model.reason}", f"score columns: {len(scores)}"]
    if not model.certainty.is_enough or not sure_scores:
        return Certainty.UNSURE, tuple(reasons)
    rows = len(table.data_rows())
    if rows == 0 and table.loaded:
        named = any(one.reason == "name" for one in sure_scores)
        return (Certainty.LIKELY if named else Certainty.UNSURE), (*reasons, "no rows")
    supports = _supports(table)
    if model.certainty is Certainty.CERTAIN and rows >= ENOUGH_ROWS and supports:
        return Certainty.CERTAIN, (*reasons, *supports)
    return Certainty.LIKELY, (*reasons, *supports)


def _with_guess_confirmed(table: Table) -> Table:
    """The table with its guessed model column as a likely one, where the rest speaks for it.

    A table that ranks its rows and averages their scores is a ranking whatever its first head says,
    and so is one of several scores under the heading "Leaderboard".
    """
    model = next((one for one in table.columns if one.role is ColumnRole.MODEL), None)
    if model is None or model.certainty.is_enough or model.reason != "values":
        return table
    scores = table.with_role(*_SCORES)
    ranked = _names(table, ColumnRole.RANK) and _names(table, ColumnRole.AVERAGE)
    headed = _BOARD.search(table.title) and not _OTHER_THINGS.match(model.name)
    if len(scores) < _ENOUGH_SCORES or not (ranked or headed):
        return table
    values = Values([row.cells[model.index] for row in table.data_rows()[:SAMPLE]])
    if values.distinct < _DISTINCT or values.modelish < (_FEW_MODELISH if ranked else _MODELISH):
        return table
    if modelish([one.name for one in scores]) >= _FEW_MODELISH:
        return table  # the models are in its columns
    sure = replace(model, certainty=Certainty.LIKELY, reason=_CONFIRMED)
    columns = tuple(sure if one is model else one for one in table.columns)
    return replace(table, columns=columns)


def _names(table: Table, role: ColumnRole) -> bool:
    """Whether a column says by its name that it has the role, and its values agree."""
    return any(
        one.role is role and one.certainty is Certainty.CERTAIN and one.reason == "name"
        for one in table.columns
    )


def _supports(table: Table) -> tuple[str, ...]:
    """What else speaks for a ranking; in CERTAIN ones at least one of these holds."""
    found = []
    if table.with_role(ColumnRole.RANK):
        found.append("rank column")
    if table.with_role(ColumnRole.AVERAGE):
        found.append("average column")
    if _TITLE.search(table.title):
        found.append("its heading")
    if any(one.certainty is Certainty.CERTAIN for one in table.with_role(*_SCORES)):
        found.append("a known metric")
    return tuple(found)


def find_order(table: Table) -> Order | None:
    """The column the rows are sorted by; averages first, then from the left; none when unclear."""
    candidates = [order for column in table.with_role(*_SCORES) if (order := _order(table, column))]
    if not candidates:
        return None

    def preference(order: Order) -> tuple[bool, float, bool, int]:
        is_average = table.columns[order.column].role is ColumnRole.AVERAGE
        return (order.agreement < 1, -round(order.agreement, 2), not is_average, order.column)

    return min(candidates, key=preference)


def _order(table: Table, column: Column) -> Order | None:
    """The column's order, when nearly all neighbours keep to it."""
    downwards, upwards = 0, 0
    for section in table.sections():
        numbers = [row.cells[column.index].number for row in section]
        given = [number for number in numbers if number is not None]
        downwards += sum(map(gt, given, given[1:]))
        upwards += sum(map(lt, given, given[1:]))
    steps = downwards + upwards
    if steps < ENOUGH_ROWS:
        return None
    falling = downwards / steps
    descending = falling >= 0.5 if column.better is None else column.better is Better.HIGHER
    agreement = falling if descending else 1 - falling
    if agreement < 0.8 or (agreement < 1 and steps < 6):
        return None
    is_perfect = agreement == 1 and steps >= 4
    return Order(
        column=column.index,
        descending=descending,
        agreement=round(agreement, 4),
        certainty=Certainty.CERTAIN if is_perfect else Certainty.LIKELY,
    )
