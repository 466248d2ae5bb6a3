"""The form or queue that a board's page sends submitters to is reached and does not work."""

import re
from datetime import timedelta

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind, LocationRole
from smells.judging.linked import WANTS_ACCOUNT, Judged, asks_to_sign_in, link_by_link
from smells.judging.not_found import says_not_found
from smells.outcome import Clear, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.SUBMISSION_CHANNEL,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(times=3, apart=timedelta(hours=72), over=timedelta(days=7)),
    message=_("The page sends submitters to “%(target)s”, which shows only “%(shown)s”."),
    same="revision",
    passing=("text", "quote", "revision", "excerpt"),
)

# PAUSED is the owner's decision, as is a form that says it takes no more.
_BROKEN = {"RUNTIME_ERROR", "BUILD_ERROR", "CONFIG_ERROR", "NO_APP_FILE"}
SHORT_PAGE = 500  # characters of visible text: room for an error, not for a form
_ONLY_AN_ERROR = re.compile(
    r"\W*(?:(?:application|internal server|server) error|error establishing a database connection"
    r"|(?:error )?50[0-4]\b.{0,40}|bad gateway|service (?:temporarily )?unavailable"
    r"|gateway time-?out|服务器(?:内部)?错误|系统错误|数据库连接(?:错误|失败))\W*",
    re.IGNORECASE,
)


def detect(observation: Observation) -> Outcome:
    return link_by_link(observation, _judge)


def _judge(link: Page) -> Judged:
    if LocationRole.SUBMISSION not in link.roles:
        return NotApplicable(_("not where submissions are handed in"))
    if link.outcome is CheckOutcome.COULD_NOT_CHECK:
        return Inconclusive(link.unread or NOT_CHECKED)
    if space := link.space:
        told = {"shown": space.stage, "error_message": space.error_message or None}
        return {**told, "revision": space.revision} if space.stage in _BROKEN else Clear()
    if asks_to_sign_in(link):
        return Inconclusive(WANTS_ACCOUNT)
    if link.outcome is not CheckOutcome.OK or says_not_found(link):
        return Inconclusive(_("no page came"))
    if link.text_length < SHORT_PAGE and _ONLY_AN_ERROR.fullmatch(link.title.strip()):
        return {"shown": link.title, "excerpt": link.excerpt or None}
    return Clear()
