"""Digests go out once, to who asked, in their language, within the cap, and can be stopped."""

import smtplib
from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend

from leaderboards.models import AccountSettings
from smells.models import DigestSettings
from smells.notices import mailing, subscriptions
from smells.notices.subscriptions import Topic
from tests.factories import NOW, board
from tests.smells.notices.told import LATER, digest_on, opened, reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def follower():
    user, on = reader(), board("Example Arena")
    subscriptions.follow(user, Topic(board=on), now=NOW)
    digest_on(user)
    opened(on, at=NOW + timedelta(hours=1))
    return user


def send(now=LATER) -> int:
    return mailing.send_digests(now=now)


def test_it_goes_out_once_a_period(follower, mailoutbox):
    assert send(NOW + timedelta(days=1)) == 0
    assert send() == 1
    assert send(LATER + timedelta(minutes=5)) == 0
    assert send(LATER + timedelta(days=8)) == 0  # nothing happened since
    (letter,) = mailoutbox
    assert letter.to == [follower.email]
    assert letter.subject == "Leaderboards: 1 smell changed"
    assert "Example Arena: Opened" in letter.body
    assert follower.digest_settings.key in letter.body


def test_it_is_off_until_it_is_switched_on(mailoutbox):
    user, on = reader(), board()
    subscriptions.follow(user, Topic(board=on), now=NOW)
    opened(on)
    send()
    subscriptions.settings_of(user)
    send()
    assert mailoutbox == []


def test_what_happened_while_it_was_off_is_not_told(follower, mailoutbox):
    for is_on, day in ((False, 1), (True, 2)):
        now = NOW + timedelta(days=day)
        subscriptions.choose(follower, is_on=is_on, every_days=1, now=now)
    assert send() == 0
    assert mailoutbox == []


def test_it_speaks_the_language_of_the_reader(follower, mailoutbox):
    AccountSettings.objects.update_or_create(user=follower, defaults={"language": "zh-hans"})
    send()
    assert mailoutbox[0].subject == "榜单：1 处异味有变化"
    assert "/zh-hans/" in mailoutbox[0].extra_headers["List-Unsubscribe"]


@pytest.mark.parametrize("problem", ["unverified", "closed"])
def test_nobody_is_written_to_without_a_proved_address_and_an_open_account(
    follower, mailoutbox, problem
):
    if problem == "unverified":
        follower.emailaddress_set.update(verified=False)
    else:
        follower.is_active = False
        follower.save()
    assert send() == 0
    assert mailoutbox == []


def test_one_click_ends_it_as_rfc_8058_wants_it(follower, mailoutbox, client):
    send()
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/en/" + headers["List-Unsubscribe"].strip("<>").split("/en/")[1]
    client.handler.enforce_csrf_checks = True
    assert client.get(path).status_code == 200
    follower.digest_settings.refresh_from_db()
    assert follower.digest_settings.is_on, "a look must not switch it off"
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    follower.digest_settings.refresh_from_db()
    assert not follower.digest_settings.is_on


def test_a_key_serves_once(follower, client):
    key = follower.digest_settings.key
    client.post(f"/en/notices/stop/{key}/")
    digest_on(follower, since=LATER)
    client.post(f"/en/notices/stop/{key}/")
    assert DigestSettings.objects.get(user=follower).is_on
    assert client.post("/en/notices/stop/no-such-key/").status_code == 200


def failing(monkeypatch):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("away")

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)


def test_a_letter_that_could_not_be_sent_is_sent_later_and_says_the_same(
    follower, mailoutbox, monkeypatch
):
    with monkeypatch.context() as broken:
        failing(broken)
        assert send() == 0
    assert send(LATER) == 0, "not at once"
    opened(board(), at=LATER)
    assert send(LATER + timedelta(minutes=3)) == 1
    assert len(mailoutbox) == 1


def test_a_crash_after_the_hand_over_sends_the_same_letter_with_the_same_id(
    follower, mailoutbox, monkeypatch
):
    with monkeypatch.context() as broken:
        broken.setattr(mailing, "_done", lambda *_args, **_kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send()
    assert send(LATER + timedelta(minutes=1)) == 0, "it is held for a while"
    assert send(LATER + timedelta(minutes=11)) == 1
    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.body == second.body


def test_after_the_last_attempt_the_next_digest_tells_it(follower, mailoutbox, monkeypatch):
    now = LATER
    with monkeypatch.context() as broken:
        failing(broken)
        for _ in range(mailing.MOST_ATTEMPTS):
            send(now)
            now += timedelta(hours=5)
    assert send(now) == 0
    assert send(now + timedelta(days=7)) == 1
    assert "Example Arena" in mailoutbox[0].body


def test_the_cap_holds_for_the_whole_site(settings, mailoutbox):
    settings.DIGESTS_PER_HOUR = 2
    on = board()
    for number in range(5):
        user = reader(f"reader-{number}")
        subscriptions.follow(user, Topic(board=on), now=NOW)
        digest_on(user)
    opened(on, at=NOW + timedelta(hours=1))
    assert [send(LATER + timedelta(minutes=each)) for each in (0, 10, 20)] == [2, 0, 0]
    assert [send(LATER + timedelta(hours=each)) for each in (2, 4, 6)] == [2, 1, 0]
    assert len({letter.to[0] for letter in mailoutbox}) == len(mailoutbox) == 5


def test_a_board_s_words_begin_no_line_of_the_letter(mailoutbox):
    user, on = reader(), board("Evil\nSubject: other\n\nHello")
    subscriptions.follow(user, Topic(board=on), now=NOW)
    digest_on(user)
    opened(on, at=NOW + timedelta(hours=1), values={"url": "https://x.example\n\nPay here"})
    send()
    lines = mailoutbox[0].body.splitlines()
    assert not any(line.startswith(("Subject: other", "Pay here")) for line in lines)
