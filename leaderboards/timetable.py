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
        "send-asked-rechecks": {
            "task": "smells.tasks.send_asked_rechecks",
            "schedule": MINUTE,
            "options": {"expires": MINUTE},
        },
        "forget-unproved-reports": {
            "task": "smells.tasks.forget_unproved_reports",
            "schedule": HOUR,
        },
        "send-webhooks": {
            "task": "smells.tasks.send_webhooks",
            "schedule": MINUTE // 4,
            "options": {"expires": MINUTE},
        },
        "send-digests": {
            "task": "smells.tasks.send_digests",
            "schedule": 5 * MINUTE,
            "options": {"expires": 5 * MINUTE},
        },
        "forget-old-messages": {"task": "smells.tasks.forget_old_messages", "schedule": DAY},
        "look-at-claims": {
            "task": "crawler.tasks.look_at_claims",
            "schedule": HOUR,
            "options": {"expires": HOUR},
        },
        "let-time-pass": {
            "task": "smells.tasks.let_time_pass",
            "schedule": 10 * MINUTE,
            "options": {"expires": 10 * MINUTE},
        },
        "look-for-copies": {"task": "smells.tasks.look_for_copies", "schedule": HOUR},
        "forget-what-is-old": {"task": "smells.tasks.forget_what_is_old", "schedule": DAY},
        "forget-unused-accounts": {
            "task": "leaderboards.tasks.forget_unused_accounts",
            "schedule": DAY,
        },
    }
