"""Messages out of the outbox to their receivers, through the guarded client.

A row is taken by a conditional UPDATE that puts its next attempt off for as long as a worker may
hold it; a worker that dies is followed by another. So a message is sent at least once, and its id
stays the same. No transaction is open while the network is used.
"""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

import httpx
from django.conf import settings
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from crawler.door import open_client
from crawler.fetch import budget
from crawler.fetch.addresses import address_authority, authority, host_name
from crawler.fetch.client import Client
from crawler.fetch.errors import (
    FetchError,
    InwardAddress,
    MayBeUs,
    NoNetwork,
    OptedOut,
    RateLimited,
)
from crawler.fetch.limits import Limits
from crawler.fetch.response import Response
from crawler.opt_outs import has_opted_out
from crawler.shared_cache import shared_cache
from crawler.storable import storable
from smells.models import WebhookDelivery
from smells.notices.results import HOLD, Result, settle
from smells.notices.signing import signed_headers
from smells.notices.webhooks import inward_hosts

MOST_AT_ONCE, MOST_TO_ONE = 20, 5
LIMITS = Limits(
    connect_seconds=5, read_seconds=8, total_seconds=10, body_bytes=64_000, table_bytes=64_000
)
_SAID = 200  # characters of an answer that are kept
OpenClient = Callable[[], Client]


@dataclass(frozen=True)
class Parcel:
    """A message that this worker holds, with all that is needed to send it."""

    row: WebhookDelivery
    body: bytes

    @property
    def url(self) -> str:
        return self.row.webhook.url

    def headers(self, moment: float) -> dict[str, str]:
        """Signed at each attempt anew: a receiver turns away what is older than minutes."""
        webhook = self.row.webhook
        in_use = [webhook.secret]
        if webhook.former_until and webhook.former_until.timestamp() > moment:
            in_use.append(webhook.former_secret)
        return dict(
            signed_headers(in_use, message_id=self.row.key, timestamp=int(moment), body=self.body)
        )


def deliver_due(*, now: datetime, client: OpenClient | None = None) -> int:
    """Send what is due, some at a time. Returns how many messages were taken."""
    return _deliver(_due(now), now, client)


def deliver_one(delivery_id: int, *, now: datetime, client: OpenClient | None = None) -> int:
    """A greeting that somebody waits for."""
    return _deliver(_due(now).filter(pk=delivery_id), now, client)


def written(body: dict[str, Any]) -> bytes:
    """The same bytes at every attempt."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _due(now: datetime) -> "QuerySet[WebhookDelivery]":
    return WebhookDelivery.objects.filter(next_attempt_at__lte=now, webhook__is_on=True)


def _deliver(due: "QuerySet[WebhookDelivery]", now: datetime, client: OpenClient | None) -> int:
    parcels = [Parcel(row, written(row.body)) for row in _take(due, now)]
    if not parcels:
        return 0
    results = asyncio.run(_send_all(parcels, client or _open))
    for parcel, result in results:
        settle(parcel.row, result, now=now)
    return sum(result.is_taken for _, result in results)


def _open() -> Client:
    return open_client([settings.SAMPLES_ADDRESS], limits=LIMITS)


def _take(due: "QuerySet[WebhookDelivery]", now: datetime) -> Iterable[WebhookDelivery]:
    """A few of each receiver's, so that a slow one holds up nobody else."""
    place = Window(RowNumber(), partition_by=[F("webhook")], order_by=["created_at", "pk"])
    waiting = due.annotate(place=place).filter(place__lte=MOST_TO_ONE).order_by("created_at", "pk")
    for pk, attempts in list(waiting.values_list("pk", "attempts")[:MOST_AT_ONCE]):
        held = due.filter(pk=pk, attempts=attempts).update(
            attempts=attempts + 1, next_attempt_at=now + HOLD
        )
        if not held:
            continue
        row = WebhookDelivery.objects.select_related("webhook__board", "event__report").get(pk=pk)
        if row.is_greeting or (row.event and row.event.report.opened_at):
            yield row
        else:  # taken back since: it is public no more
            settle(row, Result(said="not sent: it was withdrawn", is_over=True), now=now)


async def _send_all(parcels: list[Parcel], open_way: OpenClient) -> list[tuple[Parcel, Result]]:
    """Each receiver's one after another, in their order; receivers side by side."""
    by_receiver: dict[int, list[Parcel]] = defaultdict(list)
    for parcel in parcels:
        by_receiver[parcel.row.webhook_id].append(parcel)
    async with open_way() as client:
        lists = [_send_in_turn(client, group) for group in by_receiver.values()]
        return [pair for pairs in await asyncio.gather(*lists) for pair in pairs]


async def _send_in_turn(client: Client, parcels: list[Parcel]) -> list[tuple[Parcel, Result]]:
    return [(parcel, await _send(client, parcel)) for parcel in parcels]


async def _send(client: Client, parcel: Parcel) -> Result:
    try:
        _check_host(parcel)
        answer = await client(
            parcel.url,
            headers=parcel.headers(time.time()),
            follow=False,
            posted=parcel.body,
            before_hop=_wait_for_turn,
        )
    except (RateLimited, NoNetwork, MayBeUs) as error:
        return Result(said=error.detail, is_put_off=True)
    except FetchError as error:
        return _unread(error)
    return _judged(parcel.row, answer)


def _check_host(parcel: Parcel) -> None:
    """The client lets us reach the samples' server, which only a sample's receivers may lie on."""
    host = address_authority(parcel.url)
    if host == settings.SAMPLES_ADDRESS and host not in inward_hosts(parcel.row.webhook.board):
        raise InwardAddress("the address lies in a private network")


async def _wait_for_turn(url: str) -> None:
    """The pace that all our requests to a host keep together."""
    address = httpx.URL(url)
    host = host_name(address)
    if has_opted_out(host):
        raise OptedOut("its owner asked us to leave it alone")
    if authority(address) != settings.SAMPLES_ADDRESS:
        await budget.wait_for_turn(host, shared_cache(), gap_seconds=settings.HOST_GAP_SECONDS)


def _unread(error: FetchError) -> Result:
    """A receiver that answered 200, and then too much or too slowly, has the message."""
    status = error.hops[-1].status if error.hops else None
    taken = status is not None and status // 100 == 2
    return Result(status, _short(error.detail), is_taken=taken)


def _judged(row: WebhookDelivery, answer: Response) -> Result:
    said = answer.text()
    address = httpx.URL(answer.url)
    if authority(address) != settings.SAMPLES_ADDRESS:
        budget.postpone_as_asked(
            host_name(address), answer.headers, shared_cache(), status=answer.status
        )
    taken = answer.status // 100 == 2
    return Result(
        answer.status,
        _short(said),
        is_taken=taken,
        agrees=taken and row.is_greeting and row.body["challenge"] in said,
        is_gone=answer.status == HTTPStatus.GONE,
    )


def _short(said: str) -> str:
    return " ".join(str(storable(said[:2000])).split())[:_SAID]
