"""What a board's page links to as its dataset, paper, harness or form cannot be reached."""

import re
from datetime import timedelta

from crawler.login_hosts import is_login
from crawler.observation import UNREACHED, Failure, Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind, LocationRole
from smells.judging.linked import (
    WANTS_ACCOUNT,
    Judged,
    asks_to_sign_in,
    line_of,
    link_by_link,
)
from smells.outcome import Clear, Inconclusive, Outcome
from smells.rule import NO_ANSWER, Confidence, Confirmation, Rule
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.BENCHMARK_RAW_DATASET,
    confidence=Confidence.LIKELY,
    confirmation=Confirmation(
        times=3, apart=timedelta(hours=72), over=timedelta(days=7), at_another_hour=True
    ),
    message=_("The page links to “%(target)s”, which cannot be reached: %(failure)s."),
    passing=("text", "quote", "detail", "status", "final_url"),
)

# A form may want an account without being shut; only a promise that it does not makes it wrong.
_OPEN: dict[LocationRole, re.Pattern[str]] = {
    LocationRole.DATASET: re.compile(
        r"\bpublic(?:ly)?\b|\bopen(?:ly)? (?:access|available)|\bfree(?:ly)? (?:access|available"
        r"|download)|\bno (?:log-?in|account|registration)"
        r"|公开|开放(?:下载|获取)|免费|无需(?:登录|注册)",
        re.IGNORECASE,
    ),
    LocationRole.SUBMISSION: re.compile(
        r"\b(?:no|without)(?: an?)? (?:log-?in|account|registration)|无需(?:登录|注册)",
        re.IGNORECASE,
    ),
}
_SAID_NOT_TO_BE = re.compile(
    r"\bnot\b|n['’]t\b|\bnon-?public|\bonly\b|不公开|未公开|非公开|不开放", re.I
)


def detect(observation: Observation) -> Outcome:
    def judge(link: Page) -> Judged:
        if asks_to_sign_in(link):
            return _behind_login(link, line_of(observation, link))
        return _judge(link)

    return link_by_link(observation, judge)


def _judge(link: Page) -> Judged:
    if link.failure in UNREACHED:
        return {"status": link.status, "failure": link.failure, "detail": link.detail or None}
    if link.outcome is CheckOutcome.COULD_NOT_CHECK or link.status is None:
        return Inconclusive(link.unread or NO_ANSWER)
    return Clear()


def _behind_login(link: Page, line: str) -> Judged:
    promises = [pattern for role, pattern in _OPEN.items() if role in link.roles]
    is_open = any(each.search(line) for each in promises) and not _SAID_NOT_TO_BE.search(line)
    if not is_open or not is_login(link.final_url):
        return Inconclusive(WANTS_ACCOUNT)
    return {"failure": Failure.LOGIN_WALL, "final_url": link.final_url}
