"""Small builders of real rows for tests: only what a test names differs from a plain live board."""

import hashlib
import itertools
from datetime import UTC, date, datetime
from typing import Any

from crawler.models import Check, Schedule
from leaderboards.identity import canonical_url, platform_of
from leaderboards.models import (
    Board,
    BoardPlatform,
    BoardTopic,
    BoardWorkflowPattern,
    Entity,
    Incident,
    LayerFact,
    Location,
    SourceRecord,
)
from leaderboards.naming import settle
from leaderboards.vocabulary import ENTITY_LAYER, FACT_LAYER, EntityKind, LayerFactName, ReportState
from smells.models import Report

NOW = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)
TODAY = date(2026, 8, 1)
_number = itertools.count(1)


def board(
    name: str = "",
    *,
    slug: str = "",
    url: str = "",
    source: str = "starter",
    platforms: tuple[str, ...] = (),
    patterns: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    entities: tuple[str, ...] = (),
    facts: dict[str, Any] | None = None,
    description_en: str = "",
    description_zh: str = "",
) -> Board:
    """A settled board with one home; `topics` are written `kind:value`, `entities` are kinds."""
    number = next(_number)
    name = name or f"Board {number}"
    made = Board.objects.create(name=name, slug=slug or f"board-{number}")
    SourceRecord.objects.create(
        board=made,
        source=source,
        key=made.slug,
        name=name,
        description_en=description_en,
        description_zh=description_zh,
        digest="",
        confirmed_on=TODAY,
    )
    location(made, url or f"https://board-{number}.example.org/", source=source)
    said: dict[str, Any] = {"board": made, "source": source, "confirmed_on": TODAY}
    for platform in platforms:
        BoardPlatform.objects.create(platform=platform, **said)
    for pattern in patterns:
        BoardWorkflowPattern.objects.create(pattern=pattern, **said)
    for topic in topics:
        kind, value = topic.split(":", 1)
        BoardTopic.objects.create(kind=kind, value=value, raw=value, **said)
    for kind in entities:
        layer = ENTITY_LAYER[EntityKind(kind)].value
        Entity.objects.create(kind=kind, layer=layer, name=f"{kind} of {name}", **said)
    for fact, value in (facts or {}).items():
        layer = FACT_LAYER[LayerFactName(fact)].value
        LayerFact.objects.create(name=fact, layer=layer, value=value, **said)
    settle(made)
    return made


def location(
    of: Board,
    url: str,
    *,
    role: str = "home",
    source: str = "starter",
    archive_url: str = "",
    incident: Incident | None = None,
) -> Location:
    return Location.objects.create(
        board=of,
        role=role,
        platform=platform_of(url).value,
        url=url,
        canonical=canonical_url(url),
        archive_url=archive_url,
        incident=incident,
        source=source,
        confirmed_on=TODAY,
    )


def report(
    on: Board | None,
    smell: str = "missing",
    *,
    state: str = "open",
    source: str = "recheck",
    rule_id: str = "missing.page",
    entity: str = "ranking-dataframe",
    url: str = "https://gone.example.org/",
    values: dict[str, Any] | None = None,
    at: datetime = NOW,
) -> Report:
    """A report of a recheck (opened when its state says so) or a labelled case of the study."""
    suspected = state == ReportState.SUSPECTED
    return Report.objects.create(
        board=on,
        source=source,
        rule_id=rule_id if source == "recheck" else "",
        smell=smell,
        entity=entity,
        state=state,
        fingerprint=hashlib.sha256(str(next(_number)).encode()).hexdigest(),
        url=url,
        values={"url": url, "status": 404} if values is None else values,
        sightings=1 if suspected else 3,
        first_seen_at=at,
        last_counted_at=at,
        last_seen_at=at,
        opened_at=None if suspected else at,
        resolved_at=at if state == ReportState.RESOLVED else None,
    )


def check(
    of: Board,
    *,
    at: datetime = NOW,
    outcome: str = "ok",
    unread: str = "",
    observation: dict[str, Any] | None = None,
    answers: dict[str, str] | None = None,
) -> Check:
    run_id = f"run-{next(_number)}"
    seen = {"board": of.slug, "at": at.isoformat(), "run_id": run_id, "pages": []}
    return Check.objects.record(
        board=of,
        run_id=run_id,
        at=at,
        outcome=outcome,
        unread=unread,
        observation=seen if observation is None else observation,
        answers=answers or {},
    )


def schedule(of: Board, *, next_check_at: datetime = NOW, **fields: Any) -> Schedule:
    return Schedule.objects.create(board=of, next_check_at=next_check_at, **fields)
