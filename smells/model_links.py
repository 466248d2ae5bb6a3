"""Where the name of a model leads, and whether that is another model's place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.content import Row, Table
from smells.model_names import bare_name, is_nobody, spelling_key
from smells.reading import cell_in, model_in

_WORD = re.compile(r"[^\W\d_]+")
HOSTS = ("huggingface.co", "github.com", "modelscope.cn")  # their addresses end in a model's name


@dataclass(frozen=True, slots=True)
class Stranger:
    """`row` links to the address of the model that `owner` speaks of."""

    row: Row
    owner: Row
    link: str


def strangers(table: Table) -> Iterator[Stranger]:
    """Rows whose link is that of another row, names the model there, and has nothing of theirs."""
    by_link: dict[str, list[Row]] = {}
    for row in table.data_rows():
        cell = cell_in(row, table.model_column)
        if cell and cell.link and not is_nobody(cell.text):
            by_link.setdefault(cell.link, []).append(row)
    for link, rows in by_link.items():
        target = _named_by(link)
        owners = [row for row in rows if target and spelling_key(_name(table, row)) == target]
        for row in rows:
            if owners and not _related(_name(table, row), link):
                yield Stranger(row, owners[0], link)


def _name(table: Table, row: Row) -> str:
    return bare_name(model_in(table, row))


def _named_by(link: str) -> tuple[str, ...]:
    """The key of the name that an address ends in; empty where it names no model."""
    parts = urlsplit(link)
    if (parts.hostname or "").removeprefix("www.") not in HOSTS:
        return ()
    return spelling_key(unquote(parts.path.rstrip("/").rpartition("/")[2]))


def _related(name: str, link: str) -> bool:
    """Whether any word of the name occurs in the address, whole or as a part."""
    address = "".join(_WORD.findall(unquote(urlsplit(link).path).casefold()))
    words = [word for word in _WORD.findall(name.casefold()) if len(word) > 1]
    return not words or any(word[:4] in address for word in words)
