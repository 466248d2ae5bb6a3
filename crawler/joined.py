"""Two readings of one address as one: an app and its README, a page and its data files. Pure."""

from dataclasses import replace
from typing import TypeVar

from crawler.content import Claim, Content, Document, Image, Link, Section

Part = TypeVar("Part", Section, Link, Image, Claim)


def joined(content: Content, *others: Content) -> Content:
    """Everything that was read, and everything that could not be, in this order.

    Lines count in the first document alone, so that what comes from another has none; its place
    names the other address instead.
    """
    for other in others:
        tables = content.tables + other.tables
        content = replace(
            content,
            tables=tuple(replace(table, index=index) for index, table in enumerate(tables)),
            document=_both(content.document, other.document),
            unread=tuple(dict.fromkeys(content.unread + other.unread)),
        )
    return content


def _both(first: Document | None, second: Document | None) -> Document | None:
    if first is None or second is None or not _says_anything(first):
        return second or first
    moved, address = len(first.sections), second.address

    def elsewhere(part: Part) -> Part:
        return replace(part, line=0, at=f"{address} {part.at}".strip())

    links = (replace(link, section=link.section + moved) for link in second.links)
    claims = (replace(claim, section=claim.section + moved) for claim in second.claims)
    return replace(
        first,
        language=first.language or second.language,
        title=first.title or second.title,
        sections=first.sections + tuple(map(elsewhere, second.sections)),
        links=first.links + tuple(map(elsewhere, links)),
        images=first.images + tuple(map(elsewhere, second.images)),
        claims=first.claims + tuple(map(elsewhere, claims)),
        anchors=first.anchors + second.anchors,
    )


def _says_anything(document: Document) -> bool:
    return any(part.text or part.heading for part in document.sections)
