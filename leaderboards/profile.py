"""A board as its page shows it: what several sources say of it, joined. No queries of its own.

Statements that agree are one line with several sources; where they disagree, the one of the
higher precedence comes first and the others stand below it.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import get_language

from leaderboards.models import Board
from leaderboards.models.statement import Statement
from leaderboards.vocabulary import (
    ENTITY_LAYER,
    FACT_LAYER,
    CadenceKind,
    EntityKind,
    Layer,
    LayerFactName,
    LocationRole,
    TopicKind,
)
from leaderboards.workflow import PATTERN_STORIES, PatternStory

S = TypeVar("S", bound=Statement)


@dataclass(frozen=True)
class Said:
    """Whose word something is, and when it was last confirmed."""

    source: str
    on: date


@dataclass(frozen=True)
class Joined(Generic[S]):
    """One thing that was said: `first` is the row of the highest precedence."""

    first: S
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Group:
    """Lines of one kind; `word` is from the vocabulary that labels it."""

    word: str
    lines: tuple[Joined[Any], ...]


@dataclass(frozen=True)
class LayerProfile:
    """What is known of one layer, and the words of what nobody has said."""

    layer: str
    facts: tuple[Group, ...]
    entities: tuple[Group, ...]
    unknown_facts: tuple[str, ...]
    unknown_entities: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    description_language: str
    platforms: tuple[Joined[Any], ...]
    patterns: tuple[tuple[PatternStory, Joined[Any]], ...]
    locations: tuple[Group, ...]
    layers: tuple[LayerProfile, ...]
    cadences: tuple[Group, ...]
    topics: tuple[Group, ...]


def joined(rows: Iterable[S], same: Callable[[S], Hashable]) -> tuple[Joined[S], ...]:
    """Rows that say the `same`, as one line each, those of the highest precedence first."""
    lines: dict[Hashable, list[S]] = {}
    for row in sorted(rows, key=lambda row: (row.precedence, row.pk)):
        lines.setdefault(same(row), []).append(row)
    return tuple(
        Joined(alike[0], tuple(Said(row.source, row.confirmed_on) for row in alike))
        for alike in lines.values()
    )


def grouped(
    rows: Iterable[S], by: str, words: Iterable[str], same: Callable[[S], Hashable]
) -> tuple[Group, ...]:
    """Joined lines for each word of `words`, in its order; words nobody used are left out."""
    lines = joined(rows, lambda row: (getattr(row, by), same(row)))
    found = (
        Group(str(word), tuple(line for line in lines if getattr(line.first, by) == word))
        for word in words
    )
    return tuple(group for group in found if group.lines)


def board_profile(board: Board) -> Profile:
    """Expects a board read with `for_page()`."""
    patterns = joined(board.workflow_patterns.all(), lambda row: row.pattern)
    return Profile(
        description_language=_language_of_description(board),
        platforms=joined(board.platforms.all(), lambda row: row.platform),
        patterns=tuple((PATTERN_STORIES[line.first.pattern], line) for line in patterns),
        locations=grouped(
            board.locations.all(), "role", LocationRole, lambda row: row.canonical
        ),
        layers=tuple(_layer(board, layer) for layer in Layer),
        cadences=grouped(board.cadences.all(), "kind", CadenceKind, lambda row: row.rhythm),
        topics=grouped(board.topics.all(), "kind", TopicKind, lambda row: row.value),
    )


def _layer(board: Board, layer: Layer) -> LayerProfile:
    names = [name for name in LayerFactName if FACT_LAYER[name] is layer]
    kinds = [kind for kind in EntityKind if ENTITY_LAYER[kind] is layer]
    facts = grouped(board.layer_facts.all(), "name", names, lambda row: str(row.value))
    entities = grouped(board.entities.all(), "kind", kinds, lambda row: (row.name, row.url))
    known_facts = {group.word for group in facts}
    known_kinds = {group.word for group in entities}
    return LayerProfile(
        layer=layer.value,
        facts=facts,
        entities=entities,
        unknown_facts=tuple(name.value for name in names if name not in known_facts),
        unknown_entities=tuple(kind.value for kind in kinds if kind not in known_kinds),
    )


def _language_of_description(board: Board) -> str:
    """The language attribute of the description that `board.description` gives this reader."""
    wants_chinese = (get_language() or "").startswith("zh")
    has_wanted = board.description_zh if wants_chinese else board.description_en
    return "zh-Hans" if wants_chinese == bool(has_wanted) else "en"
