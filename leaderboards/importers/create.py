"""Write boards that nobody has listed yet: many at once, in one transaction and few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, transaction

from leaderboards.identity import canonical_url
from leaderboards.importers.statements import STATEMENT_MODELS, new_statements
from leaderboards.models import (
    Board,
    BoardTopic,
    FormerSlug,
    Incident,
    Location,
    SourceRecord,
)
from leaderboards.models.statement import Statement
from leaderboards.naming import (
    closed_platforms,
    derive,
    is_taken,
    link_closed_platforms,
    numbered,
    slug_from,
)
from leaderboards.records import BoardRecord
from leaderboards.vocabulary import Source


@dataclass(frozen=True)
class NewBoard:
    """A board to be written: its slug (if that is free), its listings with the digest of each,
    and the records of each source, one for each day on which the source said something.
    """

    slug: str
    name: str
    listings: Sequence[tuple[BoardRecord, str]]
    statements: Mapping[Source, Sequence[BoardRecord]]

    @classmethod
    def listed(cls, record: BoardRecord, digest: str) -> "NewBoard":
        """A board as one source brings it."""
        slug = slug_from(record.slug or record.name, canonical_url(record.home_urls()[0]))
        return cls(slug, record.name, [(record, digest)], {record.source: [record]})


def create_each(new: Sequence[NewBoard]) -> list[Board | str]:
    """For each, in their order, the board that was written, or why the database refused it."""
    try:
        return list(create_boards(new))
    except (DataError, IntegrityError) as error:
        if len(new) == 1:
            return [f"the database refused it: {error}"]
    return [made for one in new for made in create_each([one])]


def create_boards(new: Sequence[NewBoard]) -> list[Board]:
    """Raises DataError or IntegrityError; then none of them was written."""
    closed = closed_platforms()
    boards: list[Board] = []
    listings: list[SourceRecord] = []
    rows: dict[type[Statement], list[Statement]] = defaultdict(list)
    for slug, one in zip(_slugs(new), new, strict=True):
        board = Board(slug=slug, name=one.name)
        listed = [SourceRecord(board=board, **listing_of(*said)) for said in one.listings]
        for model, stated in _rows(board, one, closed, listed).items():
            rows[model] += stated
        boards.append(board)
        listings += listed
    with transaction.atomic():
        Board.objects.bulk_create(boards)
        SourceRecord.objects.bulk_create(_keyed(listings))
        for model in STATEMENT_MODELS:
            model._default_manager.bulk_create(_keyed(rows[model]))
    return boards


def _rows(
    board: Board, new: NewBoard, closed: dict[str, Incident], listed: list[SourceRecord]
) -> dict[type[Statement], list[Statement]]:
    """The board's statements, and its derived fields set by them."""
    rows: dict[type[Statement], list[Statement]] = defaultdict(list)
    for source, said in new.statements.items():
        for model, stated in new_statements(board, source, said).items():
            rows[model] += stated
    locations: list[Any] = rows[Location]
    topics: list[Any] = rows[BoardTopic]
    link_closed_platforms(locations, closed)
    derive(board, listed, locations, [topic.value for topic in topics])
    return rows


def listing_of(record: BoardRecord, digest: str) -> dict[str, Any]:
    """That a source lists a board under a key, what it calls it, and what it said otherwise."""
    return {
        "source": record.source.value,
        "key": record.key,
        "name": record.name,
        "description_en": record.description_en,
        "description_zh": record.description_zh,
        "raw": list(record.raw),
        "digest": digest,
        "confirmed_on": record.confirmed_on,
    }


def _keyed(rows: Iterable[Any]) -> list[Any]:
    """Rows that were made before their boards had a key."""
    found = list(rows)
    for row in found:
        row.board_id = row.board.pk
    return found


def _slugs(new: Sequence[NewBoard]) -> list[str]:
    """A free slug for each. Only those that meet a taken one cost a query each."""
    wanted = {board.slug for board in new}
    taken = set(Board.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    taken |= set(FormerSlug.objects.filter(slug__in=wanted).values_list("slug", flat=True))

    def is_free_no_more(slug: str) -> bool:
        return slug in taken or (slug not in wanted and is_taken(slug))

    slugs = []
    for board in new:
        slugs.append(numbered(board.slug, is_free_no_more))
        taken.add(slugs[-1])
    return slugs
