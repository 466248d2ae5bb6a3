import pytest

from crawler.extract.model_names import entry_key, model_key, same_model, spellings
from crawler.extract.pages import read_markdown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-4", "gpt4"),
        ("Qwen2-72B", "Qwen 2 72B"),
        ("Chinese Alpaca-13B", "Chinese-Alpaca-13B"),
        ("Llama-2 13B Chat", "LLaMA_2-13b-chat"),
        ("Llama 2 7 B", "Llama-2-7b"),
        ("openai/gpt-4o", "GPT-4o"),
        ("**[Qwen-7B](https://example.org)**", "Qwen-7B"),
        ("🥇 GPT-4o", "GPT-4o"),
        ("Vicuna-v1.5", "vicuna 1.5"),
        ("文心一言(v2.2.0) ", "文心一言 v2.2.0"),
        ("讯飞星火v3.0", "讯飞星火 3.0"),
        ("Phi‑3", "phi-3"),
        ("Claude 3.5 Sonnet", "claude-3-5-sonnet"),
        ("文心一言 4.0", "ERNIE Bot 4.0"),
    ],
)
def test_spellings_of_one_model_have_one_key(one, other):
    assert same_model(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qwen-72B", "Qwen-7B"),
        ("BlueLM", "BlueLM-7B"),
        ("GPT-4", "GPT-4o"),
        ("palm-2-s", "palm-2-s*"),
        ("GPT-4¹", "GPT-4"),
        ("llama-7b", "llama-7b-chat"),
        ("internlm-chat-7b", "internlm-base-7b"),
        ("Qwen-7B-Instruct", "Qwen-7B"),
        ("gpt-4-0613", "gpt-4-1106"),
        ("GPT 3.5 Turbo (06/13)", "GPT 3.5 Turbo (11/06)"),
        ("gpt-5-high", "gpt-5-low"),
        ("Qwen-7B (5-shot)", "Qwen-7B (0-shot)"),
        ("Llama-7B-int4", "Llama-7B"),
        ("GPT4(网页)", "GPT4(API)"),
        ("llava_v1.5 中文", "llava_v1.5 英文"),
        ("DeepSeek-V3.2", "DeepSeek-V3.2-Exp"),
        ("StarCoder", "StarCoder+"),
        ("Claude 3", "Claude 3.5"),
        ("gpt-4.1", "gpt-41"),
        ("Mixtral 8x7B", "Mixtral 8x22B"),
        ("Llama 2 7B", "Llama 27B"),
        ("someone/llama", "another/llama"),
        ("GLM-α", "GLM-β"),
        ("Модель А", "Модель Б"),
        ("human (lower bound)", "human (upper bound)"),
    ],
)
def test_variants_are_different_models(one, other):
    assert not same_model(one, other)


def test_no_name_is_no_model():
    assert not same_model("", " ")
    assert model_key("🥇") == ""


def test_any_text_has_a_key():
    for text in ["\0", "((((", "[" * 5000, "a" * 100_000, "𝕏" * 300, "-/.:,"]:
        assert isinstance(model_key(text), str)


def test_spellings_are_listed_for_models_written_in_two_ways():
    names = ["GPT-4", "gpt4", "Qwen", "GPT-4"]
    assert spellings(names) == {"gpt 4": ("GPT-4", "gpt4")}


def test_two_runs_of_a_model_are_two_entries():
    text = "|Model|Shots|Score|\n|-|-|-|\n|A-7b|0|1.5|\n|A 7B|5|2.5|\n|A-7b|0|3.5|\n"
    table = read_markdown(text, "x").tables[0]
    first, second, third = (entry_key(table, row) for row in table.rows)
    assert first == third != second


def test_a_row_without_a_name_is_no_entry():
    table = read_markdown("|Model|Score|\n|-|-|\n||1.5|\n|b|2|\n", "x").tables[0]
    assert entry_key(table, table.rows[0]) == ()
