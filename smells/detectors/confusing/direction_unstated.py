"""Nothing says that of a score less is better, where a reader would take more for better."""

import re
from collections.abc import Iterator, Sequence

from crawler.content import Column, Document, Table
from crawler.extract.column_words import HIGHER, LOWER
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.reading import SEEN_NEXT_DAY, Spot, on_each_page, score_columns
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_METRIC,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("Nothing says whether more or less is better in “%(columns)s”."),
    passing=(),
)

_LESS_IS_BETTER = re.compile(
    r"error|loss\b|perplexity|\bppl\b|\bw?er\b|\bcer\b|\b(r?mse|mae|fid|kid|lpips|eer)\b|"
    r"hallucination|toxicity|bias\b|attack success|\basr\b|latency|错误率|幻觉|困惑度|毒性|延迟",
    re.IGNORECASE,
)
# The skill to find an error, or a share of right answers about it.
_MORE_IS_BETTER = re.compile(
    r"detect|correct|recogni|\bf1\b|\bacc|\bauc|识别|检测|纠", re.IGNORECASE
)
_SAYS_SO = re.compile(
    r"(lower|smaller|less|higher|larger|bigger)\b.{0,20}\bbetter|越[低小少高大]越[好优]|(升|降)序",
    re.IGNORECASE,
)


def detect(observation: Observation) -> Outcome:
    return on_each_page(observation, _judge)


def _judge(page: Page, tables: Sequence[Table]) -> Iterator[Spot]:
    document = page.content.document if page.content else None
    named = [(table, unclear) for table in tables if (unclear := _unclear(table))]
    if not named or document is None or _says_so(document):
        return
    for table, unclear in named:
        yield Spot(table, tuple(unclear), {"columns": ", ".join(unclear)})


def _unclear(table: Table) -> list[str]:
    return [column.full_name for column in score_columns(table) if _is_unclear(table, column)]


def _says_so(document: Document) -> bool:
    texts = (section.text for section in document.sections)
    return any(_SAYS_SO.search(text) or LOWER.search(text) for text in texts)


def _is_unclear(table: Table, column: Column) -> bool:
    """Rows that stand in the order of the column say it as well as an arrow does."""
    name = column.full_name
    if _LESS_IS_BETTER.search(name) is None or _MORE_IS_BETTER.search(name):
        return False
    is_key = table.order is not None and table.order.column == column.index
    return not is_key and column.better is None and HIGHER.search(name) is None
