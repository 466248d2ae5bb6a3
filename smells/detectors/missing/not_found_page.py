"""A page says “not found” in words while its status says that all is well."""

import re
from datetime import timedelta
from http import HTTPStatus

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import Confidence, Confirmation, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("“%(url)s” shows only “%(title)s”."),
)

SHORT_PAGE = 2_000  # characters of visible text; a real board has more
UNREADABLE_PAGE = 40  # fewer, and the text is made by JavaScript we do not run
_SAYS_NOT_FOUND = re.compile(
    r"""\W*(?:
        (?:error\s*)?404(?:\W+(?:error|(?:page\s+|file\s+)?not\s+found))?
      | (?:page|file|site|project|app)\s+(?:was\s+|could\s+not\s+be\s+)?not\s+found
      | (?:this\s+|the\s+)?page\s+(?:does\s+not|doesn.t)\s+exist
      | no\s+such\s+app
      | (?:页面|网页|您访问的页面)(?:不存在|未找到|找不到了?)
    )\W*(?:[|·–—-].{0,60})?""",
    re.IGNORECASE | re.VERBOSE,
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    if page.space or page.repository:
        return NotApplicable(_("judged by what the platform says of it"))
    if page.outcome is not CheckOutcome.OK or page.status != HTTPStatus.OK:
        return Inconclusive(page.unread or _("no page came"))
    if page.text_length < SHORT_PAGE and _SAYS_NOT_FOUND.fullmatch(page.title.strip()):
        return finding_on(page, title=page.title, excerpt=page.excerpt)
    if page.text_length < UNREADABLE_PAGE:
        return Inconclusive(_("the page shows its text only to a browser with JavaScript"))
    return Clear()
