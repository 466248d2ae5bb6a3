"""What all rules about prose share: what they conclude, how they count, and what they survive."""

from dataclasses import replace
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from smells.accuracy import is_published
from smells.detectors import DETECTORS
from smells.engine import examine
from smells.fingerprint import fingerprint
from smells.outcome import Clear, Found, Inconclusive, NotApplicable
from smells.passages import excerpt
from smells.reading import EXCERPT, MOST
from tests.smells.detectors.shown import URL, ask, findings, observation

RULE = "inaccessible.empty-link"
BAD = "See [the data]() of it."


def test_what_was_read_in_part_may_be_found_but_clears_nothing():
    seen = observation(BAD)
    partly = replace(seen.pages[0].content, unread=("lines were cut",))
    seen = replace(seen, pages=(replace(seen.pages[0], content=partly),))
    outcome = ask(RULE, seen)
    assert isinstance(outcome, Found) and not outcome.cleared
    fine = observation("Words.")
    partly = replace(fine.pages[0].content, unread=("lines were cut",))
    fine = replace(fine, pages=(replace(fine.pages[0], content=partly),))
    assert ask(RULE, fine) == Inconclusive("lines were cut")


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
@settings(max_examples=200, deadline=None)
def test_no_rule_fails_on_any_text(text):
    for detector in DETECTORS.values():
        detector.detect(observation(text))


def test_published_rules_are_quiet_on_a_text_in_order():
    text = (
        "# Board\n\nThis is a leaderboard. [Data](https://data.example/x), [code](src/run.py).\n\n"
        "## How to submit\n\nSend your results to board@lab.example.\n\n"
        "## News\n\n- [2024/05/01] The dataset will be released soon.\n"
    )
    answers = examine(observation(text))
    assert not [a.rule.id for a in answers if is_published(a.rule) and a.findings()]


def test_a_large_text_of_hard_sentences_is_read_in_seconds():
    hard = ("will be released " * 30 + "[x](" * 20 + "submissions are " * 20 + ". ") * 400
    seen = observation(f"# Board\n\n{hard}\n\n{'word ' * 100_000}\n")
    began = perf_counter()
    examine(seen)
    assert perf_counter() - began < 8
