"""Celery on a machine where things go wrong: `python -m tests.journeys.tampered worker …`.

CLOCK_AHEAD names a file with the seconds that this machine's clock is ahead; DEADLY_BOARD is the
slug of a board on which whoever looks at it is killed, as by a lack of memory.
"""

import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path


def set_clock(file: Path) -> None:
    from django.utils import timezone

    now, seconds = timezone.now, time.time
    timezone.now = lambda: now() + timedelta(seconds=float(file.read_text()))
    time.time = lambda: seconds() + float(file.read_text())


def make_deadly(slug: str) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaderboards.settings")
    django.setup()
    from smells import answered

    examine = answered.examine

    def deadly(observation):
        if observation.board == slug:
            os.kill(os.getpid(), signal.SIGKILL)
        return examine(observation)

    answered.examine = deadly


def main() -> None:
    if file := os.environ.get("CLOCK_AHEAD"):
        set_clock(Path(file))
    if slug := os.environ.get("DEADLY_BOARD"):
        make_deadly(slug)
    from celery.__main__ import main as celery

    sys.argv[:1] = ["celery", "-A", "leaderboards"]
    celery()


if __name__ == "__main__":
    main()
