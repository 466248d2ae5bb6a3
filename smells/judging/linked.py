"""How a rule goes through the entities that a board's pages link to. Pure.

A finding is told at the page that holds the link, and each link is a part of that page: one that
answers again, or stands there no more, is over whatever becomes of the others. While a page
cannot be read, nothing about its links is.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from crawler.linked import asked_address, is_read_whole
from crawler.login_hosts import is_login
from crawler.observation import Failure, Observation, Page
from smells.judging.passages import excerpt
from smells.judging.reading import LONGEST_PART, NOT_READ, Evidence
from smells.outcome import Clear, Finding, Found, Inconclusive, NotApplicable, Outcome
from smells.rule import entity_at, shortened
from smells.rule import gettext_noop as _

Judged: TypeAlias = Evidence | Clear | NotApplicable | Inconclusive

WANTS_ACCOUNT = _("it asks for an account, and nothing says that it does not")
NO_WHOLE_TEXT = _("no whole text with links was read here")
NO_LINKS = _("no entity that this rule looks at is linked to")


def link_by_link(observation: Observation, judge: Callable[[Page], Judged]) -> Outcome:
    """Judge each linked entity by itself, and join the answers into one outcome.

    What `judge` gives as evidence becomes a finding.
    """
    answers = [(link, judge(link)) for link in observation.linked]
    found = tuple(
        _finding(observation, link, answer)
        for link, answer in answers
        if isinstance(answer, Mapping)
    )
    cleared = frozenset(link.linked_from for link, answer in answers if isinstance(answer, Clear))
    doubts = [(link, answer) for link, answer in answers if isinstance(answer, Inconclusive)]
    untold = frozenset((link.linked_from, part_of(link)) for link, _doubt in doubts)
    whole = frozenset(page.url for page in observation.pages if is_read_whole(page))
    if found:
        return Found(found, cleared, untold=untold, without=whole)
    if cleared:
        return Clear(cleared, untold=untold, without=whole)
    if doubts:
        return Inconclusive(doubts[0][1].reason, without=whole, untold=untold)
    return NotApplicable(NO_LINKS, whole) if whole else _unread(observation.pages)


def asks_to_sign_in(link: Page) -> bool:
    """Then nobody without an account can tell what is behind it."""
    return link.failure is Failure.LOGIN_WALL or is_login(link.final_url)


def part_of(link: Page) -> str:
    return asked_address(link.url)[:LONGEST_PART]


def line_of(observation: Observation, link: Page) -> str:
    """The source around a link, no more than a line of it; empty where it is not known."""
    pages = (page for page in observation.pages if page.url == link.linked_from and page.content)
    documents = (page.content.document for page in pages if page.content)
    lines = (found.line(link.link_line) for found in documents if found)
    return excerpt(next(lines, ""), link.url)


def _unread(pages: Iterable[Page]) -> Outcome:
    for page in pages:
        return Inconclusive(page.unread or (NO_WHOLE_TEXT if page.content else NOT_READ))
    return NotApplicable(NO_LINKS)


def _finding(observation: Observation, link: Page, evidence: Evidence) -> Finding:
    values: Evidence = {
        "url": link.linked_from,
        "target": link.url,
        "text": link.link_text or None,
        "line": link.link_line or None,
        "quote": line_of(observation, link) or None,
    }
    return Finding(
        at=link.linked_from,
        values=shortened(values | evidence),
        identity=asked_address(link.url),
        entity=entity_at(link),
        part=part_of(link),
        seen_at=datetime.fromisoformat(link.looked_at) if link.looked_at else None,
    )
