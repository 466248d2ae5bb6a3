"""Write lines of the project's own format; each replaces what its sources said before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from django.db import DataError, transaction
from django.db.models import Q, QuerySet

from leaderboards.exports.board_lines import CHUNK, RELATIONS, line_of
from leaderboards.identity import address_keys
from leaderboards.importers.jsonl import says_the_same
from leaderboards.importers.jsonl_parts import PARTS
from leaderboards.importers.known import Known
from leaderboards.importers.load import Summary, digest_of
from leaderboards.importers.problems import problem_with
from leaderboards.importers.statements import add_statements, replace_statements
from leaderboards.models import Board, FormerSlug, SourceRecord
from leaderboards.naming import SLUG_LENGTH, free_slug, settle
from leaderboards.records import BoardLine, BoardRecord, Listing, Rejected, record_with
from leaderboards.vocabulary import LocationRole, Source

_SLUG = re.compile(rf"^[-a-zA-Z0-9_]{{1,{SLUG_LENGTH}}}$")


class TwoBoards(ValueError):
    """A line stands for several boards of this catalogue. `str()` names them."""


def load_lines(lines: Iterable[BoardLine], summary: Summary) -> Iterator[BoardLine]:
    """Write the lines one by one, yielding each when it is done; `summary` is filled meanwhile."""
    known, waiting = Known.read(), iter(lines)
    while chunk := list(islice(waiting, CHUNK)):
        held = _held(chunk, known)
        for line in chunk:
            try:
                _load_line(line, known, held, summary)
            except (TwoBoards, DataError) as error:
                summary.rejected.append(Rejected(line.where, str(error)))
            yield line


def _held(lines: list[BoardLine], known: Known) -> dict[int, BoardLine]:
    """What the catalogue says already of the boards that these lines name by their keys."""
    board_ids = [board_id for line in lines for board_id in _by_keys(line, known)]
    boards = Board.objects.filter(pk__in=board_ids).prefetch_related(*RELATIONS)
    return {board.pk: line_of(board) for board in boards}


def _load_line(line: BoardLine, known: Known, held: dict[int, BoardLine], summary: Summary) -> None:
    if problem := _problem_with(line):
        summary.rejected.append(Rejected(line.where, problem))
        return
    board_id = _find(line, known)
    before = _line_held(board_id, held) if board_id else None
    if before and says_the_same(before.only(line.sources()), line):
        summary.unchanged += 1
        return
    joins = not _by_keys(line, known)
    board = _write(board_id, line)
    for listing in line.listings:
        record = _as_listed(line, listing)
        known.remember(record, board.pk, board.name, digest_of(record))
    if before is None:
        summary.created += 1
    else:
        summary.updated += 1
        summary.joined += joins


def _line_held(board_id: int, held: dict[int, BoardLine]) -> BoardLine:
    return held[board_id] if board_id in held else line_of(Board.objects.get(pk=board_id))


def _slug_for(line: BoardLine) -> str:
    taken = _named(line.slug).exists()
    return free_slug(line.slug, line.name) if taken else line.slug


def _named(slug: str) -> QuerySet[Board]:
    """Boards that have or had a slug."""
    return Board.objects.filter(Q(slug=slug) | Q(former_slugs__slug=slug))


def _problem_with(line: BoardLine) -> str:
    if not _SLUG.match(line.slug):
        return f"slug: use at most {SLUG_LENGTH} letters without accents, digits, - and _"
    if Source.SAMPLE in line.sources():
        return "source: sample boards are made anew at each start and are not imported"
    whole = _whole(line)
    listed = (replace(_as_listed(line, said), locations=whole.locations) for said in line.listings)
    return next(filter(None, map(problem_with, [whole, *listed])), "")


def _by_keys(line: BoardLine, known: Known) -> set[int]:
    keys = ((said.source.value, said.key) for said in line.listings)
    return {known.board_of_key[key] for key in keys if key in known.board_of_key}


def _find(line: BoardLine, known: Known) -> int | None:
    """The board a line is about: by its keys, by its slug and home, or by its addresses."""
    board_ids = _by_keys(line, known)
    if len(board_ids) > 1:
        names = Board.objects.filter(pk__in=board_ids).values_list("slug", flat=True)
        raise TwoBoards(f"it stands for several boards here: {', '.join(names)}; join them first")
    board_id = next(iter(board_ids), None) or _by_slug(line)
    return board_id or known.match(_whole(line), set(), sources=line.sources())


def _by_slug(line: BoardLine) -> int | None:
    """A board of the same slug that shares a home: another board may have taken the slug."""
    board = _named(line.slug).filter(is_sample=False).first()
    if board is None:
        return None
    homes = board.locations.filter(role=LocationRole.HOME.value).values_list("url", flat=True)
    theirs = {key for url in homes for key in address_keys(url)}
    ours = {key for url in _whole(line).home_urls() for key in address_keys(url)}
    return None if ours.isdisjoint(theirs) else board.pk


def _write(board_id: int | None, line: BoardLine) -> Board:
    with transaction.atomic():
        if board_id is None:
            board = Board.objects.create(slug=_slug_for(line), name=line.name)
            for source in line.sources():
                add_statements(board, source, _said_by(source, line))
        else:
            board = Board.objects.get(pk=board_id)
            for source in line.sources():
                replace_statements(board, source, _said_by(source, line))
        _write_listings(board, line)
        for slug in line.former_slugs:
            if not _named(slug).exists():
                FormerSlug.objects.create(slug=slug, board=board)
        settle(board)
    return board


def _said_by(source: Source, line: BoardLine) -> list[BoardRecord]:
    return [record for record in line.statements if record.source is source]


def _write_listings(board: Board, line: BoardLine) -> None:
    for source in line.sources():
        keys = [listing.key for listing in line.listings if listing.source is source]
        board.source_records.filter(source=source.value).exclude(key__in=keys).delete()
    for listing in line.listings:
        SourceRecord.objects.update_or_create(
            source=listing.source.value,
            key=listing.key,
            defaults={
                "board": board,
                "name": listing.name,
                "description_en": listing.description_en,
                "description_zh": listing.description_zh,
                "raw": list(listing.raw),
                "digest": digest_of(_as_listed(line, listing)),
                "confirmed_on": listing.confirmed_on,
            },
        )


def _whole(line: BoardLine) -> BoardRecord:
    """All that a line states, as one record; whose it is does not matter."""
    record = BoardRecord(Source.CURATOR, "", line.name, date.min)
    return _joined(record, line.statements)


def _as_listed(line: BoardLine, listing: Listing) -> BoardRecord:
    """The record that the listing's source once gave, so that its digest is the same."""
    record = BoardRecord(
        source=listing.source,
        key=listing.key,
        name=listing.name,
        confirmed_on=listing.confirmed_on,
        description_en=listing.description_en,
        description_zh=listing.description_zh,
        raw=listing.raw,
    )
    return _joined(record, _said_by(listing.source, line))


def _joined(record: BoardRecord, said: Iterable[BoardRecord]) -> BoardRecord:
    """The record with all statements of the others."""
    parts = list(said)
    fields = [attribute for attribute, _, _ in PARTS.values()]
    return record_with(
        record, {field: [row for part in parts for row in getattr(part, field)] for field in fields}
    )
