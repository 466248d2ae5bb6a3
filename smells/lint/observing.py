"""Files as the pages of one board. Reads files; no network."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from crawler.extract.read import read_content
from crawler.observation import Observation, Page, Unread
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.lint.files import Bounds, Gathered, Source

_WIDE = (b"\xff\xfe", b"\xfe\xff")  # texts in which every other byte may be NUL
_EVERY = 25  # files between two words of progress


def observe_files(
    gathered: Gathered,
    bounds: Bounds,
    *,
    at: datetime,
    further: Iterable[Page] = (),
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Observation:
    """All sources as pages, with `further` pages behind them. `tell` hears of progress."""
    pages: list[Page] = []
    left, total = bounds.bytes_all, len(gathered.sources)
    homes = any(source.is_home for source in gathered.sources)
    for number, source in enumerate(gathered.sources):
        if number % _EVERY == 0:
            tell(number, total)
        page = _page(
            replace(source, is_home=source.is_home or not homes), min(left, bounds.bytes_each)
        )
        left -= page.body_bytes
        pages.append(page)
    return Observation("lint", at, "lint", (*pages, *further), files=tuple(gathered.listed))


def _page(source: Source, most: int) -> Page:
    page = Page(
        url=source.name,
        roles=(LocationRole.HOME if source.is_home else LocationRole.DOCUMENTATION,),
        platform=Platform.INDEPENDENT,
        outcome=CheckOutcome.OK,
    )
    try:
        with source.path.open("rb") as file:
            body = file.read(most + 1)
    except OSError as error:
        return _unread(page, Unread.UNEXPECTED, type(error).__name__)
    if len(body) > most:
        return _unread(page, Unread.TOO_LARGE, "")
    if b"\0" in body[:8000] and not body.startswith(_WIDE):
        return _unread(page, Unread.BAD_ANSWER, "")
    return replace(page, body_bytes=len(body), content=read_content(body, "", source.name))


def _unread(page: Page, why: Unread, detail: str) -> Page:
    return replace(page, outcome=CheckOutcome.COULD_NOT_CHECK, unread=why, detail=detail)
