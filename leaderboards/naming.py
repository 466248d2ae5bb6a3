"""What follows from a board's statements: its name, its words for search, whether it is history."""

from collections.abc import Callable, Iterable

from django.utils.text import slugify

from leaderboards.models import Board, FormerSlug, Incident, Location, SourceRecord
from leaderboards.vocabulary import IncidentKind, LocationRole, Source

SLUG_LENGTH = 80


def slug_from(wanted: str, otherwise: str) -> str:
    """A slug made of a name. `otherwise` serves names that have no Latin letters."""
    base = slugify(wanted) or slugify(otherwise.replace("/", "-").replace(".", "-")) or "board"
    return base[: SLUG_LENGTH - 5].strip("-") or "board"


def is_taken(slug: str) -> bool:
    """Whether a board has or had the slug."""
    boards, former = Board.objects.filter(slug=slug), FormerSlug.objects.filter(slug=slug)
    return boards.exists() or former.exists()


def free_slug(wanted: str, otherwise: str) -> str:
    """A slug made of a name that no board has or had."""
    return numbered(slug_from(wanted, otherwise), is_taken)


def numbered(slug: str, is_taken: Callable[[str], bool]) -> str:
    """The slug itself when it is free, else with the first number that makes it so."""
    free, number = slug, 1
    while is_taken(free):
        number += 1
        free = f"{slug[: SLUG_LENGTH - 5]}-{number}"
    return free


def settle(board: Board) -> None:
    """Bring a board's derived fields up to its statements, and save it when they changed."""
    before = _derived(board)
    locations = list(board.locations.select_related("incident"))
    for place in link_closed_platforms(locations, closed_platforms()):
        place.save(update_fields=["incident"])
    derive(board, board.source_records.all(), locations, _topics(board))
    if _derived(board) != before:
        board.save()


def _topics(board: Board) -> Iterable[str]:
    return board.topics.values_list("value", flat=True)


def derive(
    board: Board,
    listings: Iterable[SourceRecord],
    locations: list[Location],
    topics: Iterable[str],
) -> None:
    """Set the derived fields of a board from its rows, without saving it.

    The locations must hang on their incidents already.
    """
    records = sorted(listings, key=lambda record: list(Source).index(Source(record.source)))
    for field in ("name", "description_en", "description_zh"):
        stated = next((getattr(record, field) for record in records if getattr(record, field)), "")
        if stated or field != "name":
            setattr(board, field, stated)
    board.is_sample = any(record.source == Source.SAMPLE for record in records)
    homes = [place for place in locations if place.role == LocationRole.HOME]
    board.is_historical = bool(homes) and all(_is_closed(place) for place in homes)
    words = [board.name, board.description_en, board.description_zh, *topics]
    words += [record.name for record in records] + [place.canonical for place in locations]
    board.search_text = " \n".join(dict.fromkeys(words)).casefold()


def _is_closed(place: Location) -> bool:
    return place.incident is not None and place.incident.kind == IncidentKind.PLATFORM_CLOSED


def _derived(board: Board) -> tuple[object, ...]:
    return (
        board.name,
        board.description_en,
        board.description_zh,
        board.is_sample,
        board.is_historical,
        board.search_text,
    )


def closed_platforms() -> dict[str, Incident]:
    """The one incident for each host that was closed."""
    closed = Incident.objects.filter(kind=IncidentKind.PLATFORM_CLOSED.value)
    return {incident.host: incident for incident in closed}


def link_closed_platforms(
    locations: Iterable[Location], closed: dict[str, Incident]
) -> list[Location]:
    """Hang each address on a closed host onto its incident. Returns those that were changed."""
    found = []
    for place in locations:
        host = place.canonical.split("/", 1)[0]
        if place.incident_id is None and host in closed:
            place.incident = closed[host]
            found.append(place)
    return found
