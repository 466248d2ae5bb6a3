"""Which entities that a board's pages link to are worth looking at, and as what. Pure.

A link is followed only where its role is clear: it stands in the prose, says itself what it is
for, and is not one of many of its kind. A list of papers is other people's work, a table of
models is the ranking, and what stands below “Related work” or in the news is not the board's.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from crawler.content import Content, Document, Link, LinkRole
from crawler.extract.link_roles import link_roles
from crawler.login_hosts import is_login
from crawler.observation import Observation, Page
from leaderboards.identity import BadAddress, address_keys, canonical_url, host_of, project_of
from leaderboards.vocabulary import CheckOutcome, LocationRole

MOST_LINKED = 8  # of one board
LONGEST_ADDRESS = 1000
LONGEST_LABEL = 60  # characters; a longer text is a title or a sentence, and labels nothing
MOST_OF_A_ROLE = 2  # different targets on one page; more are a list of other people's
# What a linked entity is to the board, in the order in which they are looked at.
ROLES: dict[LinkRole, LocationRole] = {
    LinkRole.SUBMISSION: LocationRole.SUBMISSION,
    LinkRole.DATASET: LocationRole.DATASET,
    LinkRole.HARNESS: LocationRole.REPOSITORY,
    LinkRole.PAPER: LocationRole.PAPER,
}
_LINKING = {
    LocationRole.HOME,
    LocationRole.MIRROR,
    LocationRole.DOCUMENTATION,
    LocationRole.REPOSITORY,
}
# They answer everybody alike, or robots never: whether something is there cannot be told.
_NEVER_JUDGED = re.compile(
    r"(?:^|\.)(?:twitter\.com|x\.com|t\.co|linkedin\.com|facebook\.com|instagram\.com|t\.me"
    r"|discord\.(?:gg|com)|slack\.com|reddit\.com|weixin\.qq\.com|zhihu\.com|pan\.baidu\.com"
    r"|paperswithcode\.com|youtube\.com|youtu\.be|mail\.google\.com|outlook\.com|outlook\.live\.com|shields\.io"
    r"|web\.archive\.org|archive\.org)$"
)
_NOT_THE_BOARDS = re.compile(
    r"related|reference|citation|\bcit(?:e|ing)\b|acknowledg|\bnews\b|change ?log"
    r"|\bupdates?\b|what'?s new|baselines?\b|\bmodels?\b|\bsimilar\b"
    r"|other (?:leader ?boards|benchmarks|resources)"
    r"|awesome|further reading|\bresources\b|licen[cs]e|contributors|sponsors|star history|\bfaq\b"
    r"|相关|参考|引用|致谢|新闻|动态|更新|模型|友情链接|许可|协议",
    re.IGNORECASE,
)
# What a submission or a dataset looks like, not where it is handed in or kept; or another form.
_NOT_ITSELF = re.compile(
    r"\bexamples?\b|_example|\bsamples?\b|\btemplates?\b|\bformat\b|\bguide(?:lines?)?\b"
    r"|\bfeedback\b|\bsurvey\b|\bcontact\b|\breport\b|\brequest|\baccess\b|\bjoin\b"
    r"|示例|样例|模板|格式|反馈|申请|联系",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """A link to be followed: `page` is the board's address it stands on, `line` is 1-based."""

    url: str
    role: LocationRole
    page: str
    line: int = 0
    text: str = ""


def linked_entities(
    observation: Observation,
    known: Iterable[str] = (),
    *,
    leads_inward: Callable[[str, str], bool] = lambda page, url: False,
) -> tuple[LinkedEntity, ...]:
    """The linked entities worth looking at, submission first, each address once.

    `known` are further addresses of the board. `leads_inward` tells whether a page (the first
    address) sends us with a link (the second) where no page may.
    """
    addresses = {url for page in observation.pages for url in (page.url, page.final_url) if url}
    seen = {key for url in (*addresses, *known) for key in _keys(url)}
    order = list(ROLES.values())
    found = [each for page in observation.pages for each in _linked_from(page)]
    chosen: list[LinkedEntity] = []
    for each in sorted(found, key=lambda each: order.index(each.role)):
        keys = _keys(each.url)
        if not keys or keys & seen or leads_inward(each.page, each.url):
            continue
        seen |= keys
        chosen.append(each)
    return tuple(chosen[:MOST_LINKED])


def asked_address(url: str) -> str:
    """The address that is really asked: two links with the same one share one look.

    Not the canonical one: without its `www.`, its scheme or its last slash it may be answered
    otherwise. A fragment is not sent, but names the sheet that is asked of a spreadsheet.
    """
    return url if "docs.google.com/spreadsheets" in url else urldefrag(url).url


def is_read_whole(page: Page) -> bool:
    """Whether all links of a page are known: only then it is chosen among them."""
    return (
        page.outcome is CheckOutcome.OK
        and page.content is not None
        and page.content.document is not None
        and not page.content.unread
        and bool(_LINKING & set(page.roles))
    )


def _keys(url: str) -> set[str]:
    """What makes two links one: their canonical addresses, and a repository's own."""
    try:
        return {*address_keys(url), *filter(None, [project_of(url)])}
    except BadAddress:
        return set()


def _linked_from(page: Page) -> list[LinkedEntity]:
    content = page.content
    if not is_read_whole(page) or content is None or content.document is None:
        return []
    clear = list(_clear_links(content, content.document))
    targets: dict[LinkRole, set[str]] = {}
    for link, role in clear:
        targets.setdefault(role, set()).add(canonical_url(link.url))
    return [
        LinkedEntity(link.url, ROLES[role], page.url, link.line, link.text)
        for link, role in clear
        if len(targets[role]) <= MOST_OF_A_ROLE
    ]


def _clear_links(content: Content, document: Document) -> Iterator[tuple[Link, LinkRole]]:
    targets, lines = _in_tables(content)
    crowded = Counter(link.line for link in document.links)
    for link in document.links_with(*ROLES):
        if link.url in targets or link.line in lines or not _may_be_looked_at(link.url):
            continue
        role = _role_of(link, alone=bool(link.line) and crowded[link.line] == 1)
        if role and not _NOT_THE_BOARDS.search(_headings_above(document, link)):
            yield link, role


def _in_tables(content: Content) -> tuple[Collection[str], Collection[int]]:
    """What the cells of tables link to, and the lines of the source that are rows.

    A source without line breaks has no such lines.
    """
    rows = [row for table in content.tables for row in table.rows]
    targets = {cell.link for row in rows for cell in row.cells if cell.link}
    lines = {row.line for row in rows if row.line}
    return targets, lines if len(lines) > 1 else set()


def _headings_above(document: Document, link: Link) -> str:
    """The headings of the link's section and of those it is part of, but for the page's title."""
    told, level = [], 99
    for section in reversed(document.sections[: link.section + 1]):
        if section.level < level:
            level = section.level
            told.append(section.heading if level > 1 else "")
    return "\n".join(told)


def _role_of(link: Link, *, alone: bool) -> LinkRole | None:
    """The one role a link is for; None when it has several, or tells of something else.

    The sentence around it (“submit it here”) counts only when no other link stands on its line.
    """
    label = link.text if len(link.text) <= LONGEST_LABEL else ""
    own = link_roles(Link(link.url, label or link.url))
    roles = link.roles if own or alone else ()
    wanted = [role for role in roles if role in ROLES and (role in own or not own)]
    others = set(roles) - set(ROLES) - {LinkRole.LEADERBOARD}
    if len(wanted) != 1 or others or _NOT_ITSELF.search(label):
        return None
    at_the_root = not urlsplit(link.url).path.strip("/")
    return None if at_the_root and wanted[0] is not LinkRole.SUBMISSION else wanted[0]


def _may_be_looked_at(url: str) -> bool:
    if len(url) > LONGEST_ADDRESS or not url.lower().startswith(("http://", "https://")):
        return False
    try:
        host = host_of(url)
    except BadAddress:
        return False
    return "." in host and not _NEVER_JUDGED.search(host) and not is_login(url)
