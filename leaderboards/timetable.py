"""What the clock starts, and how often. Pure: tasks are named, not imported."""

from typing import Any

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600


def timetable(*, due_every_seconds: int) -> dict[str, dict[str, Any]]:
    """Celery beat's schedule; times in seconds."""
    return {
        "send-due-boards": {
            "task": "smells.tasks.send_due_boards",
            "schedule": due_every_seconds,
            "options": {"expires": 60},
        },
        "look-for-copies": {"task": "smells.tasks.look_for_copies", "schedule": HOUR},
        "forget-what-is-old": {"task": "smells.tasks.forget_what_is_old", "schedule": DAY},
    }
