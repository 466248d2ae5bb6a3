"""One model called differently in two tables of a page; links that lead to another model."""

import pytest

from tests.smells.detectors.shown import findings, markdown, values

RULE, LINK = "confusing.inconsistent-model-name", "mismatched.model-link"
OTHERS = ["Beta-7B", "Gamma-13B", "Delta-40B", "Epsilon-6B", "Zeta-70B"]


def two_tables(one, other, others=OTHERS):
    first = markdown(
        ["Model", "Math score"], [[name, 90 - n] for n, name in enumerate([one, *OTHERS])], "Math"
    )
    second = markdown(
        ["Model", "Law score"], [[name, 80 - n] for n, name in enumerate([other, *others])], "Law"
    )
    return first + "\n" + second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chinese-Alpha-13B", "Chinese Alpha-13B"),
        ("GPT-4", "GPT4"),
        ("alpha-4-0125-preview", "alpha-4-10125-preview"),
        ("alphabet_3.5_turbo", "alphabet_35_turbo"),
        ("Alphaz-mt", "Alphaz-mt-176B"),
        ("Alpha", "Alpha (ALPHA-3.5-Turbo)"),
        ("讯飞星火V9", "讯飞星火-V9"),
    ],
)
def test_one_model_under_two_names_is_found(one, other):
    assert set(*values(RULE, two_tables(one, other), "model", "other")) == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alpha-13B", "alpha-13b"),
        ("Alpha-13B", "Alpha-13B-Chat"),
        ("Alpha-1.5-7B", "Alpha-1.5-72B"),
        ("Alphabet-Max", "Alphabet-Max*"),
        ("Alpha-2-turbo", "Alpha-3-turbo"),
        ("Alphabet-13B", "Alphabet2-13B"),
        ("Alphabet-xlarge", "Alphabet-xxlarge"),
        ("Alpha", "Alpha(2)"),
        ("Alpha-13B", "Omega-13B"),
    ],
)
def test_another_case_size_mark_or_version_is_not(one, other):
    assert not findings(RULE, two_tables(one, other))


def test_tables_of_different_models_are_not_compared_letter_by_letter():
    assert not findings(RULE, two_tables("alpha-4-0125", "alpha-4-10125", others=["A", "B", "C"]))


def linked(*rows):
    listed = [[f"[{name}]({link})", 90 - n] for n, (name, link) in enumerate(rows)]
    return markdown(["Model", "Accuracy"], [*listed, ["Psi", 10], ["Chi", 9]])


HUB, CODE = "https://huggingface.co/makers/", "https://github.com/makers"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("Alpha-6B", HUB + "beta-40b"), ("Beta-40B", HUB + "beta-40b")], ["Alpha-6B"]),
        ([("e5-small", HUB + "e5-base"), ("e5-base", HUB + "e5-base")], ["e5-small"]),
        ([("Cog", f"{CODE}/Alpha"), ("Alpha", f"{CODE}/Alpha")], []),
        ([("Alpha-7B", HUB + "alpha-70b")], ["Alpha-7B"]),
        ([("Alpha-7B", HUB + "alpha-6.7b"), ("Beta-8x7B", HUB + "beta-47b")], []),
        ([("Alpha", HUB + "alpha-7b"), ("Alpha-7B (int4)", HUB + "alpha-7b-gptq")], []),
        ([("Alpha-6B", "https://github.com/makers/Alpha-130B")], []),
        ([("Alpha-6B", "https://beta.example"), ("Beta-40B", "https://beta.example")], []),
        ([("Alpha-6B", "https://github.com/makers"), ("Beta", "https://github.com/makers")], []),
    ],
)
def test_a_link_to_another_model_is_found_and_one_to_a_family_is_not(rows, found):
    assert values(LINK, linked(*rows), "model") == found
