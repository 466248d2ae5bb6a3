"""Where the name of a model leads, and whether that is another model's place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.content import Row, Table
from smells.judging.by_column import cells_of
from smells.judging.model_names import bare_name, is_nobody, spelling_key

_WORD = re.compile(r"[^\W\d_]+")
_SIZE = re.compile(r"(?<![\dx×.])(\d+(?:\.\d+)?)b(?![a-z])", re.IGNORECASE)
_HUB = "huggingface.co"  # one address for each model; a code repository may stand for several
UNLIKE = 1.5  # how far sizes must lie apart not to be two ways of counting


@dataclass(frozen=True, slots=True)
class Stranger:
    """A row that links to another model; `owner` is that model's row, where there is one."""

    row: Row
    link: str
    owner: Row | None = None


def strangers(table: Table) -> Iterator[Stranger]:
    """Rows whose link names another model of the table, or the same one in another size."""
    linked = list(_linked(table))
    owners = {spelling_key(name): (row, link) for row, name, link in linked}
    for row, name, link in linked:
        target = _last_part(link)
        owner, owners_link = owners.get(spelling_key(target), (None, ""))
        is_anothers = owner is not None and owner is not row and owners_link == link
        if (is_anothers and not _related(name, link)) or _is_another_size(name, target):
            yield Stranger(row, link, owner if owner is not row else None)


def _linked(table: Table) -> Iterator[tuple[Row, str, str]]:
    column = table.model_column
    cells = cells_of(table, column.index) if column else ()
    for row, cell in zip(table.data_rows(), cells, strict=False):
        if cell and cell.link and _last_part(cell.link):
            name = bare_name(cell.text)
            if not is_nobody(name):
                yield row, name, cell.link


def _last_part(link: str) -> str:
    """The model's name in an address of the Hub; empty where it names none."""
    parts = urlsplit(link)
    path = unquote(parts.path).strip("/")
    is_hub = (parts.hostname or "").removeprefix("www.") == _HUB
    return path.rpartition("/")[2] if is_hub and path.count("/") == 1 else ""


def _related(name: str, link: str) -> bool:
    """Whether any word of the name occurs in the address, whole or as a part."""
    address = "".join(_WORD.findall(unquote(urlsplit(link).path).casefold()))
    words = [word for word in _WORD.findall(name.casefold()) if len(word) > 1]
    return not words or any(word[:4] in address for word in words)


def _is_another_size(name: str, target: str) -> bool:
    """Whether both name one size, and not the same."""
    sizes = [[float(size) for size in _SIZE.findall(text)] for text in (name, target)]
    if [len(found) for found in sizes] != [1, 1]:
        return False
    small, large = sorted((sizes[0][0], sizes[1][0]))
    return small > 0 and large >= UNLIKE * small
