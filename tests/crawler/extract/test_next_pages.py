"""Rankings that Next's app router sends as a stream of pieces. The pages are synthetic."""

import json
import random

import pytest

from crawler.extract.next_pages import DRAWN
from crawler.extract.read import read_content
from crawler.tables import ColumnRole

AT = "https://board.example/"
ROWS = [{"model": f"Model-{n}B", "score": 90.5 - n, "date": f"$D2026-01-0{n}"} for n in range(1, 7)]


def page(*rows, cut=37, seed=1):
    """The rows of a stream, cut into pieces at any place, as a server sends them."""
    stream, chance = "\n".join(rows) + "\n", random.Random(seed)
    pieces = []
    while stream:
        size = chance.randint(1, cut)
        pieces.append(stream[:size])
        stream = stream[size:]
    scripts = "".join(
        f"<script>self.__next_f.push({json.dumps([1, piece])})</script>" for piece in pieces
    )
    start = "<script>(self.__next_f=self.__next_f||[]).push([0])</script>"
    return f"<html><body><div id=x></div>{start}{scripts}</body></html>"


def row(name, value):
    return f"{name}:{json.dumps(value)}"


def element(properties, kind="$L5"):
    return ["$", kind, None, properties]


def tables(*rows, **how):
    return read_content(page(*rows, **how).encode(), "text/html", AT).tables


def texts(table, index=0):
    return [each.cells[index].text for each in table.data_rows()]


@pytest.mark.parametrize("cut", [5, 200, 20_000])
def test_the_rows_that_a_component_is_given_are_read(cut):
    deep = element({"rows": ROWS, "title": "Results"})
    for _ in range(15):
        deep = element({"children": ["text", deep, element({"children": "more"}, "p")]}, "div")
    (table,) = tables('5:I[123,["chunk.js"],"Table"]', row("0", {"f": [[deep]]}), cut=cut)
    assert texts(table) == [f"Model-{n}B" for n in range(1, 7)]
    assert (table.model_column.name, table.complete) == ("model", True)
    assert [each.name for each in table.with_role(ColumnRole.DATE)] == ["date"]
    assert table.rows[0].cells[1].number == 89.5


def test_text_rows_are_skipped_by_their_length_in_bytes():
    text = "中文\n9:[1,2]\nend"
    sized = f"7:T{len(text.encode()):x},{text}"
    (table,) = tables(sized + row("8", element({"data": ROWS})))
    assert len(table.data_rows()) == 6


def test_references_dates_and_escaped_dollars_are_what_they_stand_for():
    given = [
        {"model": "$7", "score": 71.5, "price": "$$3.50", "org": "$9:0:org"},
        {"model": "B-7B", "score": "$undefined", "price": "$$1", "org": "$8:props:org"},
        {"model": "C-7B", "score": 60.1, "price": "$$2", "org": "Acme"},
    ]
    long_name = "A-7B"
    (table,) = tables(
        f"7:T{len(long_name):x},{long_name}" + row("8", element({"org": "Inner"})),
        row("9", [{"org": "Some"}]),
        row("a", element({"entries": given})),
    )
    assert texts(table) == ["A-7B", "B-7B", "C-7B"]
    assert texts(table, 1) == ["71.5", "", "60.1"]
    assert texts(table, 2) == ["$3.50", "$1", "$2"]
    assert texts(table, 3) == ["Some", "Inner", "Acme"]
    assert table.complete


@pytest.mark.parametrize("drawn", ["$Lff", "$ffff", "$9:no:such", ["$", "b", None, {}]])
def test_a_table_with_cells_that_scripts_draw_is_read_in_part(drawn):
    (table,) = tables(row("a", element({"rows": [*ROWS, {"model": drawn, "score": 1.5}]})))
    assert (table.complete, table.incomplete_because) == (False, DRAWN)


def test_columns_and_rows_may_be_given_apart():
    given = {"columns": ["Model", "Score"], "data": [[f"M-{n}B", 50.5 - n] for n in range(5)]}
    (table,) = tables(row("1", element(given)))
    assert (texts(table)[0], len(table.data_rows())) == ("M-0B", 5)


def test_a_table_that_is_referred_to_is_read_once():
    (table,) = tables(row("3", ROWS), row("4", element({"data": "$3"})))
    assert table.at == "next[3]"


def test_files_named_in_the_stream_are_listed():
    content = read_content(page(row("1", element({"src": "/data/scores.json"}))).encode(), "", AT)
    assert "/data/scores.json" in content.data_files


def test_rows_that_refer_to_each_other_end():
    doubling = [row(f"{n:x}", [f"${n + 1:x}", f"${n + 1:x}"]) for n in range(1, 60)]
    assert tables(row("0", ["$0", {"again": "$0"}]), *doubling) == ()


@pytest.mark.parametrize(
    "stream", ["", "zz", "0:T", "0:Tffffffff,x", "0:" + "[" * 5000, "1:{", "0:[]\n\n0:[1]", "0:A3,"]
)
def test_a_broken_stream_has_no_tables(stream):
    assert tables(stream) == ()


def test_other_pushes_are_no_stream():
    html = '<script>self.__next_f.push([1])</script><script>x.push([1,"0:[]"])</script>'
    assert read_content(html.encode(), "text/html", AT).tables == ()


def test_a_step_that_is_no_number_to_python_ends_nothing():
    (table,) = tables(row("1", ROWS), row("0", ["$1:\u00b2:model"]))
    assert len(table.data_rows()) == len(ROWS)
