"""Nothing on the page tells how the models were evaluated."""

import re
from collections.abc import Iterator
from functools import cache

from crawler.content import Content, Document, Table
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_PROTOCOL,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The page ranks %(rows)s models and says nothing of shots, prompts, split or judge."),
    passing=("rows", "quote"),
)

FEWEST_ROWS = 3
SHORTEST_TEXT = 300  # characters; a page of fewer words leaves its explanations to another
_PROTOCOL = re.compile(
    r"shots?\b|\b(?:prompt|decod|sampl|split|judge|annotat|vot(?:e|ing)|protocol"
    r"|(?:temperature|greedy|test(?:[- ]?set|ing)?|validation|dev|human|settings?|methodology"
    r"|harness)\b|how (?:we|to|it) (?:evaluat|works?)"
    r"|evaluat(?:ion|e|ed) (?:script|code|method|process|setup|on|using|with|by))"
    r"|样本|提示|温度|测试集|验证集|裁判|打分|人工|投票"
    r"|评测(?:方法|方式|流程|设置)|评估(?:方法|方式)|评分(?:标准|机制|方法)|少样本|零样本",
    re.IGNORECASE,
)


def detect(observation: Observation) -> Outcome:
    """Any page of the board, its tables included, may tell it for all."""

    @cache
    def told() -> bool:
        return any(page.content and _tells(page.content) for page in observation.pages)

    def judge(page: Page, document: Document) -> Iterator[Passage]:
        rows = max(len(table.data_rows()) for table in _rankings(page))
        shown = sum(len(section.text) for section in document.sections)
        if rows >= FEWEST_ROWS and shown >= SHORTEST_TEXT and not told():
            line = _rankings(page)[0].line
            yield Passage(("protocol",), line, document.line(line), {"rows": rows})

    return in_each_document(observation, judge, among=lambda page, _document: bool(_rankings(page)))


def _rankings(page: Page) -> list[Table]:
    return list(page.content.rankings()) if page.content and page.is_home else []


def _tells(content: Content) -> bool:
    headers = (column.full_name for table in content.tables for column in table.columns)
    sections = content.document.sections if content.document else ()
    texts = (f"{section.heading}\n{section.text}" for section in sections)
    return any(_PROTOCOL.search(text) for text in (*headers, *texts))
