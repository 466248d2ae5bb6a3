"""How much of a YAML text is read at all: bounded, whatever it holds."""

import pytest
import yaml

from crawler.maintainer_file import parse
from crawler.maintainer_file_schema import MOST_SUGGESTIONS
from crawler.yaml_lines import MOST_BYTES, MOST_VALUES, _Loader, read_yaml


@pytest.fixture
def tokens(monkeypatch):
    """Every step of the scanner, which is what costs."""
    steps = []
    scan = yaml.SafeLoader.fetch_more_tokens

    def counted(loader):
        steps.append(1)
        scan(loader)

    monkeypatch.setattr(_Loader, "fetch_more_tokens", counted)
    return steps


@pytest.mark.parametrize(
    "text",
    [
        "claim: [" + "a," * 5000 + "]",
        "claim: [" + "[]," * 4000 + "]",
        "b: [" + "*a," * 4000 + "]",
        "claim:\n" + "-\n" * 7000,
        "k: v\n" * 3000,
        "{" + "k," * 5000 + "}",
    ],
)
def test_no_more_values_are_composed_than_a_file_needs(text, tokens):
    assert len(text) <= MOST_BYTES
    written = read_yaml(text)
    assert written.plain is None
    [problem] = written.problems
    assert (problem.kind, problem.values) == ("too-many-values", {"most": str(MOST_VALUES)})
    assert len(tokens) < 4 * MOST_VALUES


def test_as_many_values_as_there_may_be_are_read(tokens):
    # The keys and their list are values as well.
    most = MOST_VALUES - 5
    assert len(read_yaml("version: 1\nx: [" + "a," * most + "]").plain["x"]) == most
    assert tokens
    assert read_yaml("version: 1\nx: [" + "a," * (most + 1) + "]").plain is None


def test_a_file_with_too_many_values_says_where_and_leaves_all_as_it_was():
    said = parse("version: 1\nclaim: [" + "a," * 5000 + "]")
    assert not said.is_readable
    assert said.problems[0].line == 2


def test_a_larger_text_is_not_looked_into(tokens):
    assert read_yaml("#" * (MOST_BYTES + 1)).problems[0].kind == "too-large"
    assert tokens == []


def test_what_was_probably_meant_is_looked_up_a_few_times(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "crawler.maintainer_file_schema.nearest", lambda word, known: asked.append(word) or ""
    )
    said = parse("version: 1\n" + "".join(f"nam{number}: x\n" for number in range(90)))
    assert len(said.problems) == 90
    assert len(asked) == MOST_SUGGESTIONS
