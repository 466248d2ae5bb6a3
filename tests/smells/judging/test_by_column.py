"""A table's columns as the rules see them: own cells, and nothing that may be shifted."""

from crawler.content import Table
from crawler.extract.pages import read_html, read_markdown
from smells.judging.by_column import all_texts, cells_of, numbers_of, texts_of
from smells.judging.figures import figure_in, figures_of, steps_of


def table_of(text: str) -> Table:
    return read_markdown(text, "x").tables[0]


def test_each_row_has_one_entry_in_every_column():
    table = table_of("|Model|A|B|\n|-|-|-|\n|a-7b|1.0|2.05|\n|b-7b||-|\n|c-7b|3|4.5|\n")
    assert texts_of(table, 1) == ("1.0", "", "3")
    assert numbers_of(table, 1) == (1.0, None, 3.0)
    assert texts_of(table, 2) == ("2.05", "-", "4.5")
    assert [round(step, 6) for step in steps_of(table, 2)] == [0.01, 1.0, 0.1]


def test_a_short_row_gives_texts_and_no_scores():
    table = table_of("|Model|A|B|\n|-|-|-|\n|a-7b|1|2|\n|b-7b|3|\n|c-7b|5|6|\n")
    assert texts_of(table, 1) == ("1", "3", "5")
    assert numbers_of(table, 1) == (1.0, None, 5.0)
    assert cells_of(table, 2)[1] is None


def test_what_a_neighbour_covers_is_nobodys_own():
    rows = "<tr><td>a<td colspan=2>1.5</tr><tr><td>b<td>2<td>3</tr>"
    table = read_html(f"<table><tr><th>Model<th>A<th>B</tr>{rows}</table>", "x").tables[0]
    assert texts_of(table, 2) == ("", "3")
    assert numbers_of(table, 1) == (1.5, 2.0)


def test_figures_are_those_of_the_rows():
    table = table_of(
        "|Model|A|\n|-|-|\n|a|1.50|\n|b|**2.5**|\n|c|2.4 ± 0.1|\n|d|n/a|\n|e|1,200|\n|f|\n"
    )
    column = table.columns[1]
    in_rows = [figure_in(row, column) for row in table.data_rows()]
    assert list(figures_of(table, 1)) == in_rows
    assert sum(figure is not None for figure in in_rows) == 4


def test_every_text_can_be_searched_at_once():
    table = table_of("|Model|A|\n|-|-|\n|Open models||\n|a-7b|1.0|\n|b-7b|2.0|\n")
    assert {"Model", "A", "Open models", "a-7b", "2.0"} <= set(all_texts(table).split("\n"))
