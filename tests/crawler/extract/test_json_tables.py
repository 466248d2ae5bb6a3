import json

from crawler.extract.read import read_content


def tables(value, at="results.json"):
    return read_content(json.dumps(value).encode(), "application/json", at).tables


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def names(table):
    return [column.full_name for column in table.columns]


def test_records_are_rows():
    (table,) = tables([{"model": "a", "acc": 0.5}, {"model": "b", "acc": None}])
    assert names(table) == ["model", "acc"]
    assert texts(table) == [["a", "0.5"], ["b", ""]]
    assert table.rows[0].cells[1].number == 0.5


def test_records_are_found_inside_and_addressed():
    (table,) = tables({"meta": {"v": 1}, "data": {"results": [{"model": "a", "acc": 1}] * 2}})
    assert table.rows[1].at == "$.data.results[1]"
    assert table.rows[1].cells[0].at == "$.data.results[1][0]"


def test_a_key_that_a_record_lacks_was_not_given():
    (table,) = tables([{"model": "a", "acc": 1}, {"model": "b"}])
    assert [cell.given for cell in table.rows[1].cells] == [True, False]


def test_inner_records_become_paths():
    value = [{"model": "a", "pass@1": {"mbpp": 1, "humaneval": 2}, "size": 7}] * 2
    (table,) = tables(value)
    assert names(table) == ["model", "pass@1 / mbpp", "pass@1 / humaneval", "size"]


def test_a_record_under_each_name_is_a_row():
    value = {f"model-{n}b": {"acc": n + 0.5, "link": "https://x.example"} for n in range(4)}
    (table,) = tables(value)
    assert [row[0] for row in texts(table)] == list(value)
    assert table.model_column.index == 0


def test_columns_of_one_length_are_a_table():
    (table,) = tables({"model": ["a", "b"], "acc": [1, 2]})
    assert texts(table) == [["a", "1"], ["b", "2"]]


def test_a_split_data_frame_is_a_table():
    for key in ("headers", "columns"):
        (table,) = tables({key: ["model", "acc"], "data": [["a", 1], ["b", 2]]})
        assert texts(table) == [["a", "1"], ["b", "2"]]


def test_rows_of_lists_under_names_are_a_table():
    (table,) = tables([["model", "acc"], ["a", 1], ["b", 2]])
    assert names(table) == ["model", "acc"]


def test_lines_of_json_are_rows():
    body = b'{"model": "a", "acc": 1}\n{"model": "b", "acc": 2}\n'
    for content_type, at in (("", "x.jsonl"), ("application/json", "x")):
        (table,) = read_content(body, content_type, at).tables
        assert texts(table) == [["a", "1"], ["b", "2"]]


def test_settings_are_no_table():
    assert tables({"name": "x", "version": 3, "tags": ["a", "b"]}) == ()


def test_what_is_not_json_is_said():
    assert read_content(b"{broken", "application/json", "x.json").unread


def test_rankings_in_the_scripts_of_a_page_are_read():
    rows = [{"model": f"m-{n}b", "score": 90 - n} for n in range(4)]
    page = (
        '<script id="__NEXT_DATA__" type="application/json">'
        + json.dumps({"props": {"pageProps": {"rows": rows}}})
        + "</script><script>const other = [1, 2]; var board = "
        + json.dumps(rows)
        + ";</script><p>Loading</p>"
    )
    content = read_content(page.encode(), "text/html", "https://x.example/")
    first, second = content.tables
    assert first.at == "script[0].props.pageProps.rows"
    assert texts(first) == texts(second)
    assert not content.unread


def test_other_json_in_scripts_is_left_alone():
    page = '<script type="application/json">[{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]</script>'
    assert read_content(page.encode(), "text/html", "x").tables == ()


def test_the_files_a_page_takes_its_rows_from_are_named():
    page = (
        "<div id=root></div><script>fetch('data/results.json?v=3').then(show);"
        'd3.csv("https://x.example/board.csv")</script><script src="package.json.js"></script>'
    )
    content = read_content(page.encode(), "text/html", "https://x.example/")
    assert content.data_files == ("data/results.json", "https://x.example/board.csv")
    assert content.unread == ("the page is filled by scripts, which were not run",)
