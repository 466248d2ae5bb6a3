from crawler.extract.pages import read_markdown
from crawler.tables import Certainty


def table(text, before=""):
    return read_markdown(f"{before}\n\n{text}", "x").tables[0]


RANKING = "|Rank|Model|Score|\n|-|-|-|\n|1|a-7b|90|\n|2|b-7b|80|\n|3|c-7b|70.5|\n|4|d-7b|60|\n"


def test_models_with_ranks_and_scores_are_certainly_a_ranking():
    found = table(RANKING)
    assert found.ranking is Certainty.CERTAIN
    assert "rank column" in found.ranking_reasons


def test_a_table_of_data_sets_ranks_nothing():
    assert table("|Dataset|Questions|\n|-|-|\n|a|90|\n|b|80|\n|c|70|\n").ranking is None


def test_a_table_of_words_ranks_nothing():
    assert table("|Model|Organisation|\n|-|-|\n|a|x|\n|b|y|\n|c|z|\n").ranking is None


def test_models_in_the_columns_are_at_most_a_guess():
    text = "|Task|GPT-4|Qwen-7B|Llama-13B|\n|-|-|-|-|\n|MMLU|90|80|70|\n|GSM8K|80|70|60|\n"
    assert not table(text).is_ranking


def test_a_guessed_model_column_makes_a_guessed_ranking():
    found = table("|Thing|Acc|\n|-|-|\n|a|1.5|\n|b|2.5|\n|c|2.7|\n")
    assert found.ranking is Certainty.UNSURE
    assert not found.is_ranking


def listed(*names, head="", scores="|A|B|C|", ranks=None):
    """A table of these names with three scores each; with ranks, and an average, where wanted."""
    lines = [f"|{head}{scores}"]
    rows = [f"|{name}|{90 - n}|{80 - n}|{70 - n}|" for n, name in enumerate(names)]
    if ranks:
        lines = [f"|{ranks}{lines[0]}Average|"]
        rows = [f"|{n}{row}{80 - n}|" for n, row in enumerate(rows, start=1)]
    width = lines[0].count("|") - 1
    return "\n".join([*lines, "|" + "-|" * width, *rows])


MODELS = ("alpha-7b", "Beta 2", "Gamma", "Delta", "Epsilon")


def test_ranks_and_an_average_make_a_ranking_whatever_its_first_head_says():
    found = table(listed(*MODELS, head="Categories", ranks="Rank"))
    assert found.ranking is Certainty.LIKELY
    assert found.model_column.name == "Categories"
    assert not table(listed(*MODELS, head="Categories")).is_ranking
    assert not table(listed(*MODELS, head="Categories", ranks="")).is_ranking


def test_ranks_and_an_average_make_no_ranking_of_tasks():
    tasks = ("Reading", "Algebra", "History", "Law", "Coding")
    assert not table(listed(*tasks, head="Categories", ranks="Rank")).is_ranking


def test_a_table_of_scores_under_the_heading_leaderboard_is_likely_a_ranking():
    assert table(listed(*MODELS), before="# Test leaderboard").ranking is Certainty.LIKELY
    assert table(listed(*MODELS, head="榜单 v1.1"), before="# 排行榜").is_ranking
    assert not table(listed(*MODELS), before="# Statistics").is_ranking
    assert not table(listed(*MODELS, head="Tasks"), before="# Leaderboard").is_ranking


def test_models_in_the_columns_make_no_ranking_under_any_heading():
    text = listed(*MODELS, scores="|Alpha-7B|Beta 2|Gamma|")
    assert not table(text, before="# Leaderboard").is_ranking


def test_speed_ups_are_scores():
    text = "|Models|Recall|Overall|\n|-|-|-|\n|a-7b|**3.1x**|2.75x|\n|b|2x|1.9x|\n|c|1.5x|1.4x|\n"
    found = table(text)
    assert found.ranking is Certainty.CERTAIN
    assert [row.cells[1].number for row in found.rows] == [3.1, 2, 1.5]


def test_named_columns_without_rows_are_an_empty_ranking():
    found = table("|Rank|Model|Score|\n|-|-|-|\n")
    assert found.is_ranking
    assert "no rows" in found.ranking_reasons


def test_the_order_is_found():
    order = table(RANKING).order
    assert (order.column, order.descending, order.agreement) == (2, True, 1.0)


def test_the_order_starts_anew_in_each_section():
    text = (
        "|Model|Score|Other|\n|-|-|-|\n|**Open models**|||\n|a|90|1|\n|b|80|7|\n|c|70|3|\n"
        "|**Closed models**|||\n|d|95|4|\n|e|85|2|\n|f|75|9|\n"
    )
    order = table(text).order
    assert (order.column, order.agreement) == (1, 1.0)


def test_one_row_out_of_place_leaves_the_order_likely():
    scores = [90, 85, 80, 75, 70, 72, 60, 55, 50, 45]
    rows = "".join(f"|m-{number}b|{score}|\n" for number, score in enumerate(scores))
    order = table("|Model|Score|\n|-|-|\n" + rows).order
    assert order.certainty is Certainty.LIKELY
    assert 0.8 < order.agreement < 1


def test_rows_in_no_order_have_none():
    rows = "".join(f"|m-{n}b|{score}|\n" for n, score in enumerate([5, 90, 20, 80, 10, 70, 30, 40]))
    assert table("|Model|Score|\n|-|-|\n" + rows).order is None


def test_the_document_may_name_the_key():
    found = table(RANKING, before="The table is sorted by score in descending order.")
    assert found.order.declared


def test_the_key_may_be_named_in_chinese():
    text = "|模型|总分|\n|-|-|\n|a|90|\n|b|80|\n|c|85|\n"
    order = table(text, before="榜单按照总分从高到低排序。").order
    assert (order.column, order.declared, order.agreement) == (1, True, 0.0)
