"""What keeps a record out of the catalogue, said so that a person can mend it. Pure."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from leaderboards.identity import BadAddress, canonical_url
from leaderboards.importers.reading import NAME_LENGTH, shown
from leaderboards.records import BoardRecord

URL_BYTES = 1000
KEY_BYTES = 1000
ENTITY_LENGTH = 300
TOPIC_LENGTH, TOPIC_RAW_LENGTH = 100, 200
DESCRIPTION_LENGTH = 5000


def problem_with(record: BoardRecord) -> str:
    """Why a record cannot be kept; empty when it can."""
    return next(_problems(record), "")


def _problems(record: BoardRecord) -> Iterator[str]:
    if not record.name.strip():
        yield "the board has no name"
    if any(not _is_writable(text) for text in _texts(asdict(record))):
        yield "a text holds a NUL character or half a character: remove it"
    yield from _too_long(record)
    if not record.home_urls():
        yield "no location has the role home: give the board's address"
    yield from filter(None, map(problem_with_address, _urls(record)))


def _too_long(record: BoardRecord) -> Iterator[str]:
    measured = [
        ("the name", [record.name], NAME_LENGTH),
        ("a description", [record.description_en, record.description_zh], DESCRIPTION_LENGTH),
        ("an entity's name", [entity.name for entity in record.entities], ENTITY_LENGTH),
        ("a topic", [topic.value for topic in record.topics], TOPIC_LENGTH),
        ("a topic's raw form", [topic.raw for topic in record.topics], TOPIC_RAW_LENGTH),
    ]
    for what, texts, most in measured:
        if any(len(text) > most for text in texts):
            yield f"{what} is longer than {most} characters: shorten it"
    if len(record.key.encode()) > KEY_BYTES:
        yield f"the key is longer than {KEY_BYTES} bytes: shorten it"
    if any(not entity.name for entity in record.entities):
        yield "an entity has no name"


def _urls(record: BoardRecord) -> Iterator[str]:
    yield from (place.url for place in record.locations)
    yield from (place.archive_url for place in record.locations if place.archive_url)
    yield from (entity.url for entity in record.entities if entity.url)


def problem_with_address(url: str) -> str:
    """Why an address cannot be kept; empty when it can."""
    try:
        longest = max(len(url.encode()), len(canonical_url(url).encode()))
    except BadAddress as error:
        return str(error)
    except UnicodeError:
        return f"an address holds half a character: {shown(url)}"
    return (
        f"an address is longer than {URL_BYTES} bytes: {shown(url)}" if longest > URL_BYTES else ""
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _is_writable(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)
