"""Who may read a report that is not public: its board's maintainers, and curators, some of them."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.http import Http404

from leaderboards.people import standings
from leaderboards.permissions import Action, may
from smells.desk import is_for_maintainers
from smells.models import Report


def report_for(user: AbstractBaseUser | AnonymousUser, pk: int) -> Report:
    """The report, with its board, as this person may read it. Else it is not found (Http404).

    Suspicions of ours that still count up are nobody's business; what is held, and hints, are
    that of the board's maintainers.
    """
    reports = Report.objects.for_list()
    if not isinstance(user, User):
        reports = reports.public()
    report = reports.filter(pk=pk).first()
    if report is None or not _may_read(user, report):
        raise Http404
    return report


def _may_read(user: AbstractBaseUser | AnonymousUser, report: Report) -> bool:
    if report.is_of_study or report.opened_at is not None:
        return True
    knows = is_for_maintainers(report) and report.board is not None
    return knows and may(standings(user, report.board), Action.CONFIRM_HINT)
