"""What a check read is kept: once for as long as it stays the same, and not for ever."""

from collections.abc import Collection, Mapping
from dataclasses import replace
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


def keep_content(check: Check, observation: Observation, *, doubted: Collection[str]) -> None:
    """Store what was read with the check that read it.

    `doubted` are the addresses at which rows seem to be lost just now: what they show is no
    measure for later looks. Must run in the transaction that stores `check`.
    """
    known = {(last.url, last.body_sha256): last for last in check.board.snapshots.last_seen()}
    kept = []
    for page in observation.pages:
        if page.content is not None:
            seen = _seen(page.content, check, is_good=page.url not in doubted)
            last = known.get((page.url, _only_body(page, page.content)))
            kept.append(_kept_on(last, seen) or _kept(page, page.content, check, seen))
    check.snapshots.add(*kept)


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


def _kept(page: Page, content: Content, check: Check, seen: dict[str, Any]) -> Snapshot:
    # The address is a part of it, so that two addresses never share a snapshot.
    packed = pack(replace(content, address=page.url))
    again = seen | {"body_sha256": _only_body(page, content)}
    new = {"url": page.url, "packed": packed.packed, "first_seen_at": check.at}
    snapshot = Snapshot(board=check.board, sha256=packed.sha256, **new, **again)
    # One statement; update_or_create takes six, and this is done for every page that changed.
    Snapshot.objects.bulk_create(
        [snapshot], update_conflicts=True, unique_fields=["board", "sha256"], update_fields=again
    )
    return snapshot


def earlier_of(board: Board) -> tuple[EarlierTable, ...]:
    """The board's rankings as they were last seen in good order."""
    baselines = Snapshot.objects.baselines().filter(board=board)
    return tuple(
        EarlierTable(url, ranking["name"], ranking["rows"], good_at.date().isoformat())
        for url, told, good_at in baselines.values_list("url", "summary", "good_at")
        if good_at
        for ranking in told["rankings"]
        if ranking["whole"]
    )
