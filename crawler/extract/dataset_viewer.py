"""Answers of the Hub's dataset viewer: first rows, rows, search. Pure."""

from collections.abc import Mapping
from typing import Any

from crawler.extract.grid import table_from
from crawler.extract.json_records import Records
from crawler.extract.json_tables import grid_of
from crawler.tables import Table, TableSource

PARTIAL = "only the first rows of the data set were read"
TRUNCATED = "long cells were cut by the data set viewer"


def is_answer(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("features"), list)
        and isinstance(value.get("rows"), list)
    )


def read_rows(answer: Mapping[str, Any], at: str) -> Table | None:
    """The rows of one answer; complete only when the data set has no more and none is cut."""
    names = [str(f["name"]) for f in answer["features"] if isinstance(f, dict) and "name" in f]
    rows = [
        row for row in answer["rows"] if isinstance(row, dict) and isinstance(row.get("row"), dict)
    ]
    if not names:
        return None
    records = Records(
        columns=tuple(names),
        rows=[[row["row"].get(name) for name in names] for row in rows],
        places=[f"$.rows[{row.get('row_idx', index)}]" for index, row in enumerate(rows)],
        at="$.rows",
        cut=_why_cut(answer, rows),
    )
    return table_from(grid_of(records, address=at, source=TableSource.DATASET_VIEWER))


def _why_cut(answer: Mapping[str, Any], rows: list[dict[str, Any]]) -> str:
    total = answer.get("num_rows_total")
    if (
        answer.get("partial")
        or answer.get("truncated")
        or (isinstance(total, int) and total > len(rows))
    ):
        return PARTIAL
    return TRUNCATED if any(row.get("truncated_cells") for row in rows) else ""
