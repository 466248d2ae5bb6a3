"""A host whose owner asked us not to look is not asked: not its pages, not through redirects."""

from datetime import date

import pytest
from django.core.cache import cache

from crawler.door import politely
from crawler.fetch.errors import OptedOut
from crawler.models import OptOut
from crawler.opt_outs import has_opted_out, publish
from crawler.platforms.adapter import Place
from crawler.platforms.pages import unanswered
from leaderboards.vocabulary import LocationRole, Platform
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.django_db
URL = "https://www.board.example/results"


@pytest.fixture
def opted_out():
    OptOut.objects.create(host="board.example", reason="asked by mail", asked_on=date(2026, 8, 1))
    publish()


@pytest.mark.parametrize(
    ("host", "is_out"),
    [
        ("board.example", True),
        ("WWW.board.example.", True),
        ("myboard.example", False),
        ("example", False),
        ("board.example.org", False),
    ],
)
def test_a_host_stands_for_itself_and_all_below_it(opted_out, host, is_out):
    assert has_opted_out(host) is is_out


def test_an_operator_may_name_hosts_in_the_environment(settings):
    settings.OPTED_OUT_HOSTS = frozenset({"quiet.example"})
    assert has_opted_out("a.quiet.example")


@pytest.mark.anyio
async def test_nothing_of_it_is_asked_not_even_robots(opted_out, clock):
    fetch = Answers({URL: answer("fine")})
    with pytest.raises(OptedOut):
        await politely(fetch)(URL)
    assert fetch.asked == []


@pytest.mark.anyio
async def test_nor_is_it_asked_where_another_site_sends_us_there(opted_out, clock):
    away = "https://other.example/"
    moved = answer("fine", url=URL, hops=((away, 302),))
    fetch = Answers({"https://other.example/robots.txt": answer("", status=404), away: moved})
    with pytest.raises(OptedOut):
        await politely(fetch)(away)
    assert URL not in fetch.asked


@pytest.mark.anyio
async def test_nor_where_a_robots_txt_sends_us_there(opted_out, clock):
    rules = answer("", url="https://board.example/robots.txt", hops=(("https://o.example/", 301),))
    fetch = Answers({"https://o.example/robots.txt": rules, "https://o.example/": answer("fine")})
    with pytest.raises(Exception, match="could not be read"):
        await politely(fetch)("https://o.example/")
    assert "https://board.example/robots.txt" not in fetch.asked


def test_it_is_shown_as_asked_for_and_is_no_failure():
    place = Place(URL, (LocationRole.HOME,), Platform.INDEPENDENT)
    page = unanswered(place, OptedOut("its owner asked us not to look"))
    assert (page.outcome, page.unread, page.failure) == ("could-not-check", "opted-out", None)


def test_the_list_is_put_back_before_boards_are_handed_out(opted_out, monkeypatch):
    from smells import tasks

    cache.clear()
    assert not has_opted_out("board.example")
    monkeypatch.setattr(tasks.recheck_batch, "apply_async", lambda *_, **__: None)
    tasks.send_due_boards()
    assert has_opted_out("board.example")


def test_the_admin_tells_the_workers_at_once(admin_client, django_capture_on_commit_callbacks):
    form = {"host": "board.example", "reason": "", "asked_on": "2026-08-01"}
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post("/admin/crawler/optout/add/", form)
    assert has_opted_out("board.example")
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/crawler/optout/{OptOut.objects.get().pk}/delete/", {"post": "1"})
    assert not has_opted_out("board.example")


@pytest.mark.parametrize("host", ["https://board.example", "Board.example", "a b", "-x.example"])
def test_what_is_no_host_name_is_not_listed(admin_client, host):
    admin_client.post("/admin/crawler/optout/add/", {"host": host, "asked_on": "2026-08-01"})
    assert not OptOut.objects.exists()
