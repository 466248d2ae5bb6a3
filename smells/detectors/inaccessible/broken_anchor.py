"""A link leads to a place inside the same document that is not there."""

import re
from collections.abc import Iterator

from crawler.content import Document, Link
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_markdown, plain_anchor, wrong_links
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
    message=_("“%(text)s” leads to “%(target)s”, but nothing in the document has that name."),
    passing=("quote",),
)

# Other ways to name a place: attributes, and the notations of several documentation tools.
_NAMED = re.compile(r"""\b(?:id|name)\s*=\s*["']?([\w-]+)|\{:?\s*#([\w-]+)|^\(([\w-]+)\)=""", re.M)
# Places the host of the document adds, and routes of an app.
_NOT_OURS = re.compile(r"#(?:$|[/!:?]|__|top$|readme|l\d+|.*-ov-file$|fn)", re.IGNORECASE)
_INCLUDES = re.compile(r"\{%-?\s*include|^--8<--|^import .+ from ['\"]|^```\{include\}", re.M)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge, among=is_markdown)


def _judge(page: Page, document: Document) -> Iterator[Passage]:
    if not any(link.url.startswith("#") for link in document.links):
        return
    source = "\n".join(document.lines)
    if _INCLUDES.search(source):
        return  # the place may stand in what was not read
    known = {plain_anchor(anchor.removeprefix("user-content-")) for anchor in document.anchors}
    known |= {plain_anchor(name) for names in _NAMED.findall(source) for name in names if name}

    def leads_nowhere(link: Link) -> bool:
        if not link.url.startswith("#") or _NOT_OURS.match(link.url):
            return False
        wanted = plain_anchor(link.url.removeprefix("#user-content-"))
        return bool(wanted) and wanted not in known

    yield from wrong_links(page, document, leads_nowhere)
