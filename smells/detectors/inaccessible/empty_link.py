"""A link was written without a target."""

import re
from collections.abc import Iterator

from crawler.content import Document, Link
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_markdown, wrong_links
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_PROTOCOL,
    confidence=Confidence.LIKELY,
    confirmation=SEEN_NEXT_DAY,
    message=_("“%(text)s” is a link without a target."),
    passing=("quote",),
)

# Said by its own words, and no less to the reader.
_SAYS_SO = re.compile(
    r"\bcom\w{2,6} soon\b|敬请期待|即将(?:发布|公开|上线)|待(?:定|公布|发布)"
    r"|^\W*(?:soon|tb[ad]|todo|n/?a|none|暂无|无)?\W*$",
    re.IGNORECASE,
)
# "#" leads to the top of the page, and is often meant to.
_TO_THE_TOP = re.compile(r"\b(?:top|back|home|up)\b|↑|⬆|顶|返回|回到", re.IGNORECASE)
_A_LANGUAGE = re.compile(
    r"\W*(?:english|en|中文|chinese|zh|zh[-_]cn|简体中文|繁體中文|日本語|한국어)\W*", re.IGNORECASE
)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=is_markdown)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    return wrong_links(page, document, _leads_nowhere)


def _leads_nowhere(link: Link) -> bool:
    """Badges and buttons without words are decoration; `#` may mean this very page."""
    if link.url.strip() not in ("", "#") or _SAYS_SO.search(link.text):
        return False
    meant = _TO_THE_TOP.search(link.text) or _A_LANGUAGE.fullmatch(link.text)
    return not (link.url.strip() == "#" and meant)
