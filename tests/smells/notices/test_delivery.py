"""From an event to its receiver: once announced, sent until it is taken, given up in the end."""

import json
from datetime import timedelta

import pytest

from crawler.fetch.errors import RateLimited, Stalled, TimedOut
from crawler.observation import Hop
from leaderboards.models import AuditEvent
from smells.models import Webhook, WebhookDelivery
from smells.notices import announcing, delivery, results, webhooks
from tests.factories import NOW, board, report
from tests.people import maintainer
from tests.smells.notices.receiver import Receiver
from tests.smells.notices.told import event, opened, reader, webhook

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def hook(settings) -> Webhook:
    settings.HOST_GAP_SECONDS = 0
    on, keeper = board("Example Arena"), reader("keeper")
    maintainer(on, keeper)
    return webhook(on, keeper)


def run(receiver: Receiver, *, now=SOON) -> int:
    announcing.announce(now=now)
    return delivery.deliver_due(now=now, client=receiver)


def test_an_event_is_told_once_with_its_public_facts(hook):
    told, receiver = opened(hook.board), Receiver()
    assert [run(receiver), run(receiver, now=SOON + timedelta(hours=1))] == [1, 0]
    ((url, headers, posted),) = receiver.got
    body = json.loads(posted)
    assert url == hook.url
    assert headers["webhook-id"] == body["id"]
    assert (body["kind"], body["report"]["id"]) == ("opened", told.report_id)
    assert body["board"]["name"] == "Example Arena"
    assert body["report"]["message"]["en"] != body["report"]["message"]["zh-hans"]


def test_what_is_not_public_is_not_told(hook):
    suspected = report(hook.board, state="suspected")
    event(suspected, "disputed", reason="", actor="maintainer")
    event(suspected, "suspected", before="", reason="first-seen")
    opened(board())
    opened(hook.board, at=NOW - timedelta(minutes=1))  # before the webhook was there
    receiver = Receiver()
    assert run(receiver) == 0
    assert receiver.got == []


def test_an_event_that_is_written_late_is_told_all_the_same(hook):
    opened(hook.board, at=NOW + timedelta(minutes=9))
    receiver = Receiver()
    run(receiver, now=NOW + timedelta(minutes=10))
    opened(hook.board, at=NOW + timedelta(minutes=2))
    run(receiver, now=NOW + timedelta(minutes=11))
    assert len(receiver.got) == 2


def test_it_is_sent_again_ever_later_and_given_up(hook):
    opened(hook.board)
    receiver, now, waits = Receiver(500), SOON, []
    run(receiver)
    while (row := WebhookDelivery.objects.get()).next_attempt_at:
        waits.append(row.next_attempt_at - now)
        now = row.next_attempt_at
        run(receiver, now=now - timedelta(seconds=1))
        run(receiver, now=now)
    assert waits == list(results.BACK_OFF)
    assert len(receiver.got) == 7
    assert len({headers["webhook-id"] for _, headers, _ in receiver.got}) == 1
    hook.refresh_from_db()
    assert (hook.failures, hook.is_on) == (1, True)


def test_five_given_up_in_a_row_switch_it_off_and_its_maker_is_told(
    hook, mailoutbox, django_capture_on_commit_callbacks, monkeypatch
):
    told = []
    monkeypatch.setattr(
        webhooks, "tell", lambda user, name, **more: told.append((user, name, more))
    )
    now = SOON
    for number in range(5):
        opened(hook.board, at=now)
        announcing.announce(now=now)
        WebhookDelivery.objects.filter(attempts=0).update(attempts=6)
        delivery.deliver_due(now=now, client=Receiver(TimedOut("no answer")))
        now += timedelta(hours=1)
        hook.refresh_from_db()
        assert hook.is_on is (number < 4)
    assert hook.stopped_because == "failing"
    ((user, name, more),) = told
    assert (user, name, more["because"]) == (hook.made_by, "webhook_stopped", "failing")
    assert AuditEvent.objects.get(action="webhook-changed").is_public is False


def test_a_success_ends_the_row_of_failures(hook):
    Webhook.objects.update(failures=4)
    opened(hook.board)
    run(Receiver(204))
    hook.refresh_from_db()
    assert hook.failures == 0


def test_410_switches_it_off_at_once(hook):
    opened(hook.board)
    opened(hook.board, at=NOW + timedelta(seconds=1))
    run(Receiver(410))
    hook.refresh_from_db()
    assert (hook.is_on, hook.stopped_because) == (False, "gone")
    assert not WebhookDelivery.objects.filter(next_attempt_at__isnull=False).exists()


def test_who_lost_the_board_is_told_no_more(hook):
    opened(hook.board)
    announcing.announce(now=SOON)
    hook.board.maintainers.all().delete()
    receiver = Receiver()
    run(receiver, now=SOON + timedelta(seconds=20))
    hook.refresh_from_db()
    assert (receiver.got, hook.is_on, hook.stopped_because) == ([], False, "lost")


def test_what_was_taken_back_meanwhile_is_not_sent(hook):
    told = opened(hook.board)
    announcing.announce(now=SOON)
    told.report.opened_at = None
    told.report.save()
    receiver = Receiver()
    assert delivery.deliver_due(now=SOON, client=receiver) == 0
    assert receiver.got == []
    assert WebhookDelivery.objects.get().next_attempt_at is None


def test_a_worker_that_dies_is_followed_by_another(hook):
    opened(hook.board)
    announcing.announce(now=SOON)

    def dies():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delivery.deliver_due(now=SOON, client=dies)
    receiver = Receiver()
    delivery.deliver_due(now=SOON + timedelta(minutes=1), client=receiver)
    assert receiver.got == [], "another worker may still hold it"
    delivery.deliver_due(now=SOON + results.HOLD, client=receiver)
    assert len(receiver.got) == 1


def test_whoever_held_it_before_has_no_say_any_more(hook):
    opened(hook.board)
    announcing.announce(now=SOON)
    (late,) = delivery._take(delivery._due(SOON), SOON)
    delivery.deliver_due(now=SOON + results.HOLD, client=Receiver())
    results.settle(late, results.Result(500), now=SOON + results.HOLD)
    assert WebhookDelivery.objects.get().delivered_at == SOON + results.HOLD


def test_an_answer_that_cannot_be_read_to_its_end_was_still_taken(hook):
    opened(hook.board)
    assert run(Receiver(Stalled("it did not arrive", (Hop(hook.url, 200),)))) == 1


def test_a_wait_of_our_own_counts_as_no_attempt(hook):
    opened(hook.board)
    run(Receiver(RateLimited("not now")))
    row = WebhookDelivery.objects.get()
    assert (row.attempts, row.next_attempt_at) == (0, SOON + results.PUT_OFF)


def test_a_slow_receiver_does_not_hold_up_another(hook):
    for second in range(30):
        opened(hook.board, at=NOW + timedelta(seconds=second))
    other = webhook(board(), hook.made_by, url="https://other.example.org/")
    maintainer(other.board, hook.made_by)
    opened(other.board, at=NOW + timedelta(seconds=40))
    receiver = Receiver(500)
    run(receiver)
    urls = [url for url, _, _ in receiver.got]
    assert (urls.count(hook.url), urls.count(other.url)) == (5, 1)


def test_old_messages_are_forgotten_and_not_told_again(hook):
    opened(hook.board)
    run(Receiver())
    month = SOON + timedelta(days=31)
    assert announcing.forget_old_messages(now=month) == 1
    receiver = Receiver()
    run(receiver, now=month)
    assert receiver.got == []
