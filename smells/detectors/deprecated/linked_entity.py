"""The harness or dataset that a board's page offers was archived or given up by its owner."""

import re

from crawler.observation import Observation, Page
from leaderboards.identity import BadAddress, canonical_url, project_of
from leaderboards.vocabulary import CheckOutcome, EntityKind, LocationRole
from smells.judging.linked import Judged, line_of, link_by_link
from smells.outcome import Clear, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.EVALUATION_HARNESS,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=1),
    message=_("The page offers “%(target)s”, which its owner archived or marked as deprecated."),
    passing=("text", "quote", "archived_at", "pushed_at"),
)

_OFFERED = {LocationRole.DATASET, LocationRole.REPOSITORY}
_OWN = re.compile(r"\bour\b|我们的|本(?:榜单|项目|基准|数据集|评测)", re.IGNORECASE)
_FOR_THE_RECORD = re.compile(
    r"deprecat|archiv|legacy|obsolete|no longer|\bold(?:er)?\b|previous|former|earlier|supersed"
    r"|弃用|废弃|归档|旧版|不再|早期|以前",
    re.IGNORECASE,
)


def detect(observation: Observation) -> Outcome:
    owners = {owner for page in observation.pages for owner in _owners(page)}

    def judge(link: Page) -> Judged:
        line = line_of(observation, link)
        if not _OFFERED & set(link.roles) or _FOR_THE_RECORD.search(f"{line} {link.link_text}"):
            return NotApplicable(_("not offered as a harness or dataset to use"))
        if not (_owners(link) & owners or _OWN.search(link.link_text)):
            return NotApplicable(_("another owner's, and not called the board's own"))
        return _judge(link)

    return link_by_link(observation, judge)


def _judge(link: Page) -> Judged:
    repository = link.repository
    if repository and repository.archived:
        return {
            "repository": repository.full_name,
            "archived_at": repository.archived_at or None,
            "pushed_at": repository.pushed_at or None,
        }
    if link.deprecated:
        return {"notice": link.deprecated}
    if link.outcome is not CheckOutcome.OK:
        return Inconclusive(link.unread or NOT_CHECKED)
    return Clear()


def _owners(page: Page) -> set[str]:
    """Who owns what stands there, on GitHub or on the Hub: in lower case, empty elsewhere."""
    try:
        parts = canonical_url(page.url).split("/")
        project = project_of(page.url)
    except BadAddress:
        return set()
    if project:
        return {project.split("/")[1]}
    is_hub = parts[0] == "huggingface.co" and len(parts) > 3 and parts[1] in ("spaces", "datasets")
    return {parts[2].lower()} if is_hub else set()
