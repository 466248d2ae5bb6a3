"""The figures of the study's labelled cases: by smell and by what became of them."""

from collections import Counter
from dataclasses import dataclass

from leaderboards.vocabulary import Smell
from smells.models import Report


@dataclass(frozen=True)
class CaseStatistics:
    """`by_smell` has all eight, the most frequent first; `by_status` the study's own words."""

    total: int
    by_smell: dict[Smell, int]
    by_status: dict[str, int]
    linked: int

    @property
    def in_the_eight(self) -> int:
        return sum(self.by_smell.values())


def case_statistics() -> CaseStatistics:
    """Counted from the labelled cases in the catalogue, in one query."""
    rows = list(Report.objects.labelled_cases().values_list("smell", "values", "board_id"))
    smells = Counter(smell for smell, _, _ in rows if smell)
    statuses = Counter(str(values.get("status", "")) for _, values, _ in rows)
    ranked = sorted(Smell, key=lambda smell: (-smells[smell], smell))
    return CaseStatistics(
        total=len(rows),
        by_smell={smell: smells[smell] for smell in ranked},
        by_status=dict(statuses.most_common()),
        linked=sum(board_id is not None for _, _, board_id in rows),
    )
