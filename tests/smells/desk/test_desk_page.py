"""What stands on the desk, in which order, and how it is filtered."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.people import maintainer
from tests.smells.views.pages import LANGUAGES

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def shown(client, query="", language="en"):
    answer = client.get(f"/{language}/desk/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def order(page):
    return [int(pk) for pk in re.findall(r'id="report-(\d+)"', page)]


def held(board, **fields):
    made = factories.report(board, "mismatched", state="suspected", rule_id="mismatched.rank-order")
    made.held_until = timezone.now() + 3 * DAY
    made.save()
    return made


def test_a_visitor_is_sent_to_sign_in_first(client):
    answer = client.get("/en/desk/")
    assert answer.status_code == 302 and "next=/en/desk/" in answer["Location"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_board_it_says_how_to_claim_one(client, people, language):
    client.force_login(people.stranger)
    page = shown(client, language=language)
    assert 'class="empty-state"' in page and f'href="/{language}/boards/"' in page


def test_all_in_order_is_said(owner, board):
    assert "All in order" in shown(owner)


def test_what_hurts_readers_most_stands_first_over_all_boards(owner, board, people):
    other = factories.board("Other")
    maintainer(other, people.owner)
    now = timezone.now()
    twice = factories.report(board, "redundant", at=now - DAY)
    gone = factories.report(board, "missing", at=now - DAY)
    long_gone = factories.report(other, "missing", at=now - 40 * DAY)
    fixed = factories.report(other, "missing", state="fix_claimed", at=now - DAY)
    assert order(shown(owner)) == [long_gone.pk, gone.pk, fixed.pk, twice.pk]
    page = shown(owner)
    assert "readers get nothing here" in page and "public for more than a month" in page


def test_boards_of_others_and_what_is_over_do_not_stand_there(owner, board):
    factories.report(factories.board("Not mine"))
    for state in ("resolved", "false_positive", "suspected"):
        factories.report(board, state=state)
    factories.report(board, source="study")
    for show in ("open", "not-public", "hints", "accepted"):
        assert order(shown(owner, f"?show={show}")) == []


def test_held_ones_hints_and_accepted_ones_have_lists_of_their_own(owner, board):
    waits = held(board)
    hint = factories.report(board, state="suspected", rule_id="confusing.metric-undefined")
    accepted = factories.report(board, state="accepted")
    accepted.accepted_until = (timezone.now() + 3 * DAY).date()
    accepted.save()
    assert order(shown(owner)) == []
    page = shown(owner, "?show=not-public")
    assert order(page) == [waits.pk] and "Becomes public" in page
    page = shown(owner, "?show=hints")
    assert order(page) == [hint.pk] and "Seen by you alone" in page
    page = shown(owner, "?show=accepted")
    assert order(page) == [accepted.pk] and "do you still accept it" in page


def test_filters_stand_in_the_address_and_unknown_ones_say_so(owner, board, people):
    other = factories.board("Other", slug="other")
    maintainer(other, people.owner)
    one, two = factories.report(board, "missing"), factories.report(other, "redundant")
    three = factories.report(other, "missing", state="acknowledged")
    assert order(shown(owner, "?board=my-board")) == [one.pk]
    assert order(shown(owner, "?smell=redundant")) == [two.pk]
    assert order(shown(owner, "?state=acknowledged&board=other")) == [three.pk]
    assert "Nothing fits these filters" in shown(owner, "?board=my-board&smell=redundant")
    assert "field-error" in shown(owner, "?smell=nonsense")
    assert len(order(shown(owner, "?show=nonsense&page=77"))) == 3


def test_a_board_of_somebody_else_cannot_be_named(owner, board):
    other = factories.board("Other", slug="other")
    factories.report(other)
    assert order(shown(owner, "?board=other")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_are_escaped_everywhere(client, language, people):
    bad = factories.board(HOSTILE)
    maintainer(bad, people.owner)
    values = dict.fromkeys(("url", "title", "excerpt", "<b>x"), HOSTILE)
    factories.report(bad, values=values)
    client.force_login(people.owner)
    page = shown(client, language=language)
    assert "<script>alert" not in page and "<img src=x" not in page and "<b>x" not in page


def test_as_many_queries_for_many_boards_and_reports_as_for_few(
    owner, board, people, django_assert_max_num_queries
):
    for number in range(12):
        other = factories.board(f"Board {number}")
        maintainer(other, people.owner)
        factories.schedule(other)
        for smell in ("missing", "redundant", "confusing"):
            factories.report(other, smell)
    with django_assert_max_num_queries(14):
        assert len(order(shown(owner))) == 20


def test_the_head_tells_how_many_are_open(owner, board):
    factories.report(board)
    factories.report(factories.board("Not mine"))
    assert "Desk (1)" in re.sub(r"\s+", " ", shown(owner))
