"""The distinct addresses of a board that are worth looking at."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from crawler.maintainer_file_places import scope_of
from crawler.platforms.adapter import Place
from leaderboards.models import Board, Location
from leaderboards.vocabulary import LocationRole, Platform, Source

# A paper's address is not part of how a board works, and publishers refuse robots.
_LOOKED_AT = tuple(role for role in LocationRole if role is not LocationRole.PAPER)
MOST_PLACES = 12
# Whatever the address, these are asked through one interface with one pace.
_ASKED_IN_ONE_PLACE = (Platform.GITHUB, Platform.HUGGINGFACE)


def places_of(board: Board) -> list[Place]:
    """One Place for each address, with all its roles; homes first, at most MOST_PLACES."""
    order = {role.value: number for number, role in enumerate(_LOOKED_AT)}
    found: dict[str, list[Location]] = {}
    locations = [place for place in _trusted(board.locations.all()) if place.role in order]
    for location in sorted(locations, key=lambda place: (order[place.role], place.pk)):
        found.setdefault(location.canonical, []).append(location)
    return [
        Place(
            url=alike[0].url,
            roles=tuple(dict.fromkeys(LocationRole(place.role) for place in alike)),
            platform=Platform(alike[0].platform),
        )
        for alike in list(found.values())[:MOST_PLACES]
    ]


def _trusted(locations: Iterable[Location]) -> Iterator[Location]:
    """Without what the board's leaderboard.yml alone names outside the board's own addresses.

    A file that anybody may write must not point us anywhere.
    """
    stated = [place for place in locations if place.source != Source.MAINTAINER]
    own = {scope_of(place.url) for place in stated}
    yield from stated
    for place in locations:
        if place.source == Source.MAINTAINER and scope_of(place.url) in own:
            yield place


def pacing_host(places: Sequence[Place]) -> str:
    """The host whose pace bounds how fast boards like this one can be looked at; "" without one."""
    if not places:
        return ""
    home = places[0]
    if home.platform in _ASKED_IN_ONE_PLACE:
        return home.platform.value
    try:
        return (urlsplit(home.url).hostname or "")[:255]
    except ValueError:  # no address at all; the client will say so
        return ""
