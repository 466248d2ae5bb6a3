"""The schema, the parser and the catalogue's words agree; and no text breaks the parser."""

import json
from time import perf_counter

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crawler.maintainer_file import MOST_PROBLEMS, parse
from crawler.maintainer_file_problems import MESSAGES, Problem, problem_from_plain
from crawler.maintainer_file_schema import schema
from leaderboards.vocabulary import (
    FACT_LAYER,
    AcceptReason,
    EntityKind,
    LocationRole,
    Rhythm,
    Smell,
    WorkflowPattern,
)

PARTS = schema()["properties"]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"] == "/static/schema/leaderboard.schema.json"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (PARTS["patterns"]["items"], WorkflowPattern),
        (PARTS["cadence"], Rhythm),
        (PARTS["locations"]["items"]["properties"]["role"], LocationRole),
        (PARTS["accepted"]["items"]["properties"]["smell"], Smell),
        (PARTS["accepted"]["items"]["properties"]["reason"], AcceptReason),
        (schema()["$defs"]["entity"], EntityKind),
    ],
)
def test_its_words_are_those_of_the_catalogue(part, words):
    assert part["enum"] == [word.value for word in words]


def test_every_fact_stands_in_its_layer():
    layers = PARTS["layers"]["properties"]
    stated = {(name, layer) for layer, part in layers.items() for name in part["properties"]}
    assert stated == {(name.value, layer.value) for name, layer in FACT_LAYER.items()}


@pytest.mark.parametrize("number", range(len(schema()["examples"])))
def test_its_examples_are_read_without_a_problem(number):
    example = schema()["examples"][number]
    assert parse(yaml.safe_dump(example, allow_unicode=True)).problems == ()


def test_each_key_is_explained_in_both_languages():
    def explained(part):
        for key, inner in part.get("properties", {}).items():
            assert inner["description"] and inner["x-description-zh"], key
            explained(inner)
            explained(inner.get("items", {}))

    explained(schema())


KEYS = st.sampled_from([*PARTS, "en", "zh", "kind", "url", "until", "reason", "where", "rule"])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates().map(str)
    | st.sampled_from(["P1", "monthly", "model", "https://x.example/", "https://[", "missing"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_whatever_stands_behind_a_key_is_read_or_told(values):
    said = parse(json.dumps({"version": 1, **values}))
    for problem in said.problems:
        assert problem.kind in MESSAGES and "%(" not in problem.words
        assert problem.line >= 1 and problem.column >= 1
        assert problem_from_plain(json.loads(json.dumps(problem.to_plain()))) == problem


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.binary()
    | st.text(alphabet='[]{}:,-&*!|>%@"\\#\n\t 0aé\x00\ufeff\u2028').map(
        lambda text: f"version: 1\n{text}"
    )
)
def test_no_text_at_all_breaks_the_parser(text):
    parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "- " * 30_000,
        "a: &a [*a, *a]\n" * 4000,
        "version: 1\nentities:\n" + "- {}\n" * 12_000,
        "version: 1\n" + "".join(f"a{number}: 1\n" for number in range(6000)),
        "%YAML 1." + "9" * 5000 + "\n---\nversion: 1\n",
        "version: " + "9" * 60_000,
    ],
)
def test_a_hostile_file_takes_little_time_and_few_words(text):
    began = perf_counter()
    said = parse(text)
    assert perf_counter() - began < 10  # seconds; about one on an idle machine
    assert 1 <= len(said.problems) <= MOST_PROBLEMS
    assert all(len(problem.words) < 1000 for problem in said.problems)


def test_a_slip_in_a_translation_ends_no_page():
    problem = Problem("missing-key", values={"key": "name"})
    assert problem.said(lambda _text: "%(other)s fehlt") == MESSAGES["missing-key"]
