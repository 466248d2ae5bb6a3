import pytest

from crawler.extract.pages import read_markdown
from crawler.tables import Better, Certainty, ColumnRole


def column(name, *values, beside="Model"):
    """The column of that name and values, beside one of models."""
    lines = [f"| {beside} | {name} |", "|-|-|"]
    lines += [f"| model-{number}b | {value} |" for number, value in enumerate(values)]
    return read_markdown("\n".join(lines), "x").tables[0].columns[1]


@pytest.mark.parametrize(
    ("name", "values", "role"),
    [
        ("Rank", ["1", "2", "🥉"], "rank"),
        ("排名", ["1", "2", "-"], "rank"),
        ("Average ⬆️", ["71.2", "70.1"], "average"),
        ("Avg.", ["71.2", "70.1"], "average"),
        ("总分", ["71.2", "70.1"], "average"),
        ("平均分", ["71.2", "70.1"], "average"),
        ("Overall (%)", ["71.2", "70.1"], "average"),
        ("MMLU", ["71.2", "70.1"], "metric"),
        ("准确率", ["71.2", "70.1"], "metric"),
        ("Organization", ["OpenAI", "Meta"], "organisation"),
        ("机构", ["百度", "阿里"], "organisation"),
        ("Release date", ["2024-05-01", "2024-06"], "date"),
        ("评测日期", ["2023.11.18", "2024.1.28"], "date"),
        ("License", ["MIT", "Apache"], "license"),
        ("#Params", ["7B", "13B"], "size"),
        ("参数量", ["7B", "13B"], "size"),
        ("Shots", ["0", "five"], "setting"),
        ("Reasoning effort", ["high", "low"], "setting"),
        ("使用<br>方式", ["API", "网页"], "setting"),
        ("Link", ["https://a.example", "https://b.example"], "link"),
    ],
)
def test_a_name_and_values_that_agree_are_certain(name, values, role):
    found = column(name, *values)
    assert (found.role, found.certainty.is_enough) == (ColumnRole(role), True)


def test_an_organisation_may_be_called_by_a_number():
    found = column("Organisation", "360", "OpenAI", "Meta")
    assert found.role is ColumnRole.ORGANISATION


def test_a_length_is_no_average_though_its_name_says_so():
    assert column("Average summary length", "93", "120").role is ColumnRole.OTHER


@pytest.mark.parametrize("name", ["avg_tokens", "rating_q025", "Votes", "Cost ($)", "# samples"])
def test_numbers_that_are_no_scores_are_left_alone(name):
    assert column(name, "1201", "998.5").role is ColumnRole.OTHER


def test_the_last_word_of_a_name_decides():
    assert column("length_controlled_winrate", "57.5", "40.1").role is ColumnRole.METRIC


def test_a_task_called_code_is_a_metric_when_it_holds_scores():
    assert column("Code", "57.5", "40.1").role is ColumnRole.METRIC
    assert column("代码", "57.5", "40.1").role is ColumnRole.METRIC


def test_a_name_that_its_values_contradict_is_unsure():
    assert column("Average", "good", "better").certainty is Certainty.UNSURE


def test_a_column_of_numbers_with_any_name_is_likely_a_metric():
    found = column("Reasoning", "57.5", "40.1")
    assert (found.role, found.certainty) == (ColumnRole.METRIC, Certainty.LIKELY)


def test_the_base_model_is_not_the_model():
    table = read_markdown("|Base model|Model|Acc|\n|-|-|-|\n|a|b|1.5|\n|a|c|2.5|\n", "x").tables[0]
    assert table.model_column.name == "Model"


def test_without_a_name_the_first_column_of_distinct_words_is_a_guess():
    table = read_markdown("|Thing|Acc|\n|-|-|\n|a|1.5|\n|b|2.5|\n", "x").tables[0]
    assert table.columns[0].role is ColumnRole.MODEL
    assert table.model_column is None


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Acc ↑", Better.HIGHER),
        ("WER ↓", Better.LOWER),
        ("Error (lower is better)", Better.LOWER),
        ("Error (the lower, the better)", Better.LOWER),
        ("Win rate (higher better)", Better.HIGHER),
        ("得分（越高越好）", Better.HIGHER),
        ("Score", None),
        ("A ↑ B ↓", None),
    ],
)
def test_a_header_may_state_the_direction(name, better):
    assert column(name, "57.5", "40.1").better is better
