"""The pages of a board's webhooks: for its maintainers alone, and the secret once."""

import json
import logging

import pytest

from leaderboards.account.export import everything_of
from leaderboards.models import AuditEvent
from smells.models import Webhook, WebhookDelivery
from tests.factories import NOW, board
from tests.people import people_of
from tests.smells.notices.told import webhook

pytestmark = pytest.mark.django_db
URL = "https://hooks.example.org/in?token=of-the-receiver"


@pytest.fixture
def on():
    return board("Example Arena", slug="example")


@pytest.fixture
def people(on):
    return people_of(on)


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    handed_over = []

    class Task:
        @staticmethod
        def apply_async(args, queue):
            handed_over.append((args, queue))

    monkeypatch.setattr("smells.views.notices_webhooks.deliver_greeting", Task)
    return handed_over


def path(of: Webhook | None = None, what: str = "") -> str:
    rest = f"{of.pk}/" + (f"{what}/" if what else "") if of else ""
    return f"/en/boards/example/webhooks/{rest}"


def test_the_secret_is_shown_once(client, people):
    client.force_login(people.owner)
    made = client.post(path(), {"url": URL})
    hook = Webhook.objects.get()
    assert made["Location"] == path(hook)
    first = client.get(path(hook))
    assert hook.secret in first.content.decode()
    assert "no-store" in first["Cache-Control"]
    for again in (path(hook), path()):
        assert hook.secret not in client.get(again).content.decode()
    assert not AuditEvent.objects.filter(is_public=True).exists()


def test_a_new_secret_is_shown_once_and_only_to_who_made_it(client, people, on):
    hook = webhook(on, people.owner)
    client.force_login(people.owner)
    client.post(path(hook, "rotate"))
    hook.refresh_from_db()
    client.force_login(people.editor)
    assert hook.secret not in client.get(path(hook)).content.decode()


@pytest.mark.parametrize("who", ["visitor", "stranger", "curator"])
def test_nobody_else_sees_or_changes_them(client, people, on, who):
    hook = webhook(on, people.owner)
    if person := getattr(people, who):
        client.force_login(person)
    expected = 403 if person else 302
    assert client.get(path()).status_code == expected
    assert client.get(path(hook)).status_code == expected
    assert client.post(path(), {"url": URL}).status_code == expected
    for what in ("greet", "rotate", "on", "off", "delete"):
        assert client.post(path(hook, what)).status_code == expected
    hook.refresh_from_db()
    assert (hook.is_on, Webhook.objects.count()) == (True, 1)
    assert not WebhookDelivery.objects.exists()


def test_a_webhook_of_another_board_is_not_found(client, people):
    other = webhook(board(), people.stranger)
    client.force_login(people.owner)
    assert client.get(path(other)).status_code == 404
    assert client.post(path(other, "delete")).status_code == 404


def test_changes_are_posts_with_a_token(people, on):
    from django.test import Client

    hook = webhook(on, people.owner)
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner)
    assert client.get(path(hook, "delete")).status_code == 405
    assert client.post(path(hook, "delete")).status_code == 403
    assert Webhook.objects.exists()


def test_a_greeting_is_handed_to_a_worker_and_the_page_looks_again(client, people, on, sent):
    hook = webhook(on, people.owner, agreed=False)
    client.force_login(people.editor)
    client.post(path(hook, "greet"))
    assert sent == [([WebhookDelivery.objects.get().pk], "asked")]
    assert 'http-equiv="refresh"' in client.get(path(hook)).content.decode()


def test_off_on_and_delete_are_written_down_without_address_or_secret(client, people, on):
    hook = webhook(on, people.owner, url=URL)
    client.force_login(people.editor)
    for what in ("off", "on", "rotate", "delete"):
        client.post(path(hook, what))
    events = list(AuditEvent.objects.order_by("pk"))
    assert [event.action for event in events] == ["webhook-changed"] * 3 + ["webhook-deleted"]
    assert {event.person_id for event in events} == {people.editor.pk}
    told = json.dumps([[event.before, event.after, event.reason] for event in events])
    assert "hooks.example.org" in told
    assert "of-the-receiver" not in told
    assert "whsec_" not in told


def test_whoever_switches_it_on_answers_for_it(client, people, on):
    hook = webhook(on, people.owner)
    client.force_login(people.editor)
    for what in ("off", "on"):
        client.post(path(hook, what))
    hook.refresh_from_db()
    assert hook.made_by == people.editor


def test_other_maintainers_see_the_host_of_an_address_alone(client, people, on):
    hook = webhook(on, people.owner, url=URL)
    client.force_login(people.editor)
    page = client.get(path(hook)).content.decode() + client.get(path()).content.decode()
    assert "hooks.example.org" in page
    assert "of-the-receiver" not in page


def test_what_a_receiver_says_is_escaped(client, people, on):
    hook = webhook(on, people.owner)
    WebhookDelivery.objects.create(
        webhook=hook,
        key="msg_1",
        body={"kind": "opened"},
        created_at=NOW,
        attempts=1,
        status=500,
        said="<script>alert(1)</script>",
    )
    client.force_login(people.owner)
    page = client.get(path(hook)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_board_has_five_at_most_and_what_was_typed_is_kept(client, people, on):
    for _ in range(5):
        webhook(on, people.owner)
    client.force_login(people.owner)
    page = client.post(path(), {"url": URL})
    assert Webhook.objects.count() == 5
    assert "at most five webhooks" in page.content.decode()
    assert URL.replace("&", "&amp;") in page.content.decode()


def test_no_copy_and_no_log_holds_a_secret(client, people, caplog):
    caplog.set_level(logging.DEBUG)
    client.force_login(people.owner)
    client.post(path(), {"url": URL})
    hook = Webhook.objects.get()
    client.post(path(hook, "greet"))
    kept = json.dumps(everything_of(people.owner, now=NOW), default=str)
    assert URL in kept
    assert hook.secret not in kept + caplog.text + repr(hook) + str(hook)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_pages_are_there_in_both_languages(client, people, on, language):
    hook = webhook(on, people.owner)
    client.force_login(people.owner)
    for page in (path(), path(hook)):
        assert client.get(page.replace("/en/", f"/{language}/")).status_code == 200


def test_our_own_words_on_a_failure_are_in_the_readers_language(client, people, on):
    hook = webhook(on, people.owner)
    for number, said in enumerate(["there is no such host name", "no thanks"]):
        WebhookDelivery.objects.create(
            webhook=hook, key=f"msg_{number}", body={"kind": "hello"}, created_at=NOW, said=said
        )
    client.force_login(people.owner)
    page = client.get(path(hook).replace("/en/", "/zh-hans/")).content.decode()
    assert "没有这个主机名" in page and "there is no such host name" not in page
    assert "no thanks" in page
