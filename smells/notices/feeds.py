"""Atom feeds of what happened to public smells: of one board, a person's boards, a smell, …

Ids are tag URIs (RFC 4151) made of database ids, so that no renaming makes old entries new.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leaderboards.languages import TAGS
from leaderboards.models import AuditEvent
from leaderboards.templatetags.catalogue import name_of
from smells.models import ReportEvent
from smells.notices import public_events
from smells.notices.kinds import NoticeKind
from smells.notices.labels import NOTICE_KIND_LABELS

MOST_ENTRIES = 50
_TAGGING_SINCE = "2026"  # a tag URI names a time at which its authority held the name
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed in which nothing ever happened
# What XML 1.0 cannot write; boards say what they like, and their words are quoted.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Scope:
    """What a feed tells of. `page` and `feed` are addresses on this site; `tag` is its id here."""

    title: str
    page: str
    feed: str
    tag: str
    events: "QuerySet[ReportEvent]"
    claims: "QuerySet[AuditEvent]"


@dataclass(frozen=True)
class Entry:
    at: datetime
    tag: str
    kind: NoticeKind
    title: str
    text: str
    page: str
    smell: str = ""


def entries(scope: Scope) -> list[Entry]:
    """The newest things first, at most MOST_ENTRIES; two queries."""
    found = [*_of_reports(scope.events), *_of_claims(scope.claims)]
    return sorted(found, key=lambda entry: (entry.at, entry.tag), reverse=True)[:MOST_ENTRIES]


def _of_reports(events: "QuerySet[ReportEvent]") -> Iterator[Entry]:
    newest = events.select_related("report__board").order_by("-at", "-pk")[:MOST_ENTRIES]
    for event in newest:
        report, kind = event.report, public_events.kind(event)
        if kind is None or report.board is None:
            continue
        words = {
            "board": name_of(report.board),
            "kind": NOTICE_KIND_LABELS[kind],
            "message": report.message,
        }
        yield Entry(
            at=event.at,
            tag=f"event/{event.pk}",
            kind=kind,
            title=_("%(board)s: %(kind)s") % words,
            text=report.message,
            page=report.get_absolute_url(),
            smell=report.smell or "",
        )


def _of_claims(claims: "QuerySet[AuditEvent]") -> Iterator[Entry]:
    for claim in claims.select_related("board").order_by("-at", "-pk")[:MOST_ENTRIES]:
        if claim.board is None:  # the log outlives the board
            continue
        words = {"board": name_of(claim.board), "kind": NOTICE_KIND_LABELS[NoticeKind.CLAIMED]}
        yield Entry(
            at=claim.at,
            tag=f"claim/{claim.pk}",
            kind=NoticeKind.CLAIMED,
            title=_("%(board)s: %(kind)s") % words,
            text=_("Somebody proved that the board is theirs, and answers for its smells."),
            page=claim.board.get_absolute_url(),
        )


def written(scope: Scope) -> tuple[bytes, datetime]:
    """The feed as Atom, and when it changed last."""
    found = entries(scope)
    changed_at = found[0].at if found else _EPOCH
    language = TAGS[get_language() or "en"]
    feed = _Atom(
        title=_plain(scope.title),
        link=absolute(scope.page),
        description="",
        language=language,
        author_name=_("Leaderboard catalogue"),
        author_link=absolute("/"),
        feed_url=absolute(scope.feed),
        feed_guid=_tag_uri(f"{scope.tag}/{language}"),
        changed_at=changed_at,
    )
    for entry in found:
        feed.add_item(
            title=_plain(entry.title),
            link=absolute(entry.page),
            description=escape(_plain(entry.text)),
            pubdate=entry.at,
            updateddate=entry.at,
            unique_id=_tag_uri(entry.tag),
            categories=[entry.kind.value, *filter(None, [entry.smell])],
        )
    return feed.writeString("utf-8").encode(), changed_at


class _Atom(Atom1Feed):
    def latest_post_date(self) -> Any:
        """Django's own is the time of asking where nothing is told: no answer would be like
        the one before."""
        return self.feed["changed_at"]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def _tag_uri(specific: str) -> str:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"tag:{host},{_TAGGING_SINCE}:{specific}"


def _plain(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
