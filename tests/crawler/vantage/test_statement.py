"""Which failures are asked about, and what a page amounts to afterwards."""

import pytest

from crawler.incidents import Heard, heard
from crawler.observation import Failure, Hop, Unread, page_from_json, page_to_json
from crawler.vantage.statement import WEAK, asked_address, needs_second_look, untold, weighed
from leaderboards.vocabulary import CheckOutcome
from tests.crawler.vantage.fake_vantage import ANSWERS, FAILS, UNTOLD
from tests.smells.seen import gone, page, unread

SILENT = gone(failure=Failure.TIMEOUT, status=None, detail="no answer within 30 seconds")
BROKEN = gone(failure=Failure.SERVER_ERROR, status=503)


@pytest.mark.parametrize("failure", list(Failure))
def test_only_what_no_answer_was_heard_of_is_asked_about(failure):
    strong = {"not-found", "gone", "login-wall", "app-error", "too-many-redirects"}
    assert needs_second_look(gone(failure=failure)) is (failure.value not in strong)


def test_what_the_hosting_company_says_itself_needs_no_second_look():
    assert needs_second_look(BROKEN)
    words = "its host does not know the domain name"
    assert not needs_second_look(gone(failure=Failure.SERVER_ERROR, status=500, detail=words))


def test_what_did_not_fail_is_not_asked_about():
    assert not needs_second_look(page())
    assert not needs_second_look(unread(why=Unread.MAY_BE_US))


def test_it_is_asked_about_where_it_broke():
    assert asked_address(SILENT) == SILENT.url
    there = "https://new.example/"
    hops = (Hop(SILENT.url, 301),)
    assert asked_address(gone(failure=Failure.TIMEOUT, final_url=there, hops=hops)) == there


def test_what_fails_there_too_is_a_failure_seen_from_two_places():
    seen = weighed(BROKEN, FAILS)
    assert (seen.outcome, seen.failure) == (CheckOutcome.FAILED, Failure.SERVER_ERROR)
    assert seen.failure_elsewhere is Failure.TIMEOUT
    assert page_from_json(page_to_json(seen)) == seen


@pytest.mark.parametrize("here", [SILENT, BROKEN])
def test_what_answers_there_is_no_failure(here):
    seen = weighed(here, ANSWERS)
    assert (seen.outcome, seen.failure) == (CheckOutcome.COULD_NOT_CHECK, None)
    assert (seen.unread, seen.status) == (Unread.ONLY_FROM_HERE, here.status)
    assert seen.detail.endswith("; asked from another place, it answers 200")
    # Neither is the host in trouble, nor did it answer us.
    assert heard([seen]) is Heard.NOTHING


@pytest.mark.parametrize("seen", [weighed(BROKEN, UNTOLD), untold(BROKEN, "nobody was asked")])
def test_in_doubt_nobody_is_accused_and_the_host_is_still_judged_with_others(seen):
    assert (seen.outcome, seen.failure) == (CheckOutcome.COULD_NOT_CHECK, None)
    assert seen.unread is Unread.NOT_SEEN_TWICE
    assert seen.detail.startswith("from here: answered 503; ")
    assert heard([seen]) is Heard.TROUBLE


def test_each_weak_failure_is_one_that_a_rule_calls_inaccessible():
    assert {failure.value for failure in WEAK} == {
        *("name-not-found", "connection-refused", "connection-broken", "timeout", "tls"),
        "server-error",
    }
