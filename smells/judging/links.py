"""What is wrong with a link can be told from the link itself, without following it. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from crawler.content import Content, Document, Link, LinkRole
from crawler.observation import Page
from leaderboards.vocabulary import EntityKind
from smells.judging.passages import Passage, excerpt

_HTML = re.compile(r"\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)
_HTML_FILE = re.compile(r"[^?#]*\.x?html?(?:[?#]|$)", re.IGNORECASE)
# Filled in by a script or a template when the page is made.
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|<%|\$\{")
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#|\?)", re.IGNORECASE)
_MAIL_ADDRESS = re.compile(r"(?:https?://)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,12}/?", re.I)
_NOT_WHOLE = re.compile(
    r"""
    www\.[\w-]+\.\w
    | (?:[\w-]+\.)*(?:github|huggingface|arxiv|google|kaggle|zenodo|openreview|aclanthology|youtube
        |twitter|modelscope|paperswithcode|streamlit|notion|discord|medium)
        \.(?:com|co|org|cn|app|io|so|gg|net)/
    | (?:[\w-]+\.)+(?:com|org|net|edu|ai|io|cn|dev)/\S
    | (?:[\w-]+\.)+(?:com|edu)$
    | (?:h?ttps?|http[sp]{2,}|hhttps?|htps?|htttps?|https?s)(?<!http)(?<!https):/
    | https?(?:/|;//|:/[^/]|://https?(?:://|//|%3A)) | https?:[^/\s]
    # A name without a point is no host, and an address does not go on with another scheme there.
    | https?://(?!localhost\b)[a-z][a-z\d-]*/[\w-]
    | https?://(?:www\.)?(?:github\.com|huggingface\.co|arxiv\.org)/https?:/
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENTITY_OF: dict[LinkRole, EntityKind] = {
    LinkRole.SUBMISSION: EntityKind.SUBMISSION_CHANNEL,
    LinkRole.CONTACT: EntityKind.SUBMISSION_CHANNEL,
    LinkRole.DATASET: EntityKind.BENCHMARK_RAW_DATASET,
    LinkRole.HARNESS: EntityKind.EVALUATION_HARNESS,
    LinkRole.LEADERBOARD: EntityKind.RANKING_DATAFRAME,
    LinkRole.MODEL: EntityKind.MODEL,
    LinkRole.PAPER: EntityKind.BENCHMARK_PROTOCOL,
}


def is_markdown(page: Page, document: Document) -> bool:
    """Written in Markdown: there are no scripts that could give a bare link something to do.

    A file of HTML may be a part from which pages are made, whatever it begins with.
    """
    start = "\n".join(document.lines[:20])
    return bool(start.strip()) and not (_HTML.match(start) or _HTML_FILE.match(page.url))


def own_links(document: Document) -> Iterator[Link]:
    """The links somebody wrote as links, and not a template or an address in the text."""
    for link in document.links:
        if link.text != link.url and not is_template(link.url):
            yield link


def is_template(text: str) -> bool:
    return bool(_TEMPLATE.search(text))


def is_relative(url: str) -> bool:
    """A path inside the repository or site: no scheme, no host, no mere fragment."""
    return bool(url) and not _SCHEME.match(url)


def is_mail_address(url: str) -> bool:
    """A mail address without `mailto:`."""
    return bool(_MAIL_ADDRESS.fullmatch(url.strip()[:300]))


def lacks_scheme(url: str) -> bool:
    """The address of another site with `https://` left out or misspelt."""
    return bool(_NOT_WHOLE.match(url[:300]))


def plain_anchor(fragment: str) -> str:
    """Letters and digits alone: code hosts differ in what they make of all other signs."""
    plain = unicodedata.normalize("NFKC", unquote(fragment)).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def wrong_links(
    page: Page, document: Document, is_wrong: Callable[[Link], bool]
) -> Iterator[Passage]:
    """A passage for each wrong link, quoted as it stands in the source."""
    return (link_passage(page, document, link) for link in own_links(document) if is_wrong(link))


def link_passage(page: Page, document: Document, link: Link) -> Passage:
    heading = document.sections[link.section].heading if document.sections else ""
    return Passage(
        identity=(heading, link.text, link.url),
        line=link.line,
        quote=excerpt(document.line(link.line), f"[{link.text}]", link.text)
        or f"{link.text} ({link.url})",
        values={"text": link.text or None, "target": _readable(link.url)},
        entity=_entity_of(page.content, link),
    )


def _readable(url: str) -> str:
    """A name inside the document or repository as it was written; addresses stay as they are."""
    return url if _SCHEME.match(url) and not url.startswith("#") else unquote(url)


def _entity_of(content: Content | None, link: Link) -> EntityKind:
    """What the link is there for: a model in a ranking, or what its words tell."""
    if link.line and content and _is_in_a_ranking(content, link.line):
        return EntityKind.MODEL
    kinds = (_ENTITY_OF[role] for role in link.roles if role in _ENTITY_OF)
    return next(kinds, EntityKind.BENCHMARK_PROTOCOL)


def _is_in_a_ranking(content: Content, line: int) -> bool:
    return any(
        row.line == line
        for table in content.tables
        if table.model_column
        for row in table.data_rows()
    )
