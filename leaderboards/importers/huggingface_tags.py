"""Spaces that their owners tagged as leaderboard or arena, from a listing of the Hub's API. Pure.

The tags follow the Hub's convention for leaderboards (`submission:`, `test:`, `judge:`,
`modality:`, `eval:`, `language:`, `domain:`). They are read in any case; whatever value they
carry is taken, and all tags are kept as they stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from leaderboards.importers.reading import (
    NAME_LENGTH,
    BadRow,
    mapping,
    one_line,
    parse_json,
    shown,
    text,
    texts,
)
from leaderboards.records import (
    BoardRecord,
    LayerFactRecord,
    LocationRecord,
    Parsed,
    Rejected,
    Skipped,
    TopicRecord,
    Unreadable,
)
from leaderboards.vocabulary import LayerFactName, LocationRole, Platform, Source, TopicKind

PRESENCE = ("leaderboard", "arena")
_ID = re.compile(r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$")
_TOPICS = {
    "modality": TopicKind.MODALITY,
    "eval": TopicKind.TASK,
    "language": TopicKind.LANGUAGE,
    "domain": TopicKind.DOMAIN,
}
_CLOSED = "closed"
_LONGEST_VALUE = 100
_MOST_TAGS = 200


def parse_listing(content: str | bytes, *, on: date) -> Parsed:
    """One page or file of the listing, as it was on a day. Raises Unreadable."""
    try:
        spaces = parse_json(content)
    except ValueError as error:
        raise Unreadable(f"it is not JSON: {error}") from error
    if not isinstance(spaces, list):
        raise Unreadable("it must be a list of Spaces, as the Hub's API gives it")
    return parse_spaces(spaces, on=on)


def parse_spaces(spaces: Iterable[Any], *, on: date) -> Parsed:
    parsed = Parsed()
    seen: set[str] = set()
    for number, space in enumerate(spaces, 1):
        where = f"Space {number}"
        try:
            row = mapping(space, "a Space")
            name = text(row, "id", needed=True)
            where = f"{where} “{shown(name)}”"
            parsed.rows.append(_space(row, name, where, seen, on))
        except BadRow as error:
            parsed.rows.append(Rejected(where, str(error)))
    return parsed


def _space(
    row: Mapping[str, Any], name: str, where: str, seen: set[str], on: date
) -> BoardRecord | Skipped:
    if not _ID.match(name):
        raise BadRow(f"id: {shown(name)} is not of the form owner/name")
    card = row.get("cardData")
    card = card if isinstance(card, dict) else {}
    tags = list(dict.fromkeys([*texts(row, "tags"), *_card_tags(card)]))[:_MOST_TAGS]
    if not {tag.casefold() for tag in tags} & set(PRESENCE):
        return Skipped(where, f"carries none of the tags {', '.join(PRESENCE)}")
    if row.get("private") is True:
        return Skipped(where, "is private")
    if name.lower() in seen:
        return Skipped(where, "stands above already")
    seen.add(name.lower())
    url = f"https://huggingface.co/spaces/{name}"
    return BoardRecord(
        source=Source.HUGGINGFACE,
        key=name.lower(),
        name=_title(card, name),
        confirmed_on=on,
        description_en=_short_description(row, card),
        platforms=(Platform.HUGGINGFACE,),
        locations=(LocationRecord(LocationRole.HOME, Platform.HUGGINGFACE, url),),
        layer_facts=tuple(_layer_facts(tags)),
        topics=tuple(_topics(tags)),
        raw=tuple(tags),
        where=where,
    )


def _card_tags(card: Mapping[str, Any]) -> list[str]:
    """Front matter is written by hand: whatever in it is no list of texts is passed over."""
    tags = card.get("tags")
    return [one_line(tag) for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []


def _title(card: Mapping[str, Any], name: str) -> str:
    title = card.get("title")
    plain = one_line(title)[:NAME_LENGTH].strip() if isinstance(title, str) else ""
    return plain or re.sub(r"[_-]+", " ", name.partition("/")[2]).strip() or name


def _short_description(row: Mapping[str, Any], card: Mapping[str, Any]) -> str:
    for value in (card.get("short_description"), row.get("shortDescription")):
        if isinstance(value, str) and one_line(value):
            return one_line(value)
    return ""


def _by_namespace(tags: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """For each word before a colon: the values after it in lower case, each with its whole tag."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for tag in tags:
        namespace, colon, value = tag.casefold().partition(":")
        plain = value.strip().replace("_", " ")
        if colon and plain and len(plain) <= _LONGEST_VALUE and len(tag) <= 2 * _LONGEST_VALUE:
            found[namespace.strip()].append((plain, tag))
    return found


def _layer_facts(tags: list[str]) -> list[LayerFactRecord]:
    found = _by_namespace(tags)
    policies, tests, judges = (
        [value for value, _ in found[namespace]] for namespace in ("submission", "test", "judge")
    )
    facts = []
    if policies:
        accepts = any(policy != _CLOSED for policy in policies)
        facts += [
            LayerFactRecord(LayerFactName.ACCEPTS_SUBMISSIONS, accepts),
            LayerFactRecord(LayerFactName.SUBMISSION_POLICY, ", ".join(policies)),
        ]
    if tests:
        facts.append(LayerFactRecord(LayerFactName.TEST_SET, ", ".join(tests)))
    if judges:
        facts.append(LayerFactRecord(LayerFactName.JUDGE, judges))
    return facts


def _topics(tags: list[str]) -> list[TopicRecord]:
    found = _by_namespace(tags)
    return [
        TopicRecord(kind, value, tag)
        for namespace, kind in _TOPICS.items()
        for value, tag in found[namespace]
    ]
