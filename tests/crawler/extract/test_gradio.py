import json
from pathlib import Path

import pytest

from crawler.content import CallFailure, LoadEvent
from crawler.extract.gradio import NOT_CALLABLE, failure_of, read_answer, read_config
from crawler.extract.read import read_content
from crawler.tables import TableSource

RECORDINGS = Path(__file__).parents[2] / "recordings"
VERSIONS = ["3.50.2", "4.44.1", "5.49.1", "6.31.0"]
ROWS = [["1", "a/m1", "71.2"], ["2", "b/m2", "65.0"], ["3", "c/m3", "60.5"]]


def read(version, name="config.json"):
    body = (RECORDINGS / f"gradio-{version}" / name).read_bytes()
    kind = "text/html" if name.endswith("html") else "application/json"
    return read_content(body, kind, "https://app.hf.example/")


def numbers(table):
    return [
        [cell.text if cell.number is None else cell.number for cell in row.cells]
        for row in table.rows
    ]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["config.json", "root.html"])
def test_the_tables_of_every_generation_are_read(version, name):
    content = read(version, name)
    table = content.tables[0]
    assert table.source is TableSource.GRADIO
    assert [column.name for column in table.columns] == ["Rank", "Model", "Avg ⬆️"]
    assert numbers(table) == [[1, "a/m1", 71.2], [2, "b/m2", 65], [3, "c/m3", 60.5]]
    assert table.is_ranking
    assert table.rows[1].at == "components[id=4].value.data[1]"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_table_that_is_not_loaded_yet_is_told_from_an_empty_one(version):
    waiting = next(table for table in read(version).tables if table.caption == "load")
    assert not waiting.loaded
    assert not waiting.is_ranking


@pytest.mark.parametrize("version", ["5.49.1-edge", "6.31.0-edge"])
def test_an_empty_table_with_names_is_really_empty(version):
    empty = next(table for table in read(version).tables if table.caption == "empty")
    assert empty.loaded
    assert empty.is_ranking
    assert empty.data_rows() == ()


@pytest.mark.parametrize("version", ["5.49.1-edge", "6.31.0-edge"])
def test_the_displayed_text_counts(version):
    table = next(table for table in read(version).tables if table.caption == "styler")
    assert [row.cells[1].text for row in table.rows] == ["1.500", "2.500"]


@pytest.mark.parametrize("version", ["4.44.1", "5.49.1", "6.31.0"])
def test_load_events_that_may_be_called_are_named(version):
    content = read(version)
    assert content.load_events == (LoadEvent("get", (8,)),)
    assert content.unread == ()


def test_the_oldest_generation_has_no_callable_names():
    content = read("3.50.2")
    assert content.load_events == (LoadEvent("", (8,)),)
    assert content.unread == (NOT_CALLABLE,)


@pytest.mark.parametrize("version", ["5.49.1-edge", "6.31.0-edge"])
def test_what_is_private_or_built_on_opening_is_not_named_and_the_gap_is_said(version):
    content = read(version)
    built, failing, private = LoadEvent("", (4,)), LoadEvent("boom", (3,)), LoadEvent("", (5,))
    assert content.load_events == (built, failing, private)
    assert content.unread == (NOT_CALLABLE,)


@pytest.mark.parametrize("version", VERSIONS)
def test_tables_in_its_html_are_read_too(version):
    table = read(version).tables[-1]
    assert [column.name for column in table.columns] == ["Model", "Score"]
    assert read(version).document.sections[1].heading == "Demo leaderboard"


@pytest.mark.parametrize("version", ["4.44.1", "5.49.1", "6.31.0"])
def test_the_answer_of_a_call_is_read(version):
    text = (RECORDINGS / f"gradio-{version}" / "call_refresh.sse").read_text()
    (table,), error = read_answer(text, "x")
    assert (len(table.rows), error) == (3, "")


def test_the_plain_answer_of_older_apps_is_read():
    text = (RECORDINGS / "gradio-3.50.2" / "run_refresh.json").read_text()
    (table,), error = read_answer(text, "x")
    assert (len(table.rows), error) == (3, "")


@pytest.mark.parametrize("version", ["5.49.1-edge", "6.31.0-edge"])
def test_an_answer_may_be_an_error(version):
    text = (RECORDINGS / f"gradio-{version}" / "call_boom_error.sse").read_text()
    assert read_answer(text, "x") == ((), "the app answered with an error")


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "event: complete", "event: complete\ndata: {", "x"]
)
def test_an_answer_without_a_table_says_so(text):
    tables, error = read_answer(text, "x")
    assert (tables, bool(error)) == ((), True)


def component(value, **props):
    return {"id": 1, "type": "dataframe", "props": {"value": value, **props}}


def config(*components):
    plain = {"version": "5.0", "components": components, "dependencies": []}
    return read_content(json.dumps(plain).encode(), "application/json", "x")


def test_markup_is_rendered_where_the_app_renders_it():
    value = {
        "headers": ["Model", "Score"],
        "data": [["<a href='u'>a</a>", "**1**"], ["[b](v)", "2"]],
    }
    (table,) = config(component(value, datatype=["html", "str"])).tables
    first, second = table.rows
    assert (first.cells[0].text, first.cells[0].link) == ("a", "u")
    assert first.cells[1].text == "**1**"
    assert second.cells[0].text == "[b](v)"


@pytest.mark.parametrize(
    "value", [None, 3, [], {}, {"headers": 3}, {"headers": [None], "data": "x"}]
)
def test_any_value_is_survived(value):
    assert config(component(value), {"id": "x"}, None).document is not None


@pytest.mark.parametrize("version", ["5.49.1-edge", "6.31.0-edge"])
def test_a_call_that_ends_in_an_error_is_the_apps_failure(version):
    text = (RECORDINGS / f"gradio-{version}" / "call_boom_error.sse").read_text()
    assert failure_of(text) is CallFailure.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "event: heartbeat\ndata: null\n",
        "event: generating\ndata: [1]\n",
        'event: complete\ndata: [{"headers": ["A"], "data": []}]\n',
        "event: error\ndata: null\n\nevent: complete\ndata: []\n",
        'event: error\ndata: "You have exceeded your GPU quota"\n',
        'event: error\ndata: {"error": "Queue is full"}\n',
        'event: error\ndata: {"error": "Please log in first"}\n',
        "<p>event: error</p>",
    ],
)
def test_what_ends_otherwise_or_for_a_strangers_sake_is_not_the_apps_failure(text):
    assert failure_of(text) is None


@pytest.mark.parametrize("name", ["..", "/..", ".", "a/../b", "@host", "a?b", "\u202e/"])
def test_a_name_that_leads_elsewhere_is_never_called(name):
    empty = {"headers": ["1"], "data": [[""]]}
    config = {
        "components": [{"id": 1, "type": "dataframe", "props": {"value": empty}}],
        "dependencies": [{"targets": [[0, "load"]], "outputs": [1], "api_name": name}],
    }
    (event,) = read_config(config, "https://board.example/config").load_events
    assert event.function == ""
