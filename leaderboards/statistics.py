"""The study's table from the catalogue: how many boards of each platform have what.

By default it counts what the study itself states, so that an import of the study gives the
published figures; with another source, or none, the same questions are put to that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leaderboards.models import Board, BoardPlatform, LayerFact, Location, SourceRecord
from leaderboards.models.statement import Statement
from leaderboards.vocabulary import LayerFactName, LocationRole, Platform, Source

# The order of the published table.
PLATFORM_ROWS = (
    Platform.GITHUB,
    Platform.HUGGINGFACE,
    Platform.INDEPENDENT,
    Platform.PAPERSWITHCODE,
    Platform.SPREADSHEET,
)


@dataclass(frozen=True)
class Share:
    """`count` boards out of `of`."""

    count: int
    of: int

    @property
    def percent(self) -> float:
        return 100 * self.count / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.percent:.2f}% ({self.count}/{self.of})"


@dataclass(frozen=True)
class PlatformRow:
    """One row of the table; `platform` is None in the last, which counts all boards.

    `shares` follow COLUMNS; None stands where a question does not apply to a platform.
    """

    platform: Platform | None
    share: Share
    shares: tuple[Share | None, ...]


@dataclass
class BoardFacts:
    """What the table asks of one board."""

    platforms: set[str] = field(default_factory=set)
    has_repository: bool = False
    facts: dict[str, Any] = field(default_factory=dict)

    def says(self, name: LayerFactName) -> bool:
        return bool(self.facts.get(name))


@dataclass(frozen=True)
class Column:
    """A question with its published heading; `elsewhere` are platforms it is not put to."""

    heading: str
    label: Promise
    is_true: Callable[[BoardFacts], bool]
    elsewhere: frozenset[Platform] = frozenset()


COLUMNS = (
    Column(
        "GitHub Repository Available?",
        _("GitHub repository available"),
        lambda board: board.has_repository,
    ),
    Column(
        "Major Releases Available?",
        _("Major releases available"),
        lambda board: board.says(LayerFactName.MAJOR_RELEASES),
        # That platform published no releases of its boards.
        elsewhere=frozenset([Platform.PAPERSWITHCODE]),
    ),
    Column(
        "Submission Channel/Protocol Available?",
        _("Submission channel or protocol available"),
        lambda board: board.says(LayerFactName.ACCEPTS_SUBMISSIONS),
    ),
    Column(
        "Allows Other Submission Types?",
        _("Allows other types of submission"),
        lambda board: board.says(LayerFactName.OTHER_SUBMISSION_TYPES),
    ),
    Column(
        "Model Provenance Available?",
        _("Provenance of models available"),
        lambda board: board.says(LayerFactName.MODEL_PROVENANCE),
    ),
)


def platform_statistics(source: Source | None = Source.STUDY) -> list[PlatformRow]:
    """The table's rows, from what one source states, or all together; in a few queries."""
    boards = _facts_of_boards(source)
    rows = [_row(platform, boards) for platform in PLATFORM_ROWS]
    return [*rows, _row(None, boards)]


def _row(platform: Platform | None, boards: list[BoardFacts]) -> PlatformRow:
    mine = [board for board in boards if platform is None or platform in board.platforms]
    return PlatformRow(
        platform=platform,
        share=Share(len(mine), len(boards)),
        shares=tuple(_share(column, platform, mine) for column in COLUMNS),
    )


def _share(column: Column, platform: Platform | None, mine: list[BoardFacts]) -> Share | None:
    if platform in column.elsewhere:
        return None
    # In a platform's own row a board counts, even when it stands on the other one as well.
    asked = [board for board in mine if platform or not board.platforms & column.elsewhere]
    return Share(sum(map(column.is_true, asked)), len(asked))


def _facts_of_boards(source: Source | None) -> list[BoardFacts]:
    found = {board_id: BoardFacts() for board_id in _board_ids(source)}
    for board_id, platform in _said(BoardPlatform, source).values_list("board_id", "platform"):
        if board_id in found:
            found[board_id].platforms.add(platform)
    # As in the study, a repository counts wherever it is kept; one of 367 is elsewhere.
    repositories = _said(Location, source).filter(role=LocationRole.REPOSITORY)
    for board_id in repositories.values_list("board_id", flat=True):
        if board_id in found:
            found[board_id].has_repository = True
    for fact in sorted(_said(LayerFact, source), key=lambda fact: fact.precedence):
        if fact.board_id in found:
            found[fact.board_id].facts.setdefault(fact.name, fact.value)
    return list(found.values())


def _board_ids(source: Source | None) -> list[int]:
    if source is None:
        return list(Board.objects.public().values_list("pk", flat=True))
    listed = SourceRecord.objects.filter(source=source).values_list("board_id", flat=True)
    return list(listed.distinct())


def _said(model: type[Statement], source: Source | None) -> QuerySet[Any]:
    rows = model._default_manager.all()
    return rows if source is None else rows.filter(source=source)
