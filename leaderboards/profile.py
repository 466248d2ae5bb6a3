"""A board as its page shows it: what several sources say of it, joined. No queries of its own.

Statements that agree are one line with several sources; where they disagree, the one of the
higher precedence comes first and the others stand below it.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from leaderboards.models import Board, Incident
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
    platforms: tuple[Joined[Any], ...]
    patterns: tuple[tuple[PatternStory, Joined[Any]], ...]
    locations: tuple[Group, ...]
    layers: tuple[LayerProfile, ...]
    cadences: tuple[Group, ...]
    topics: tuple[Group, ...]
    sources: tuple[Said, ...]

    @property
    def entrance(self) -> str:
        """Where a reader goes to see the board: its home, or the archived copy of a closed one.

        Empty when there is no web address to go to.
        """
        for group in self.locations:
            for line in group.lines if group.word == LocationRole.HOME else ():
                address: str = line.first.archive_url if line.first.incident else line.first.url
                if address.startswith(("http://", "https://")):
                    return address
        return ""

    @property
    def incidents(self) -> list[Incident]:
        """What hit an address of the board, each once."""
        lines = [line for group in self.locations for line in group.lines]
        return list(dict.fromkeys(line.first.incident for line in lines if line.first.incident))


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
        platforms=joined(board.platforms.all(), lambda row: row.platform),
        patterns=tuple((PATTERN_STORIES[line.first.pattern], line) for line in patterns),
        locations=grouped(board.locations.all(), "role", LocationRole, lambda row: row.canonical),
        layers=tuple(_layer(board, layer) for layer in Layer),
        cadences=grouped(board.cadences.all(), "kind", CadenceKind, lambda row: row.rhythm),
        topics=grouped(board.topics.all(), "kind", TopicKind, lambda row: row.value),
        sources=_sources(board),
    )


def _sources(board: Board) -> tuple[Said, ...]:
    """Everybody whose word is on the page; a fact's marks are the places in this list."""
    statements: list[Statement] = [
        *board.platforms.all(),
        *board.workflow_patterns.all(),
        *board.locations.all(),
        *board.layer_facts.all(),
        *board.entities.all(),
        *board.cadences.all(),
        *board.topics.all(),
    ]
    ranked = sorted(statements, key=lambda row: (row.precedence, -row.confirmed_on.toordinal()))
    return tuple(dict.fromkeys(Said(row.source, row.confirmed_on) for row in ranked))


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
