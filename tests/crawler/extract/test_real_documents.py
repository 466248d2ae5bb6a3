"""Tables of real documents against what a reader counted in them by hand."""

from functools import cache

import pytest

from crawler.extract.read import read_content
from crawler.tables import Certainty, ColumnRole
from tests.shared_data import shared_data


@cache
def content(path):
    file = shared_data(f"documents/files/{path}")
    return read_content(file.read_bytes(), "", path)


# File; its tables; of these the rankings; then of one ranking: its place, rows, columns, and
# the columns of models, ranks and averages.
COUNTED = [
    ("CLUEbenchmark+SuperCLUE/README.md", 5, 5, (0, 26, 7, "模型", "排名", ["总分"])),
    ("CLUEbenchmark+SuperCLUE/README_2307.md", 4, 4, (0, 21, 8, "模型", "排名", ["总分"])),
    ("CLUEbenchmark+SuperCLUE/README_2308.md", 5, 5, (1, 16, 6, "模型", "排名", ["总分"])),
    ("CLUEbenchmark+SuperCLUE-Agent/README.md", 2, 2, (1, 17, 12, "模型", None, ["总分"])),
    ("CLUEbenchmark+SuperCLUE-Code3/README.md", 3, 2, (1, 11, 6, "模型", "序号", [])),
    ("LudwigStumpp+llm-leaderboard/README.md", 2, 1, (0, 52, 17, "Model Name", None, [])),
    ("OpenGVLab+Multi-Modality-Arena/README.md", 1, 1, (0, 23, 4, "Model", "Rank", [])),
    ("allenai+CommonGen-Eval/README.md", 1, 1, (0, 13, 6, "model", None, ["overall"])),
    ("bytedance+MTVQA/README.md", 1, 1, (0, 26, 12, "Models", None, ["AVG."])),
    ("haonan-li+CMMLU/README.md", 2, 2, (0, 46, 7, "模型", None, ["平均分"])),
    ("haonan-li+CMMLU/README_EN.md", 2, 2, (0, 42, 7, "Model", None, ["Average"])),
    ("hkust-nlp+ceval/README.md", 4, 4, (0, 11, 6, "Model", None, ["Average"])),
    ("isen-zhang+ACLUE/README_EN.md", 1, 1, (0, 9, 7, "model", None, ["Overall"])),
    ("llmeval+llmeval-3/README.md", 2, 2, (0, 23, 7, "模型名称", None, [])),
    (
        "msamwelmollel+Swahili_LLM_Leaderboard/README.md",
        1,
        1,
        (0, 5, 11, "Model Name", None, ["Average"]),
    ),
    ("princeton-nlp+CharXiv/README.md", 2, 1, (1, 54, 14, "Model", None, ["Overall", "Overall"])),
    ("vectara+hallucination-leaderboard/README.md", 2, 1, (1, 96, 5, "Model", None, [])),
    ("evalplus+evalplus.github.io/results.json", 1, 1, (0, 125, 9, "", None, [])),
    (
        "lmarena+arena-hard-auto/leaderboard/arena_hard_leaderboard_20240731.csv",
        1,
        1,
        (0, 60, 7, "model", None, []),
    ),
    (
        "tatsu-lab+alpaca_eval/docs/data_AlpacaEval/alpaca_eval_gpt4_leaderboard.csv",
        1,
        1,
        (0, 102, 7, "name", None, []),
    ),
]


def names(table, role):
    return [column.name for column in table.with_role(role)]


@pytest.mark.parametrize(("path", "tables", "rankings", "ranking"), COUNTED)
def test_what_was_counted_by_hand_is_read(path, tables, rankings, ranking):
    read = content(path)
    assert (len(read.tables), len(read.rankings())) == (tables, rankings)
    place, rows, columns, model, rank, averages = ranking
    table = read.tables[place]
    assert (len(table.data_rows()), len(table.columns)) == (rows, columns)
    assert (table.model_column.name, names(table, ColumnRole.AVERAGE)) == (model, averages)
    assert (table.rank_column and table.rank_column.name) == rank
    assert table.complete


# File, table, and the column its rows stand in order by.
ORDERED = [
    ("CLUEbenchmark+SuperCLUE/README.md", 0, "总分"),
    ("CLUEbenchmark+SuperCLUE-Code3/README.md", 1, "难度等级 加权得分"),
    ("allenai+CommonGen-Eval/README.md", 0, "overall"),
    ("haonan-li+CMMLU/README.md", 0, "平均分"),
    ("hkust-nlp+ceval/README.md", 2, "Zero-shot"),
    ("princeton-nlp+CharXiv/README.md", 1, "Overall"),
    ("vectara+hallucination-leaderboard/README.md", 1, "Hallucination Rate"),
    ("tatsu-lab+alpaca_eval/docs/data_AlpacaEval/alpaca_eval_gpt4_leaderboard.csv", 0, "win_rate"),
]


@pytest.mark.parametrize(("path", "place", "key"), ORDERED)
def test_the_column_it_is_sorted_by_is_found(path, place, key):
    table = content(path).tables[place]
    assert table.columns[table.order.column].name == key
    assert table.order.descending == (key != "Hallucination Rate")


def test_the_unordered_table_has_no_order():
    assert content("LudwigStumpp+llm-leaderboard/README.md").tables[0].order is None


def test_sections_inside_a_table_are_told_from_rows():
    table = content("haonan-li+CMMLU/README_EN.md").tables[0]
    sections = [(row.line, row.cells[0].text) for row in table.rows if row.kind == "section"]
    assert sections == [(42, "Open Access Models"), (75, "Models with Limited Access")]


def test_two_header_rows_are_joined():
    table = content("princeton-nlp+CharXiv/README.md").tables[1]
    assert [column.full_name for column in table.columns][3:5] == [
        "Reasoning / Overall",
        "Reasoning / TC",
    ]
    assert table.columns[8].full_name == "Descriptive / Overall"


def test_cells_of_html_inside_markdown_have_their_line():
    table = content("bytedance+MTVQA/README.md").tables[0]
    first = table.rows[0].cells
    assert (first[0].text, first[0].line) == ("InternVL2.5 78B 🥇", 52)
    assert (first[11].text, first[11].number, first[11].line) == ("🏆31.9", 31.9, 63)


def test_links_that_lead_nowhere_are_kept():
    table = content("haonan-li+CMMLU/README.md").tables[0]
    nowhere = [row.line for row in table.rows if row.cells[0].link == ""]
    assert nowhere == [78, 79, 80, 84]


@pytest.mark.parametrize(
    ("path", "kind", "line", "value"),
    [
        ("vectara+hallucination-leaderboard/README.md", "updated-on", 23, "2026-03-10"),
        ("hkust-nlp+ceval/README.md", "task-count", 4, 52),
        ("hkust-nlp+ceval/README_zh.md", "task-count", 9, 52),
        ("isen-zhang+ACLUE/README.md", "task-count", 22, 15),
        ("THU-KEG+KoLA/README.md", "dataset-count", 25, 19),
        ("princeton-nlp+CharXiv/README.md", "model-count", 19, 34),
        ("3DTopia+GPTEval3D/README.md", "coming-soon", 116, None),
        ("CLUEbenchmark+SuperCLUE/README_2307.md", "cadence", 27, "monthly"),
    ],
)
def test_claims_are_found_where_they_stand(path, kind, line, value):
    claims = content(path).document.claims
    stated = [(c.kind, c.line, c.number or c.date or c.rhythm or None) for c in claims]
    assert (kind, line, value) in stated


def test_none_of_these_boards_says_that_it_has_ended():
    for path, *_ in COUNTED:
        document = content(path).document
        assert not document or not document.claims_of("deprecation")


def test_a_page_whose_tables_scripts_fill_is_not_called_empty():
    read = content("evalplus+evalplus.github.io/leaderboard.html")
    assert read.tables == ()
    assert (read.data_files, len(read.unread)) == (("results.json",), 1)


def test_rankings_of_these_boards_are_no_guesses():
    certain = [
        table.ranking is Certainty.CERTAIN
        for path, *_ in COUNTED
        if path.endswith(".md")
        for table in content(path).rankings()
    ]
    assert sum(certain) >= 0.9 * len(certain)
