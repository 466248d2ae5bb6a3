"""A failure is asked from a second place before anything is counted, through whole rechecks."""

import pytest
from django.core.cache import cache
from django.utils import translation

from crawler.fetch.errors import ConnectionRefused, TimedOut
from crawler.models import Check
from crawler.observation import Failure, Unread
from crawler.vantage import asking
from crawler.vantage.silence import silent_since
from smells.batch import recheck_boards, recheck_if_free
from smells.models import Report
from tests import factories
from tests.crawler.vantage.fake_vantage import ANSWERS, FAILS, SECRET, UNTOLD, FakeVantage
from tests.crawler.vantage.fake_vantage import URL as VANTAGE
from tests.smells.seen import DAY, HOUR, START

pytestmark = pytest.mark.django_db
URL = "https://board.example/"


@pytest.fixture
def board():
    made = factories.board("A board", url=URL)
    factories.schedule(made, next_check_at=START)
    return made


@pytest.fixture
def vantage(settings, monkeypatch, answering):
    """The board does not answer here; what the second place sees is given."""
    settings.VANTAGE_URL, settings.VANTAGE_SECRET = VANTAGE, SECRET

    def install(given, here=None, *, of_one=100) -> FakeVantage:
        monkeypatch.setattr(asking, "OF_ONE_HOST", of_one)  # weeks pass within an hour here
        fake = FakeVantage({URL: given})
        monkeypatch.setattr(asking, "open_client", lambda hosts, *, limits: fake)
        canary = {"https://example.com/": 200}
        answering({URL: TimedOut("no answer"), **canary, **(here or {})})
        return fake

    return install


def checked_for_weeks(board) -> Check:
    now = START
    for _ in range(20):
        check = recheck_if_free(board.pk, now=now)
        now = board.schedule.__class__.objects.get(board=board).next_check_at
    return check


def test_what_fails_from_both_places_is_counted_and_says_so(board, vantage, client):
    fake = vantage(FAILS)
    check = checked_for_weeks(board)
    (page,) = check.read().pages
    assert (page.failure, page.failure_elsewhere) == (Failure.TIMEOUT, Failure.TIMEOUT)
    assert Report.objects.get().state == "open"
    assert set(fake.asked) == {URL}
    told = client.get(f"/en/boards/{board.slug}/checks/{check.pk}/").text
    assert "Asked from another place as well" in told


def test_what_answers_from_the_other_place_is_never_held_against_it(board, vantage, client):
    vantage(ANSWERS)
    check = checked_for_weeks(board)
    assert not Report.objects.exists()
    first = board.checks.order_by("at").first()
    assert (first.outcome, first.unread) == ("could-not-check", "only-from-here")
    assert check.outcome == "could-not-check"
    told = client.get(f"/en/boards/{board.slug}/").text
    assert "it answers from another place: we may be blocked" in told
    chinese = client.get(f"/zh-hans/boards/{board.slug}/checks/{first.pk}/").text
    assert "可能是我们的地址被拦截" in chinese and "对方主机可能拒绝了我们的地址" in chinese


@pytest.mark.parametrize("trouble", [UNTOLD, ConnectionRefused("refused")])
def test_while_the_other_place_cannot_tell_nothing_is_counted(board, vantage, trouble):
    vantage(trouble)
    check = checked_for_weeks(board)
    assert (check.outcome, check.unread) == ("could-not-check", "not-seen-twice")
    assert not Report.objects.exists()


def test_a_suspicion_from_before_is_neither_confirmed_nor_lifted(board, vantage, settings):
    settings.VANTAGE_URL, url = "", settings.VANTAGE_URL
    vantage(ANSWERS)
    recheck_if_free(board.pk, now=START)
    assert Report.objects.get().state == "suspected"
    settings.VANTAGE_URL = url
    vantage(ANSWERS)
    recheck_if_free(board.pk, now=START + 8 * DAY)
    assert Report.objects.get().state == "suspected"


def test_without_the_setting_all_is_as_before(board, vantage, settings):
    fake = vantage(ANSWERS)
    settings.VANTAGE_URL = ""
    checked_for_weeks(board)
    assert Report.objects.get().state == "open"
    assert fake.asked == []


def test_what_the_server_itself_says_is_counted_without_asking(board, vantage):
    fake = vantage(ANSWERS, {URL: 404})
    recheck_if_free(board.pk, now=START)
    assert Report.objects.get().rule_id == "missing.page"
    assert fake.asked == []


def test_with_our_own_network_down_it_is_not_asked(board, vantage):
    fake = vantage(FAILS, {"https://example.com/": TimedOut("no answer")})
    canaries = {"https://api.github.com/zen", "https://huggingface.co/api/models?limit=1"}
    fake_client = _client()
    fake_client.answers |= {url: TimedOut("no answer") for url in canaries}
    check = recheck_if_free(board.pk, now=START)
    assert check.unread == "no-network"
    assert fake.asked == []


def _client():
    from crawler import looking

    return looking.open_client()


def test_samples_never_ask(vantage, settings):
    fake = vantage(FAILS)
    url = f"http://{settings.SAMPLES_ADDRESS}/boards/failing/"
    _client().answers[url] = 502
    sample = factories.board("A sample", url=url, source="sample")
    factories.schedule(sample, next_check_at=START)
    recheck_if_free(sample.pk, now=START)
    assert Report.objects.get().rule_id == "inaccessible.server-error"
    assert fake.asked == []


def test_a_linked_entity_is_asked_about_as_well(board, vantage):
    link = "https://data.example/questions"
    page = f'<title>A board</title><p>Dataset: <a href="{link}">our dataset</a></p>' * 3
    fake = vantage(ANSWERS, {URL: page + "words " * 300, link: TimedOut("no answer")})
    fake.given[link] = ANSWERS
    check = recheck_if_free(board.pk, now=START)
    (linked,) = check.read().linked
    assert fake.asked == [link]
    assert linked.unread is Unread.ONLY_FROM_HERE


def test_many_boards_of_one_host_that_fail_together_are_still_one_incident(vantage, settings):
    """The vantage is asked about a few of them; the others count for the incident all the same."""
    from leaderboards.models import Incident

    fake = vantage(FAILS, of_one=5)
    urls = [f"https://b{number}.shared.example/" for number in range(12)]
    boards = [factories.board(f"Board {url}", url=url) for url in urls]
    for made in boards:
        factories.schedule(made, next_check_at=START)
    others = [factories.board(f"Other {n}", url=f"https://o{n}.example/") for n in range(4)]
    for made in others:
        factories.schedule(made, next_check_at=START)
    every = [made.pk for made in (*boards, *others)]
    fine = dict.fromkeys((*urls, *(f"https://o{n}.example/" for n in range(4))), 200)
    _client().answers |= fine
    list(recheck_boards(every, now=lambda: START))
    _client().answers |= {url: TimedOut("no answer") for url in urls}
    for later in (START + DAY / 2, START + DAY / 2 + HOUR):
        list(recheck_boards(every, now=lambda: later, even_early=True))  # noqa: B023
    assert Incident.objects.going_on().filter(host="shared.example").exists()
    assert len(fake.asked) == 5
    assert not Report.objects.exclude(state="resolved").exists()


def test_the_status_says_since_when_the_vantage_does_not_answer(board, vantage, client, settings):
    vantage(ConnectionRefused("refused"))
    recheck_if_free(board.pk, now=START)
    cache.delete("status-2")
    shown = client.get("/api/v1/status").json()["vantage_silent_since"]
    assert shown is not None and silent_since(cache) is not None
    assert "The second place we look from does not answer" in client.get("/en/status/").text
    with translation.override("zh-hans"):
        assert "第二个检查点没有响应" in client.get("/zh-hans/status/").text
    assert "catalogue_vantage_silent 1.0" in client.get("/metrics").text
    settings.VANTAGE_URL = ""
    cache.delete("status-2")
    assert client.get("/api/v1/status").json()["vantage_silent_since"] is None
