"""The study's labelled cases as reports: history of 2024, shown apart from what a recheck finds.

A case belongs to the board under which the study itself lists the thread. For the others the
address of the thread must tell: it belongs to a board when no other board has to do with the
repository or the Space in which it was opened.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from django.db import transaction

from leaderboards.identity import canonical_url, project_of
from leaderboards.models import Location, SourceRecord
from leaderboards.records import CaseRecord
from leaderboards.vocabulary import LocationRole, ReportSource, ReportState, Source
from smells.models import Report, ReportEvent

ACTOR, REASON = "study", "labelled"
STATES = {
    "unconfirmed": ReportState.SUSPECTED,
    "user_confirmed": ReportState.OPEN,
    "operator_confirmed": ReportState.ACKNOWLEDGED,
    "resolved": ReportState.RESOLVED,
}
_TIED = (LocationRole.HOME, LocationRole.MIRROR, LocationRole.REPOSITORY)


@dataclass
class CaseSummary:
    """What an import did with the cases; `linked` of them belong to a board we know."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    linked: int = 0


@dataclass
class BoardsOfThreads:
    """Which boards have to do with a thread, by the study's own lists and by address."""

    by_key: dict[str, int] = field(default_factory=dict)
    by_address: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls) -> "BoardsOfThreads":
        boards = cls()
        listed = SourceRecord.objects.filter(source=Source.STUDY)
        boards.by_key = dict(listed.values_list("key", "board_id"))
        roles = [role.value for role in _TIED]
        places = Location.objects.filter(role__in=roles, board__is_sample=False)
        for url, board_id in places.values_list("url", "board_id"):
            boards.by_address[opened_in(url)].add(board_id)
        return boards

    def board_of(self, case: CaseRecord) -> int | None:
        """The one board a case is about, or None when that is not certain."""
        listed = {self.by_key[key] for key in case.board_keys if key in self.by_key}
        tied = listed or self.by_address.get(opened_in(case.url), set())
        return next(iter(tied)) if len(tied) == 1 else None


def opened_in(url: str) -> str:
    """The repository or the Space behind an address; elsewhere the address itself."""
    return project_of(url) or canonical_url(url)


def fingerprint(case: CaseRecord) -> str:
    """A thread may be labelled with several smells; each is a case of its own."""
    # Not the canonical address: that of a Space drops the number of the discussion.
    thread = case.url.rstrip("/").casefold()
    words = (case.source, case.smell or "", case.entity or "", thread)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def load_cases(cases: Iterable[CaseRecord], summary: CaseSummary) -> Iterator[CaseRecord]:
    """Write the cases one by one, yielding each; `summary` is filled meanwhile.

    A repeated import changes only what the study says differently now, and finds the boards of
    cases that had none.
    """
    boards = BoardsOfThreads.read()
    held = {report.fingerprint: report for report in Report.objects.labelled_cases()}
    for case in cases:
        mark = fingerprint(case)
        report = held.get(mark)
        board_id = boards.board_of(case)
        if report is None:
            held[mark] = report = _create(case, mark, board_id)
            summary.created += 1
        elif _update(report, case, board_id):
            summary.updated += 1
        else:
            summary.unchanged += 1
        summary.linked += report.board_id is not None
        yield case


def _values(case: CaseRecord) -> dict[str, Any]:
    return {"status": case.status, "self_admitted": case.self_admitted}


def _create(case: CaseRecord, mark: str, board_id: int | None) -> Report:
    at, state = _moment(case), STATES[case.status]
    with transaction.atomic():
        report = Report.objects.create(
            board_id=board_id,
            source=ReportSource.STUDY.value,
            smell=case.smell.value if case.smell else None,
            entity=case.entity.value if case.entity else None,
            state=state.value,
            fingerprint=mark,
            url=case.url,
            values=_values(case),
            first_seen_at=at,
            last_counted_at=at,
            last_seen_at=at,
            opened_at=None if state is ReportState.SUSPECTED else at,
            resolved_at=at if state is ReportState.RESOLVED else None,
        )
        _tell(report, "", at)
    return report


def _update(report: Report, case: CaseRecord, board_id: int | None) -> bool:
    """Bring a report up to the case; what a person did stays while the study says the same."""
    before = report.state
    found_board = report.board_id is None and board_id is not None
    relabelled = report.values != _values(case)
    if found_board:
        report.board_id = board_id
    if relabelled:
        report.values, report.state = _values(case), STATES[case.status].value
    if found_board or relabelled:
        with transaction.atomic():
            report.save()
            if before != report.state:
                _tell(report, before, _moment(case))
    return found_board or relabelled


def _tell(report: Report, before: str, at: datetime) -> None:
    ReportEvent.objects.create(
        report=report,
        at=at,
        actor=ACTOR,
        from_state=before,
        to_state=report.state,
        reason=REASON,
        evidence=report.values,
    )


def _moment(case: CaseRecord) -> datetime:
    return datetime.combine(case.confirmed_on, time(), tzinfo=UTC)
