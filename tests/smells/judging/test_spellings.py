"""Of any name: spelling makes no other model, and every word of a variant makes one."""

import re

from hypothesis import given
from hypothesis import strategies as st

from smells.judging.model_names import spelling_key

FAMILIES = [
    "Llama", "Qwen", "GPT", "Claude", "Yi", "Mixtral", "ChatGLM", "Falcon", "DeepSeek Coder",
    "文心一言", "InternVL", "Phi", "Gemma", "Command R", "Baichuan",
]  # fmt: skip
VERSIONS = ["", "2", "3", "3.5", "4o", "2.5", "v1.5", "10"]
SIZES = ["", "7B", "70B", "1.8B", "8x7B", "34b", "Opus", "Mini"]
VARIANTS = [
    "13B", "0.5B", "8x22B", "0613", "1106", "2024-08-06", "20240229", "high", "low", "medium",
    "xhigh", "minimal effort", "int4", "int8", "AWQ", "GPTQ", "fp8", "Q4_K_M", "8-bit", "bf16",
    "chat", "base", "instruct", "it", "sft", "dpo", "rlhf", "0-shot", "5-shot", "few-shot", "CoT",
    "thinking", "no-thinking", "reasoning", "32k", "128K", "1M context", "preview", "exp", "beta",
    "turbo", "pro", "mini", "nano", "lite", "plus", "max", "vision", "VL", "audio", "coder", "math",
    "网页", "API", "联网", "hf", "v2", "r1", "*", "+",
]  # fmt: skip


@st.composite
def names(draw):
    parts = [draw(st.sampled_from(each)) for each in (FAMILIES, VERSIONS, SIZES)]
    return " ".join(filter(None, parts))


@given(names(), st.sampled_from(VARIANTS), st.sampled_from([" {}", "-{}", " ({})", "_{}", "[{}]"]))
def test_a_word_of_a_variant_always_makes_another_model(name, variant, way):
    assert spelling_key(name + way.format(variant)) != spelling_key(name)


@given(names(), st.lists(st.sampled_from(VARIANTS), min_size=2, max_size=2, unique=True))
def test_two_variants_of_one_model_are_two_models(name, variants):
    one, other = (f"{name}-{variant}" for variant in variants)
    # Google says "it" where others say "instruct".
    assert (spelling_key(one) == spelling_key(other)) == ({*variants} == {"instruct", "it"})


def respelled(name, cases, marks):
    """The name with other capitals, and other signs where it has a blank."""
    text = "".join(
        sign.upper() if up else sign.lower() for sign, up in zip(name, cases, strict=False)
    )
    rest = iter(marks)

    def sign(blank):
        mark = next(rest)
        before, after = text[blank.start() - 1], text[blank.end()]
        # Between two digits a point or a hyphen may make a version of them: 3.5 is not 3 and 5.
        return " " if before.isdigit() and after.isdigit() else mark

    return re.sub(r" (?=.)", sign, text)


@given(
    names(),
    st.sampled_from(["", " chat", " instruct", " thinking", " 5 shot"]),
    st.lists(st.booleans(), min_size=40, max_size=40),
    st.lists(st.sampled_from([" ", "-", "_", ".", "  ", " - "]), min_size=8, max_size=8),
)
def test_capitals_and_signs_between_words_never_make_another(name, variant, cases, marks):
    written = name + variant
    assert spelling_key(respelled(written, cases, marks)) == spelling_key(written)


@given(st.text(max_size=300))
def test_blanks_around_any_text_change_nothing(text):
    assert spelling_key(text) == spelling_key(f"  {text} ")
