"""Who wants to be told of what. To follow something sends nothing until the digest is on."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from leaderboards.models import Board
from smells.models import DigestSettings, Subscription

MOST_FOLLOWED = 200


class TooMany(ValueError):
    """Somebody follows as much as can be told of."""


@dataclass(frozen=True)
class Topic:
    """What can be followed: exactly one of these is set. `is_mine`: all boards one maintains."""

    board: Board | None = None
    is_mine: bool = False
    smell: str = ""
    platform: str = ""


def follow(user: User, topic: Topic, *, now: datetime) -> Subscription:
    """Follow it; twice is once. Raises TooMany."""
    wanted = {
        "board": topic.board,
        "is_mine": topic.is_mine,
        "smell": topic.smell,
        "platform": topic.platform,
    }
    known = Subscription.objects.filter(user=user, **wanted).first()
    if known:
        return known
    if user.subscriptions.count() >= MOST_FOLLOWED:
        raise TooMany(str(MOST_FOLLOWED))
    made, _ = Subscription.objects.get_or_create(user=user, **wanted, defaults={"created_at": now})
    return made


def unfollow(user: User, subscription_id: int) -> bool:
    deleted, _ = Subscription.objects.filter(user=user, pk=subscription_id).delete()
    return bool(deleted)


def settings_of(user: User) -> DigestSettings:
    """This person's settings; off when they never chose."""
    known, _ = DigestSettings.objects.get_or_create(user=user, defaults={"key": _new_key()})
    return known


def choose(user: User, *, is_on: bool, every_days: int, now: datetime) -> DigestSettings:
    """Switch the digest on or off. What happened while it was off is not told afterwards."""
    settings_of(user)
    with transaction.atomic():
        chosen = DigestSettings.objects.select_for_update().get(user=user)
        if is_on and not chosen.is_on:
            chosen.sent_through, chosen.sending_through = now, None
            chosen.leased_until, chosen.attempts = None, 0
        if is_on and (not chosen.is_on or every_days != chosen.every_days):
            chosen.next_at = (chosen.sent_at or now) + timedelta(days=every_days)
        chosen.is_on, chosen.every_days = is_on, every_days
        chosen.save()
    return chosen


def stop_by_key(key: str) -> bool:
    """Switch off whoever's digest bears this key, which is spent then. False for no such key."""
    found = DigestSettings.objects.filter(key=key)
    return bool(found.update(is_on=False, key=_new_key()))


def _new_key() -> str:
    return secrets.token_urlsafe(32)


def wanted_by(user: User) -> Q | None:
    """The events of all that a person follows; None when they follow nothing."""
    wanted = Q()
    for line in user.subscriptions.all():
        wanted |= _events_of(line)
    return wanted or None


def _events_of(line: Subscription) -> Q:
    """Samples are told of only to those who follow one, or maintain it."""
    if line.board_id:
        return Q(report__board=line.board_id)
    if line.is_mine:
        mine = Board.objects.filter(maintainers__user=line.user_id).order_by()
        return Q(report__board__in=mine.values("pk"))
    if line.smell:
        return Q(report__smell=line.smell, report__board__is_sample=False)
    there = Board.objects.public().filter(platforms__platform=line.platform).order_by()
    return Q(report__board__in=there.values("pk"))
