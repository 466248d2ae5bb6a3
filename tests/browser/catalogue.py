"""A small catalogue with one of everything the pages show."""

from datetime import UTC, date, datetime
from importlib import import_module

from leaderboards.importers.load import Summary, load
from leaderboards.models import Incident
from leaderboards.records import (
    BoardRecord,
    CadenceRecord,
    EntityRecord,
    LayerFactRecord,
    LocationRecord,
    TopicRecord,
)
from leaderboards.vocabulary import (
    CadenceKind,
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Rhythm,
    Source,
    TopicKind,
    WorkflowPattern,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PATHS = (
    "/",
    "/boards/",
    "/boards/?smell=missing&sort=-smells",
    "/boards/?q=nothing-has-this-name",
    "/boards/board-on-github/",
    "/boards/board-on-papers-with-code/",
    "/smells/",
    "/smells/missing/",
    "/patterns/",
    "/patterns/P3/",
    "/rules/",
    "/rules/missing.page/",
    "/rules/mismatched.average-not-mean/",
    "/rules/misdisplayed.ragged-row/",
    "/rules/confusing.submission-steps/",
    "/incidents/papers-with-code-closed/",
    "/incidents/board-example/",
    "/statistics/",
    "/about/",
    "/bot/",
    "/status/",
    "/check/",
    "/accuracy/",
)
HOSTILE = '<script>alert(1)</script> "board" & <img src=x onerror=alert(2)>'


def _record(name: str, platform: Platform, url: str, pattern: WorkflowPattern) -> BoardRecord:
    return BoardRecord(
        source=Source.STARTER,
        key=url,
        name=name,
        confirmed_on=date(2026, 11, 20),
        description_en="Ranks models by how many questions they answer.",
        description_zh="按模型答对的题数排名。",
        platforms=(platform,),
        workflow_patterns=(pattern,),
        locations=(
            LocationRecord(LocationRole.HOME, platform, url),
            LocationRecord(
                LocationRole.SUBMISSION, Platform.INDEPENDENT, f"https://submit.example/{pattern}"
            ),
        ),
        entities=(
            EntityRecord(EntityKind.BENCHMARK_METRIC, "Accuracy"),
            EntityRecord(EntityKind.BENCHMARK_RAW_DATASET, "Questions", "https://data.example/q"),
        ),
        layer_facts=(
            LayerFactRecord(LayerFactName.ACCEPTS_SUBMISSIONS, value=True),
            LayerFactRecord(LayerFactName.JUDGE, ["humans"]),
        ),
        topics=(TopicRecord(TopicKind.MODALITY, "text", "Text"),),
        cadences=(CadenceRecord(CadenceKind.DECLARED, Rhythm.WEEKLY),),
    )


def fill() -> None:
    """Five boards, one of them hostile; one public report on the first, one check."""
    P = WorkflowPattern
    records = [
        _record("Board on GitHub", Platform.GITHUB, "https://github.com/owner/board", P.P2),
        _record(
            "Board on Hugging Face", Platform.HUGGINGFACE, "https://huggingface.co/spaces/o/b", P.P3
        ),
        _record(
            "Board on Papers with Code",
            Platform.PAPERSWITHCODE,
            "https://paperswithcode.com/sota/x",
            P.P1,
        ),
        _record("独立网站上的榜单", Platform.INDEPENDENT, "https://board.example/", P.P5),
        _record(HOSTILE, Platform.INDEPENDENT, "https://hostile.example/" + "long" * 60, P.P4),
    ]
    _incident()
    for _ in load(records, Summary()):
        pass
    _report()
    _many_boards()


def _many_boards() -> None:
    """An incident that goes on, and a board that has moved far away."""
    from crawler.models import DomainLook
    from leaderboards.models import Board

    incident = Incident.objects.create(
        slug="board-example",
        kind="observed",
        platform="independent",
        host="board.example",
        began_on=NOW.date(),
        began_at=NOW,
        last_seen_at=NOW,
    )
    board = Board.objects.get(name="Board on GitHub")
    incident.boards.add(board)
    times = {"looked_at": NOW, "changed_at": NOW}
    long = "https://github.com/" + "long" * 60
    told = {"url": long, "leads_to": "https://elsewhere.example/" + "long" * 60}
    DomainLook.objects.create(
        board=board, domain="github.com", host="github.com", platform="github", **told, **times
    )


def _incident() -> None:
    """The one a migration records; emptying the tables after an earlier test took it away."""
    recorded = import_module("leaderboards.migrations.0002_papers_with_code_closed").INCIDENT
    Incident.objects.get_or_create(slug=recorded["slug"], defaults=recorded)


def _report() -> None:
    from crawler.models import Check
    from leaderboards.models import Board
    from smells.models import Report, ReportEvent

    board = Board.objects.get(name="Board on GitHub")
    page = {"url": "https://submit.example/P2", "roles": ["submission"], "outcome": "failed"}
    seen = {"board": board.slug, "at": NOW.isoformat(), "run_id": "a", "pages": [page]}
    check = Check.objects.record(
        board=board,
        run_id="a",
        at=NOW,
        outcome="ok",
        took_ms=120,
        observation=seen,
        answers={},
    )
    report = Report.objects.create(
        board=board,
        rule_id="missing.page",
        smell="missing",
        entity="submission-channel",
        state="open",
        fingerprint="f" * 64,
        url=page["url"],
        values={"url": page["url"], "status": 404},
        sightings=3,
        first_seen_at=NOW,
        last_counted_at=NOW,
        last_seen_at=NOW,
        opened_at=NOW,
    )
    ReportEvent.objects.create(
        report=report,
        at=NOW,
        actor="recheck",
        to_state="open",
        reason="confirmed",
        check_seen=check,
    )
