import pytest

from crawler.extract.csv_tables import delimiter_of, read_csv
from crawler.tables import TableSource


def read(text):
    return read_csv(text, "results.csv")


def test_quoted_fields_may_hold_delimiters_and_lines():
    (table,) = read('model,score,CI\n"a, b",81.2,"(-1.9, +2.0)"\n"c\nd",70,x\ne,60,y\n')
    assert [cell.text for cell in table.rows[0].cells] == ["a, b", "81.2", "(-1.9, +2.0)"]
    assert [row.line for row in table.rows] == [2, 3, 5]
    assert table.rows[2].cells[1].at == "L5"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter):
    rows = [["model", "score (a, b)" if delimiter != "," else "score"], ["x", "1"], ["y", "2"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert delimiter_of(text) == delimiter


def test_rows_keep_their_length():
    (table,) = read("model,acc,f1\na,1\nb,1,2,3\n")
    assert [row.written for row in table.rows] == [2, 4]


def test_a_title_above_the_header_is_the_caption():
    (table,) = read("Results of May\nmodel,acc\na,1\nb,2\n")
    assert (table.caption, table.columns[0].name) == ("Results of May", "model")


def test_blank_lines_are_passed_over():
    (table,) = read("\n,,\nmodel,acc\n\na,1\n\n")
    assert [row.line for row in table.rows] == [5]


def test_markup_in_a_file_is_shown_as_it_stands():
    (table,) = read("model,acc\n**a**,<b>1</b>\n[b](x),2\n")
    assert table.rows[0].cells[0].text == "**a**"
    assert table.rows[0].cells[1].text == "<b>1</b>"


def test_a_field_that_is_but_a_link_is_seen_as_one():
    (table,) = read(
        "model,acc\n[Alpha](https://m.example/alpha),2\n[b](x),1\nsee [c](https://m.example),3\n"
    )
    cells = [row.cells[0] for row in table.rows]
    assert [cell.text for cell in cells] == ["Alpha", "[b](x)", "see [c](https://m.example)"]
    assert [cell.link for cell in cells] == ["https://m.example/alpha", None, None]
    assert cells[0].raw == "[Alpha](https://m.example/alpha)"


def test_a_list_of_words_is_no_table():
    assert read("just\nwords\n") == ()
    assert read("") == ()


def test_a_broken_file_is_read_as_far_as_it_goes():
    text = "model,acc\na,1\nb," + "x" * 200_000 + "\nc,3\n"
    (table,) = read(text)
    assert not table.complete
    assert len(table.rows) == 1


def test_a_sheet_is_named_as_its_source():
    (table,) = read_csv("model,acc\na,1\n", "x", source=TableSource.SHEET)
    assert table.source is TableSource.SHEET
