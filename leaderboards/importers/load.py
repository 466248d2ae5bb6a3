"""Write what a source says into the catalogue: the only writer of statements.

Each board is one transaction. A source replaces its own statements and touches no other
source's; a repeated import of the same content changes nothing but the dates of confirmation.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q

from leaderboards.identity import BadAddress, KnownAddress, canonical_url, same_board
from leaderboards.importers.statements import STATEMENT_MODELS, replace_statements
from leaderboards.models import Board, Location, SourceRecord
from leaderboards.naming import free_slug, settle
from leaderboards.records import BoardRecord, Rejected
from leaderboards.vocabulary import Source

NAME_LENGTH = 200
URL_LENGTH = 1000


@dataclass
class Summary:
    """What an import did; `rejected` rows are named with the reason."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)


@dataclass
class Catalogue:
    """What is known before the import, held in memory so that matching needs no queries."""

    board_of_key: dict[tuple[str, str], int]
    digest_of_key: dict[tuple[str, str], str]
    addresses: dict[str, list[KnownAddress]]
    listed_by: dict[int, set[str]]

    @classmethod
    def read(cls) -> "Catalogue":
        catalogue = cls({}, {}, defaultdict(list), defaultdict(set))
        for board_id, source, key, digest in SourceRecord.objects.values_list(
            "board_id", "source", "key", "digest"
        ):
            catalogue.board_of_key[source, key] = board_id
            catalogue.digest_of_key[source, key] = digest
            catalogue.listed_by[board_id].add(source)
        for canonical, board_id, role, name in Location.objects.values_list(
            "canonical", "board_id", "role", "board__name"
        ):
            catalogue.addresses[canonical].append(KnownAddress(board_id, role, name))
        return catalogue

    def match(self, record: BoardRecord) -> int | None:
        """The board this record is about, or None. Two records of one source are two boards."""
        for url in record.home_urls():
            known = [
                address
                for address in self.addresses.get(canonical_url(url), [])
                if record.source not in self.listed_by[address.board_id]
            ]
            if (board_id := same_board(record.name, known)) is not None:
                return board_id
        return None

    def remember(self, record: BoardRecord, board: Board, digest: str) -> None:
        self.board_of_key[record.source, record.key] = board.pk
        self.digest_of_key[record.source, record.key] = digest
        self.listed_by[board.pk].add(record.source)
        for place in record.locations:
            known = KnownAddress(board.pk, place.role.value, board.name)
            held = self.addresses[canonical_url(place.url)]
            if known not in held:
                held.append(known)


def digest_of(record: BoardRecord) -> str:
    """A hash of all a record says, but for the day it was said."""
    plain = asdict(record)
    del plain["confirmed_on"], plain["slug"]
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def problem_with(record: BoardRecord) -> str:
    """Why a record cannot be kept, for a person; empty when it can."""
    texts = [record.name, record.key, record.description_en, record.description_zh]
    if not record.name.strip():
        return "the board has no name"
    if len(record.name) > NAME_LENGTH:
        return f"the name is longer than {NAME_LENGTH} characters: shorten it"
    if any("\x00" in text for text in texts):
        return "a text holds a NUL character: remove it"
    if not record.home_urls():
        return "no location has the role home: give the board's address"
    for place in record.locations:
        if len(place.url) > URL_LENGTH:
            return f"an address is longer than {URL_LENGTH} characters: {place.url[:80]}…"
        try:
            canonical_url(place.url)
        except BadAddress as error:
            return str(error)
    return ""


def load(records: Iterable[BoardRecord], summary: Summary) -> Iterator[BoardRecord]:
    """Write the records one by one, yielding each when it is done, so that progress can be shown.

    `summary` is filled while the iterator runs.
    """
    catalogue = Catalogue.read()
    confirmed: dict[tuple[Source, date], list[int]] = defaultdict(list)
    for record in records:
        if problem := problem_with(record):
            summary.rejected.append(Rejected(f"{record.source} “{record.name[:80]}”", problem))
        else:
            _load_one(record, catalogue, summary, confirmed)
        yield record
    for (source, on), board_ids in confirmed.items():
        _confirm(source, on, board_ids)


def _load_one(
    record: BoardRecord,
    catalogue: Catalogue,
    summary: Summary,
    confirmed: dict[tuple[Source, date], list[int]],
) -> None:
    digest = digest_of(record)
    board_id = catalogue.board_of_key.get((record.source, record.key))
    if board_id and catalogue.digest_of_key[record.source, record.key] == digest:
        summary.unchanged += 1
        confirmed[record.source, record.confirmed_on].append(board_id)
        return
    board_id = board_id or catalogue.match(record)
    with transaction.atomic():
        board = _board(board_id, record)
        SourceRecord.objects.update_or_create(
            source=record.source.value,
            key=record.key,
            defaults={
                "board": board,
                "name": record.name,
                "description_en": record.description_en,
                "description_zh": record.description_zh,
                "digest": digest,
                "confirmed_on": record.confirmed_on,
            },
        )
        replace_statements(board, record)
        settle(board)
    catalogue.remember(record, board, digest)
    if board_id:
        summary.updated += 1
    else:
        summary.created += 1


def _board(board_id: int | None, record: BoardRecord) -> Board:
    if board_id:
        return Board.objects.get(pk=board_id)
    slug = free_slug(record.slug or record.name, canonical_url(record.home_urls()[0]))
    return Board.objects.create(slug=slug, name=record.name)


def _confirm(source: Source, on: date, board_ids: list[int]) -> None:
    """Say of everything a source repeated that it was confirmed on that day, if that is later."""
    for start in range(0, len(board_ids), 500):
        batch = Q(board_id__in=board_ids[start : start + 500], confirmed_on__lt=on)
        for model in (*STATEMENT_MODELS, SourceRecord):
            model.objects.filter(batch, source=source.value).update(confirmed_on=on)
