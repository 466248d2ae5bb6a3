"""What all rules about prose share: what they conclude, how they count, and what they survive."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smells.accuracy import is_published
from smells.detectors import DETECTORS
from smells.engine import examine
from smells.fingerprint import fingerprint
from smells.judging.passages import excerpt
from smells.judging.reading import EXCERPT, MOST
from smells.outcome import Clear, Inconclusive, NotApplicable
from tests.smells.detectors.shown import URL, ask, findings, observation

RULE = "inaccessible.empty-link"
BAD = "See [the data]() of it."


@pytest.mark.parametrize("text", [BAD, "Words."])
def test_what_was_read_in_part_neither_accuses_nor_clears(text):
    seen = observation(text)
    partly = replace(seen.pages[0].content, unread=("lines were cut",))
    seen = replace(seen, pages=(replace(seen.pages[0], content=partly),))
    assert ask(RULE, seen) == Inconclusive("lines were cut")


def test_a_page_that_was_read_whole_is_cleared_beside_its_findings():
    assert ask(RULE, BAD).cleared == {URL}
    assert ask(RULE, "Words.") == Clear({URL})


def test_a_page_without_prose_is_not_applicable():
    assert isinstance(ask(RULE, observation("a,b\n1,2\n", kind="csv")), NotApplicable)


def test_the_same_fault_in_two_places_makes_two_findings_that_can_be_told_apart():
    found = findings(RULE, f"{BAD}\n\n{BAD}\n")
    assert [each.values["line"] for each in found] == [1, 3]
    assert len({fingerprint(RULE, each) for each in found}) == 2


def test_a_finding_is_the_same_when_lines_move():
    (before,), (after,) = findings(RULE, BAD), findings(RULE, f"Words.\n\n\n{BAD}")
    assert fingerprint(RULE, before) == fingerprint(RULE, after)
    assert before.values["line"] != after.values["line"]


def test_a_rule_stops_counting_and_says_so():
    outcome = ask(RULE, "\n\n".join(f"[data {n}]()" for n in range(MOST + 7)))
    assert len(outcome.findings) == MOST
    assert outcome.findings[-1].values["more"] == 7
    assert not outcome.cleared


def test_an_excerpt_is_short_and_shows_the_place():
    line = f"{'a ' * 900}needle{' b' * 900}"
    assert "needle" in excerpt(line, "absent", "needle")
    assert len(excerpt(line, "needle")) <= EXCERPT
    assert excerpt("short", "t") == "short"


words = st.sampled_from(
    ["[a](b)", "[x](#y)", "## H", "|a|b|", "|-|-|", "soon", "updated weekly", "`", "<b>", "](", "[",
     "submit", "2024-05-01", "榜单",
     "停止", "\\", "://", "@", "```", "\n\n", "- ", "{", "}", "will be"]
)  # fmt: skip


@given(st.lists(words, max_size=60).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_no_rule_fails_on_any_text(text):
    seen = observation(text)
    for detector in DETECTORS.values():
        detector.detect(seen)


def test_published_rules_are_quiet_on_a_text_in_order():
    text = (
        "# Board\n\nThis is a leaderboard. [Data](https://data.example/x), [code](src/run.py).\n\n"
        "## How to submit\n\nSend your results to board@lab.example.\n\n"
        "## News\n\n- [2024/05/01] The dataset will be released soon.\n"
    )
    answers = examine(observation(text))
    assert not [a.rule.id for a in answers if is_published(a.rule) and a.findings()]


@pytest.mark.parametrize(
    "hard",
    [
        ("will be released " * 30 + "[x](" * 20 + "submissions are " * 20 + ". ") * 400,
        "a" * 1_000_000 + " we welcome submissions of models",
        "[a](#b) " * 20_000,
        "`" * 90_000 + "[a](https://b.example)",
        "<div>\n" + "## x\n" * 50_000 + "</div>",
        "This leaderboard " * 50_000,
        "2024-01-01 " * 50_000,
    ],
)
def test_a_large_hard_text_is_judged_in_seconds(hard):
    seen = observation(f"# Board\n\nWe welcome submissions of models. Updated weekly.\n\n{hard}\n")
    prose = [each for each in DETECTORS.values() if "smells.judging.passages" in source_of(each)]
    began = perf_counter()
    for detector in prose:
        detector.detect(seen)
    assert len(prose) > 15 and perf_counter() - began < 6


def source_of(detector) -> str:
    return Path(detector.__file__).read_text()
