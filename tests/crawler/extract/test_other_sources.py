import json

from crawler.extract.dataset_viewer import PARTIAL, TRUNCATED
from crawler.extract.pwc_dump import read_dump
from crawler.extract.read import read_content
from crawler.tables import TableSource

SHEET = "https://docs.google.com/spreadsheets/d/e/2PACX-x/pubhtml"


def viewer(rows, **more):
    """An answer of the data set viewer, synthetic."""
    answer = {
        "features": [
            {"feature_idx": 0, "name": "model", "type": {"dtype": "string"}},
            {"feature_idx": 1, "name": "score", "type": {"dtype": "float64"}},
        ],
        "rows": [{"row_idx": n, "row": row, "truncated_cells": []} for n, row in enumerate(rows)],
        **more,
    }
    return read_content(json.dumps(answer).encode(), "application/json", "https://x.example/rows")


def test_the_rows_of_a_data_set_are_a_table():
    (table,) = viewer([{"model": "a", "score": 1.5}], num_rows_total=1).tables
    assert table.source is TableSource.DATASET_VIEWER
    assert [cell.text for cell in table.rows[0].cells] == ["a", "1.5"]
    assert table.complete


def test_a_data_set_with_more_rows_is_read_in_part():
    (table,) = viewer([{"model": "a", "score": 1.5}], num_rows_total=400).tables
    assert (table.complete, table.incomplete_because) == (False, PARTIAL)


def test_cut_cells_make_it_incomplete_too():
    row = {"row_idx": 0, "row": {"model": "a"}, "truncated_cells": ["model"]}
    answer = {"features": [{"name": "model"}], "rows": [row]}
    content = read_content(json.dumps(answer).encode(), "application/json", "x")
    assert content.tables[0].incomplete_because == TRUNCATED


DUMP = [
    {
        "task": "Question Answering",
        "datasets": [
            {
                "dataset": "SQuAD",
                "sota": {
                    "metrics": ["EM", "F1"],
                    "rows": [
                        {
                            "model_name": "a",
                            "metrics": {"EM": "81.2%", "F1": ""},
                            "paper_date": None,
                        },
                        {"model_name": "b", "metrics": {"EM": "80"}, "paper_date": "2020-01-02"},
                    ],
                },
                "subdatasets": [
                    {
                        "subdataset": "SQuAD dev",
                        "sota": {"metrics": ["EM"], "rows": [{"model_name": "c"}]},
                    }
                ],
            }
        ],
        "subtasks": [{"task": "Open QA", "datasets": [{"dataset": "X", "sota": {"rows": []}}]}],
    }
]


def test_every_board_of_the_dump_is_found():
    boards = list(read_dump(DUMP, "dump.json"))
    assert [(board.task, board.dataset) for board in boards] == [
        ("Question Answering", "SQuAD"),
        ("Question Answering", "SQuAD dev"),
    ]
    table = boards[0].table
    assert [column.name for column in table.columns] == ["Model", "EM", "F1", "Date", "Paper"]
    assert [row.cells[1].number for row in table.rows] == [81.2, 80]


def test_a_dump_is_recognised_among_json_files():
    content = read_content(json.dumps(DUMP).encode(), "application/json", "dump.json")
    assert [table.source for table in content.tables] == [TableSource.PAPERS_WITH_CODE] * 2


def test_a_dump_of_another_shape_is_survived():
    for value in ([], [None], [{"task": 1, "datasets": 3}], [{"datasets": [{"sota": [1]}]}]):
        assert list(read_dump(value, "x")) == []


def test_a_published_sheet_is_read_without_its_rulers():
    page = (
        '<table class="waffle"><thead><tr><th class="row-header"></th><th>A</th><th>B</th></tr>'
        "</thead><tbody><tr><th>1</th><td>Model</td><td>Score</td></tr>"
        "<tr><th>2</th><td>a</td><td>90</td></tr><tr><th>3</th><td>b</td><td>80</td></tr>"
        "<tr><th>4</th><td></td><td></td></tr></tbody></table>"
    )
    (table,) = read_content(page.encode(), "text/html", SHEET).tables
    assert table.source is TableSource.SHEET
    assert [column.name for column in table.columns] == ["Model", "Score"]
    assert [row.cells[0].text for row in table.rows] == ["a", "b"]


def test_an_exported_sheet_is_a_sheet():
    at = "https://docs.google.com/spreadsheets/d/x/export?format=csv"
    (table,) = read_content(b"model,score\na,1\n", "text/csv", at).tables
    assert table.source is TableSource.SHEET


def test_a_sheet_page_without_a_sheet_says_so():
    content = read_content(b"<html><p>Sorry</p></html>", "text/html", SHEET)
    assert content.unread == ("no sheet was found",)
