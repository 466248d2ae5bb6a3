"""A Space is a copy that kept its name, of another that is no page of this board."""

import re

from crawler.observation import Observation, Page
from leaderboards.vocabulary import EntityKind, LocationRole
from smells.judging.copies import unseen_space
from smells.judging.reading import SEEN_NEXT_DAY
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Rule, finding_on, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.RANKING_DATAFRAME,
    confidence=Confidence.HINT,
    confirmation=SEEN_NEXT_DAY,
    message=_("The Space “%(space_id)s” is a copy of “%(copy_of)s” and bears its name."),
    passing=(),
)

_TEMPLATE = re.compile(r"template|example|demo|^leader-?board$", re.IGNORECASE)


def detect(observation: Observation) -> Outcome:
    if unseen := unseen_space(observation):
        return Inconclusive(unseen.unread or NOT_CHECKED)
    known = {page.space.space_id.casefold() for page in observation.pages if page.space}

    def judge(page: Page) -> Finding | Clear | NotApplicable:
        if page.space is None:
            return NotApplicable(_("not a Hugging Face Space that could be read"))
        original = page.space.copy_of
        if not page.is_home or LocationRole.MIRROR in page.roles or original.casefold() in known:
            return Clear()
        if original and _keeps_its_name(page.space.space_id, original):
            return finding_on(page, space_id=page.space.space_id, copy_of=original)
        return Clear()

    return page_by_page(observation, judge)


def _keeps_its_name(space_id: str, original: str) -> bool:
    owner, _slash, name = original.casefold().partition("/")
    is_template = _TEMPLATE.search(name) or _TEMPLATE.search(owner)
    return not is_template and name == space_id.casefold().partition("/")[2]
