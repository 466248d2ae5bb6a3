"""What the templates of the desk need: moves as buttons and forms, and reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms, template
from django.contrib.auth.models import AnonymousUser, User
from django.utils.functional import Promise

from leaderboards.people import standings
from leaderboards.permissions import Action, may
from leaderboards.vocabulary import ActorKind, ReportSource
from smells import desk_words
from smells.forms_desk import FORMS
from smells.models import Report
from smells.move_labels import REASON_LABELS
from smells.moves import Move, Mover, possible_moves
from smells.urgency import Urgency

register = template.Library()


@dataclass(frozen=True)
class OfferedMove:
    """`form` is what has to be said with it; None for a move that is one press."""

    name: str
    words: desk_words.MoveWords
    form: forms.Form | None


@register.simple_tag
def offered(report: Report, moves: Iterable[Move]) -> list[OfferedMove]:
    """The moves with their words; each form's fields have ids of their own on the page."""
    return [_offered(report, move) for move in moves if move in desk_words.MOVES]


def _offered(report: Report, move: Move) -> OfferedMove:
    form = FORMS.get(move)
    named = form(auto_id=f"id_{report.pk}_{move.value}_%s") if form else None
    return OfferedMove(move.value, desk_words.words_of(move), named)


@register.simple_tag(takes_context=True)
def maintainers_moves(context: template.Context, report: Report) -> tuple[Move, ...] | None:
    """What the person who reads may do to a report as its maintainer; None for everybody else."""
    request = context.get("request")
    user = getattr(request, "user", AnonymousUser())
    if not isinstance(user, User) or report.board is None:
        return None
    held = standings(user, report.board)
    if not may(held, Action.SEE_DESK):
        return None
    return possible_moves(report, Mover(ActorKind.MAINTAINER, user, held))


@register.filter
def may_be_looked_at(report: Report, moves: Iterable[Move]) -> bool:
    """Whether “it is mended, look now” makes sense: a rule can look, and it may be said."""
    return report.source == ReportSource.RECHECK and Move.CLAIM_FIX in moves


@register.filter
def why_here(urgency: Urgency) -> list[Promise | str]:
    return desk_words.why_here(urgency)


@register.filter
def news_label(reason: str) -> Promise | str:
    return REASON_LABELS.get(reason, reason)


@register.filter
def came_to_label(came_to: str) -> Promise | str:
    return desk_words.CAME_TO_LABELS.get(came_to, came_to)


@register.simple_tag
def all_moves() -> list[desk_words.MoveWords]:
    """Every move of maintainers with its words, for the legend."""
    return [desk_words.words_of(move) for move in desk_words.MOVES]
