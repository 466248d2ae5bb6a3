"""What is read of a data set on the Hub: the first rows of its first part, and its card."""

import json

import pytest

from crawler.platforms import hub_content
from crawler.platforms.hub_content import read_data_set
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
HUB = "https://huggingface.co"


def as_json(body, url=""):
    return answer(body, url=url, content_type="application/json")


def viewer(**changes):
    asked = f"{hub_content.VIEWER}/{{}}dataset=o%2Fd"
    splits = {"splits": [{"dataset": "o/d", "config": "default", "split": "train"}]}
    rows = {
        "features": [{"name": "model"}, {"name": "accuracy"}],
        "rows": [
            {"row_idx": n, "row": {"model": f"m-{n}", "accuracy": 90 - n}, "truncated_cells": []}
            for n in range(3)
        ],
        "num_rows_total": 3,
    }
    splits, rows = splits | changes.get("splits", {}), rows | changes.get("rows", {})
    first = f"{asked.format('rows?')}&config=default&split=train&offset=0&length=100"
    return Answers(
        {
            asked.format("splits?"): as_json(json.dumps(splits)),
            first: as_json(json.dumps(rows), first),
            f"{HUB}/datasets/o/d/resolve/main/README.md": answer("# Results"),
        }
    )


async def test_the_rows_of_a_data_set_come_from_the_viewer():
    content = await read_data_set("o/d", HUB, viewer())
    (table,) = content.tables
    assert (len(table.data_rows()), table.complete) == (3, True)
    assert content.document.title == "Results"


async def test_a_data_set_of_which_more_exists_was_read_in_part():
    (table,) = (await read_data_set("o/d", HUB, viewer(rows={"num_rows_total": 900}))).tables
    assert not table.complete
    parts = [{"config": "default", "split": name} for name in ("train", "test")]
    content = await read_data_set("o/d", HUB, viewer(splits={"splits": parts}))
    assert content.unread == (f"its rows: {hub_content.MORE_PARTS}",)
