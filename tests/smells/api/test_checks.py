"""/api/v1/checks: a check asked for by a program, how it stands, and what it found."""

import json

import pytest

from smells import asked_checks
from smells.asked_checks import find
from smells.models import Report
from smells.tasks import check_asked
from tests.leaderboards.api.schema import fits
from tests.smells.fake_client import FakeClient
from tests.smells.test_check_board import TWICE

pytestmark = pytest.mark.django_db
PATH = "/api/v1/checks"
ONE = "/api/v1/checks/{token}"
URL = "https://board.example/"


@pytest.fixture
def sent(monkeypatch):
    """The tokens handed to the queue."""
    tokens = []
    monkeypatch.setattr("smells.tasks.check_asked.delay", tokens.append)
    return tokens


def ask(client, language="en", **question):
    return client.post(
        PATH,
        json.dumps(question),
        content_type="application/json",
        headers={"accept-language": language},
    )


def taken_up(client, **question):
    answer = ask(client, **question)
    said = fits(client, answer, PATH, 202, "post")
    assert answer["Location"] == said["url"]
    return said


def test_a_text_is_examined_and_its_findings_are_told(client):
    said = taken_up(client, text=TWICE)
    assert said["stage"] == "done"
    told = fits(client, client.get(said["url"]), ONE)
    found = next(f for f in told["result"]["findings"] if f["rule"] == "redundant.duplicate-model")
    assert found["evidence"]["line"] == 5 and "alpha-7b" in found["message"]
    assert (found["smell"], found["url"]) == ("redundant", "text")
    assert found["rule_page"] == "http://testserver/en/rules/redundant.duplicate-model/"
    assert told["result"]["pages"][0]["tables"][0]["rows"] == 3
    assert not Report.objects.exists()


def test_an_address_is_left_to_a_worker_and_the_way_there_is_told(
    client, sent, monkeypatch, settings
):
    settings.HOST_GAP_SECONDS = 0
    said = taken_up(client, url=URL)
    assert (said["stage"], said["result"], said["steps"]) == ("waiting", None, [])
    monkeypatch.setattr(asked_checks, "open_client", lambda **_: FakeClient({URL: 404}))
    check_asked(sent[0])
    told = fits(client, client.get(said["url"]), ONE)
    assert [finding["rule"] for finding in told["result"]["findings"]] == ["missing.page"]
    assert {"url": URL, "status": 404, "has_ended": True} in told["steps"]


def test_nothing_of_it_is_kept_by_others(client):
    answer = client.get(taken_up(client, text=TWICE)["url"])
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_the_findings_are_said_in_the_readers_language(client):
    url = taken_up(client, text=TWICE)["url"]
    chinese = client.get(url, headers={"accept-language": "zh-hans"}).json()
    assert "排名中占 2 行" in " ".join(each["message"] for each in chinese["result"]["findings"])


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ({}, "url"), ({"url": URL, "text": "a"}, "url"), ({"url": "ftp://x.example/"}, "url"),
        ({"url": "https://a:b@x.example/"}, "url"), ({"url": ["x"]}, "url"), ({"text": ""}, "text"),
        ({"text": "a", "format": "pdf"}, "format"), ({"text": "x" * 1_000_001}, "text"),
        ({"text": "a\0b"}, "text"), ({"url": "x" * 3000}, "url"),
    ],
)  # fmt: skip
def test_what_makes_no_question_is_a_problem(client, sent, question, name):
    problem = fits(client, ask(client, **question), PATH, 400, "post")
    assert list(problem["errors"]) == [name] and sent == []


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"a"'])
def test_what_is_no_json_object_is_a_problem(client, body):
    answer = client.post(PATH, body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_a_form_is_refused_so_that_no_other_site_can_ask_in_a_visitors_name(client):
    answer = client.post(PATH, {"text": TWICE})
    fits(client, answer, PATH, 415, "post")


def test_a_body_far_too_large_is_refused_before_it_is_read(client):
    fits(client, ask(client, text="x" * 4_000_001), PATH, 413, "post")


@pytest.mark.parametrize("token", ["x", "a" * 32, "a" * 3000])
def test_a_check_that_is_over_or_never_was_is_a_problem(client, token):
    fits(client, client.get(f"{PATH}/{token}"), ONE, 404)


def test_its_limit_is_the_pages_own(client, sent, settings):
    settings.ADDRESS_CHECKS_PER_HOUR = 1
    assert client.post("/en/check/", {"url": URL}).status_code == 302
    answer = ask(client, url=URL)
    fits(client, answer, PATH, 429, "post")
    assert 3500 < int(answer["Retry-After"]) <= 3601 and len(sent) == 1


def test_the_result_is_the_one_that_the_page_shows(client):
    said = taken_up(client, text=TWICE)
    token = said["url"].rpartition("/")[2]
    assert find(token) is not None
    assert "redundant.duplicate-model" in client.get(said["page"]).content.decode()


def test_a_question_nested_too_deeply_is_the_askers_fault(client):
    deep = "[" * 100_000 + "]" * 100_000
    answer = client.post(PATH, deep, content_type="application/json")
    assert fits(client, answer, PATH, 400, "post")["status"] == 400
