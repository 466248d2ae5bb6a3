"""What a check read is kept: once for as long as it stays the same, and not for ever."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, F, Value, When

from crawler.content import Content
from crawler.earlier import EarlierTable
from crawler.models import Check, Snapshot
from crawler.observation import Observation, Page
from crawler.packing import pack, summary, was_read_whole
from leaderboards.models import Board

KEPT = timedelta(days=90)
_SEEN = ("last_seen_at", "summary", "rows", "body_sha256")


@dataclass(frozen=True)
class Shown:
    """What a check saw. `doubted` are the addresses at which rows seem to be lost just now: what
    they show is no measure for later looks.
    """

    check: Check
    observation: Observation
    doubted: Collection[str] = ()


def keep_content(check: Check, observation: Observation, *, doubted: Collection[str]) -> None:
    """Store what was read with the check that read it; in the transaction that stores `check`."""
    keep_contents([Shown(check, observation, doubted)])


def keep_contents(shown: Sequence[Shown]) -> None:
    """The same for checks of several boards."""
    boards = [each.check.board_id for each in shown]
    last_seen = Snapshot.objects.filter(board__in=boards).last_seen()
    known = {(last.board_id, last.url, last.body_sha256): last for last in last_seen}
    kept: list[tuple[Check, Snapshot]] = []
    new: list[Snapshot] = []
    for each in shown:
        for page in each.observation.pages:
            if page.content is None:
                continue
            seen = _seen(page.content, each.check, is_good=page.url not in each.doubted)
            place = (each.check.board_id, page.url, _only_body(page, page.content))
            snapshot = _kept_on(known.get(place), seen)
            if snapshot is None:
                snapshot = _snapshot(page, page.content, each.check, seen)
                new.append(snapshot)
            kept.append((each.check, snapshot))
    _write(new)
    shows = Check.snapshots.through
    shows.objects.bulk_create(
        [shows(check=check, snapshot=snapshot) for check, snapshot in kept], ignore_conflicts=True
    )


def keep_as_they_were(again: Mapping[int, Check]) -> None:
    """The same for checks that saw what earlier ones, named by their ids, saw: nothing is read."""
    shows = Check.snapshots.through
    shown = list(shows.objects.filter(check__in=again).values_list("check_id", "snapshot_id"))
    by_time: dict[datetime, list[int]] = {}
    for before, snapshot in shown:
        by_time.setdefault(again[before].at, []).append(snapshot)
    for at, snapshots in by_time.items():
        good = Case(When(good_at=F("last_seen_at"), then=Value(at)), default=F("good_at"))
        Snapshot.objects.filter(pk__in=snapshots).update(good_at=good, last_seen_at=at)
    rows = [shows(check=again[before], snapshot_id=snapshot) for before, snapshot in shown]
    shows.objects.bulk_create(rows)


def _seen(content: Content, check: Check, *, is_good: bool) -> dict[str, Any]:
    """What changes of a snapshot when it is seen again."""
    seen = {
        "last_seen_at": check.at,
        "summary": summary(content),
        "rows": max((len(table.data_rows()) for table in content.rankings()), default=None),
    }
    return seen | ({"good_at": check.at} if is_good and was_read_whole(content) else {})


def _only_body(page: Page, content: Content) -> str:
    """The hash of the answer that all was read from; empty when there were several."""
    addresses = {table.address for table in content.tables}
    addresses |= {content.document.address} if content.document else set()
    return page.body_sha256 if addresses <= {page.final_url} else ""


def _kept_on(last: Snapshot | None, seen: dict[str, Any]) -> Snapshot | None:
    """The last snapshot, when the same answer was read to the same effect: the cheap way."""
    if last is None or not last.body_sha256 or last.summary != seen["summary"]:
        return None
    Snapshot.objects.filter(pk=last.pk).update(**seen)
    return last


def _snapshot(page: Page, content: Content, check: Check, seen: dict[str, Any]) -> Snapshot:
    # The address is a part of it, so that two addresses never share a snapshot.
    packed = pack(replace(content, address=page.url))
    return Snapshot(
        board_id=check.board_id,
        url=page.url,
        sha256=packed.sha256,
        body_sha256=_only_body(page, content),
        packed=packed.packed,
        first_seen_at=check.at,
        **seen,
    )


def _write(new: Sequence[Snapshot]) -> None:
    """One statement for all; what was shown before is seen again.

    What is not good now leaves `good_at` as it was.
    """
    for fields in (_SEEN, (*_SEEN, "good_at")):
        Snapshot.objects.bulk_create(
            [each for each in new if (each.good_at is not None) == ("good_at" in fields)],
            update_conflicts=True,
            unique_fields=["board", "sha256"],
            update_fields=fields,
        )


def earlier_of(board: Board) -> tuple[EarlierTable, ...]:
    """The board's rankings as they were last seen in good order."""
    return earlier_of_boards([board.pk]).get(board.pk, ())


def earlier_of_boards(boards: Collection[int]) -> dict[int, tuple[EarlierTable, ...]]:
    """The same of several boards, by their ids; those without any are left out."""
    baselines = Snapshot.objects.filter(board__in=boards).baselines()
    earlier: dict[int, tuple[EarlierTable, ...]] = {}
    for board, url, told, good_at in baselines.values_list("board", "url", "summary", "good_at"):
        earlier[board] = earlier.get(board, ()) + tuple(
            EarlierTable(url, ranking["name"], ranking["rows"], good_at.date().isoformat())
            for ranking in told["rankings"]
            if good_at and ranking["whole"]
        )
    return earlier
