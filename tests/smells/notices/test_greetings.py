"""Greetings go to addresses that never agreed: few for a board, by a person and to a host."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from leaderboards.models import AuditEvent
from smells.models import WebhookDelivery
from smells.notices import webhooks
from smells.notices.webhooks import MOST_GREETINGS, TooMany
from tests.factories import NOW, board
from tests.people import person
from tests.smells.notices.told import webhook

URL = "https://{}.example/in"


def greet(hook, *, by=None, now=NOW):
    return webhooks.greet(hook, by=by or hook.made_by, now=now)


@pytest.fixture
def owner(db):
    return person("owner")


def used_up(hook, *, by=None):
    for _ in range(MOST_GREETINGS):
        greet(hook, by=by)


def test_ten_a_day_for_a_board_whoever_asks_and_wherever_they_go(owner):
    on = board()
    used_up(webhook(on, owner, url=URL.format("one")))
    other = webhook(on, person("editor"), url=URL.format("other"))
    with pytest.raises(TooMany):
        greet(other, now=NOW + timedelta(hours=23))
    greet(other, now=NOW + timedelta(hours=25))


def test_ten_a_day_by_a_person_on_all_their_boards(owner):
    used_up(webhook(board("One"), owner, url=URL.format("one")))
    other = webhook(board("Other"), owner, url=URL.format("other"))
    with pytest.raises(TooMany):
        greet(other)
    greet(other, by=person("editor"))


def test_ten_a_day_to_a_host_however_it_is_spelled(owner):
    used_up(webhook(board("One"), owner, url="https://victim.example/a"))
    other = webhook(board("Other"), person("editor"), url="https://VICTIM.example.:443/b?c")
    with pytest.raises(TooMany):
        greet(other)
    assert WebhookDelivery.objects.count() == MOST_GREETINGS


def test_deleting_a_webhook_makes_nothing_undone(owner):
    on = board()
    for number in range(MOST_GREETINGS):
        hook = webhooks.make(on, URL.format(f"host{number}"), by=owner, now=NOW)
        greet(hook)
        webhooks.delete(hook, by=owner, now=NOW)
    assert WebhookDelivery.objects.count() == 0
    hook = webhooks.make(on, URL.format("last"), by=owner, now=NOW)
    with pytest.raises(TooMany):
        greet(hook)


def test_each_is_in_the_log_with_its_host_and_not_in_public(owner):
    greet(webhook(board(), owner, url="https://hook.example/in?token=secret"))
    event = AuditEvent.objects.get(action="webhook-greeted")
    assert (event.person, event.after, event.is_public) == (owner, {"host": "hook.example"}, False)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_no_more_than_ten():
    owner = person("owner")
    hooks = [webhook(board(f"Board {n}"), owner, url=URL.format(n)) for n in range(4)]
    barrier = Barrier(16)

    def run(number):
        barrier.wait(timeout=10)
        try:
            return greet(hooks[number % 4])
        except TooMany as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as pool:
        done = list(pool.map(run, range(16)))
    assert sum(isinstance(result, TooMany) for result in done) == 16 - MOST_GREETINGS
