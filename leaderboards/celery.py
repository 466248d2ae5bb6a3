"""The Celery application; `celery -A leaderboards …` finds it here."""

import os
from multiprocessing import Event
from typing import Any

from celery import Celery
from celery.signals import worker_shutting_down
from kombu.entity import Queue
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboards.settings")

TRANSPORT_ALIASES["files"] = "leaderboards.file_broker:Transport"
app = Celery("leaderboards")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    timezone="UTC",
)
# Workers serve them in turn, unless they are told which (-Q). Nothing in `asked` and `quick` takes
# longer than a minute, and somebody waits for it or watches, or it is to be told soon; a worker of
# their own never lets them wait for boards.
QUEUES = ("celery", "asked", "quick")
app.conf.task_queues = [
    Queue(name, routing_key=name)  # type: ignore[no-untyped-call]
    for name in QUEUES
]
app.conf.task_routes = {
    "crawler.tasks.look_for_proof": "asked",
    "leaderboards.tasks.post_mail": "asked",
    "leaderboards.tasks.send_mail": "asked",
    "smells.tasks.check_asked": "asked",
    "smells.tasks.recheck_now": "asked",
    "smells.tasks.send_reader_mail": "asked",
    "smells.tasks.send_due_boards": "quick",
    "smells.tasks.send_asked_rechecks": "quick",
    "smells.tasks.send_digests": "quick",
    "smells.tasks.send_webhooks": "quick",
}
app.autodiscover_tasks()

# Heard by all processes of a worker: what they hold they give back, and end soon.
is_ending = Event()


@worker_shutting_down.connect  # type: ignore[untyped-decorator]
def _say_that_it_ends(**_told: Any) -> None:
    is_ending.set()
