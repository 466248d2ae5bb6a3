"""What was read as bytes for storage: the same content has the same bytes, and one hash. Pure."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from crawler.content import Content, Table
from crawler.content_plain import from_plain, to_plain
from crawler.earlier import named
from crawler.storable import storable

LEVEL = 3  # a third of the time of 6, and hardly larger
MOST_ROWS = 500  # of each table; packing thousands takes seconds
MOST_BYTES = 500_000  # of one content, packed; what is larger is kept without its prose and links


@dataclass(frozen=True)
class Packed:
    """`sha256` is over the canonical JSON that `packed` unpacks to."""

    sha256: str
    packed: bytes


def pack(content: Content) -> Packed:
    """The source's own lines are left out: what they show is in the sections and the cells."""
    document = content.document
    kept = replace(
        content,
        tables=tuple(replace(table, rows=table.rows[:MOST_ROWS]) for table in content.tables),
        document=replace(document, lines=()) if document else None,
    )
    packed = _packed(kept)
    if len(packed.packed) > MOST_BYTES:
        packed = _packed(replace(kept, document=None))
    if len(packed.packed) > MOST_BYTES:
        packed = _packed(Content(content.address, unread=content.unread))
    return packed


def _packed(content: Content) -> Packed:
    text = writable(to_plain(content))
    return Packed(hashlib.sha256(text).hexdigest(), zlib.compress(text, LEVEL))


def writable(plain: Mapping[str, Any]) -> bytes:
    """Canonical JSON with every text in it writable; hardly any page holds one that is not."""
    try:
        text = canonical(plain)
    except UnicodeEncodeError:
        return canonical(storable(plain))
    return canonical(storable(plain)) if b"\\u0000" in text else text


def canonical(plain: Mapping[str, Any]) -> bytes:
    """JSON of which equal values have the same bytes."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def unpack(packed: bytes) -> Content:
    return from_plain(Content, json.loads(zlib.decompress(packed)))


def summary(content: Content) -> dict[str, Any]:
    """What a page says of it without unpacking: its rankings, its document, what is unread."""
    document = content.document
    sections = [part for part in document.sections if part.text] if document else []
    return storable(
        {
            "rankings": [
                _in_short(name, table)
                for name, table in named(content.tables)
                if table.is_ranking or not table.loaded
            ],
            "tables": len(content.tables),
            "title": document.title[:200] if document else "",
            "sections": len(sections),
            "claims": len(document.claims) if document else 0,
            "unread": [why[:300] for why in content.unread[:10]],
        }
    )


def _in_short(name: str, table: Table) -> dict[str, Any]:
    return {
        "name": name[:300],
        "title": table.title[:200],
        "rows": len(table.data_rows()),
        "columns": len(table.columns),
        "at": table.at[:200],
        "line": table.line,
        "address": table.address[:1000],
        "whole": table.loaded and table.complete,
        "loaded": table.loaded,
        "because": table.incomplete_because[:300],
    }


def was_read_whole(content: Content) -> bool:
    """Rankings were read, and nothing that may hold a part of them was not."""
    rankings = content.rankings()
    whole = all(table.loaded and table.complete for table in content.tables)
    return bool(rankings) and whole and not content.unread
