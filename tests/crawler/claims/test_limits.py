"""How often people may begin claims and have us look: each, and all of them together."""

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from crawler.claims.limits import OfAll, OfAllWhoDoMuch, to_wait


def ask(number, scope="looks"):
    request = RequestFactory().post("/")
    request.user = User(pk=number)
    return to_wait(request, scope)


@pytest.mark.parametrize(("scope", "each"), [("looks", 30), ("begun", 20)])
def test_a_few_people_cannot_use_up_what_all_may_have(scope, each, monkeypatch):
    monkeypatch.setattr(OfAllWhoDoMuch, "RATES", {"begun": "50/day", "looks": "50/hour"})
    monkeypatch.setattr(OfAll, "RATES", {"begun": "100/day", "looks": "100/hour"})
    allowed = sum(ask(number, scope) is None for number in range(1, 11) for _ in range(each))
    assert allowed <= 50 + 10 * 3
    assert [ask(99, scope) for _ in range(3)] == [None, None, None]
    refused = ask(99, scope)
    assert refused and refused.is_for_all


def test_half_of_all_is_kept_for_newcomers():
    for scope in ("looks", "begun"):
        much, everybody = OfAllWhoDoMuch(scope), OfAll(scope)
        assert (2 * much.num_requests, much.duration) == (
            everybody.num_requests,
            everybody.duration,
        )


def test_many_people_together_have_an_end(monkeypatch):
    monkeypatch.setattr(OfAll, "RATES", {"looks": "10/hour"})
    allowed = [ask(number) for number in range(1, 11)]
    assert allowed == [None] * 10
    refused = ask(11)
    assert refused and refused.is_for_all


def test_what_was_refused_does_not_count(monkeypatch):
    monkeypatch.setattr(OfAll, "RATES", {"looks": "1/hour"})
    ask(1)
    for _ in range(40):
        refused = ask(2)
        assert refused and refused.is_for_all
