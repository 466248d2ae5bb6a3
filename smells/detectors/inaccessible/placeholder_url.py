"""A link leads to a target that was to be filled in later."""

import re
from collections.abc import Iterator

from crawler.content import Document, Link
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import wrong_links
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
    message=_("“%(text)s” leads to the placeholder %(target)s."),
    passing=("quote",),
)

_PLACEHOLDER = re.compile(
    r"""
    (?:.*[/=])?(?:tbd|tba|todo|fixme|coming[-_]?soon|placeholder|x{3,}|\.{3}|…)/?$
    | .*[/\[<(]?\b(?:(?:your|insert|paste|add|put)[-_ ](?:\w+[-_ ])?|paper_|dataset_)
        (?:link|url|doi|address|placeholder)(?:[-_ ]here)?(?:\.html?)?\b[\]>)]?/?$
    | (?:.*[/=])?[<\[]?(?:[a-z]+[-_ ])?(?:link|url)[-_ ](?:here|tbd|todo|to[-_ ]be[-_ ]added)
        (?:\.html?)?[>\]]?/?$
    | <?(?:link|url|insert|target|address)(?:[-_ ](?:here|to[-_ ]\w+))?>?$
    | .*arxiv\.org/(?:abs|pdf)/(?:x{4}\.x{4,5}|\d{4}\.x{4,5}|0000\.0{4,5}|1234\.5678\d?)(?:\.pdf)?$
    | https?://(?:www\.)?(?:example|yourdomain|your-?domain|yoursite|your-?website)\.(?:com|org|net)\b.*
    | https?://(?:www\.)?(?:github\.com|huggingface\.co)/(?:spaces/|datasets/)?
        (?:your|my)[-_]?(?:name|user(?:name)?|org(?:anization)?|account|repo)\b.*
    | https?:/*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EXAMPLE = re.compile(r"\bexample|\bsample|\blink text\b|示例|例子|样例", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    return wrong_links(page, document, _was_never_filled_in)


def _was_never_filled_in(link: Link) -> bool:
    """A link that is called an example is meant to be one."""
    is_example = not link.text or _EXAMPLE.search(link.text)
    return not is_example and bool(_PLACEHOLDER.match(link.url[:500]))
