"""Who may ask the vantage, and whose word is taken for its answer."""

import pytest

from crawler.observation import Failure, Unread
from crawler.vantage import messages
from crawler.vantage.messages import OLDEST, Refused, ask, read_answer, read_question, written
from crawler.vantage.statement import Statement, Told, from_plain, to_plain
from leaderboards.signatures import is_same
from tests.crawler.vantage.fake_vantage import ANSWERS, AT, FAILS, SECRET, UNTOLD

NOW = 1_800_000_000.0
ADDRESS = "https://board.example/排行榜?a=1#b"


def asked(**changes):
    """A question read after these changes on the way."""
    question = ask(ADDRESS)
    headers = dict(question.headers(changes.pop("secret", SECRET), now=NOW))
    body, now = changes.pop("body", question.body()), changes.pop("now", NOW)
    headers |= {name.replace("_", "-"): value for name, value in changes.items()}
    return read_question(SECRET, headers, body, now=now)


def test_what_was_asked_is_read():
    assert asked().address == ADDRESS
    assert asked(now=NOW + OLDEST).address == ADDRESS


def test_the_oddest_and_longest_address_can_be_asked_about():
    odd = "https://board.example/" + "\ud800排" * 2_036
    question = ask(odd)
    body = question.body()
    read = read_question(SECRET, question.headers(SECRET, now=NOW), body, now=NOW)
    assert read == question
    assert len(body) < messages.LONGEST_QUESTION


@pytest.mark.parametrize(
    ("changes", "status", "hint"),
    [
        ({"vantage_signature": ""}, 403, "same VANTAGE_SECRET"),
        ({"vantage_signature": "v1,é"}, 403, "same VANTAGE_SECRET"),
        ({"vantage_time": ""}, 401, "not signed"),
        ({"vantage_time": "NaN"}, 401, "not signed"),
        ({"vantage_nonce": "short"}, 401, "not signed"),
        ({"secret": "another-secret-of-the-same-length-or-so"}, 403, "same VANTAGE_SECRET"),
        ({"body": b'{"address": "https://other.example/"}'}, 403, "same VANTAGE_SECRET"),
        ({"vantage_time": str(int(NOW) + 1)}, 403, "same VANTAGE_SECRET"),
        ({"vantage_nonce": "0" * 32}, 403, "same VANTAGE_SECRET"),
        ({"now": NOW + OLDEST + 1}, 403, "61 seconds apart"),
        ({"now": NOW - OLDEST - 1}, 403, "-61 seconds apart"),
    ],
)
def test_what_is_unsigned_changed_old_or_anothers_is_refused_with_words(changes, status, hint):
    with pytest.raises(Refused) as refused:
        asked(**changes)
    assert refused.value.status == status
    assert hint in refused.value.hint


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"address": 7}', b"\xff", b"[" * 5000])
def test_a_signed_body_that_is_no_question_is_refused(body, monkeypatch):
    monkeypatch.setattr(messages.Question, "body", lambda self: body)
    with pytest.raises(Refused, match="the body must be"):
        asked()


@pytest.mark.parametrize("statement", [ANSWERS, FAILS, UNTOLD])
def test_an_answer_is_read_by_who_asked_that_question(statement):
    question, body = ask(ADDRESS), written(statement)
    headers = messages.answer_headers(SECRET, question, body)
    assert read_answer(SECRET, question, headers, body) == statement
    assert read_answer(SECRET, ask(ADDRESS), headers, body) is None
    assert read_answer(SECRET, question, headers, body + b" ") is None
    assert read_answer(SECRET, question, {}, body) is None
    assert read_answer("x" * 32, question, headers, body) is None


def test_no_question_can_be_sent_back_as_its_own_answer():
    question = ask(ADDRESS)
    headers = question.headers(SECRET, now=NOW)
    assert read_answer(SECRET, question, headers, question.body()) is None


def test_plain_values_and_back():
    for statement in (ANSWERS, FAILS, UNTOLD):
        assert from_plain(to_plain(statement)) == statement
    assert set(to_plain(FAILS)) == {"told", "at", "failure"}


@pytest.mark.parametrize(
    "plain",
    [
        *(None, [], {}, "answers", {"told": "yes"}, {"told": ["answers"]}),
        {"told": "answers"},
        {"told": "answers", "status": 200, "failure": "timeout"},
        *({"told": "answers", "status": status} for status in ("200", 99, 1000, True, 2e2)),
        {"told": "fails"},
        {"told": "fails", "failure": "not-found"},
        {"told": "fails", "failure": "made-up"},
        {"told": "untold", "failure": "timeout"},
        {"told": "untold", "unread": "made-up"},
    ],
)
def test_nonsense_is_no_statement(plain):
    with pytest.raises(ValueError):
        from_plain(plain)


def test_a_statement_never_holds_what_the_page_shows():
    every = Statement(Told.UNTOLD, AT, 503, Failure.TIMEOUT, Unread.ROBOTS)
    assert set(to_plain(every)) == {"told", "at", "status", "failure", "unread"}


def test_a_signature_of_odd_bytes_is_another_one():
    assert not is_same("v1,\udcff", "v1,x")
