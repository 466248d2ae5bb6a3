from selectolax.lexbor import LexborHTMLParser

from crawler.extract.html_scan import safe_html
from crawler.extract.pages import read_html
from crawler.tables import ColumnRole, RowKind


def tables(html):
    return read_html(html, "https://board.example/").tables


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_table_of_a_page_is_read_under_its_heading():
    page = (
        "<h2>Main results</h2><table><tr><th>Model</th><th>Acc</th></tr>"
        "<tr><td>a</td><td>1.5</td></tr></table>"
        "<h2>Hard split</h2><table><caption>Hard</caption><tr><th>Model</th></tr>"
        "<tr><td>b</td></tr></table>"
    )
    first, second = tables(page)
    assert (first.title, first.index) == ("Main results", 0)
    assert (second.title, second.heading, second.index) == ("Hard", "Hard split", 1)


def test_header_rows_with_spans_become_paths():
    page = (
        "<table><thead><tr><th rowspan=2>Model</th><th colspan=2>English</th>"
        "<th colspan=2>Chinese</th></tr>"
        "<tr><th>Acc</th><th>F1</th><th>Acc</th><th>F1</th></tr></thead>"
        "<tbody><tr><td>a</td><td>1</td><td>2</td><td>3</td><td>4</td></tr></tbody></table>"
    )
    (table,) = tables(page)
    assert [column.full_name for column in table.columns] == [
        "Model",
        "English / Acc",
        "English / F1",
        "Chinese / Acc",
        "Chinese / F1",
    ]
    assert texts(table) == [["a", "1", "2", "3", "4"]]


def test_a_tall_cell_stands_in_every_row_it_covers():
    page = (
        "<table><tr><th>Organisation</th><th>Model</th><th>Acc</th></tr>"
        "<tr><td rowspan=2>Lab</td><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
    )
    (table,) = tables(page)
    assert texts(table) == [["Lab", "a", "1"], ["Lab", "b", "2"]]
    assert [row.cells[0].spanned for row in table.rows] == [False, True]
    assert [row.kind for row in table.rows] == [RowKind.DATA, RowKind.DATA]


def test_a_cell_is_read_through_nested_tags():
    page = (
        "<table><tr><th>Model</th><th>Acc</th></tr><tr><td><div><a href='https://x.example/m'>"
        "<b>Big</b> <span>model</span></a><br><small>7B</small><script>no()</script></div></td>"
        "<td>81.2<sup>1</sup></td></tr></table>"
    )
    (table,) = tables(page)
    name, score = table.rows[0].cells
    assert (name.text, name.link, name.bold) == ("Big model 7B", "https://x.example/m", True)
    assert (score.text, score.number) == ("81.2¹", 81.2)
    assert "<sup>1</sup>" in score.raw
    assert "data-source" not in name.raw


def test_a_link_without_target_is_told_from_no_link():
    page = (
        "<table><tr><td>A</td><td><a href=''>B</a></td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    cells = [column.header[0] for column in tables(page)[0].columns]
    assert [cell.link for cell in cells] == [None, ""]


def test_hidden_cells_and_tables_are_not_seen():
    page = (
        "<table hidden><tr><td>a</td><td>1</td></tr></table>"
        "<table><tr><th>Model</th><th>Acc</th></tr>"
        "<tr><td>a<span style='display: none'>secret</span></td><td>1</td></tr></table>"
    )
    (table,) = tables(page)
    assert table.rows[0].cells[0].text == "a"


def test_nested_tables_are_tables_of_their_own():
    page = (
        "<table><tr><td>Menu</td><td><table><tr><th>Model</th><th>Acc</th></tr>"
        "<tr><td>a</td><td>1</td></tr></table></td></tr></table>"
    )
    outer, inner = tables(page)
    assert texts(inner) == [["a", "1"]]
    assert "a" not in [cell.text for row in outer.rows for cell in row.cells]


def test_a_heading_across_the_table_is_a_section():
    page = (
        "<table><tr><th>Model</th><th>Acc</th></tr><tr><th colspan=2>Open</th></tr>"
        "<tr><td>a</td><td>1</td></tr><tr><td colspan=2>Closed</td></tr>"
        "<tr><td>b</td><td>2</td></tr></table>"
    )
    (table,) = tables(page)
    assert [row.section for row in table.data_rows()] == ["Open", "Closed"]
    assert len(table.sections()) == 2


def test_short_and_long_rows_keep_their_length():
    page = (
        "<table><tr><th>Model</th><th>Acc</th></tr><tr><td>a</td><td>1</td><td>2</td></tr>"
        "<tr><td>b</td><td>3</td></tr><tr><td></td></tr></table>"
    )
    (table,) = tables(page)
    assert [row.written for row in table.rows] == [3, 2, 1]
    assert [len(row.cells) for row in table.rows] == [3, 2, 2]
    assert not table.rows[2].cells[1].given


def test_addresses_lead_back_to_the_cell():
    page = (
        "<div id='board'><p>x</p><table>\n<thead><tr><th>Model</th><th>Acc</th></tr></thead>\n"
        "<tbody><tr><td>a</td><td>1</td></tr>\n<tr><td>b</td><td>2</td></tr></tbody></table></div>"
    )
    (table,) = tables(page)
    cell = table.rows[1].cells[1]
    assert (cell.row, cell.column, cell.line) == (2, 1, 4)
    found = LexborHTMLParser(safe_html(page).text).css(cell.at)
    assert [node.text() for node in found] == ["2"]
    assert table.at.startswith("#board > ")


def test_a_header_without_th_is_recognised_by_its_words():
    page = (
        "<table><tr><td>Model</td><td><b>Acc</b></td></tr><tr><td>a</td><td>1</td></tr>"
        "<tr><td>b</td><td>2</td></tr></table>"
    )
    (table,) = tables(page)
    assert [column.name for column in table.columns] == ["Model", "Acc"]


def test_numbers_alone_are_no_header():
    page = "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    (table,) = tables(page)
    assert [column.name for column in table.columns] == ["", ""]
    assert len(table.rows) == 2


def test_a_repeated_header_is_no_row_of_data():
    row = "<tr><th>Model</th><th>Acc</th></tr>"
    page = f"<table>{row}<tr><td>a</td><td>1</td></tr>{row}<tr><td>b</td><td>2</td></tr></table>"
    (table,) = tables(page)
    assert [row.kind for row in table.rows] == [RowKind.DATA, RowKind.HEADER, RowKind.DATA]


def test_an_image_in_a_cell_is_noted():
    page = (
        "<table><tr><td>A</td><td>B</td></tr><tr><td><img src='x.png'></td><td>2</td></tr></table>"
    )
    cell = tables(page)[0].rows[0].cells[0]
    assert (cell.image, cell.is_blank) == ("x.png", False)


def test_an_empty_table_on_a_page_with_scripts_may_be_filled_later():
    header = "<table><thead><tr><th>Rank</th><th>Model</th><th>Score</th></tr></thead></table>"
    assert tables(header)[0].loaded
    assert not tables(header + "<script src=app.js></script>")[0].loaded


def test_roles_are_found_on_pages_too():
    page = (
        "<table><tr><th>#</th><th>模型</th><th>总分</th></tr><tr><td>1</td><td>a</td><td>90</td></tr>"
        "<tr><td>2</td><td>b</td><td>80</td></tr></table>"
    )
    roles = [column.role for column in tables(page)[0].columns]
    assert roles == [ColumnRole.RANK, ColumnRole.MODEL, ColumnRole.AVERAGE]


def test_a_blank_header_below_a_group_does_not_take_the_name_of_the_group():
    (table,) = tables(
        "<table><tr><th rowspan=2>Model</th><th colspan=2>Accuracy</th></tr>"
        "<tr><th></th><th>Code</th></tr>"
        "<tr><td>a-7b<td>1<td>71.5</tr><tr><td>b-7b<td>2<td>70.1</tr>"
        "<tr><td>c-7b<td>3<td>60.2</tr></table>"
    )
    assert [column.name for column in table.columns] == ["Model", "", "Code"]
    assert not table.columns[1].is_surely(ColumnRole.METRIC)


def test_a_blank_header_below_a_name_of_its_own_keeps_that_name():
    (table,) = tables(
        "<table><tr><th>Model</th><th>Score</th></tr><tr><th></th><th>(%)</th></tr>"
        "<tr><td>a-7b<td>71.5</tr><tr><td>b-7b<td>70.1</tr></table>"
    )
    assert table.columns[0].name == "Model"
