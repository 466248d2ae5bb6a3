"""A path was written with backslashes, which only some programs take for slashes."""

import re
from collections.abc import Iterator

from crawler.content import Document
from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind
from smells.judging.links import is_relative, own_links
from smells.judging.passages import Passage, in_each_document
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Outcome
from smells.rule import Confidence, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The path “%(target)s” has backslashes; not every program finds the file."),
    passing=("quote",),
)

_BACKSLASH = re.compile(r"\\|%5c", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    return in_each_document(observation, _judge)


def _judge(_page: Page, document: Document) -> Iterator[Passage]:
    images = ((image.url, image.line) for image in document.images)
    links = ((link.url, link.line) for link in own_links(document))
    for url, line in (*images, *links):
        if is_relative(url) and _BACKSLASH.search(url.partition("?")[0]):
            quote = document.line(line).strip()
            yield Passage(identity=(url,), line=line, quote=quote, values={"target": url})
