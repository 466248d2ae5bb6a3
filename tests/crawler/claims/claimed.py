"""Claims in the database, brought to where a test begins by the functions that the site uses."""

from datetime import datetime

from django.contrib.auth.models import User

from crawler.claims import claiming
from crawler.claims.answer import Answer, Verdict, seen
from leaderboards.models import AuditEvent, Board, Claim
from leaderboards.vocabulary import ProofKind
from tests.factories import NOW

FOUND = Answer(Verdict.PROVED, (seen("answered", url="https://board.example/", status=200),))
GONE = Answer(Verdict.NOT_THERE, (seen("meta-none"),))
SILENT = Answer(Verdict.COULD_NOT_TELL, (seen("our-fault"),))
MUST_SIGN_IN = Answer(Verdict.SIGN_IN, (seen("github-not-connected"),))


def begun(
    board: Board, user: User, proof: ProofKind = ProofKind.META_TAG, *, at: datetime = NOW
) -> Claim:
    home = board.locations.order_by("pk")[0]
    return claiming.begin(board, user, proof=proof, url=home.url, now=at)


def proved(
    board: Board, user: User, proof: ProofKind = ProofKind.META_TAG, *, at: datetime = NOW
) -> Claim:
    claim = begun(board, user, proof, at=at)
    claiming.take_answer(claim.pk, FOUND, now=at)
    claim.refresh_from_db()
    return claim


def told(board: Board) -> list[str]:
    """What the audit log has of a board's claims, oldest first."""
    events = AuditEvent.objects.filter(board=board, action__startswith="claim-")
    return list(events.order_by("pk").values_list("action", flat=True))
