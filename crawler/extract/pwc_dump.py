"""The evaluation tables that Papers with Code published, board by board. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crawler.extract.grid import table_from
from crawler.extract.json_records import Records
from crawler.extract.json_tables import grid_of
from crawler.tables import Table, TableSource

DEEPEST = 12  # subtasks and sub data sets inside one another
_FIXED = ("model_name", "paper_date", "paper_title", "uses_additional_data")
_SHOWN = {"model_name": "Model", "paper_date": "Date", "paper_title": "Paper"}


@dataclass(frozen=True)
class DumpedBoard:
    """One board of the dump: a task on a data set. It has no address of its own."""

    task: str
    dataset: str
    table: Table


def is_dump(value: object) -> bool:
    return isinstance(value, list) and any(
        isinstance(task, dict) and "task" in task and ("datasets" in task or "subtasks" in task)
        for task in value[:10]
    )


def read_dump(value: object, at: str) -> Iterator[DumpedBoard]:
    """Every board of the dump; what has another shape is passed over."""
    stack = [(task, 0) for task in _dicts(value)][::-1]
    while stack:
        task, depth = stack.pop()
        if depth < DEEPEST:
            stack += [(one, depth + 1) for one in _dicts(task.get("subtasks"))][::-1]
        for dataset, name in _datasets(task.get("datasets")):
            table = _table(dataset.get("sota"), at, f"{task.get('task', '')} / {name}")
            if table is not None:
                yield DumpedBoard(str(task.get("task") or ""), name, table)


def _datasets(value: object) -> Iterator[tuple[Mapping[str, Any], str]]:
    stack = [(one, 0) for one in _dicts(value)][::-1]
    while stack:
        dataset, depth = stack.pop()
        yield dataset, str(dataset.get("dataset") or dataset.get("subdataset") or "")
        if depth < DEEPEST:
            stack += [(one, depth + 1) for one in _dicts(dataset.get("subdatasets"))][::-1]


def _table(sota: object, at: str, place: str) -> Table | None:
    """The rows in their order, a column for each metric; a metric a row lacks was not given."""
    rows = _dicts(sota.get("rows")) if isinstance(sota, dict) else []
    if not rows or not isinstance(sota, dict):
        return None
    metrics = [str(name) for name in sota.get("metrics") or [] if isinstance(name, str)]
    names = ["model_name", *metrics, "paper_date", "paper_title"]
    records = Records(
        columns=tuple(_SHOWN.get(name, name) for name in names),
        rows=[[_value(row, name) for name in names] for row in rows],
        places=[f"{place}[{index}]" for index in range(len(rows))],
        at=place,
    )
    source = TableSource.PAPERS_WITH_CODE
    return table_from(grid_of(records, address=at, source=source, caption=place))


def _value(row: Mapping[str, Any], name: str) -> object:
    if name in _FIXED:
        return row.get(name)
    metrics = row.get("metrics")
    return metrics.get(name) if isinstance(metrics, dict) else None


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
