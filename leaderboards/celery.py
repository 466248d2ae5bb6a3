"""The Celery application; `celery -A leaderboards …` finds it here."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboards.settings")

app = Celery("leaderboards")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
