"""Nothing but greetings is sent before the receiver answered one with its challenge."""

import json
from datetime import timedelta

import pytest

from smells.models import WebhookDelivery
from smells.notices import announcing, delivery, webhooks
from tests.factories import NOW, board
from tests.people import maintainer
from tests.smells.notices.receiver import Receiver
from tests.smells.notices.told import opened, reader, webhook

pytestmark = pytest.mark.django_db


@pytest.fixture
def hook(settings):
    settings.HOST_GAP_SECONDS = 0
    on, keeper = board(), reader("keeper")
    maintainer(on, keeper)
    return webhook(on, keeper, agreed=False)


def echo(posted: bytes) -> tuple[int, str]:
    return 200, json.loads(posted).get("challenge", "")


def greet(hook, receiver, now=NOW) -> None:
    greeting = webhooks.greet(hook, by=hook.made_by, now=now)
    delivery.deliver_one(greeting.pk, now=now, client=receiver)
    hook.refresh_from_db()


@pytest.mark.parametrize(
    "answer", [200, (200, "thank you"), 404, (500, "k"), lambda posted: (500, echo(posted)[1])]
)
def test_an_address_that_does_not_answer_with_the_challenge_gets_no_event(hook, answer):
    receiver = Receiver(answer)
    greet(hook, receiver)
    opened(hook.board, at=NOW + timedelta(seconds=1))
    announcing.announce(now=NOW + timedelta(minutes=1))
    delivery.deliver_due(now=NOW + timedelta(minutes=1), client=receiver)
    assert hook.agreed_at is None
    assert len(receiver.got) == 1, "a greeting is tried once"


def test_the_challenge_in_the_answer_is_an_agreement(hook):
    greet(hook, Receiver(echo))
    assert hook.agreed_at == NOW
    opened(hook.board, at=NOW + timedelta(seconds=1))
    receiver = Receiver(echo)
    announcing.announce(now=NOW + timedelta(minutes=1))
    delivery.deliver_due(now=NOW + timedelta(minutes=1), client=receiver)
    assert json.loads(receiver.got[0][2])["kind"] == "opened"


def test_each_greeting_has_a_challenge_of_its_own(hook):
    for _ in range(2):
        webhooks.greet(hook, by=hook.made_by, now=NOW)
    first, second = WebhookDelivery.objects.all()
    assert first.body["challenge"] != second.body["challenge"]


def test_a_changed_secret_signs_beside_the_former_one_for_a_day(hook):
    former = hook.secret
    webhooks.rotate(hook, by=hook.made_by, now=NOW)
    webhooks.greet(hook, by=hook.made_by, now=NOW)
    row = WebhookDelivery.objects.select_related("webhook").get()
    parcel = delivery.Parcel(row, b"{}")
    within, after = NOW.timestamp() + 60, NOW.timestamp() + 86_401
    assert row.webhook.secret != former
    assert len(parcel.headers(within)["webhook-signature"].split(" ")) == 2
    assert len(parcel.headers(after)["webhook-signature"].split(" ")) == 1
