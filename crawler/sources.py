"""From a path or an address to parsed rows: each source of boards is read in its own way."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings

from crawler.discovery import SPACES, Told, fetch_document, fetch_spaces, is_address
from leaderboards.importers.awesome_list import parse_list
from leaderboards.importers.huggingface_tags import parse_listing, parse_spaces
from leaderboards.importers.jsonl import parse_lines
from leaderboards.importers.starter import parse_files
from leaderboards.importers.study import parse_folder
from leaderboards.importers.study_workbook import parse_workbook
from leaderboards.records import Parsed, Unreadable

BOARDS, CASES = "boards.json", "smell_cases.json"


def read_source(source: str, place: str, *, on: date, tell: Told) -> Parsed:
    """All rows of a source. `on` is the day to which it speaks; `tell` hears of progress.

    Raises Unreadable, also when the path does not exist or the network does not answer.
    """
    try:
        return _READERS[source](place, on, tell)
    except OSError as error:
        name = error.filename or place
        raise Unreadable(f"{name} cannot be read: {error.strerror or error}") from error


def _study(place: str, on: date, tell: Told) -> Parsed:
    path = Path(place)
    if not place:
        raise Unreadable(f"give the folder that holds {BOARDS} and {CASES}, or the .xlsx workbook")
    if is_address(place) or not (path.is_dir() or path.name == BOARDS):
        return parse_workbook(_content(place))
    folder = path if path.is_dir() else path.parent
    return parse_folder((folder / BOARDS).read_bytes(), (folder / CASES).read_bytes())


def _awesome(place: str, on: date, tell: Told) -> Parsed:
    return parse_list(_text(_content(place)), on=on)


def _huggingface(place: str, on: date, tell: Told) -> Parsed:
    if place and not is_address(place):
        return parse_listing(_content(place), on=on)
    spaces = fetch_spaces(place or SPACES, token=settings.HUGGINGFACE_TOKEN, tell=tell)
    return parse_spaces(spaces, on=on)


def _jsonl(place: str, on: date, tell: Told) -> Parsed:
    return parse_lines(_content(place))


def _starter(place: str, on: date, tell: Told) -> Parsed:
    if is_address(place):
        raise Unreadable("the starter catalogue is a folder of YAML files, not an address")
    path = Path(place or settings.STARTER_DIR)
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise Unreadable(f"{path} holds no .yaml files")
    return parse_files((file.name, _text(file.read_bytes(), file.name)) for file in files)


def _content(place: str) -> bytes:
    if not place:
        raise Unreadable("give the path of a file, or its address")
    if is_address(place):
        return fetch_document(place)
    return Path(place).read_bytes()


def _text(content: bytes, name: str = "the file") -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not UTF-8 text (byte {error.start})") from error


_READERS: dict[str, Callable[[str, date, Told], Parsed]] = {
    "study": _study,
    "awesome": _awesome,
    "huggingface": _huggingface,
    "jsonl": _jsonl,
    "starter": _starter,
}
SOURCES = tuple(_READERS)
