"""Of which findings an entry under `accepted` in leaderboard.yml speaks. Pure."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime

from crawler.maintainer_file import Accepted, MaintainerFile, Problem
from crawler.maintainer_file_problems import cut
from crawler.maintainer_file_schema import nearest
from leaderboards.identity import BadAddress, canonical_url
from smells.detectors import DETECTORS

MOST_REMEMBERED = 200  # entries that a file had


def unknown_rules(said: MaintainerFile) -> Iterator[Problem]:
    """Entries whose rule there is not."""
    for entry in said.accepted:
        if entry.rule and entry.rule not in DETECTORS:
            near = nearest(entry.rule, list(DETECTORS))
            values = {"value": cut(entry.rule)} | ({"near": near} if near else {})
            kind = "unknown-rule-near" if near else "unknown-rule"
            yield Problem(kind, entry.line, 1, "accepted", values)


def digest_of(entry: Accepted) -> str:
    """The same for as long as the entry says the same, wherever it stands in the file."""
    said = {name: value for name, value in asdict(entry).items() if name != "line"}
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


def read_since(
    known: Mapping[str, str], said: MaintainerFile | None, *, at: datetime
) -> dict[str, str]:
    """When each entry was first read, by digest: all of now, and the newest of before."""
    entries = [digest_of(entry) for entry in said.accepted] if said else []
    now = {digest: known.get(digest, at.isoformat()) for digest in entries}
    before = sorted(known.items(), key=lambda item: item[1], reverse=True)
    return dict(before[:MOST_REMEMBERED]) | now


def fits(entry: Accepted, *, rule_id: str, smell: str, entity: str) -> bool:
    """Whether an entry speaks of such a smell; what it leaves out narrows nothing down."""
    return (
        entry.rule in ("", rule_id) and entry.smell in ("", smell) and entry.entity in ("", entity)
    )


def is_at(where: str, wanted: str) -> bool:
    """Whether two spellings are one address, or name a file of the same path."""
    if not wanted or where == wanted:
        return True
    try:
        return canonical_url(where) == canonical_url(wanted)
    except BadAddress:
        path = wanted.removeprefix("./").lstrip("/")
        return bool(path) and f"/{where}".endswith(f"/{path}")
