"""Which reports of a board are public and count, as conditions of the database.

Reports are reached from the board by name, so that this package imports no other. What never
was public has no `opened_at`, whatever people have made of it since.
"""

from django.db.models import Q

from leaderboards.vocabulary import ReportSource, ReportState


def is_public(at: str = "reports__") -> Q:
    """Reports of today that are or were public; the study's labelled cases are history."""
    return Q(**{f"{at}source__in": ReportSource.of_today(), f"{at}opened_at__isnull": False})


def is_open(at: str = "reports__") -> Q:
    """Smells of today: confirmed, and neither ended nor accepted nor called false."""
    return is_public(at) & Q(**{f"{at}state__in": ReportState.open_states()})


def is_seen(at: str = "reports__") -> Q:
    """The raw count: with what is still seen, though people accepted it or called it false."""
    accepted = Q(**{f"{at}state": ReportState.ACCEPTED})
    dismissed = Q(**{f"{at}state": ReportState.FALSE_POSITIVE}) & ~Q(**{f"{at}evidence_mark": ""})
    return is_open(at) | (is_public(at) & (accepted | dismissed))
