"""Tables made to hurt the rules that compare what stands in them with each other."""

import time
from datetime import UTC, datetime

import pytest

from smells.check_board import Text, examined, read_text

SECONDS = 8  # of the processor for all rules; without their bounds it is more than ten


def wide(name, value, *, columns=900, rows=60):
    head = ",".join(name(column) for column in range(columns))
    body = "\n".join(
        f"m{row}," + ",".join(value(row, column) for column in range(columns))
        for row in range(rows)
    )
    return f"Model,{head}\n{body}\n"


TABLES = {
    "unlike columns": wide(lambda c: f"b{c}", lambda r, c: f"{(r * c) % 97}.5"),
    "columns of one name": wide(lambda c: "b", lambda r, c: f"{r}.5"),
}


@pytest.mark.parametrize("case", TABLES)
def test_all_rules_end_in_seconds(case):
    body = TABLES[case].encode()
    observation = read_text(Text(body, "x.csv"), at=datetime(2026, 3, 2, tzinfo=UTC))
    begun = time.process_time()
    result = examined(observation)
    assert time.process_time() - begun < SECONDS
    (table,) = result.pages[0].tables
    assert table.is_ranking and table.columns == 901
