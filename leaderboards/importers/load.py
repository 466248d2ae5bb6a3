"""Write what a source says into the catalogue: the only writer of statements.

New boards are written a hundred at a time, others each in a transaction of its own. A source
replaces its own statements and touches no other source's; a repeated import of the same content
changes nothing but the dates of confirmation.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import DataError, transaction
from django.db.models import Model, Q

from leaderboards.importers.create import NewBoard, create_each, listing_of
from leaderboards.importers.known import Known, contested_homes
from leaderboards.importers.problems import problem_with
from leaderboards.importers.statements import (
    STATEMENT_MODELS,
    replace_statements,
    rows_of,
)
from leaderboards.models import Board, SourceRecord
from leaderboards.naming import settle
from leaderboards.records import BoardRecord, Rejected, Skipped
from leaderboards.vocabulary import Source


@dataclass
class Summary:
    """What an import did. `joined` are those of the updated that another source had brought;
    `apart` names records that share a home with a board and were not taken for the same.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    joined: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    apart: list[Skipped] = field(default_factory=list)


_CHUNK = 100
_CONFIRMED: tuple[type[Model], ...] = (*STATEMENT_MODELS, SourceRecord)


def digest_of(record: BoardRecord) -> str:
    """A hash of all a record states, in whatever order, but for the day it was said."""
    texts = [record.name, record.description_en, record.description_zh, *record.raw]
    stated = [
        sorted(json.dumps(row, sort_keys=True) for row in rows.values())
        for rows in rows_of(record).values()
    ]
    return hashlib.sha256(json.dumps([texts, stated]).encode()).hexdigest()


def load(records: Iterable[BoardRecord], summary: Summary) -> Iterator[BoardRecord]:
    """Write the records, yielding each when it is done, so that progress can be shown.

    `summary` is filled while the iterator runs.
    """
    all_records = list(records)
    problems = [problem_with(record) for record in all_records]
    sound = [record for record, problem in zip(all_records, problems, strict=True) if not problem]
    importing = _Import(summary, Known.read(), contested_homes(sound))
    for record, problem in zip(all_records, problems, strict=True):
        if problem:
            summary.rejected.append(Rejected(_where(record), problem))
            yield record
        else:
            yield from importing.take(record)
    yield from importing.write_new()
    importing.confirm()


def _where(record: BoardRecord) -> str:
    return record.where or f"{record.source} “{record.name[:80]}”"


@dataclass
class _Import:
    """One import under way. New boards wait in `new` until they are enough to be written."""

    summary: Summary
    known: Known
    contested: set[str]
    new: dict[tuple[str, str], tuple[BoardRecord, str]] = field(default_factory=dict)
    confirmed: dict[tuple[Source, date], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def take(self, record: BoardRecord) -> Iterator[BoardRecord]:
        key = (record.source.value, record.key)
        sources = {source for source, _ in self.new}
        # What waits must be known before another source, or the same key again, is looked at.
        if key in self.new or sources - {record.source.value} or len(self.new) >= _CHUNK:
            yield from self.write_new()
        digest, listed = digest_of(record), self.known.board_of_key.get(key)
        if listed and self.known.digest_of_key[key] == digest:
            self.summary.unchanged += 1
            self.confirmed[record.source, record.confirmed_on].append(listed)
        elif board_id := listed or self.known.match(record, self.contested):
            self._update(record, digest, board_id, joins=listed is None)
        else:
            self.new[key] = (record, digest)
            return
        yield record

    def write_new(self) -> Iterator[BoardRecord]:
        waiting = list(self.new.values())
        self.new.clear()
        made = create_each([NewBoard.listed(*said) for said in waiting])
        for (record, digest), board in zip(waiting, made, strict=True):
            if isinstance(board, str):
                self.summary.rejected.append(Rejected(_where(record), board))
            else:
                self._remember_new(record, digest, board)
            yield record

    def _remember_new(self, record: BoardRecord, digest: str, board: Board) -> None:
        self.summary.created += 1
        if names := self.known.neighbours(record):
            reason = f"lives where “{names[0]}” does, but may be another board"
            self.summary.apart.append(Skipped(_where(record), reason))
        self.known.remember(record, board.pk, board.name, digest)

    def _update(self, record: BoardRecord, digest: str, board_id: int, *, joins: bool) -> None:
        keys_of_source = self.known.listed_by[board_id][record.source]
        keep_others = keys_of_source > (0 if joins else 1)
        try:
            board = _rewrite(record, digest, board_id, keep_others=keep_others)
        except DataError as error:
            reason = f"the database refused it: {error}"
            self.summary.rejected.append(Rejected(_where(record), reason))
            return
        self.summary.updated += 1
        self.summary.joined += joins
        self.known.remember(record, board.pk, board.name, digest)

    def confirm(self) -> None:
        for (source, on), board_ids in self.confirmed.items():
            _confirm(source, on, board_ids)


def _rewrite(record: BoardRecord, digest: str, board_id: int, *, keep_others: bool) -> Board:
    with transaction.atomic():
        board = Board.objects.get(pk=board_id)
        replace_statements(board, record.source, [record], keep_others=keep_others)
        SourceRecord.objects.update_or_create(
            source=record.source.value,
            key=record.key,
            defaults=listing_of(record, digest) | {"board": board},
        )
        settle(board)
    return board


def _confirm(source: Source, on: date, board_ids: list[int]) -> None:
    """Say of everything a source repeated that it was confirmed on that day, if that is later."""
    for start in range(0, len(board_ids), 500):
        batch = Q(board_id__in=board_ids[start : start + 500], confirmed_on__lt=on)
        for model in _CONFIRMED:
            model._default_manager.filter(batch, source=source.value).update(confirmed_on=on)
