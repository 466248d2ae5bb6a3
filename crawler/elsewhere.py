"""Whether a board's address leads to somebody else's domain. Pure; never a smell by itself."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.domains import registrable
from crawler.observation import Page, Unread
from leaderboards.vocabulary import CheckOutcome, Platform

MOST_LENGTH = 1000


@dataclass(frozen=True)
class Elsewhere:
    """Where an address leads: to `leads_to` on another domain, or to a dealer in names."""

    leads_to: str = ""
    parked: bool = False


def elsewhere(page: Page) -> Elsewhere:
    """Names below one registrable domain are one owner's, so a move among them is none."""
    if page.unread is Unread.PARKED and page.platform is Platform.INDEPENDENT:
        return Elsewhere(parked=True)
    there = f"https://{page.redirected_to}/"
    if registrable(page.final_url) == registrable(there):
        there = page.final_url  # else a platform was asked about what stands there
    is_moved = (
        page.outcome is CheckOutcome.OK
        and page.redirected_to
        and registrable(there) not in ("", registrable(page.url))
        and len(there) <= MOST_LENGTH
    )
    return Elsewhere(leads_to=there if is_moved else "")


def is_front_page(url: str) -> bool:
    """What a site that gave a page up often redirects all of its addresses to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query
