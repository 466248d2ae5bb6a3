"""Where the name of a model leads, and whether that is another model's place. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.content import Row, Table
from smells.model_names import bare_name, is_nobody, spelling_key
from smells.reading import cell_in

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
        owners = [row for row in rows if target and _key(table, row) == target]
        for row in rows:
            if owners and not _words(_key(table, row)) & _words(_key_of_address(link)):
                yield Stranger(row, owners[0], link)


def _key(table: Table, row: Row) -> tuple[str, ...]:
    cell = cell_in(row, table.model_column)
    return spelling_key(bare_name(cell.text)) if cell else ()


def _named_by(link: str) -> tuple[str, ...]:
    """The key of the name that an address ends in; empty where it names no model."""
    parts = urlsplit(link)
    if (parts.hostname or "").removeprefix("www.") not in HOSTS:
        return ()
    return spelling_key(unquote(parts.path.rstrip("/").rpartition("/")[2]))


def _key_of_address(link: str) -> tuple[str, ...]:
    return spelling_key(unquote(urlsplit(link).path).replace("/", " / "))


def _words(key: tuple[str, ...]) -> set[str]:
    """The words that carry a name; single letters are units."""
    return {word for word in key if word.isalpha() and len(word) > 1}
