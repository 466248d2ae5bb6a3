"""The doors of curators: what they decide in their queue, and that they are away."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from leaderboards.permissions import Action, Standing
from smells.curation import Decider, say_away
from smells.models import AwayNotice, PublicReport, Report
from smells.moves import Move
from smells.public_report_states import Verification
from smells.public_reports import Sender, Written, send
from tests import factories
from tests.permissions.door import Ask, Door
from tests.permissions.doors_maintainers import state_of, to_move
from tests.permissions.world import HOME, World

CURATORS = frozenset({Standing.CURATOR})
WRONG = "The submission link leads to a 404 page since last week."
_WORDING = {
    "smell": "missing",
    "entity": "submission-channel",
    "url": HOME,
    "text_en": "The form is gone.",
}


def waiting(world: World, *, about: Report | None = None) -> PublicReport:
    """A reader's report as it waits for a curator."""
    words = {"smell": "missing", "entity": "submission-channel", "about": about}
    written = Written(world.board, WRONG, HOME, "en", **words)
    return send(written, Sender(Verification.CHALLENGE, "n"), now=world.now).report


Made = tuple[int, Callable[[], bool]]


def _of_reader(world: World, **options: Any) -> Made:
    row = waiting(world, **options)
    waits = PublicReport.objects.filter(pk=row.pk, state="waiting")
    return row.pk, lambda: not waits.exists()


def _about_ours(world: World) -> Made:
    return _of_reader(world, about=factories.report(world.board, "inaccessible"))


def _about_a_readers(world: World) -> Made:
    report = factories.report(world.board, "inaccessible", source="reader")
    pk, _happened = _of_reader(world, about=report)
    return pk, lambda: state_of(report) == "resolved"


def _known(world: World) -> Made:
    factories.report(world.board, "redundant")
    return _of_reader(world)


def _disputed(world: World) -> Made:
    report = factories.report(world.board, state="disputed")
    Report.objects.filter(pk=report.pk).update(disputed_by=world.owner)
    return report.pk, lambda: state_of(report) != "disputed"


def _fixed(world: World) -> Made:
    report = factories.report(world.board, state="fix_claimed", source="reader")
    return report.pk, lambda: state_of(report) == "resolved"


def _hint(world: World) -> Made:
    report = to_move(world, Move.CONFIRM_HINT)
    unheld = Report.objects.filter(pk=report.pk, state="suspected", held_until__isnull=True)
    return report.pk, lambda: not unheld.exists()


def _decision(
    action: Action, tab: str, decision: str, make: Callable[[World], Made], **more: str
) -> Door:
    def prepare(world: World, who: str) -> Ask:
        pk, happened = make(world)
        data = {"tab": tab, "decision": decision, "item": [pk], "sure": "1", "answer": "So it is."}
        if decision == "join":
            data["into"] = world.board.reports.get().pk
        return Ask(data={**data, **more}, happened=happened)

    return Door(action, "curation-decide", prepare, only=CURATORS, label=f"curation-{decision}")


def queue(world: World, who: str) -> Ask:
    waiting(world)
    return Ask(shows=WRONG)


def away(world: World, who: str) -> Ask:
    days = {"since": "2026-08-02", "until": "2026-08-09"}
    return Ask(data=days, happened=AwayNotice.objects.exists)


def back(world: World, who: str) -> Ask:
    until = world.now + timedelta(days=7)
    curator = world.people["curator"]
    assert curator
    by = Decider(curator, world.now)
    say_away(since=world.now, until=until, text_en="", text_zh="", by=by)
    ended = AwayNotice.objects.filter(until__lt=until)
    return Ask(data={"back": "1"}, happened=ended.exists)


DISPUTES, REPORTS = Action.DECIDE_DISPUTE, Action.DECIDE_PUBLIC_REPORT
DOORS = (
    Door(REPORTS, "curation", queue, "get"),
    _decision(REPORTS, "reports", "confirm", _of_reader, **_WORDING),
    _decision(REPORTS, "reports", "join", _known),
    _decision(REPORTS, "reports", "reject", _of_reader),
    _decision(REPORTS, "objections", "fixed", _about_a_readers),
    _decision(REPORTS, "fixes", "verify", _fixed),
    _decision(Action.DISPUTE, "objections", "take-up", _about_ours),
    _decision(Action.CONFIRM_HINT, "hints", "confirm-hint", _hint),
    _decision(DISPUTES, "disputes", "dismiss", _disputed),
    _decision(DISPUTES, "disputes", "uphold", _disputed),
    Door(Action.SAY_AWAY, "curation-away", away),
    Door(Action.SAY_AWAY, "curation-away", back, label="curation-back"),
)
