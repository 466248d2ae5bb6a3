"""Which addresses of a board can be claimed, and how. Addresses come from the catalogue alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.claims.proofs import ways_of
from leaderboards.identity import BadAddress, canonical_url
from leaderboards.models import Board, Location
from leaderboards.vocabulary import LocationRole, ProofKind, Source

CLAIMABLE_ROLES = (LocationRole.HOME, LocationRole.REPOSITORY)
# What a maintainer says of further addresses must not become the ground of another claim.
NOT_A_SOURCE = (Source.MAINTAINER, Source.OBSERVED)
_OF_SAMPLES = (ProofKind.META_TAG, ProofKind.WELL_KNOWN)
MOST_ADDRESSES = 8


@dataclass(frozen=True)
class Offer:
    """One address of a board, and the ways to prove that it is one's own; perhaps none."""

    url: str
    role: str
    platform: str
    ways: tuple[ProofKind, ...]


def offers_of(board: Board) -> list[Offer]:
    """One for each distinct address that may be claimed, homes first."""
    found: dict[str, Offer] = {}
    for place in _places(board):
        ways = ways_of(place.url)
        if board.is_sample:
            ways = tuple(way for way in ways if way in _OF_SAMPLES)
        found.setdefault(place.canonical, Offer(place.url, place.role, place.platform, ways))
    return list(found.values())[:MOST_ADDRESSES]


def is_offered(board: Board, *, proof: ProofKind, url: str) -> bool:
    return any(offer.url == url and proof in offer.ways for offer in offers_of(board))


def address_now(board: Board, url: str) -> str:
    """The address of the board that a claim was made for, as the catalogue writes it now.

    Empty when the board does not stand there any more. Samples move with the port of the site.
    """
    for offer in offers_of(board):
        if _is_same(offer.url, url, is_sample=board.is_sample):
            return offer.url
    return ""


def _places(board: Board) -> Sequence[Location]:
    stated = board.locations.filter(role__in=CLAIMABLE_ROLES).exclude(source__in=NOT_A_SOURCE)
    return sorted(stated, key=lambda place: (place.role != LocationRole.HOME, place.pk))


def _is_same(one: str, other: str, *, is_sample: bool) -> bool:
    if is_sample:
        return urlsplit(one).path == urlsplit(other).path
    try:
        return canonical_url(one) == canonical_url(other)
    except BadAddress:
        return False
