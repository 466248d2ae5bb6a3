"""To follow and to leave, the page of what one is told of, and the parts on other pages."""

import pytest

from leaderboards.templatetags.catalogue import name_of
from smells.models import DigestSettings, Subscription
from smells.notices import subscriptions
from smells.notices.subscriptions import Topic
from tests.factories import NOW, board, report
from tests.people import maintainer, person
from tests.smells.notices.told import opened, reader
from tests.smells.views.pages import get, scripts

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    user = reader()
    client.force_login(user)
    return user


def follow(client, **topic):
    return client.post("/en/account/notices/follow/", topic)


def test_a_board_a_smell_a_platform_and_all_own_boards_can_be_followed(client, signed_in):
    on = board()
    for topic in (
        {"board": on.slug},
        {"smell": "missing"},
        {"platform": "github"},
        {"is_mine": "1"},
    ):
        assert follow(client, **topic).status_code == 302
        follow(client, **topic)
    assert Subscription.objects.filter(user=signed_in).count() == 4
    page = get(client, "account/notices/")
    assert name_of(on) in page


@pytest.mark.parametrize(
    "topic",
    [{}, {"board": "none"}, {"smell": "none"}, {"smell": "missing", "platform": "github"}],
)
def test_what_is_no_topic_is_refused(client, signed_in, topic):
    follow(client, **topic)
    assert not Subscription.objects.exists()


def test_to_follow_sends_nothing_by_itself(client, signed_in):
    follow(client, smell="missing")
    assert not DigestSettings.objects.get(user=signed_in).is_on


def test_the_way_back_stays_on_this_site(client, signed_in):
    for there, expected in (
        ("/en/smells/missing/", "/en/smells/missing/"),
        ("https://evil.example/", "/en/account/notices/"),
        ("//evil.example/", "/en/account/notices/"),
    ):
        assert follow(client, smell="missing", next=there)["Location"] == expected


def test_nobody_leaves_for_another(client, signed_in):
    other = subscriptions.follow(person("other"), Topic(smell="missing"), now=NOW)
    client.post(f"/en/account/notices/{other.pk}/leave/")
    assert Subscription.objects.filter(pk=other.pk).exists()


def test_who_is_not_signed_in_is_sent_to_do_so(client):
    for response in (client.get("/en/account/notices/"), follow(client, smell="missing")):
        assert response.status_code == 302
        assert "login" in response["Location"]


def test_the_digest_is_switched_on_by_the_form(client, signed_in):
    client.post("/en/account/notices/", {"is_on": "on", "every_days": "1"})
    chosen = DigestSettings.objects.get(user=signed_in)
    assert (chosen.is_on, chosen.every_days) == (True, 1)
    bad = client.post("/en/account/notices/", {"is_on": "on", "every_days": "0"})
    assert bad.status_code == 200
    assert "field-error" in bad.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_shows_the_next_digest(client, signed_in, language):
    from django.utils import timezone

    on = board("Example Arena")
    maintainer(on, signed_in)
    subscriptions.follow(signed_in, Topic(is_mine=True), now=NOW)
    opened(on, at=timezone.now())
    page = get(client, "account/notices/", language)
    assert "Example Arena" in page
    assert f"/{language}/reports/" in page
    assert signed_in.digest_settings.key not in page
    assert scripts(page) == 0


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("boards/example/", "/en/feeds/boards/example.atom"),
        ("smells/missing/", "/en/feeds/smells/missing.atom"),
        ("boards/?platform=github", "/en/feeds/platforms/github.atom"),
        ("boards/", "/en/feeds/all.atom"),
    ],
)
def test_pages_name_their_feed_in_the_head_and_to_be_seen(client, path, feed):
    report(board(slug="example", platforms=("github",)))
    page = get(client, path)
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert f'<a href="{feed}"' in page


@pytest.mark.parametrize("odd", ["none", "a/b", "%0a", "..", "github&platform=a/b"])
def test_an_odd_platform_in_the_address_breaks_nothing(client, odd):
    board(platforms=("github",))
    get(client, f"boards/?platform={odd}")


def test_a_reader_sees_whether_they_follow_the_board(client, signed_in):
    on = board(slug="example")
    assert "/account/notices/follow/" in get(client, "boards/example/")
    line = subscriptions.follow(signed_in, Topic(board=on), now=NOW)
    assert f"/account/notices/{line.pk}/leave/" in get(client, "boards/example/")


def test_only_maintainers_are_shown_the_way_to_the_webhooks(client, signed_in):
    on = board(slug="example")
    assert "/webhooks/" not in get(client, "boards/example/")
    maintainer(on, signed_in)
    assert "/boards/example/webhooks/" in get(client, "boards/example/")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_link_of_a_digest_needs_no_sign_in(client, language):
    user = reader()
    subscriptions.choose(user, is_on=True, every_days=7, now=NOW)
    page = get(client, f"notices/stop/{user.digest_settings.key}/", language)
    assert "<form" in page
    assert "csrfmiddlewaretoken" not in page


def test_nobody_can_follow_without_end(client, signed_in, monkeypatch):
    monkeypatch.setattr(subscriptions, "MOST_FOLLOWED", 1)
    follow(client, smell="missing")
    follow(client, smell="redundant")
    assert Subscription.objects.count() == 1
