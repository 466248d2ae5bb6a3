"""Write what a source says into the catalogue: the only writer of statements.

Each board is one transaction. A source replaces its own statements and touches no other
source's; a repeated import of the same content changes nothing but the dates of confirmation.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import DataError, transaction
from django.db.models import Model, Q

from leaderboards.identity import canonical_url
from leaderboards.importers.known import Known, contested_homes
from leaderboards.importers.problems import problem_with
from leaderboards.importers.statements import (
    STATEMENT_MODELS,
    add_statements,
    replace_statements,
    rows_of,
)
from leaderboards.models import Board, SourceRecord
from leaderboards.naming import free_slug, settle
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
    """Write the records one by one, yielding each when it is done, so that progress can be shown.

    `summary` is filled while the iterator runs.
    """
    all_records = list(records)
    problems = [problem_with(record) for record in all_records]
    sound = [record for record, problem in zip(all_records, problems, strict=True) if not problem]
    known, contested = Known.read(), contested_homes(sound)
    confirmed: dict[tuple[Source, date], list[int]] = defaultdict(list)
    for record, problem in zip(all_records, problems, strict=True):
        if problem:
            summary.rejected.append(Rejected(_where(record), problem))
        elif board_id := _unchanged(record, known):
            summary.unchanged += 1
            confirmed[record.source, record.confirmed_on].append(board_id)
        else:
            _load_one(record, known, contested, summary)
        yield record
    for (source, on), board_ids in confirmed.items():
        _confirm(source, on, board_ids)


def _where(record: BoardRecord) -> str:
    return record.where or f"{record.source} “{record.name[:80]}”"


def _unchanged(record: BoardRecord, known: Known) -> int | None:
    key = (record.source, record.key)
    return known.board_of_key[key] if known.digest_of_key.get(key) == digest_of(record) else None


def _load_one(record: BoardRecord, known: Known, contested: set[str], summary: Summary) -> None:
    listed = known.board_of_key.get((record.source, record.key))
    board_id = listed or known.match(record, contested)
    try:
        board = _write(record, board_id, known)
    except DataError as error:
        summary.rejected.append(Rejected(_where(record), f"the database refused it: {error}"))
        return
    if board_id is None:
        summary.created += 1
        if names := known.neighbours(record):
            reason = f"lives where “{names[0]}” does, but may be another board"
            summary.apart.append(Skipped(_where(record), reason))
    else:
        summary.updated += 1
        summary.joined += listed is None
    known.remember(record, board.pk, board.name, digest_of(record))


def _write(record: BoardRecord, board_id: int | None, known: Known) -> Board:
    with transaction.atomic():
        if board_id is None:
            slug = free_slug(record.slug or record.name, canonical_url(record.home_urls()[0]))
            board = Board.objects.create(slug=slug, name=record.name)
            add_statements(board, record.source, [record])
        else:
            board = Board.objects.get(pk=board_id)
            others = known.listed_by[board_id][record.source] > 1
            replace_statements(board, record.source, [record], keep_others=others)
        listing = {"board": board, **_listing(record)}
        if (record.source, record.key) in known.board_of_key:
            SourceRecord.objects.filter(source=record.source, key=record.key).update(**listing)
        else:
            SourceRecord.objects.create(source=record.source.value, key=record.key, **listing)
        settle(board)
    return board


def _listing(record: BoardRecord) -> dict[str, Any]:
    """That the source lists the board, and what it calls it."""
    return {
        "name": record.name,
        "description_en": record.description_en,
        "description_zh": record.description_zh,
        "raw": list(record.raw),
        "digest": digest_of(record),
        "confirmed_on": record.confirmed_on,
    }


def _confirm(source: Source, on: date, board_ids: list[int]) -> None:
    """Say of everything a source repeated that it was confirmed on that day, if that is later."""
    for start in range(0, len(board_ids), 500):
        batch = Q(board_id__in=board_ids[start : start + 500], confirmed_on__lt=on)
        for model in _CONFIRMED:
            model._default_manager.filter(batch, source=source.value).update(confirmed_on=on)
