"""What follows from a board's statements: its name, its words for search, whether it is history."""

from django.utils.text import slugify

from leaderboards.models import Board, FormerSlug, Incident, Location
from leaderboards.vocabulary import IncidentKind, LocationRole, Source

SLUG_LENGTH = 80


def free_slug(wanted: str, otherwise: str) -> str:
    """A slug no board has or had. `otherwise` serves names that have no Latin letters."""
    base = slugify(wanted) or slugify(otherwise.replace("/", "-").replace(".", "-")) or "board"
    base = base[: SLUG_LENGTH - 5].strip("-") or "board"
    slug, number = base, 1
    while Board.objects.filter(slug=slug).exists() or FormerSlug.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def settle(board: Board) -> None:
    """Bring a board's derived fields up to its statements, and save it when they changed."""
    before = _derived(board)
    records = sorted(
        board.source_records.all(), key=lambda record: list(Source).index(Source(record.source))
    )
    for field in ("name", "description_en", "description_zh"):
        stated = next((getattr(record, field) for record in records if getattr(record, field)), "")
        if stated or field != "name":
            setattr(board, field, stated)
    board.is_sample = any(record.source == Source.SAMPLE for record in records)
    locations = list(board.locations.all())
    closed = _link_closed_platforms(locations)
    homes = [place for place in locations if place.role == LocationRole.HOME]
    board.is_historical = bool(homes) and all(place.incident_id in closed for place in homes)
    topics = board.topics.values_list("value", flat=True)
    words = [board.name, board.description_en, board.description_zh, *topics]
    words += [record.name for record in records] + [place.canonical for place in locations]
    board.search_text = " \n".join(dict.fromkeys(words)).casefold()
    if _derived(board) != before:
        board.save()


def _derived(board: Board) -> tuple[object, ...]:
    return (
        board.name,
        board.description_en,
        board.description_zh,
        board.is_sample,
        board.is_historical,
        board.search_text,
    )


def _link_closed_platforms(locations: list[Location]) -> set[int]:
    """Hang each address on a closed host onto the one incident that closed it.

    Returns the ids of all such incidents.
    """
    closed = {
        incident.host: incident
        for incident in Incident.objects.filter(kind=IncidentKind.PLATFORM_CLOSED.value)
    }
    for place in locations:
        host = place.canonical.split("/", 1)[0]
        if place.incident_id is None and host in closed:
            place.incident = closed[host]
            place.save(update_fields=["incident"])
    return {incident.pk for incident in closed.values()}
