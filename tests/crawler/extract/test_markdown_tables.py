from crawler.extract.markdown_tables import split_row
from crawler.extract.pages import read_markdown
from crawler.tables import RowKind, TableSource

TEXT = """# Board

Some words.

| Model | Acc |
|:------|----:|
| [a](https://x.example/a) | **81.2** |
| b |
| c | 70 | 9 |
| `d` \\| e | \\- |
"""


def read(text):
    return read_markdown(text, "README.md")


def test_cells_keep_their_markup_link_and_line():
    (table,) = read(TEXT).tables
    name, score = table.rows[0].cells
    assert (name.text, name.raw) == ("a", "[a](https://x.example/a)")
    assert (name.link, name.line, name.at) == ("https://x.example/a", 7, "L7")
    assert (score.text, score.raw, score.bold, score.number) == ("81.2", "**81.2**", True, 81.2)
    assert (table.source, table.line, table.heading) == (TableSource.MARKDOWN, 5, "Board")


def test_rows_keep_the_length_they_were_written_with():
    (table,) = read(TEXT).tables
    assert [(row.line, row.written) for row in table.rows] == [(7, 2), (8, 1), (9, 3), (10, 2)]
    assert [cell.text for cell in table.rows[2].cells] == ["c", "70", "9"]
    assert table.rows[3].cells[0].text == "d | e"


def test_escapes_are_seen_as_the_reader_sees_them():
    cell = read(TEXT).tables[0].rows[3].cells[1]
    assert (cell.text, cell.raw) == ("-", "\\-")


def test_a_row_of_one_cell_is_a_section():
    text = "|Model|Acc|F1|\n|-|-|-|\n| Open models |\n|a|1|2|\n| **Closed** | | |\n|b|1|2|\n"
    (table,) = read(text).tables
    kinds = [row.kind for row in table.rows]
    assert kinds == [RowKind.SECTION, RowKind.DATA, RowKind.SECTION, RowKind.DATA]
    assert [row.section for row in table.data_rows()] == ["Open models", "Closed"]


def test_a_model_without_scores_is_no_section():
    (table,) = read("|Model|Acc|F1|\n|-|-|-|\n|a|1|2|\n|gpt-x||\n|gpt-y|||\n").tables
    assert table.rows[2].kind is RowKind.DATA


def test_two_header_rows_make_paths():
    text = (
        "| Meta | | Reasoning | | Other | |\n|-|-|-|-|-|-|\n"
        "| Model | Type | Overall | TC | Overall | NC |\n"
        "| a | Open | 60.2 | 61 | 84 | 82 |\n| b | Closed | 47.1 | 50 | 84 | 83 |\n"
    )
    (table,) = read(text).tables
    assert [column.full_name for column in table.columns][2:] == [
        "Reasoning / Overall",
        "Reasoning / TC",
        "Other / Overall",
        "Other / NC",
    ]
    assert len(table.rows) == 2
    assert table.rows[0].index == 2


def test_a_dash_in_a_header_stands_for_the_name_above_or_beside_it():
    text = (
        "| Model/Task | Translation | - | Avg. |\n|-|-|-|-|\n| | BLEU | COMET | - |\n"
        "| a-7b | 20.5±0.1 | 60.1±0.2 | 40.3 |\n| b-7b | 19.5±0.1 | 50.1±0.2 | 34.8 |\n"
        "| c-7b | 18.5±0.1 | 40.1±0.2 | 29.3 |\n"
    )
    (table,) = read(text).tables
    names = [column.full_name for column in table.columns]
    assert names == ["Model/Task", "Translation / BLEU", "Translation / COMET", "Avg."]
    assert table.columns[3].role == "average"
    assert table.is_ranking


def test_html_tables_inside_markdown_know_their_lines():
    text = (
        "# B\n\n<table>\n<tr><th>Model</th><th>Acc</th></tr>\n"
        "<tr>\n<td>a</td>\n<td>1</td></tr>\n</table>\n"
    )
    (table,) = read(text).tables
    assert table.source is TableSource.HTML
    assert [cell.line for cell in table.rows[0].cells] == [6, 7]


def test_html_inside_a_cell_is_seen_through():
    text = (
        "|Model|Acc<br/>(%)|\n|-|-|\n"
        "|<a href='https://x.example'>a</a>|<font color=red>1.5</font>|\n"
    )
    (table,) = read(text).tables
    name, score = table.rows[0].cells
    assert (name.text, name.link, score.number) == ("a", "https://x.example", 1.5)
    assert table.columns[1].name == "Acc (%)"


def test_tables_in_comments_are_not_seen():
    assert read("<!--\n\n|Model|Acc|\n|-|-|\n|a|1|\n\n-->\n").tables == ()


def test_tables_in_code_are_not_seen():
    assert read("```\n|Model|Acc|\n|-|-|\n|a|1|\n```\n").tables == ()


def test_tables_in_quotes_and_details_are_read():
    quoted = "> |Model|Acc|\n> |-|-|\n> |a|1|\n"
    folded = "<details>\n<summary>More</summary>\n\n|Model|Acc|\n|-|-|\n|b|2|\n\n</details>\n"
    first, second = read(quoted + "\n" + folded).tables
    assert (first.rows[0].cells[0].raw, first.rows[0].written) == ("a", 2)
    assert second.rows[0].line == 10


def test_front_matter_is_not_prose_and_lines_stay():
    text = "---\ntitle: A board\ntags: [leaderboard]\n---\n\n# Board\n"
    document = read(text).document
    assert document.sections[1].line == 6
    assert "tags" not in document.sections[0].text


def test_a_row_is_split_at_bars_that_are_not_escaped():
    assert split_row("| a | b \\| c | |  ") == ["a", "b | c", ""]
    assert split_row("a | b") == ["a", "b"]
    assert split_row("||a|") == ["", "a"]
