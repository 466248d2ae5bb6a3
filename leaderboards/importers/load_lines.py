"""Write lines of the project's own format; each replaces what its sources said before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from django.db import DataError, transaction
from django.db.models import Q

from leaderboards.exports.board_lines import CHUNK, RELATIONS, line_of
from leaderboards.identity import address_keys
from leaderboards.importers.create import NewBoard, create_each, listing_of
from leaderboards.importers.jsonl import says_the_same
from leaderboards.importers.jsonl_parts import PARTS
from leaderboards.importers.known import Known
from leaderboards.importers.load import Summary, digest_of
from leaderboards.importers.problems import problem_with
from leaderboards.importers.statements import replace_statements
from leaderboards.models import Board, FormerSlug, SourceRecord
from leaderboards.naming import SLUG_LENGTH, is_taken, settle
from leaderboards.records import BoardLine, BoardRecord, Listing, Rejected, record_with
from leaderboards.vocabulary import LocationRole, Source

_SLUG = re.compile(rf"^[-a-zA-Z0-9_]{{1,{SLUG_LENGTH}}}$")


class TwoBoards(ValueError):
    """A line stands for several boards of this catalogue. `str()` names them."""


def load_lines(lines: Iterable[BoardLine], summary: Summary) -> Iterator[BoardLine]:
    """Write the lines, yielding each when it is done; `summary` is filled meanwhile."""
    importing, waiting = _Import(summary, Known.read()), iter(lines)
    while chunk := list(islice(waiting, CHUNK)):
        importing.look_up(chunk)
        for line in chunk:
            yield from importing.take(line)
        yield from importing.write_new()


@dataclass
class _Import:
    """One import under way. Lines of new boards wait in `new` until they are written together;
    `claimed` are the keys and addresses by which another line may mean the same board.
    """

    summary: Summary
    known: Known
    held: dict[int, BoardLine] = field(default_factory=dict)
    new: list[BoardLine] = field(default_factory=list)
    claimed: set[str] = field(default_factory=set)

    def look_up(self, lines: list[BoardLine]) -> None:
        """Read what the catalogue says of the boards that these lines name by their keys."""
        board_ids = [board_id for line in lines for board_id in _by_keys(line, self.known)]
        boards = Board.objects.filter(pk__in=board_ids).prefetch_related(*RELATIONS)
        self.held = {board.pk: line_of(board) for board in boards}

    def take(self, line: BoardLine) -> Iterator[BoardLine]:
        if problem := _problem_with(line):
            self.summary.rejected.append(Rejected(line.where, problem))
            yield line
            return
        if not self.claimed.isdisjoint(_signs(line)):
            yield from self.write_new()
        try:
            board_id = _find(line, self.known)
            if board_id is None:
                self.new.append(line)
                self.claimed |= _signs(line)
                return
            self._bring_up(line, board_id)
        except (TwoBoards, DataError) as error:
            self.summary.rejected.append(Rejected(line.where, str(error)))
        yield line

    def write_new(self) -> Iterator[BoardLine]:
        waiting, self.new = self.new, []
        self.claimed.clear()
        made = create_each([_as_new(line) for line in waiting])
        for line, board in zip(waiting, made, strict=True):
            if isinstance(board, str):
                self.summary.rejected.append(Rejected(line.where, board))
            else:
                _keep_former_slugs(board, line)
                self._remember(line, board)
                self.summary.created += 1
            yield line

    def _bring_up(self, line: BoardLine, board_id: int) -> None:
        before = self.held.get(board_id) or line_of(Board.objects.get(pk=board_id))
        if says_the_same(before.only(line.sources()), line):
            self.summary.unchanged += 1
            return
        joins = not _by_keys(line, self.known)
        self._remember(line, _rewrite(board_id, line))
        self.summary.updated += 1
        self.summary.joined += joins

    def _remember(self, line: BoardLine, board: Board) -> None:
        for listing in line.listings:
            record = _as_listed(line, listing)
            self.known.remember(record, board.pk, board.name, digest_of(record))


def _signs(line: BoardLine) -> set[str]:
    keys = {f"{said.source} {said.key}" for said in line.listings}
    places = [place.url for record in line.statements for place in record.locations]
    return keys | {line.slug} | {key for url in places for key in address_keys(url)}


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
    named = Q(slug=line.slug) | Q(former_slugs__slug=line.slug)
    board = Board.objects.filter(named, is_sample=False).first()
    if board is None:
        return None
    homes = board.locations.filter(role=LocationRole.HOME.value).values_list("url", flat=True)
    theirs = {key for url in homes for key in address_keys(url)}
    ours = {key for url in _whole(line).home_urls() for key in address_keys(url)}
    return None if ours.isdisjoint(theirs) else board.pk


def _as_new(line: BoardLine) -> NewBoard:
    listed = [_as_listed(line, listing) for listing in line.listings]
    return NewBoard(
        slug=line.slug,
        name=line.name,
        listings=[(record, digest_of(record)) for record in listed],
        statements={source: _said_by(source, line) for source in sorted(line.sources())},
    )


def _rewrite(board_id: int, line: BoardLine) -> Board:
    with transaction.atomic():
        board = Board.objects.get(pk=board_id)
        for source in line.sources():
            replace_statements(board, source, _said_by(source, line))
            keys = [listing.key for listing in line.listings if listing.source is source]
            board.source_records.filter(source=source.value).exclude(key__in=keys).delete()
        for listing in line.listings:
            record = _as_listed(line, listing)
            SourceRecord.objects.update_or_create(
                source=listing.source.value,
                key=listing.key,
                defaults=listing_of(record, digest_of(record)) | {"board": board},
            )
        _keep_former_slugs(board, line)
        settle(board)
    return board


def _said_by(source: Source, line: BoardLine) -> list[BoardRecord]:
    return [record for record in line.statements if record.source is source]


def _keep_former_slugs(board: Board, line: BoardLine) -> None:
    for slug in line.former_slugs:
        if not is_taken(slug):
            FormerSlug.objects.create(slug=slug, board=board)


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
