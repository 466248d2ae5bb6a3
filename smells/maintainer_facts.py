"""A board's leaderboard.yml becomes facts of its maintainers, and is remembered.

Its facts replace only what its maintainers said before, as any source's do; what the file drops
is withdrawn. A file that cannot be read leaves all as it was.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from crawler.declared import Declared, declared_in
from crawler.look_at_file import FileLook, Found
from crawler.maintainer_file import MaintainerFile, Problem, parse
from crawler.maintainer_file_places import NAME
from crawler.maintainer_file_read import MaintainerFileRead, next_ask
from crawler.storable import storable
from leaderboards import audit
from leaderboards.audit_actions import AuditAction
from leaderboards.identity import platform_of
from leaderboards.importers.create import listing_of
from leaderboards.importers.load import digest_of
from leaderboards.importers.statements import replace_statements
from leaderboards.models import Board, SourceRecord
from leaderboards.naming import settle
from leaderboards.records import BoardRecord, CadenceRecord, LocationRecord
from leaderboards.vocabulary import ActorKind, CadenceKind, LocationRole, Source
from smells.accepted_entries import read_since, unknown_rules
from smells.accepted_in_file import apply_accepted
from smells.maintainer_homes import is_own_home, not_its_own, unstated_homes
from smells.models import ReportEvent

# A file that is away for a moment, while something is being published, is not withdrawn.
AWAY = timedelta(hours=20)


@dataclass(frozen=True)
class FileNow:
    """What was seen of a board's file, and what holds: `said`, read at `url`; None without one.

    `problems` are those of the file as it was read now. `is_new`: it says something else than
    before. `is_gone`: it was taken away, and what it said is withdrawn.
    """

    look: FileLook | None = None
    row: MaintainerFileRead | None = None
    said: MaintainerFile | None = None
    url: str = ""
    problems: tuple[Problem, ...] = ()
    is_new: bool = False
    is_gone: bool = False
    is_usable: bool = True

    @property
    def declared(self) -> Declared | None:
        return declared_in(self.said, self.url) if self.said else None


def file_now(
    board: Board, look: FileLook | None, row: MaintainerFileRead | None, *, at: datetime
) -> FileNow:
    """What holds after this look, where `row` is what was known; nothing is written."""
    if look and look.found is Found.READ:
        return _read_now(board, look, row, at=at)
    missing = row.missing_since if row else None
    if look and look.found is Found.ABSENT and missing and at - missing >= AWAY:
        return FileNow(look, row, is_gone=True)
    if row is None or not row.text:
        return FileNow(look, row)
    return FileNow(look, row, row.parsed(today=at.date()), row.url)


def _read_now(
    board: Board, look: FileLook, row: MaintainerFileRead | None, *, at: datetime
) -> FileNow:
    read = parse(look.body, today=at.date())
    before = row.parsed(today=at.date()) if row and row.text else None
    url = row.url if row and row.text else ""
    found = [*read.problems, *unknown_rules(read), *unstated_homes(board, read)]
    usable = read.is_readable
    if usable and (shared := not_its_own(board, read, look.url)):
        usable, found = False, [*found, shared]
    problems = tuple(found)
    if usable:
        is_new = before is None or url != look.url or _bare(read) != _bare(before)
        return FileNow(look, row, read, look.url, problems, is_new)
    was_usable = row is None or row.is_readable
    return FileNow(look, row, before, url, problems, was_usable, is_usable=False)


def _bare(said: MaintainerFile) -> MaintainerFile:
    """What it says, wherever in the file: a comment or another order of lines says nothing new."""
    accepted = tuple(replace(entry, line=0) for entry in said.accepted)
    return replace(said, problems=(), rhythm_line=0, lines={}, accepted=accepted)


def keep_file(board: Board, now: FileNow, *, at: datetime) -> list[ReportEvent]:
    """Write what was seen down, with the facts, and accept what it accepts.

    In the transaction of the check, after its findings have met the reports.
    """
    look = now.look
    if look is None and now.row is None:
        return []
    if now.is_gone and now.row:
        _withdraw(board, now.row, look, at=at)
        return apply_accepted(board, None, since={}, at=at)
    before = now.row.sha256 if now.row else ""
    known = now.row.accepted_since if now.row else {}
    since = read_since(known, now.said, at=at)
    if look and look.found is not Found.UNKNOWN:
        _remember(board, now, look, since, at=at)
    if now.said is not None:
        _write_facts(board, record_of(board, now.said, on=at.date()))
    if now.is_new:
        _tell(board, now, before, at=at)
    if now.said is None:
        return []
    return apply_accepted(board, now.said, since=since, at=at)


def _remember(
    board: Board, now: FileNow, look: FileLook, since: dict[str, str], *, at: datetime
) -> None:
    row = now.row or MaintainerFileRead(board=board, next_ask_at=at)
    row.board = board  # with its addresses
    row.note(look, now=at)
    if look.found is Found.READ:
        row.url, row.sha256 = look.url, look.sha256
        row.etag, row.modified = look.etag, look.modified
        row.problems = storable([problem.to_plain() for problem in now.problems])
        row.is_readable = now.is_usable
        if now.is_usable and now.said:
            row.text, row.contact = look.body.decode("utf-8-sig"), now.said.contact
            row.read_at = at if now.is_new else row.read_at
            row.accepted_since = since
    row.save()


def _withdraw(
    board: Board, row: MaintainerFileRead, look: FileLook | None, *, at: datetime
) -> None:
    replace_statements(board, Source.MAINTAINER, [])
    SourceRecord.objects.filter(board=board, source=Source.MAINTAINER.value).delete()
    settle(board)
    audit.record(
        AuditAction.MAINTAINER_FILE_READ,
        at=at,
        actor=ActorKind.RECHECK,
        board=board,
        subject=row.url[:80],
        reason="withdrawn",
        before={"sha256": row.sha256},
        after={},
    )
    asked = len(look.asked) if look else 0
    MaintainerFileRead.objects.filter(pk=row.pk).delete()
    MaintainerFileRead.objects.create(
        board=board,
        accepted_since=row.accepted_since,
        asked=asked,
        next_ask_at=next_ask(asked, asked, now=at),
    )


def _write_facts(board: Board, record: BoardRecord) -> None:
    """Nothing is written where it says what it said, but for the day of its confirmation."""
    others = SourceRecord.objects.filter(board=board, source=Source.MAINTAINER.value)
    others.exclude(key=record.key).delete()  # of a board that was joined with this one
    replace_statements(board, Source.MAINTAINER, [record])
    SourceRecord.objects.update_or_create(
        source=record.source.value,
        key=record.key,
        defaults=listing_of(record, digest_of(record)) | {"board": board},
    )
    settle(board)


def record_of(board: Board, said: MaintainerFile, *, on: date) -> BoardRecord:
    """The file as what one source says of one board."""
    kept = [place for place in said.locations if place.role is not LocationRole.HOME]
    kept += [place for place in said.locations if is_own_home(board, place)]
    for role, url in (
        (LocationRole.SUBMISSION, said.submission_url),
        (LocationRole.DOCUMENTATION, said.steps_url),
    ):
        if url:
            kept.append(LocationRecord(role, platform_of(url), url))
    return BoardRecord(
        source=Source.MAINTAINER,
        key=f"{NAME} {board.pk}",
        name=said.name,
        confirmed_on=on,
        description_en=said.description_en,
        description_zh=said.description_zh,
        workflow_patterns=said.patterns,
        locations=tuple(kept),
        entities=said.entities,
        layer_facts=said.layer_facts,
        cadences=(CadenceRecord(CadenceKind.DECLARED, said.rhythm),) if said.rhythm else (),
    )


def _tell(board: Board, now: FileNow, before: str, *, at: datetime) -> None:
    audit.record(
        AuditAction.MAINTAINER_FILE_READ,
        at=at,
        actor=ActorKind.RECHECK,
        board=board,
        subject=(now.look.url if now.look else now.url)[:80],
        reason="" if now.is_usable else "not usable",
        before={"sha256": before} if before else {},
        after={
            "sha256": now.look.sha256 if now.look else "",
            "problems": len(now.problems),
            "accepted": len(now.said.accepted) if now.said else 0,
        },
    )
