"""What a reader reports and what says the same already: an open report, or one that waits."""

from django.db.models import Q

from leaderboards.models import Board
from smells.fingerprint import address_key
from smells.models import PublicReport, Report


def open_report_like(row: PublicReport) -> Report | None:
    """The open report of the same smell at the same address; an objection joins none."""
    return None if row.is_objection else open_report_at(row.board, row.smell, row.entity, row.url)


def open_report_at(board: Board, smell: str, entity: str, url: str) -> Report | None:
    """A public, open report of this smell at this address, of the same entity where one is said."""
    if not smell:
        return None
    place = address_key(url)
    for report in board.reports.open().filter(smell=smell).order_by("pk"):
        if address_key(report.url) == place and (not entity or report.entity == entity):
            return report
    return None


def waiting_like(row: PublicReport) -> PublicReport | None:
    """The waiting one that says the same: the same objection, or the same smell at the address."""
    others = PublicReport.objects.waiting().filter(board=row.board).exclude(pk=row.pk)
    if row.is_objection:
        return others.objections().filter(about=row.about).first()
    if not row.smell:
        return None
    same = others.of_smells().filter(smell=row.smell)
    if row.entity:
        same = same.filter(Q(entity=row.entity) | Q(entity=""))
    place = address_key(row.url)
    return next((other for other in same if address_key(other.url) == place), None)
