"""Stored words and values become a sentence in the reader's language, whatever they hold."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from crawler.labels import FAILURE_LABELS, UNREAD_LABELS
from crawler.observation import Failure, Unread
from leaderboards.vocabulary import Smell
from smells import wording
from smells.detectors import DETECTORS
from smells.documents import examples_of
from smells.engine import Answer
from smells.evidence_labels import INTERNAL
from smells.labels import CONFIDENCE_LABELS, EVIDENCE_LABELS, SMELL_TEXTS
from smells.lifecycle import Reason
from smells.move_labels import REASON_LABELS
from smells.rule import Confidence, Confirmation
from smells.wording import (
    confirmation_in_words,
    duration_in_words,
    evidence_rows,
    message,
    reason_in_words,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("rule_id", DETECTORS)
def test_a_message_never_breaks_on_missing_or_hostile_values(rule_id, language):
    with override(language):
        assert "–" in message(rule_id, {}) or "%" not in DETECTORS[rule_id].rule.message
        assert message(rule_id, {"url": None, "status": "", "failure": "?"})
        hostile = dict.fromkeys(("url", "status", "title", "stage"), "%(x)s<b>" * 2000)
        assert len(message(rule_id, hostile)) < 1500


def test_a_rule_that_is_gone_still_has_a_message():
    assert "missing.forgotten" in message("missing.forgotten", {"url": "x"})


def test_a_slip_in_a_translation_falls_back_to_the_original(monkeypatch):
    rule = replace(DETECTORS["missing.page"].rule, message="“%(url)s” is gone")
    monkeypatch.setitem(wording.DETECTORS, "missing.page", SimpleNamespace(rule=rule))
    monkeypatch.setattr(wording, "_", lambda text: text.replace("%(url)s", "%(url)d"))
    assert message("missing.page", {"url": "x"}) == "“x” is gone"


def test_a_failure_is_said_in_words():
    said = message("inaccessible.connection", {"url": "x", "failure": "timeout"})
    assert said == "“x” could not be reached: the server does not answer in time."


def test_evidence_has_an_order_leaves_out_what_is_empty_and_links_addresses_only():
    rows = evidence_rows({"excerpt": "", "status": 404, "url": "https://b.example", "detail": None})
    assert [(str(row.label), row.value, row.address) for row in rows] == [
        ("Address", "https://b.example", "https://b.example"),
        ("HTTP status", "404", ""),
    ]


def test_evidence_of_a_new_rule_needs_no_label():
    (row,) = evidence_rows({"model_name": "A"})
    assert (row.label, row.value) == ("Model name", "A")


@pytest.mark.parametrize(
    ("confirmation", "words"),
    [
        (Confirmation(), "seen once"),
        (
            Confirmation(times=3, apart=72 * HOUR, over=7 * DAY),
            "seen at least 3 times, each at least 72 hours after the last, over at least 7 days",
        ),
        (
            Confirmation(times=2, apart=24 * HOUR, over=24 * HOUR),
            "seen at least 2 times, each at least 24 hours after the last",
        ),
        (
            Confirmation(times=2, apart=72 * HOUR, over=72 * HOUR, at_another_hour=True),
            "seen at least 2 times, each at least 72 hours after the last,"
            " at different hours of the day",
        ),
    ],
)
def test_a_confirmation_rule_is_said_in_words(confirmation, words):
    assert confirmation_in_words(confirmation) == words


def test_durations_are_hours_up_to_four_days():
    said = [duration_in_words(span) for span in (HOUR, 72 * HOUR, 4 * DAY, 7 * DAY)]
    assert said == ["1 hour", "72 hours", "4 days", "7 days"]


def test_reasons_are_words_of_the_observation_or_sentences_of_a_rule():
    assert reason_in_words("robots") == "its robots.txt asks us not to look"
    assert reason_in_words("no answer came") == "no answer came"
    assert reason_in_words("") == ""


def test_every_word_has_its_label():
    assert set(FAILURE_LABELS) == {word.value for word in Failure}
    assert set(UNREAD_LABELS) == {word.value for word in Unread}
    assert set(REASON_LABELS) >= {word.value for word in Reason}
    assert set(CONFIDENCE_LABELS) == {word.value for word in Confidence}
    assert list(SMELL_TEXTS) == [word.value for word in Smell]


def test_a_row_is_shown_as_cells_a_sentence_as_a_quotation_and_what_is_internal_not_at_all():
    values = {"row": "1 | Alpha | 90", "quote": "Updated weekly.", "was_filled": 1, "rank": 3}
    row, rank, quote = evidence_rows(values)
    assert row.cells == ("1", "Alpha", "90")
    assert (quote.is_quote, quote.value) == (True, "Updated weekly.")
    assert (rank.value, rank.cells, rank.is_quote) == ("3", (), False)


def test_every_value_that_a_rule_shows_has_a_label():
    shown = {
        name
        for rule_id in DETECTORS
        for example in examples_of(rule_id)
        for finding in Answer(
            DETECTORS[rule_id].rule, DETECTORS[rule_id].detect(example.observation)
        ).findings()
        for name in finding.values
    }
    assert shown - set(EVIDENCE_LABELS) - INTERNAL == set()
