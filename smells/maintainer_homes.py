"""Which addresses a board's own file may state, and whose file it is.

A file is written by whoever may write to a repository: it must not make the catalogue take one
board for another, nor lead the crawler anywhere.
"""

from collections.abc import Iterator

from crawler.maintainer_file import MaintainerFile, Problem
from crawler.maintainer_file_places import places, scope_of
from crawler.maintainer_file_problems import cut
from leaderboards.identity import canonical_url
from leaderboards.models import Board, Location
from leaderboards.records import LocationRecord
from leaderboards.vocabulary import LocationRole, Source

_STANDS_AT = (LocationRole.HOME.value, LocationRole.REPOSITORY.value)


def is_own_home(board: Board, place: LocationRecord) -> bool:
    """Whether a home that the file states is among the board's known addresses, and nobody else's.

    Any other is looked at, and shown, when a curator has added it to the board.
    """
    stated = [each for each in board.locations.all() if each.source != Source.MAINTAINER]
    canonical = canonical_url(place.url)
    if any(each.canonical == canonical for each in stated):
        return True
    if scope_of(place.url) not in {scope_of(each.url) for each in stated}:
        return False
    others = Location.objects.filter(role__in=_STANDS_AT, canonical=canonical)
    return not others.exclude(board=board).exists()


def unstated_homes(board: Board, said: MaintainerFile) -> Iterator[Problem]:
    for number, place in enumerate(said.locations):
        if place.role is LocationRole.HOME and not is_own_home(board, place):
            line = said.lines.get(place.url, 1)
            yield Problem(
                "new-home", line, 1, f"locations[{number}].url", {"value": cut(place.url)}
            )


def not_its_own(board: Board, said: MaintainerFile, address: str) -> Problem | None:
    """A file that several boards share speaks for the one whose name it gives."""
    names = {board.name, *board.source_records.values_list("name", flat=True)}
    if said.name and said.name.casefold() in {name.casefold() for name in names}:
        return None
    if not any(_is_served(other, address) for other in _neighbours(board, address)):
        return None
    return Problem("shared", 1, 1, "name", {"value": cut(board.name)})


def _is_served(other: Location, address: str) -> bool:
    return address in places(other.url)


def _neighbours(board: Board, address: str) -> list[Location]:
    """Homes and repositories of other boards that may lie where this file does."""
    own = [each for each in board.locations.all() if address in places(each.url)]
    scopes = {each.canonical.partition("/")[0]: scope_of(each.url) for each in own}
    near = Location.objects.none()
    for host, scope in scopes.items():
        prefix = scope if scope.startswith("github.com/") and host == "github.com" else host
        near |= Location.objects.filter(canonical__istartswith=prefix)
    stated = near.filter(role__in=_STANDS_AT).exclude(source=Source.MAINTAINER.value)
    return list(stated.exclude(board=board)[:500])
