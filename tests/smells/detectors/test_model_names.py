"""One model under several spellings, and variants that are models of their own."""

from itertools import combinations

import pytest

from smells.judging.model_names import bare_name, is_nobody, is_reference, spelling_key
from tests.smells.detectors.shown import findings, markdown, values

ONE_MODEL = [
    ("GPT-4 Turbo", "GPT4-Turbo", "gpt_4_turbo", "GPT-4-turbo", "🥇 GPT-4 Turbo"),
    ("Chinese-Alpaca-13B", "Chinese Alpaca-13B", "Chinese-Alpaca 13b"),
    ("Qwen2-VL 72B", "Qwen2VL-72B", "Ｑｗｅｎ2－VL-72B"),
    ("ChatGLM2-6B", "Chat-GLM2-6B", "ChatGLM2 (6B)"),
    ("Gemma-2-9b-it", "Gemma 2 9B Instruct"),
    ("讯飞星火 4.0", "Spark-4.0"),
    ("文心一言(v2.2.0) ", "文心一言 v2.2.0", "ERNIE Bot v2.2.0"),
    ("Claude 3.5 Sonnet", "claude-3-5-sonnet", "claude_3_5_sonnet", "Claude Sonnet 3.5"),
    ("Meta-Llama-3-8B-Instruct", "Llama 3 8B Instruct"),
    ("Phi‑3.5", "phi-3-5", "Phi 3.5"),
    ("Mistral.large", "Mistral-Large"),
]
VARIANTS = [
    "Llama-2-7B", "Llama-2-70B", "Llama-27B", "Llama-2.7B", "Llama-3-7B", "Llama-2-7B-chat",
    "Llama-2-7B-base", "Llama-2-7B-Instruct", "Llama-2-7B-int4", "Llama-2-7B-AWQ",
    "Llama-2-7B-32k", "Llama-2-7B-0613", "Llama-2-7B-1106", "Llama-2-7B (5-shot)",
    "Llama-2-7B (0-shot)", "Llama-2-7B-high", "Llama-2-7B-low", "Llama-2-7B*", "Llama-2-7B+",
    "Llama-2-7B (CoT)", "Llama-2-7B-preview", "Llama-2-7B-exp", "Llama-2-13B",
    "Llama-2-7B v1.5", "Llama-2-7B v15", "Llama-2-7B-thinking", "Llama-2-8x7B",
    "Llama-2-7B@azure", "Llama-2-7B-hf", "meta/Llama-2-7B", "Llama-2-7-bit", "Llama-2.7-bit",
    "Llama-2-7-shot", "Llama-2.7-shot", "Llama-2-7k", "Llama-2.7k", "Llama-2-70B¹", "Llama-2-70B²",
    "Llama-2-7B 中文", "Llama-2-7B 英文", "Llama-α", "Llama-β", "Llama-2-8x22B",
    "Llama (lower bound)", "Llama (upper bound)", "Llama 7B (06/13)", "Llama 7B (11/06)",
]  # fmt: skip


@pytest.mark.parametrize("names", ONE_MODEL, ids=lambda names: names[0])
def test_spacing_hyphens_case_ornaments_and_listed_words_make_no_other_model(names):
    assert len({spelling_key(name) for name in names}) == 1


@pytest.mark.parametrize(("one", "other"), list(combinations(VARIANTS, 2)))
def test_everything_else_makes_another_model(one, other):
    assert spelling_key(one) != spelling_key(other)


def test_a_bare_name_has_no_pictures_and_plain_spaces():
    assert bare_name("🥇\u00a0 GPT\u20114o ↗") == "GPT‐4o"


def test_nobody_and_references_are_no_models():
    assert all(is_nobody(name) for name in ("Anonymous", "-", "Baseline", "匿名", ""))
    assert not any(is_nobody(name) for name in ("Baseline-7B", "Human-1", "Ours-GPT"))
    assert is_reference("Senior-level Human") and is_reference("随机 (25%)")
    assert not is_reference("Randomformer-7B")


def board(*names, **columns):
    extra = list(columns)
    fill = [["Omega-1", 60.5], ["Psi-2", 55.1], ["Chi-3", 50.0], ["Phi-4", 44.4]]
    listed = [
        [name, 90.1 - 2 * n, *(columns[each][n] for each in extra)] for n, name in enumerate(names)
    ]
    listed += [[*row, *("x" for _ in extra)] for row in fill]
    return markdown(["Model", "Accuracy", *extra], listed)


SPELLING, DUPLICATE = "redundant.duplicate-spelling", "redundant.duplicate-model"


def test_two_spellings_in_one_ranking_are_found():
    (found,) = values(SPELLING, board("GPT-4 Turbo", "Alpha-7B", "GPT4-turbo"), "model", "other")
    assert found == ("GPT-4 Turbo", "GPT4-turbo")
    assert not findings(DUPLICATE, board("GPT-4 Turbo", "Alpha-7B", "GPT4-turbo"))


def test_all_variants_of_a_family_may_stand_in_one_ranking():
    assert not findings(SPELLING, board(*VARIANTS))
    assert not findings(DUPLICATE, board(*VARIANTS))


def test_one_name_twice_is_found_once():
    (found,) = values(DUPLICATE, board("Alpha-7B", "Beta-7B", "alpha-7b"), "count", "lines")
    assert found == (2, "5, 7")
    assert not findings(SPELLING, board("Alpha-7B", "Beta-7B", "alpha-7b"))


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("Shots", ["0", "1", "5"]),
        ("Size", ["7B", "7B", "13B"]),
        ("Date", ["2026-01-01", "2026-01-01", "2026-03-01"]),
        ("Organization", ["One", "Two", "Three"]),
        ("Prompt", ["CoT", "direct", "direct"]),
        ("语言", ["中文", "中文", "英文"]),
    ],
)
def test_a_setting_tells_two_rows_apart(column, cells):
    assert not findings(DUPLICATE, board("Alpha-7B", "Beta-7B", "Alpha-7B", **{column: cells}))


@pytest.mark.parametrize("cells", [["", "x", "x"], ["verified", "x", "community"], ["x", "y", "x"]])
def test_a_blank_the_same_and_who_brought_it_do_not(cells):
    assert len(findings(DUPLICATE, board("Alpha-7B", "Beta-7B", "Alpha-7B", Remark=cells))) == 1


def test_a_tick_tells_two_rows_apart_where_blanks_are_common():
    names = ("Alpha-7B", "Beta-7B", "Alpha-7B", "Gamma-1", "Delta-2", "Eta-3")
    ticks = ["✔️", "✔️", "", "", "✔️", ""]
    assert not findings(DUPLICATE, board(*names, Hints=ticks))
    assert findings(DUPLICATE, board(*names, Hints=[*ticks[:3], "✔️", "✔️", "✔️"]))
    links = [cell and f"[code](https://x.example/{n})" for n, cell in enumerate(ticks)]
    assert findings(DUPLICATE, board(*names, Code=links))


def test_links_to_two_places_tell_two_rows_apart():
    one, other = "[Alpha-7B](https://one.example)", "[Alpha-7B](https://two.example)"
    assert not findings(DUPLICATE, board(one, "Beta-7B", other))
    assert len(findings(DUPLICATE, board(one, "Beta-7B", one))) == 1


def test_names_that_repeat_throughout_do_not_tell_rows_apart_by_design():
    names = [f"Alpha-{n // 2}" for n in range(12)]
    assert not findings(DUPLICATE, board(*names))


def test_a_team_may_send_in_several_systems():
    listed = [["Alpha", 9.1], ["Beta", 8.0], ["Alpha", 7.5], ["Gamma", 6.0], ["Delta", 5.5]]
    assert not findings(DUPLICATE, markdown(["Participant team", "Accuracy"], listed))
