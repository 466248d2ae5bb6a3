"""A curator's word on what a board is called and what it is about."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from leaderboards.models import Board, SourceRecord
from leaderboards.naming import settle
from leaderboards.vocabulary import Source


def curate(board: Board, said: Mapping[str, str], *, on: date) -> None:
    """Keep `said` (name, description_en, description_zh) as the curator's, and settle the board.

    A text left empty takes the curator's word back, so that of the other sources shows again.
    Must run in the transaction that saves what else the curator changed.
    """
    if said:
        listing = board.source_records.filter(source=Source.CURATOR).order_by("pk").first()
        listing = listing or SourceRecord(
            board=board, source=Source.CURATOR.value, key=str(uuid4()), name=board.name
        )
        for field, text in said.items():
            setattr(listing, field, text)
        listing.confirmed_on = on
        listing.save()
    settle(board)
