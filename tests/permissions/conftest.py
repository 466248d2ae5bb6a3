"""One board with everybody, made once a module; what a test does to it is taken back after it."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def _built(django_db_setup, django_db_blocker) -> Iterator[object]:
    from django.db import transaction

    from tests.permissions.world import build

    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def world(_built, db) -> object:
    """`db` takes back what the test did; the board stays, since it was made outside."""
    return _built


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch) -> None:
    """What is asked of a worker is not sent: here it is asked who may ask."""
    from celery import current_app
    from celery.app.task import Task

    monkeypatch.setattr(Task, "apply_async", lambda *_args, **_options: None)
    monkeypatch.setattr(current_app, "send_task", lambda *_args, **_options: None)
