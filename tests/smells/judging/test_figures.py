from crawler.extract.pages import read_markdown
from smells.judging.figures import figure_in


def test_points_out_of_full_marks_are_as_fine_as_they_are_written():
    text = "|Model|Acc|\n|-|-|\n|a-7b|2.47/5.00|\n|b-7b|2.30/5.00|\n|c-7b|1.0/5.00|\n"
    table = read_markdown(text, "x").tables[0]
    figures = [figure_in(row, table.columns[1]) for row in table.rows]
    assert [(figure.value, round(figure.step, 6)) for figure in figures] == [
        (2.47, 0.01),
        (2.3, 0.01),
        (1.0, 0.1),
    ]
