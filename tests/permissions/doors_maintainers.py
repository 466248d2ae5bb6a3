"""The doors of those who maintain a board: their desk, its smells, looks and webhooks."""

from django.utils import timezone

from leaderboards.audit import record
from leaderboards.audit_actions import AuditAction
from leaderboards.permissions import Action, Standing
from leaderboards.vocabulary import ActorKind
from smells.desk_words import MOVES
from smells.models import AskedRecheck, Report, Webhook
from smells.moves import Move
from smells.moves_of_people import ACTION_OF
from tests import factories
from tests.permissions.door import Ask, Door
from tests.permissions.world import SLUG, World
from tests.smells.notices import told

MAINTAINERS = frozenset({Standing.EDITOR, Standing.OWNER})
HINT = "confusing.metric-undefined"
BOARD = {"slug": SLUG}
_FROM = {Move.END_ACCEPTANCE: "accepted", Move.WITHDRAW_DISPUTE: "disputed"}
_WORDS = {
    Move.DISPUTE: {"text": "It is a table of two seasons."},
    Move.ACCEPT: {"reason": "by-design", "days": "90", "text": "We keep it as it was."},
}
_SECRET_WORDS = "for-owners-and-curators-alone"


def state_of(report: Report) -> str:
    return Report.objects.values_list("state", flat=True).get(pk=report.pk)


def to_move(world: World, move: Move) -> Report:
    """A report from which this move is possible for those who may."""
    if move is Move.CONFIRM_HINT:
        return factories.report(world.board, state="suspected", rule_id=HINT)
    return factories.report(world.board, state=_FROM.get(move, "open"))


def _move(move: Move, *, in_bulk: bool) -> Door:
    def prepare(world: World, who: str) -> Ask:
        report, data = to_move(world, move), dict(_WORDS.get(move, {}))
        was = report.state
        data |= {"move": move.value, "report": report.pk} if in_bulk else {}
        to = {} if in_bulk else {"pk": report.pk, "move": move.value}
        return Ask(to, data, lambda: state_of(report) != was)

    name = "desk-moves" if in_bulk else "report-move"
    # Many at once: those that are not the person's are left out, as if they were not there.
    return Door(
        ACTION_OF[move],
        name,
        prepare,
        only=MAINTAINERS,
        is_quiet=in_bulk,
        label=f"{name}-{move.value}",
    )


def desk(world: World, who: str) -> Ask:
    report = factories.report(world.board)
    return Ask(shows=f"/reports/{report.pk}/")


def history(world: World, who: str) -> Ask:
    return Ask(BOARD, shows="<h1")


def hint(world: World, who: str) -> Ask:
    return Ask({"pk": to_move(world, Move.CONFIRM_HINT).pk}, shows="<h1")


def recheck(world: World, who: str) -> Ask:
    return Ask(BOARD, happened=AskedRecheck.objects.exists)


def recheck_with_fix(world: World, who: str) -> Ask:
    report = factories.report(world.board)
    return Ask(BOARD, {"fixed": [report.pk]}, lambda: state_of(report) == "fix_claimed")


def asked_recheck(world: World, who: str) -> Ask:
    asked = AskedRecheck.objects.create(board=world.board, asked_at=world.now)
    return Ask({**BOARD, "pk": asked.pk}, shows="<h1")


def timeline(world: World, who: str) -> Ask:
    record(
        AuditAction.ROLE_CHANGED,
        at=timezone.now(),
        actor=ActorKind.MAINTAINER,
        board=world.board,
        reason=_SECRET_WORDS,
        is_public=False,
    )
    return Ask(BOARD, shows=_SECRET_WORDS)


def webhook_made(world: World, who: str) -> Ask:
    data = {"url": "https://hooks.example.org/in"}
    return Ask(BOARD, data, happened=Webhook.objects.exists)


def webhook_shown(world: World, who: str) -> Ask:
    hook = told.webhook(world.board, world.owner)
    return Ask({**BOARD, "pk": hook.pk}, shows="hooks.example.org")


def _webhook(what: str) -> Door:
    def prepare(world: World, who: str) -> Ask:
        hook = told.webhook(world.board, world.owner)
        Webhook.objects.update(is_on=what != "on")
        same = Webhook.objects.filter(pk=hook.pk, secret=hook.secret, is_on=what != "on")
        same = same.filter(deliveries__isnull=True)
        to = {**BOARD, "pk": hook.pk, "what": what}
        return Ask(to, happened=lambda: not same.exists())

    return Door(Action.MANAGE_WEBHOOKS, "webhook-change", prepare, label=f"webhook-{what}")


DOORS = (
    Door(Action.SEE_DESK, "desk", desk, "get", is_quiet=True),
    Door(Action.SEE_DESK, "desk-history", history, "get"),
    Door(Action.CONFIRM_HINT, "report", hint, "get", label="report-of-a-hint"),
    Door(Action.RECHECK_NOW, "recheck-now", recheck),
    Door(Action.CLAIM_FIX, "recheck-now", recheck_with_fix, label="recheck-now-with-a-fix"),
    Door(Action.RECHECK_NOW, "asked-recheck", asked_recheck, "get"),
    *(_move(move, in_bulk=in_bulk) for move in MOVES for in_bulk in (False, True)),
    Door(Action.MANAGE_WEBHOOKS, "webhook-list", webhook_made),
    Door(Action.MANAGE_WEBHOOKS, "webhook", webhook_shown, "get"),
    *(_webhook(what) for what in ("greet", "rotate", "on", "off", "delete")),
    Door(Action.SEE_WHOLE_AUDIT, "timeline", timeline, "get", is_quiet=True),
)
