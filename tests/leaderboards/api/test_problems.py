"""Whatever goes wrong under /api/v1 is told as RFC 9457 says, also where HTML would be usual."""

import pytest
from django.core.cache import cache

from leaderboards.api.views import BoardList
from tests.factories import board

pytestmark = pytest.mark.django_db


def problem(answer, status: int) -> dict:
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["type"] == "about:blank"
    assert said["status"] == status
    assert said["title"] and said["detail"]
    return said


@pytest.mark.parametrize("method", ["get", "post", "head", "delete"])
@pytest.mark.parametrize("path", ["", "nothing", "boards/a/b", "boards/a b", "nothing/", "a%0Ab"])
def test_an_unknown_address_is_a_problem_for_every_method(client, method: str, path: str) -> None:
    answer = getattr(client, method)(f"/api/v1/{path}")
    if method == "head":
        assert answer.status_code == 404
    else:
        assert problem(answer, 404)["instance"].startswith("/api/v1/")


@pytest.mark.parametrize("path", ["boards", "boards/a", "smells", "schema"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, path: str, method: str) -> None:
    answer = getattr(client, method)(f"/api/v1/{path}")
    problem(answer, 405)
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("path", ["boards", "smells", "schema"])
def test_a_format_we_do_not_speak_is_refused_in_json(client, path: str) -> None:
    problem(client.get(f"/api/v1/{path}", headers={"accept": "text/html"}), 406)


def test_the_address_that_was_asked_for_is_named(client) -> None:
    said = problem(client.get("/api/v1/boards?sort=rank&q=%E6%A8%A1"), 400)
    assert said["instance"] == "/api/v1/boards?sort=rank&q=%E6%A8%A1"
    assert "-smells" in said["errors"]["sort"][0]


def test_a_fault_of_ours_is_told_without_its_inside_and_logged(client, monkeypatch, caplog) -> None:
    def fail(*args, **kwargs):
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr(BoardList, "get_queryset", fail)
    client.raise_request_exception = False
    answer = client.get("/api/v1/boards")
    problem(answer, 500)
    assert "1234" not in answer.text
    assert "the password is 1234" in caplog.text


def test_far_too_many_parameters_are_refused(client) -> None:
    problem(client.get("/api/v1/boards?" + "q=x&" * 2000), 400)


def test_too_many_requests_are_told_when_to_come_back(client, monkeypatch) -> None:
    from rest_framework.throttling import AnonRateThrottle

    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/minute"})
    board()
    answers = [client.get("/api/v1/boards") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    problem(answers[-1], 429)
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60


def test_a_claimed_address_does_not_escape_the_limit(client, monkeypatch) -> None:
    from rest_framework.throttling import AnonRateThrottle

    cache.clear()
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "1/minute"})
    first = client.get("/api/v1/boards", headers={"x-forwarded-for": "203.0.113.1"})
    second = client.get("/api/v1/boards", headers={"x-forwarded-for": "203.0.113.2"})
    assert (first.status_code, second.status_code) == (200, 429)
