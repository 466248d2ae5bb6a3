"""An address that a visitor asked for: from the queue to the result, and all that may go wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crawler.models import LinkedAddress
from crawler.observation import Unread
from smells import asked_checks
from smells.asked_checks import MOST_WAIT, Stage, ask_for_address, ask_for_text, find, look
from smells.check_board import Text
from smells.tasks import check_asked
from tests.smells.fake_client import FakeClient
from tests.smells.seen import START
from tests.smells.test_check_board import TWICE
from tests.smells.test_linked_reports import BOTH, DATA, FORM
from tests.smells.views.pages import LANGUAGES, get, scripts

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


@pytest.fixture
def answering(monkeypatch, settings):
    settings.HOST_GAP_SECONDS = 0

    def install(answers, **more):
        client = FakeClient(answers, **more)
        monkeypatch.setattr(asked_checks, "open_client", lambda **_: client)
        return client

    return install


def asked(url=URL):
    return ask_for_address(url, now=timezone.now())


def test_an_address_is_looked_at_once_and_its_result_kept(answering):
    client = answering({URL: 200})
    token = asked()
    check_asked(token)
    check_asked(token)
    assert client.asked.count(URL) == 1
    assert find(token).stage is Stage.DONE
    assert find(token).result.pages[0].outcome == "ok"


def test_an_address_that_answers_not_found_is_a_finding(answering):
    answering({URL: 404})
    token = asked()
    check_asked(token)
    assert [finding.rule_id for finding in find(token).result.findings] == ["missing.page"]


def test_what_the_page_links_to_is_looked_at_as_well_and_kept_for_nobody(answering):
    client = answering({URL: BOTH, DATA: 404, FORM: 200})
    token = asked()
    check_asked(token)
    (found,) = find(token).result.findings
    assert (found.rule_id, found.at) == ("missing.linked-entity", URL)
    assert found.values["target"] == DATA
    assert client.asked.count(DATA) == 1 and not LinkedAddress.objects.exists()


def test_without_a_network_nothing_is_said_of_the_board(client, answering):
    answering({}, network=False)
    token = asked()
    check_asked(token)
    assert find(token).result.findings == ()
    assert "It could not be looked at" in get(client, f"check/{token}/")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/",
     "http://[::1]/", "http://localhost:6379/"],
)  # fmt: skip
def test_inward_addresses_are_not_looked_at(client, settings, url):
    settings.FETCH_ALLOWED_HOSTS = frozenset(["10.0.0.1", "127.0.0.1", "localhost:6379"])
    token = asked(url)
    check_asked(token)
    (page,) = find(token).result.pages
    assert page.why in (Unread.INWARD_ADDRESS, Unread.BAD_ADDRESS)
    assert "It could not be looked at" in get(client, f"check/{token}/")


def test_the_operators_hub_token_is_not_used_for_strangers(settings, monkeypatch, answering):
    settings.HUGGINGFACE_TOKEN, settings.GITHUB_TOKEN = "secret", "scopeless"
    seen = {}

    async def look_at(*_args, access, **_more):
        seen["access"] = access
        raise RuntimeError("enough")

    monkeypatch.setattr(asked_checks, "look_at", look_at)
    token = asked()
    with pytest.raises(RuntimeError):
        check_asked(token)
    assert (seen["access"].huggingface_token, seen["access"].github_token) == ("", "scopeless")
    assert find(token).stage is Stage.BROKEN_OFF


def test_a_long_text_is_examined_by_the_worker_and_then_forgotten():
    token = ask_for_text(Text(TWICE.encode(), "text"), now=timezone.now())
    check_asked(token)
    check = find(token)
    assert check.stage is Stage.DONE and check.text is None
    assert any(finding.rule_id == "redundant.duplicate-model" for finding in check.result.findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_waits_by_itself_and_tells_when_no_worker_comes(client, monkeypatch, language):
    monkeypatch.setattr(timezone, "now", lambda: START)
    token = asked()
    waiting = get(client, f"check/{token}/", language)
    assert scripts(waiting) == 1 and "board.example" in waiting and "http-equiv" not in waiting
    monkeypatch.setattr(timezone, "now", lambda: START + MOST_WAIT + timedelta(seconds=1))
    late = get(client, f"check/{token}/", language)
    assert scripts(late) == 0 and f'href="/{language}/check/"' in late


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_which_addresses_were_asked_so_far(client, answering, language):
    token = asked()
    met = []
    answering({URL: lambda: met.append(find(token))})
    check_asked(token)
    asked_checks._keep(token, met[0])  # as it was while the address was being asked
    page = get(client, f"check/{token}/", language)
    assert 'class="steps"' in page and f"<code>{URL}</code>" in page
    assert {"en": "being asked", "zh-hans": "正在请求"}[language] in page


def test_a_look_that_never_ends_is_called_broken_off(settings):
    check = asked_checks.AskedCheck(URL, START, START, Stage.LOOKING)
    assert check.stage_at(START) is Stage.LOOKING
    later = START + timedelta(seconds=settings.RECHECK_SECONDS * 1.2)
    assert check.stage_at(later) is Stage.BROKEN_OFF


def test_a_message_for_a_check_that_is_forgotten_is_dropped(answering):
    client = answering({URL: 200})
    look("a" * 32, now=START)
    assert client.asked == []


def test_the_message_goes_to_a_queue_of_its_own_and_is_not_kept_forever():
    from leaderboards.celery import app

    route = app.amqp.router.route({}, check_asked.name)
    assert route["queue"].name == "asked" and "asked" in app.amqp.queues
    assert check_asked.expires == MOST_WAIT.total_seconds()
