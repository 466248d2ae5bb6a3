"""Pasting a text or giving an address: the form, its limits, and the page of the result."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from smells.asked_checks import find
from smells.models import Report
from tests.smells.test_check_board import TWICE
from tests.smells.views.pages import LANGUAGES, get, links_outward, scripts

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>" onclick="x'


@pytest.fixture
def sent(monkeypatch):
    """The tokens handed to the queue."""
    tokens = []
    monkeypatch.setattr("smells.tasks.check_asked.delay", tokens.append)
    return tokens


def post(client, language="en", status=302, **fields):
    answer = client.post(f"/{language}/check/", fields)
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pasted_text_is_examined_and_shown_under_an_unguessable_address(client, language):
    answer = post(client, language, text=TWICE)
    assert len(answer.url.rstrip("/").rpartition("/")[2]) == 32
    page = client.get(answer.url)
    told = page.content.decode()
    assert "redundant.duplicate-model" in told and "alpha-7b" in told
    assert 'name="robots" content="noindex"' in told and page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"] and scripts(told) == 0
    assert not Report.objects.exists()


def test_the_result_says_that_it_is_unconfirmed_why_and_how_to_mend_it(client):
    told = client.get(post(client, text=TWICE).url).content.decode()
    for words in ("Seen once, just now", "Why this is a smell", "How to fix it", "Likely"):
        assert words in told
    assert "What could not be determined" in told


def test_a_text_in_order_is_said_to_be_so(client):
    fine = "Rank,Model,Accuracy\n1,alpha,91.5\n2,beta,88.1\n3,gamma,70.2\n"
    told = client.get(post(client, text=fine).url).content.decode()
    assert "Nothing was found" in told or "Hint for the maintainer" in told


def test_a_file_is_read_as_its_ending_says(client):
    file = SimpleUploadedFile(f"{HOSTILE}.md", TWICE.encode())
    told = client.get(post(client, file=file).url).content.decode()
    assert "redundant.duplicate-model" in told and "<img" not in told


def test_markup_in_a_text_is_shown_as_text(client):
    told = client.get(post(client, text=TWICE.replace("alpha-7b", HOSTILE)).url).content.decode()
    assert "<script" not in told and "<img" not in told and 'onclick="x' not in told


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://x.example/", "https://", "board", "https://a:b@x.example/",
     "http://x.example/ y", "x" * 2000],
)  # fmt: skip
def test_what_is_no_web_address_is_refused_in_words(client, sent, url):
    told = post(client, status=200, url=url).content.decode()
    assert 'class="field-error"' in told and sent == []


@pytest.mark.parametrize("fields", [{"text": ""}, {"text": " \n"}, {"text": "a\0b"}])
def test_an_empty_or_broken_text_is_refused_in_words(client, fields):
    assert 'class="field-error"' in post(client, status=200, **fields).content.decode()


def test_a_text_and_a_file_at_once_are_refused(client):
    file = SimpleUploadedFile("a.md", b"# a")
    assert "not both" in post(client, status=200, text="# a", file=file).content.decode()


def test_too_large_a_text_or_file_is_refused_in_words(client):
    large = "x" * 1_000_001
    assert "larger than 1 MB" in post(client, status=200, text=large).content.decode()
    file = SimpleUploadedFile("a.md", large.encode())
    assert "larger than 1 MB" in post(client, status=200, file=file).content.decode()
    assert "up to 1 MB" in post(client, status=413, text=large * 3).content.decode()


def test_a_long_text_is_left_to_a_worker(client, sent):
    token = post(client, text="A sentence. " * 20_000).url.rstrip("/").rpartition("/")[2]
    assert sent == [token] and find(token).text.body.startswith(b"A sentence.")


def test_a_form_from_another_site_is_refused():
    answer = Client(enforce_csrf_checks=True).post("/en/check/", {"text": TWICE})
    assert answer.status_code == 403


def test_after_so_many_checks_the_visitor_is_told_when_to_come_back(client, sent, settings):
    settings.ADDRESS_CHECKS_PER_HOUR = 2
    for _ in range(2):
        post(client, url="https://board.example/")
    answer = post(client, status=429, url="https://board.example/")
    assert 3500 < int(answer["Retry-After"]) <= 3601
    assert "60 minutes" in answer.content.decode() and len(sent) == 2
    post(client, text=TWICE)


def test_visitors_are_counted_apart_and_a_claimed_address_counts_for_nothing(
    client, sent, settings
):
    settings.ADDRESS_CHECKS_PER_HOUR = 1
    fields = {"url": "https://board.example/"}

    def ask(**headers):
        return client.post("/en/check/", fields, **headers).status_code

    assert ask(REMOTE_ADDR="192.0.2.1") == 302
    assert ask(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="192.0.2.77") == 429
    assert ask(REMOTE_ADDR="192.0.2.2") == 302
    assert ask(REMOTE_ADDR="2001:db8::1") == 302
    assert ask(REMOTE_ADDR="2001:db8::ffff:2") == 429  # one household
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    assert ask(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="10.1.1.1, 192.0.2.8") == 302
    assert ask(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="10.9.9.9, 192.0.2.8") == 429


@pytest.mark.parametrize("token", ["x", "a" * 32, "a" * 3000])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_that_is_over_or_never_was_is_not_found(client, language, token):
    get(client, f"check/{token}/", language, status=404)


def test_the_pages_ask_no_queries(client, django_assert_num_queries):
    url = post(client, text=TWICE).url
    with django_assert_num_queries(0):
        client.get(url)
        told = get(client, "check/")
    assert scripts(told) == 0 and links_outward(told) == []


def test_all_visitors_together_have_a_limit_that_blames_none_of_them(client, sent, settings):
    settings.ALL_ADDRESS_CHECKS_PER_HOUR = 2
    answers = [
        client.post("/en/check/", {"url": "https://board.example/"}, REMOTE_ADDR=f"192.0.2.{n}")
        for n in range(3)
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    told = answers[-1].content.decode()
    assert "It is not about you" in told and "manage.py lint" in told
    assert 3500 < int(answers[-1]["Retry-After"]) <= 3601
    post(client, text=TWICE)


def test_a_limit_of_nought_is_none(client, sent, settings):
    settings.ALL_ADDRESS_CHECKS_PER_HOUR = settings.ADDRESS_CHECKS_PER_HOUR = 0
    for _ in range(30):
        post(client, url="https://board.example/")
    assert len(sent) == 30
