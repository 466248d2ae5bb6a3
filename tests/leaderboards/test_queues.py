"""Which tasks may wait behind batches of boards, and which may not."""

import pytest
from celery import current_app

from leaderboards.celery import QUEUES, app


@pytest.mark.parametrize(
    ("task", "queue"),
    [
        ("smells.tasks.send_webhooks", "quick"),
        ("smells.tasks.send_digests", "quick"),
        ("smells.tasks.send_reader_mail", "asked"),
        ("leaderboards.tasks.send_mail", "asked"),
    ],
)
def test_what_somebody_waits_to_be_told_does_not_wait_for_boards(task, queue):
    assert app.amqp.router.route({}, task)["queue"].name == queue


def test_every_routed_task_is_there_and_every_queue_is_served():
    app.loader.import_default_modules()
    assert set(app.conf.task_routes) <= set(current_app.tasks)
    assert set(app.conf.task_routes.values()) <= set(QUEUES)
