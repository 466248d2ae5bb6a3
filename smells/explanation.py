"""What one recheck did, step by step and with its reasons, for a person at a terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

import httpx

from crawler.door import politely
from crawler.fetch.errors import FetchError
from crawler.fetch.polite import PoliteFetch
from crawler.fetch.response import Fetch, FetchByHops, Response
from crawler.fetch.robots import Rules
from crawler.leases import Schedule
from crawler.models import Check, Snapshot
from crawler.observation import Page
from leaderboards.models import Board
from leaderboards.vocabulary import ReportState
from smells.models import LastLook

LEAST_WAIT = 0.01  # seconds; less is no wait
Say = Callable[[str], None]


@dataclass(frozen=True)
class Explanation:
    """Hears what is asked for on the way, from the thread that looks."""

    heard: list[str]

    def politely(self, client: FetchByHops) -> Fetch:
        return politely(client, kind=partial(ToldFetch, self.heard.append))

    def take(self) -> list[str]:
        """What was heard since the last time."""
        heard = list(self.heard)
        del self.heard[: len(heard)]
        return heard


class ToldFetch(PoliteFetch):
    """The polite fetcher, which says what it asks, what it waits for, and what it is told."""

    def __init__(self, say: Say, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.say = say

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        try:
            response = await super().__call__(url, headers=headers, follow=follow, posted=posted)
        except FetchError as error:
            statuses = "".join(f"{hop.status} {hop.url} → " for hop in error.hops)
            self.say(f"asked   {url}: {statuses}{type(error).__name__}: {error.detail}")
            raise
        chain = " → ".join(f"{hop.status} {hop.url}" for hop in response.hops)
        size = f"{len(response.body)} bytes in {response.elapsed_ms} ms"
        self.say(f"asked   {url}: {chain} ({size})")
        return response

    async def _rules(self, address: httpx.URL) -> Rules:
        try:
            rules = await super()._rules(address)
        except FetchError as error:
            self.say(f"robots  {address.host}: {error.detail}")
            raise
        delay = f", {rules.delay_seconds:g} s apart" if rules.delay_seconds else ""
        self.say(f"robots  {address}: {rules.verdict.value}{delay}")
        return rules

    async def _wait(self, address: httpx.URL, delay_seconds: float) -> None:
        began = perf_counter()
        await super()._wait(address, delay_seconds)
        if (waited := perf_counter() - began) >= LEAST_WAIT:
            self.say(f"waited  {waited:.1f} s for the turn of {address.host}")


def in_one_line(slug: str, check: Check | None, error: Exception | None) -> str:
    if error:
        return f"{slug}: broke on our side ({type(error).__name__}: {error}); it is noted"
    if check is None:
        return f"{slug}: another worker has taken it meanwhile; this look was dropped"
    why = f" ({check.unread})" if check.unread else ""
    return f"{slug}: {check.outcome}{why} in {check.took_ms} ms"


def step_by_step(board: Board, check: Check, heard: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in heard)
    observation = check.read()
    for page in observation.pages:
        yield f"  seen    {_seen(page)}"
    for page in observation.linked:
        yield f"  linked  {page.roles[0]} of {page.linked_from}: {_seen(page)}"
    if last := LastLook.objects.filter(check_seen=check, read_at__lt=check.at).first():
        yield f"  again   as it was: what was answered at {last.read_at:%Y-%m-%d %H:%M} holds"
    for snapshot in check.snapshots.defer("packed").order_by("pk"):
        yield f"  read    {_read(snapshot)}"
    for rule_id, answer in check.answers.items():
        yield f"  rule    {rule_id}: {answer}"
    yield from (f"  report  {line}" for line in moves(check))
    for report in board.reports.filter(state=ReportState.SUSPECTED, source="recheck"):
        counted = f"counted {report.sightings} times since {report.first_seen_at:%Y-%m-%d %H:%M}"
        yield f"  waiting {report.rule_id} at {report.url}: {counted}, not public"
    schedule = Schedule.objects.get(board=board)
    yield f"  next    {schedule.next_check_at:%Y-%m-%d %H:%M:%S} UTC   run {check.run_id}"


def moves(check: Check) -> list[str]:
    """What the check moved."""
    return [
        f"{event.report.rule_id}: {event.from_state or 'new'} → {event.to_state} ({event.reason})"
        for event in check.events.select_related("report").order_by("pk")
    ] or ["nothing moved"]


def _seen(page: Page) -> str:
    chain = " → ".join(f"{hop.status} {hop.url}" for hop in page.hops) or page.url
    why = page.failure or page.unread or ""
    there = page.failure_elsewhere
    twice = f"(from a second place: {there})" if there else ""
    said = (page.outcome, why, chain, page.detail, twice)
    return " ".join(part for part in said if part)


def _read(snapshot: Snapshot) -> str:
    told = snapshot.summary
    rankings = [
        f"“{ranking['name']}” {ranking['rows']} × {ranking['columns']}"
        + ("" if ranking["whole"] else f" in part: {ranking['because'] or 'not loaded'}")
        for ranking in told["rankings"]
    ]
    parts = [f"{told['sections']} sections", f"{told['tables']} tables", *rankings]
    return f"{snapshot.url}: {'; '.join([*parts, *(f'unread: {why}' for why in told['unread'])])}"
