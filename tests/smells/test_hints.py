"""The quick looks in front of slow patterns let through everything that the patterns match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.claim_words import (
    COUNT,
    COUNT_IN_DIGITS,
    NOTICES,
    NOUNS,
    NUMBER_WORDS,
    OFTEN_HINTS,
    RHYTHM_HINTS,
    RHYTHMS,
    UPDATED,
    UPDATED_HINTS,
)
from crawler.extract.hints import Hints, any_in
from crawler.extract.html_text import collapse
from crawler.extract.read import read_content
from smells.detectors.confusing import submission_steps
from smells.detectors.missing import missing_section
from smells.judging import channels, notices, promises, staleness
from smells.judging.sentences import lines_of, sentences, speaks_of

PATTERNS = [
    *((pattern, notices._HINTS) for pattern in (notices._ENGLISH, notices._ENGLISH_ALONE)),
    *((pattern, notices._HINTS) for pattern in (notices._CHINESE, notices._CHINESE_ALONE)),
    *(
        (pattern, promises._SOON_HINTS)
        for pattern in (promises._SOON, promises._SOON_HEADING, promises._ONLY_SOON)
    ),
    (submission_steps._CLOSED, submission_steps._HINTS),
    (submission_steps._CLOSED, submission_steps._OF_SUBMISSIONS),
    (missing_section._NAMED, missing_section._KINDS),
    (channels._MAIL, channels._AT),
    (staleness._PROMISE, staleness._PROMISE_HINTS),
    (staleness._WITHHELD, staleness._WITHHELD_HINTS),
    (staleness._OF_THE_TEST_SET, staleness._TEST_HINTS),
    (staleness._WHOLE_TEST_SET, staleness._TEST_HINTS),
    *((pattern, hints) for _, hints, pattern in NOTICES),
    *((pattern, hints) for _, pattern in RHYTHMS for hints in (RHYTHM_HINTS, OFTEN_HINTS)),
]
# English words of these are looked for only where words begin.
AT_THE_BEGINNING = [
    *((pattern, hints) for _, hints, pattern in NOTICES),
    *((pattern, OFTEN_HINTS) for _, pattern in RHYTHMS),
    (UPDATED, UPDATED_HINTS),
    (COUNT, NOUNS),
]


@pytest.mark.parametrize(("pattern", "hints"), PATTERNS)
@given(data=st.data())
@settings(max_examples=20, deadline=None, derandomize=True)
def test_what_a_pattern_matches_holds_one_of_its_hints(pattern: re.Pattern[str], hints, data):
    text = collapse(data.draw(st.from_regex(pattern)))
    if pattern.search(text):
        assert any(hint in text.casefold() for hint in hints)


@pytest.mark.parametrize(("pattern", "hints"), AT_THE_BEGINNING)
@given(data=st.data())
@settings(max_examples=20, deadline=None, derandomize=True)
def test_what_a_pattern_matches_holds_one_of_its_hints_at_the_beginning_of_a_word(
    pattern: re.Pattern[str], hints, data
):
    text = collapse(data.draw(st.from_regex(pattern)))
    if pattern.search(text):
        assert Hints(hints).in_text(text.casefold())


@given(data=st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_counts_something_counts_it_in_digits_or_in_words(data):
    text = collapse(data.draw(st.from_regex(COUNT)))
    plain = text.casefold()
    if (match := COUNT.search(text)) and match["number"].isascii():
        assert COUNT_IN_DIGITS.search(plain) or any_in(NUMBER_WORDS, plain)


def test_hints_are_found_where_words_begin_and_chinese_ones_anywhere():
    hints = Hints(("seven", "seventeen", "no longer", "longer", "submi", "提交", "更新"))
    assert hints.in_text("seventeen") == {"seven", "seventeen"}
    assert hints.in_text("a (no longer") == {"no longer", "longer"}
    assert hints.in_text("resubmit") == frozenset()
    assert hints.in_text("请提交 re-submit") == {"提交", "submi"}
    assert hints.in_text("") == frozenset()


def test_a_document_speaks_of_its_headings_and_its_text_in_any_case():
    page = b"# Coming SOON\n\nThe ranking is Archived.\n\n| a |\n|---|\n| nowhere |\n"
    document = read_content(page, "text/markdown", "x").document
    assert speaks_of(document, ("soon",)) and speaks_of(document, ("later", "archived"))
    assert not speaks_of(document, ("nowhere",))
    assert [sentence.text for sentence in sentences(lines_of(document))] == [
        "Coming SOON",
        "The ranking is Archived.",
    ]
