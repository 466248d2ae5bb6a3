"""An average that is the mean of its columns in all rows but a few."""

from collections.abc import Iterator, Mapping
from functools import partial

from crawler.content import Document, Table
from crawler.observation import Observation
from leaderboards.vocabulary import EntityKind
from smells.judging.figures import in_words
from smells.judging.means import averages
from smells.judging.reading import SEEN_NEXT_DAY, Evidence, Spot, in_each_ranking, row_name, text_in
from smells.judging.weights import states_weights
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_SCORE,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_(
        "“%(column)s” of “%(model)s” is given as %(stated)s; the mean of its %(parts)s scores is "
        "%(computed)s. In %(agreeing)s other rows it is the mean."
    ),
    passing=("agreeing",),
)


def detect(observation: Observation) -> Outcome:
    beside = {
        id(table): page.content.document
        for page in observation.pages
        if page.content
        for table in page.content.tables
    }
    return in_each_ranking(observation, partial(_judge, beside))


def _judge(beside: Mapping[int, Document | None], table: Table) -> Iterator[Spot]:
    for average in averages(table):
        # Weights that are stated, and that we do not know, may explain any row.
        is_in_doubt = average.deviations and average.weight is None
        if is_in_doubt and states_weights(table, average.average, beside.get(id(table))):
            continue
        for deviation in average.deviations:
            model = row_name(table, deviation.row)
            values: Evidence = {
                "model": model,
                "column": average.average.full_name,
                "stated": text_in(deviation.row, average.average),
                "computed": in_words(deviation.computed, deviation.stated.step),
                "parts": len(average.parts),
                "columns": ", ".join(part.full_name for part in average.parts),
                "weights": _weights(average.weight),
                "agreeing": average.agreeing,
            }
            yield Spot(table, (model, average.average.full_name), values, deviation.row)


def _weights(weight: float | None) -> str | None:
    return None if weight is None else f"{weight:g}, {1 - weight:g}"
