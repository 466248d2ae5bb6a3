"""A board to report on, a way to fill in the form, and mail that is sent at once."""

import pytest
from celery import current_app

from tests.smells.readers.written import HOME, WRONG


@pytest.fixture(autouse=True)
def _fewer_tries(monkeypatch):
    """The task is as hard as a test can wait for."""
    monkeypatch.setattr("smells.challenge.TRIES", (2, 4))


@pytest.fixture(autouse=True)
def _sent_at_once(monkeypatch, settings):
    """What a worker would do, without one; `on_commit` is left to the tests."""
    from leaderboards import tasks
    from smells import reader_mail

    def send_task(name, args=(), **_options):
        if name == reader_mail.TASK:
            reader_mail.deliver(*args)

    monkeypatch.setattr(current_app, "send_task", send_task)
    monkeypatch.setattr(tasks.send_mail, "delay", tasks.send_mail.run)


@pytest.fixture
def board(db):
    from tests import factories

    return factories.board("Board of Readers", slug="of-readers", url=HOME)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def send(client, committed):
    """The second step sent by a visitor; what is not named is as most would leave it."""

    def send(slug="of-readers", *, language="en", by=None, **more):
        form = {"description": WRONG, "place": "0", "smell": "missing", "step": "send"}
        form |= {"entity": "submission-channel", "verified_by": "challenge", **more}
        with committed():
            return (by or client).post(f"/{language}/boards/{slug}/report/", form)

    return send


@pytest.fixture
def waiting(board):
    """A reader's report as it waits for a curator."""
    from smells.public_report_states import Verification
    from smells.public_reports import Sender, Written, send
    from tests.factories import NOW

    def waiting(description=WRONG, *, on=None, now=NOW, way="challenge", **more):
        words = {"url": HOME, "language": "en", "smell": "missing", **more}
        person = words.pop("person", None)
        written = Written(on or board, description, **words)
        return send(written, Sender(Verification(way), "n", person=person), now=now).report

    return waiting
