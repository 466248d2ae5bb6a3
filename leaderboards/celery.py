"""The Celery application; `celery -A leaderboards …` finds it here."""

import os

from celery import Celery
from kombu.entity import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboards.settings")

app = Celery("leaderboards")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Workers serve both in turn: a visitor who asked for a check does not wait behind all boards.
app.conf.task_queues = [
    Queue(name, routing_key=name)  # type: ignore[no-untyped-call]
    for name in ("celery", "asked")
]
app.conf.task_routes = {"smells.tasks.check_asked": "asked"}
app.autodiscover_tasks()
