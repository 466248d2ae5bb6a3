"""What the templates of notices need: whether a reader follows something, and words for kinds."""

from urllib.parse import urlsplit

from django import template
from django.contrib.auth.models import AnonymousUser, User
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from leaderboards.models import Board
from leaderboards.people import standings
from leaderboards.permissions import Action, may
from smells.models import Subscription
from smells.notices.labels import NOTICE_KIND_LABELS, OUR_WORDS, STOPPED_LABELS

register = template.Library()


@register.simple_tag
def following(user: User | AnonymousUser, topic: str, value: object) -> Subscription | None:
    """What a reader follows it by; one query, and none for who is not signed in."""
    if not isinstance(user, User):
        return None
    return Subscription.objects.filter(user=user, **{topic: value}).first()


@register.simple_tag
def may_manage_webhooks(user: User | AnonymousUser, board: Board) -> bool:
    return isinstance(user, User) and may(standings(user, board), Action.MANAGE_WEBHOOKS)


@register.filter
def notice_kind(kind: str) -> Promise | str:
    return NOTICE_KIND_LABELS.get(kind, kind)


@register.filter
def why_stopped(because: str) -> Promise | str:
    return STOPPED_LABELS.get(because, because)


@register.filter
def receivers_words(said: str) -> str:
    """What a receiver answered; in the reader's language where we ourselves say why it did not."""
    return _(said) if said in OUR_WORDS else said


@register.filter
def one_line(text: str) -> str:
    """Words of a board in a letter: no line break of theirs may begin a line of ours."""
    return " ".join(str(text).split())


@register.filter
def only_host(url: str) -> str:
    return urlsplit(url).hostname or ""
