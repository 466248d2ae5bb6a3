"""The quick looks in front of slow patterns let through everything that the patterns match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.claim_words import NOTICES, RHYTHM_HINTS, RHYTHMS
from crawler.extract.html_text import collapse
from crawler.extract.read import read_content
from smells.detectors.confusing import submission_steps
from smells.judging import notices, promises
from smells.judging.sentences import sentences, speaks_of

PATTERNS = [
    *((pattern, notices._HINTS) for pattern in (notices._ENGLISH, notices._ENGLISH_ALONE)),
    *((pattern, notices._HINTS) for pattern in (notices._CHINESE, notices._CHINESE_ALONE)),
    *(
        (pattern, promises._SOON_HINTS)
        for pattern in (promises._SOON, promises._SOON_HEADING, promises._ONLY_SOON)
    ),
    (submission_steps._CLOSED, submission_steps._HINTS),
    *((pattern, hints) for _, hints, pattern in NOTICES),
    *((pattern, RHYTHM_HINTS) for _, pattern in RHYTHMS),
]


@pytest.mark.parametrize(("pattern", "hints"), PATTERNS)
@given(data=st.data())
@settings(max_examples=20, deadline=None, derandomize=True)
def test_what_a_pattern_matches_holds_one_of_its_hints(pattern: re.Pattern[str], hints, data):
    text = collapse(data.draw(st.from_regex(pattern)))
    if pattern.search(text):
        assert any(hint in text.casefold() for hint in hints)


def test_a_document_speaks_of_its_headings_and_its_text_in_any_case():
    page = b"# Coming SOON\n\nThe ranking is Archived.\n\n| a |\n|---|\n| nowhere |\n"
    document = read_content(page, "text/markdown", "x").document
    assert speaks_of(document, ("soon",)) and speaks_of(document, ("later", "archived"))
    assert not speaks_of(document, ("nowhere",))
    assert [sentence.text for sentence in sentences(document)] == [
        "Coming SOON",
        "The ranking is Archived.",
    ]
