"""For each facet of the browse page: its values, and how many boards each would show.

A value is counted on the boards under all *other* facets, so its figure says what choosing it
gives, beside what is chosen in the same facet already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from leaderboards.filters import CLAIMED_LABELS, STATUS_CONDITIONS, BoardFilter
from leaderboards.labels import (
    ENTITY_LABELS,
    PLATFORM_LABELS,
    SMELL_LABELS,
    STATUS_LABELS,
    TOPIC_KIND_LABELS,
    WORKFLOW_PATTERN_LABELS,
    Labels,
)
from leaderboards.models import BoardPlatform, BoardTopic, BoardWorkflowPattern, Entity
from leaderboards.report_conditions import is_open
from leaderboards.vocabulary import TopicKind

TOPICS_SHOWN = 15  # of each kind, those with the most boards


@dataclass(frozen=True)
class FacetValue:
    """`value` goes into the address as it is; `label` is shown."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter in the address; the four kinds of topic share the name `topic`."""

    name: str
    label: str
    values: tuple[FacetValue, ...]

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.selected)


def board_facets(boards: BoardFilter) -> list[Facet]:
    """All facets, in the order of the page, under what `boards` has selected."""
    return [
        _facet(boards, "smell", SMELL_LABELS, _open_smells(boards)),
        _facet(boards, "platform", PLATFORM_LABELS, _stated(boards, "platform", BoardPlatform)),
        _facet(
            boards,
            "pattern",
            WORKFLOW_PATTERN_LABELS,
            _stated(boards, "pattern", BoardWorkflowPattern),
        ),
        _facet(boards, "entity", ENTITY_LABELS, _stated(boards, "entity", Entity, field="kind")),
        *_topic_facets(boards),
        _facet(boards, "status", STATUS_LABELS, _statuses(boards)),
        _facet(boards, "claimed", CLAIMED_LABELS, _claimed(boards)),
    ]


def _facet(boards: BoardFilter, name: str, labels: Labels, counts: dict[str, int]) -> Facet:
    """A facet whose values are all known beforehand; those without a board are listed with 0."""
    selected = boards.understood(name)
    values = (
        FacetValue(value, str(label), counts.get(value, 0), value in selected)
        for value, label in labels.items()
    )
    return Facet(name, str(boards.filters[name].label), tuple(values))


def _stated(boards: BoardFilter, name: str, model: Any, field: str = "") -> dict[str, int]:
    field = field or name
    rows = model.objects.filter(board__in=boards.boards_but_for(name).values("pk"))
    counted = rows.order_by().values(field).annotate(boards=Count("board", distinct=True))
    return dict(counted.values_list(field, "boards"))


def _open_smells(boards: BoardFilter) -> dict[str, int]:
    smelly = boards.boards_but_for("smell").filter(is_open(), reports__smell__isnull=False)
    counted = smelly.values("reports__smell").annotate(boards=Count("pk", distinct=True))
    return {str(row["reports__smell"]): row["boards"] for row in counted}


def _statuses(boards: BoardFilter) -> dict[str, int]:
    counts = {name: Count("pk", filter=rule) for name, rule in STATUS_CONDITIONS.items()}
    return boards.boards_but_for("status").aggregate(**counts)


def _claimed(boards: BoardFilter) -> dict[str, int]:
    rows = boards.boards_but_for("claimed").with_claimed()
    counts = rows.aggregate(all=Count("pk"), yes=Count("pk", filter=Q(is_claimed=True)))
    return {"yes": counts["yes"], "no": counts["all"] - counts["yes"]}


def _topic_facets(boards: BoardFilter) -> Iterator[Facet]:
    """One facet a kind. Kinds without a selection are counted together, on the same boards."""
    selected = boards.understood("topic")
    narrowing = {topic.partition(":")[0] for topic in selected}
    together = [kind.value for kind in TopicKind if kind.value not in narrowing]
    counts = _topics(boards.boards_but_for(""), together)
    for kind in sorted(narrowing):
        counts |= _topics(boards.boards_but_for(f"topic:{kind}"), [kind])
    for kind in TopicKind:
        label = str(TOPIC_KIND_LABELS[kind.value])
        if values := tuple(_most_frequent(f"{kind.value}:", counts, selected)):
            yield Facet("topic", label, values)


def _most_frequent(
    prefix: str, counts: dict[str, int], selected: list[str]
) -> Iterator[FacetValue]:
    """The topics of one kind that most boards have, then those selected beyond them."""
    ranked = sorted(
        (topic for topic in counts if topic.startswith(prefix)),
        key=lambda topic: (-counts[topic], topic),
    )
    chosen = [topic for topic in selected if topic.startswith(prefix)]
    for topic in dict.fromkeys(ranked[:TOPICS_SHOWN] + chosen):
        label = topic.removeprefix(prefix)
        yield FacetValue(topic, label, counts.get(topic, 0), topic in selected)


def _topics(boards: Any, kinds: list[str]) -> dict[str, int]:
    rows = BoardTopic.objects.filter(kind__in=kinds, board__in=boards.values("pk"))
    counted = rows.order_by().values("kind", "value").annotate(boards=Count("board", distinct=True))
    return {f"{row['kind']}:{row['value']}": row["boards"] for row in counted}
