"""What readers report, until it waits for a curator: sending, proving, joining, forgetting.

Every write is one transaction. What two readers send at once about one board is put in order by
a lock on that board.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.link_secrets import hashed, new_token
from leaderboards.models import Board
from leaderboards.vocabulary import ActorKind
from smells import reader_mail
from smells.models import PublicReport, Report
from smells.models.public_report import TO_VERIFY
from smells.public_report_states import PublicReportState, Verification
from smells.report_limits import Over, mark_of, over
from smells.report_secrets import proved_by
from smells.same_reports import open_report_like, waiting_like

ANEW = "new"  # the reader's word that it is none of the open ones
KEEP_NETWORK = timedelta(days=2)
# A letter that could not be sent within this time will not be.
KEEP_ADDRESS = timedelta(days=7)


@dataclass(frozen=True)
class Written:
    """What a reader says. `same_as` is the open report it joins, if any; ANEW joins none."""

    board: Board
    description: str
    url: str
    language: str
    smell: str = ""
    suggested_smell: str = ""
    entity: str = ""
    evidence_url: str = ""
    about: Report | None = None
    same_as: Report | str = ""


@dataclass(frozen=True)
class Sender:
    """What vouches for the sender. `network` is a keyed hash."""

    verified_by: Verification
    network: str
    person: User | None = None
    email: str = ""
    challenge_sha256: str = ""
    wants_outcome: bool = False


@dataclass(frozen=True)
class Sent:
    """`token` is the secret of the page on which the outcome is followed; nobody has it again."""

    report: PublicReport
    token: str


class NotTaken(Exception):
    """The challenge was not solved, or was used already."""


class TooMany(Exception):
    """A cap is reached; `over` says which."""

    def __init__(self, over: Over) -> None:
        super().__init__(over.told)
        self.over = over


def send(written: Written, sender: Sender, *, now: datetime) -> Sent:
    """Keep a reader's report. By mail it waits for its link; else it is before the curators.

    Raises TooMany, NotTaken.
    """
    token = new_token()
    by_mail = sender.verified_by is Verification.EMAIL
    try:
        with transaction.atomic():
            _check_caps(written.board, sender, now)
            is_second = by_mail and _has_link(sender.email, now)
            row = (_counted if is_second else _row)(written, sender, now)
            row.follow_sha256 = hashed(token)
            row.save()
            if by_mail:
                reader_mail.send_link(row)
            else:
                _receive(row, joins_open=written.same_as != ANEW, now=now)
    except IntegrityError as error:
        raise NotTaken from error
    return Sent(row, token)


def _check_caps(board: Board, sender: Sender, now: datetime) -> None:
    by_mail = sender.verified_by is Verification.EMAIL
    reached = over(board, network=sender.network, person=sender.person, by_mail=by_mail, now=now)
    if reached:
        raise TooMany(reached)


def _has_link(email: str, now: datetime) -> bool:
    """Whether a link to this address waits to be opened. One that is too late gives way."""
    marked = PublicReport.objects.filter(mail_mark=mark_of(email))
    marked.filter(created_at__lte=now - TO_VERIFY).update(mail_mark="")
    return marked.exists()


def _counted(written: Written, sender: Sender, now: datetime) -> PublicReport:
    """What is kept where a link to the address waits already: that somebody asked, and no word.

    The caps count it as they count a first one, and it has a letter that is never sent, so that
    nobody can tell by anything whether the address has been given before.
    """
    return PublicReport(
        board=written.board,
        state=PublicReportState.UNVERIFIED.value,
        language=written.language,
        verified_by=sender.verified_by.value,
        network=sender.network,
        created_at=now,
    )


def _row(written: Written, sender: Sender, now: datetime) -> PublicReport:
    return PublicReport(
        board=written.board,
        about=written.about,
        is_objection=written.about is not None,
        state=PublicReportState.UNVERIFIED.value,
        smell=written.smell,
        suggested_smell=written.suggested_smell,
        entity=written.entity,
        url=written.url,
        evidence_url=written.evidence_url,
        description=written.description,
        language=written.language,
        report=written.same_as if isinstance(written.same_as, Report) else None,
        reporter=sender.person,
        email=sender.email,
        mail_mark=mark_of(sender.email) if sender.email else "",
        wants_outcome=sender.wants_outcome,
        verified_by=sender.verified_by.value,
        challenge_sha256=sender.challenge_sha256,
        network=sender.network,
        created_at=now,
    )


def followed(token: str) -> PublicReport | None:
    """The report whose outcome this secret shows."""
    rows = PublicReport.objects.select_related("board", "report__board", "about", "joined")
    return rows.filter(follow_sha256=hashed(token)).first()


def to_be_proved(proof: str, *, now: datetime) -> PublicReport | None:
    """The report whose link this is; None when it is forged, used or late."""
    if (pk := proved_by(proof)) is None:
        return None
    return PublicReport.objects.in_time(now).select_related("board").filter(pk=pk).first()


def prove(row: PublicReport, *, now: datetime) -> str | None:
    """The reader opened the link. Returns the secret to follow it by; None when it was used."""
    token = new_token()
    with transaction.atomic():
        taken = (
            PublicReport.objects.in_time(now)
            .filter(pk=row.pk)
            .update(
                state=PublicReportState.WAITING.value,
                follow_sha256=hashed(token),
                mail_mark="",
                email=row.email if row.wants_outcome else "",
            )
        )
        if taken != 1:
            return None
        row.refresh_from_db()
        _receive(row, joins_open=False, now=now)
    return token


def _receive(row: PublicReport, *, joins_open: bool, now: datetime) -> None:
    """Put it before the curators, or join it to what says the same."""
    Board.objects.select_for_update().get(pk=row.board_id)
    row.verified_at = now
    row.state = PublicReportState.WAITING.value
    if row.report is None and joins_open:
        row.report = open_report_like(row)
    if row.report is not None and not row.report.is_open:
        row.report = None
    if row.report is None:
        row.joined = waiting_like(row)
    if row.report is not None:
        row.email = ""  # the page that comes next tells the outcome
    is_joined = row.report is not None or row.joined is not None
    row.state = (PublicReportState.MERGED if is_joined else PublicReportState.WAITING).value
    row.save()
    _write_down(row, now)


def _write_down(row: PublicReport, now: datetime) -> None:
    """That a report came, without who sent it: what is in the log stays there for ever."""
    merged = row.state == PublicReportState.MERGED
    record(
        AuditAction.PUBLIC_REPORT_MERGED if merged else AuditAction.PUBLIC_REPORT_MADE,
        at=now,
        actor=ActorKind.PERSON,
        board=row.board,
        subject=f"public-report:{row.pk}",
        after={
            "smell": row.smell,
            "verified_by": row.verified_by,
            "objection_to": row.about_id,
            "report": row.report_id,
            "joined": row.joined_id,
        },
        is_public=False,
    )


def forget(*, now: datetime) -> int:
    """Delete what was never proved, and the networks that count no more. Returns how many."""
    late = PublicReport.objects.filter(
        state=PublicReportState.UNVERIFIED, created_at__lte=now - TO_VERIFY
    )
    deleted, _ = late.delete()
    old = PublicReport.objects.filter(created_at__lte=now - KEEP_NETWORK)
    old.exclude(network="").update(network="")
    ended = PublicReport.objects.filter(decided_at__lte=now - KEEP_ADDRESS)
    ended.exclude(email="").update(email="")
    return deleted
