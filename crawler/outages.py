"""Incidents as they are kept: what each look adds to them, and what they excuse.

incidents.py decides, without a database. A look costs a few indexed queries, however many boards.
"""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.text import slugify

from crawler import incidents
from crawler.domain_look import DomainLook
from crawler.domains import operator
from crawler.incidents import PROBE_EVERY, WINDOW, Course, Heard, Look, heard
from crawler.models import Check, Schedule
from crawler.observation import Observation
from crawler.schedule import SOON
from crawler.standing import write_looks
from leaderboards.identity import platform_of
from leaderboards.models import Board, Incident
from leaderboards.naming import numbered
from leaderboards.vocabulary import CheckOutcome, IncidentKind, Platform

logger = logging.getLogger(__name__)
OUR_OUTAGE = "our-outage"


@dataclass(frozen=True)
class TakenBack:
    """What each of these boards showed since then counts for nothing: at the incident's host or
    platform, or anywhere, where there is no incident because the fault was ours. With a rule,
    only what that rule found on the platform.
    """

    since: Mapping[int, datetime]
    incident: Incident | None = None
    rule_id: str = ""
    platform: str = ""

    def covers(self, rule_id: str, url: str) -> bool:
        if self.rule_id:
            return rule_id == self.rule_id and platform_of(url) == self.platform
        return self.incident is None or covers(self.incident, url, platform_of(url))

    @property
    def mark(self) -> str:
        return self.incident.slug if self.incident else OUR_OUTAGE


@dataclass(frozen=True)
class Ruling:
    """What many boards say about the look at one: the addresses in trouble that an incident
    excuses, by its slug; and which earlier sightings were of the same event.

    `changed_at` is when one of the board's domains last began or ceased to fail.
    """

    changed_at: datetime | None = None
    our_outage: bool = False
    excused: Mapping[str, str] = field(default_factory=dict)
    taken_back: tuple[TakenBack, ...] = ()

    @property
    def mark(self) -> str:
        """What is written on the check: the incident, or that it was us; empty when neither."""
        return OUR_OUTAGE if self.our_outage else next(iter(self.excused.values()), "")


def covers(incident: Incident, url: str, platform: str) -> bool:
    return incident.host == operator(url) if incident.host else incident.platform == platform


def rule_on(board: Board, observation: Observation) -> Ruling:
    """Write down how the board's hosts stood, and judge it together with the looks at others.

    Must run inside the transaction that stores the check, before any report is touched.
    """
    if board.is_sample or observation.network_was_down:
        return Ruling()
    now = observation.at
    looks = write_looks(board, observation)
    changed_at = max((look.changed_at for look in looks), default=None)
    going_on = close_what_is_over(Incident.objects.going_on(), now=now)
    in_trouble = [look for look in looks if look.failing_since and look.looked_at == now]
    over_all = DomainLook.objects.over_all(now) if in_trouble else []
    if ill := incidents.our_outage(over_all, now=now):
        return replace(_our_outage(ill, now=now), changed_at=changed_at)
    late = _go_on(going_on, looks, board, observation)
    opened, in_doubt = _opened(in_trouble, going_on, over_all, now=now)
    if in_doubt:
        return Ruling(changed_at, our_outage=True, taken_back=(TakenBack(in_doubt),))
    known = [*going_on, *(incident for incident, _ in opened)]
    return Ruling(
        changed_at=changed_at,
        excused={
            page.url: incident.slug
            for page in observation.pages
            for incident in known
            if heard([page]) is Heard.TROUBLE and covers(incident, page.url, page.platform)
        },
        taken_back=(*late, *(TakenBack(since, incident) for incident, since in opened)),
    )


def close_what_is_over(going_on: Iterable[Incident], *, now: datetime) -> list[Incident]:
    """The incidents that go on still, in one order everywhere; the others are ended."""
    still = []
    for incident in sorted(going_on, key=lambda incident: incident.pk):
        course = _course(incident)
        if course.answered_at or now - course.began_at >= incidents.LONGEST_SILENCE:
            boards = incident.boards.count()
            if course.is_over(now, boards=boards):
                logger.info("incident %s is over", incident.slug)
                Incident.objects.filter(pk=incident.pk).update(ended_at=now, ended_on=now.date())
                continue
        still.append(incident)
    return still


def _course(incident: Incident) -> Course:
    if incident.began_at is None or incident.last_seen_at is None:
        raise ValueError(f"{incident.slug} was not observed")
    return Course(incident.began_at, incident.last_seen_at, incident.answered_at)


def _go_on(
    going_on: Iterable[Incident],
    looks: Iterable[DomainLook],
    board: Board,
    observation: Observation,
) -> list[TakenBack]:
    """How each incident goes after this look. A board that began to fail with it was hit as well.

    Where it had begun before the incident was noticed, what it showed then is taken back.
    """
    now, taken_back = observation.at, []
    for incident in going_on:
        course = _course(incident)
        since = _failing_with(incident, looks)
        if since:
            incident.boards.add(board)
            if since < now:
                taken_back.append(TakenBack({board.pk: since}, incident))
        pages = [page for page in observation.pages if covers(incident, page.url, page.platform)]
        again = since == now and course.fails_again(
            DomainLook.objects.where(incident.host, incident.platform, now), now=now
        )
        after = course.after(heard(pages), again=again, now=now)
        if after != course:
            Incident.objects.filter(pk=incident.pk).update(
                last_seen_at=after.last_seen_at, answered_at=after.answered_at
            )
    return taken_back


def _failing_with(incident: Incident, looks: Iterable[DomainLook]) -> datetime | None:
    """Since when the board fails there, if it was in order until about when that began."""
    earliest = _course(incident).began_at - WINDOW
    began = (each.failing_since for each in looks if each.in_order_at and _is_hit(each, incident))
    return min((moment for moment in began if moment and moment >= earliest), default=None)


def _is_hit(look: DomainLook, incident: Incident) -> bool:
    return look.host == incident.host if incident.host else look.platform == incident.platform


def _opened(
    in_trouble: Iterable[DomainLook],
    going_on: Sequence[Incident],
    over_all: Sequence[Look],
    *,
    now: datetime,
) -> tuple[list[tuple[Incident, dict[int, datetime]]], dict[int, datetime]]:
    """A new incident for each host in trouble, else for its platform, and whom it hit when.

    And the boards that fail together while nobody else answered: those may be our own outage's,
    until a look at another host tells.
    """
    found: list[tuple[Incident, dict[int, datetime]]] = []
    for look in sorted(in_trouble, key=lambda look: look.domain):
        known = [*going_on, *(incident for incident, _ in found)]
        if any(_is_hit(look, incident) for incident in known):
            continue
        for host, looks in _windows(look, now=now):
            since = incidents.failing_together(looks, now=now)
            if not since:
                continue
            if not incidents.is_theirs(looks[0].group, min(since.values()), over_all, now=now):
                return [], since
            found.append((_open(look.platform, host, since, now=now), since))
            break
    return found, {}


def _windows(look: DomainLook, *, now: datetime) -> Iterable[tuple[str, list[Look]]]:
    yield look.host, DomainLook.objects.at_host(look.host, now)
    if look.platform != Platform.INDEPENDENT:
        yield "", DomainLook.objects.on_platform(look.platform, now)


def _open(platform: str, host: str, since: Mapping[int, datetime], *, now: datetime) -> Incident:
    """The incident, with the boards it hit; another worker may have opened it just before."""
    began_at = min(since.values())
    name = slugify(f"{host or platform}-{began_at:%Y-%m-%d}".replace(".", "-"))[:70]
    incident, is_new = Incident.objects.get_or_create(
        kind=IncidentKind.OBSERVED.value,
        platform=platform,
        host=host,
        ended_at=None,
        defaults={
            "slug": numbered(name, lambda slug: Incident.objects.filter(slug=slug).exists()),
            "began_on": began_at.date(),
            "began_at": began_at,
            "last_seen_at": now,
            "next_probe_at": now + PROBE_EVERY,
        },
    )
    incident.boards.add(*since)
    if is_new:
        logger.warning("incident %s: %d boards failed together", incident.slug, len(since))
    return incident


def _our_outage(since: Mapping[int, datetime], *, now: datetime) -> Ruling:
    """Whatever looked like a host's incident meanwhile was ours, too."""
    logger.warning("%d boards of many hosts began to fail at once: it is our fault", len(since))
    mistaken = Incident.objects.going_on().filter(began_at__gte=now - WINDOW)
    if slugs := list(mistaken.values_list("slug", flat=True)):
        named = Check.objects.filter(at__gte=now - WINDOW, excused__in=slugs)
        named.update(excused=OUR_OUTAGE)
        mistaken.delete()
    transaction.on_commit(partial(DomainLook.objects.doubt, since))
    return Ruling(our_outage=True, taken_back=(TakenBack(since),))


def mark(check: Check, ruling: Ruling) -> None:
    """Write on the checks that do not count why they do not; ours are soon made again."""
    if ruling.mark:
        check.excused = ruling.mark
        check.save(update_fields=["excused"])
    for taken in ruling.taken_back:
        checks = Check.objects.filter(board__in=taken.since, at__gte=min(taken.since.values()))
        checks.exclude(outcome=CheckOutcome.OK).update(excused=taken.mark)
    if ruling.our_outage:
        boards = [check.board_id, *(board for taken in ruling.taken_back for board in taken.since)]
        # Only after the commit: workers hold rows of the schedule while they wait for each other.
        transaction.on_commit(partial(look_again_soon, boards, now=check.at))


def look_again_soon(boards: Collection[int], *, now: datetime) -> None:
    later = Schedule.objects.filter(board__in=boards, next_check_at__gt=now + SOON)
    later.update(next_check_at=now + SOON)
