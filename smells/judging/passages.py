"""How a rule goes through the prose of a board, and what a finding in it says. Pure.

As with rankings (reading.py): what was read in part neither accuses nor clears.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import EXCERPT, MOST, NOT_READ
from smells.outcome import (
    Clear,
    EvidenceValue,
    Finding,
    Found,
    Inconclusive,
    NotApplicable,
    Outcome,
)
from smells.rule import gettext_noop as _

MOST_COUNTED = 10 * MOST  # what a document has beyond is not even counted
NO_DOCUMENT = _("no text was read that this rule looks at")


@dataclass(frozen=True, slots=True)
class Passage:
    """One place in a document where a rule found its smell.

    `quote` is the board's own sentence or link. `identity` tells the place from others in the
    same document, in words that stay when lines move; where they repeat, they are numbered.
    """

    identity: tuple[str, ...]
    line: int = 0
    quote: str = ""
    values: Mapping[str, EvidenceValue] = field(default_factory=dict)
    entity: EntityKind | None = None


def in_each_document(
    observation: Observation,
    judge: Callable[[Page, Document], Iterable[Passage]],
    *,
    among: Callable[[Page, Document], bool] = lambda page, document: True,
) -> Outcome:
    """Judge the text of every page by itself, and join the answers into one outcome."""
    found: list[Finding] = []
    cleared: set[str] = set()
    doubts: list[str] = []
    for page in observation.pages:
        if page.content is None:
            doubts.append(page.unread or NOT_READ)
            continue
        document = page.content.document
        if document is None or not among(page, document):
            doubts += page.content.unread[:1]
            continue
        if page.content.unread:
            doubts.append(page.content.unread[0])
            continue
        passages = tuple(islice(judge(page, document), MOST_COUNTED))
        found += _findings(page, passages)
        if len(passages) <= MOST:
            cleared.add(page.url)
    if found:
        return Found(tuple(found), frozenset(cleared))
    if cleared:
        return Clear(frozenset(cleared))
    return Inconclusive(doubts[0]) if doubts else NotApplicable(NO_DOCUMENT)


def _findings(page: Page, passages: Sequence[Passage]) -> list[Finding]:
    seen: Counter[tuple[str, ...]] = Counter()
    findings = []
    for number, passage in enumerate(passages[:MOST], start=1):
        seen[passage.identity] += 1
        times = (str(seen[passage.identity]),) if seen[passage.identity] > 1 else ()
        more = len(passages) - MOST if number == MOST else 0
        findings.append(
            Finding(
                at=page.url,
                values=_evidence(passage, more=more),
                identity="\n".join((*passage.identity, *times)),
                entity=passage.entity,
            )
        )
    return findings


def _evidence(passage: Passage, *, more: int) -> dict[str, EvidenceValue]:
    values: dict[str, EvidenceValue] = {
        "line": passage.line or None,
        "quote": _shortened(passage.quote) or None,
        **{name: _shortened(value) for name, value in passage.values.items()},
    }
    if more > 0:
        values["more"] = more
    return values


def excerpt(line: str, *needles: str) -> str:
    """As much of a line as is shown, with the first of the needles it holds in the middle."""
    line = " ".join(line.split())
    found = next((at for needle in needles if needle and (at := line.find(needle)) >= 0), 0)
    start = max(0, min(found - EXCERPT // 3, len(line) - EXCERPT + 2))
    cut = line[start : start + EXCERPT - 2]
    return ("…" if start else "") + cut + ("…" if start + len(cut) < len(line) else "")


def _shortened(value: EvidenceValue) -> EvidenceValue:
    if not isinstance(value, str) or len(value) <= EXCERPT:
        return value
    return value[: EXCERPT - 1] + "…"
