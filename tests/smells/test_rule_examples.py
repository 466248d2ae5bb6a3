"""The examples beside each rule, run as they are shown on the site."""

import pytest

from smells.detectors import DETECTORS
from smells.documents import examples_of
from smells.outcome import Clear, Found, Inconclusive, NotApplicable

EXAMPLES = [(rule_id, example) for rule_id in DETECTORS for example in examples_of(rule_id)]


def named(kind):
    chosen = [(rule_id, each) for rule_id, each in EXAMPLES if each.kind == kind]
    return pytest.mark.parametrize(
        ("rule_id", "example"), chosen, ids=[f"{rule_id}: {each.name}" for rule_id, each in chosen]
    )


def ask(rule_id, example):
    return DETECTORS[rule_id].detect(example.observation)


@named("bad")
def test_a_bad_example_is_found_with_its_values(rule_id, example):
    outcome = ask(rule_id, example)
    assert isinstance(outcome, Found)
    assert len(outcome.findings) == len(example.found) > 0
    for finding, expected in zip(outcome.findings, example.found, strict=True):
        assert finding.at == expected["at"]
        assert expected["values"].items() <= dict(finding.values).items()
        if "entity" in expected:
            assert finding.entity == expected["entity"]


@named("good")
def test_a_good_example_is_not_found(rule_id, example):
    assert isinstance(ask(rule_id, example), Clear | NotApplicable)


@pytest.mark.parametrize("rule_id", DETECTORS)
def test_each_rule_clears_at_least_one_good_example(rule_id):
    # Otherwise nothing that the rule once found could ever be resolved.
    good = [each for each in examples_of(rule_id) if each.kind == "good"]
    outcomes = [ask(rule_id, each) for each in good]
    assert any(isinstance(outcome, Clear) and outcome.cleared for outcome in outcomes)


@named("inconclusive")
def test_an_inconclusive_example_accuses_and_clears_nobody(rule_id, example):
    assert isinstance(ask(rule_id, example), Inconclusive)


def test_examples_have_names_in_both_languages():
    for rule_id, example in EXAMPLES:
        assert example.name and example.name_zh, rule_id
        assert any("\u4e00" <= sign <= "\u9fff" for sign in example.name_zh), example.name_zh
