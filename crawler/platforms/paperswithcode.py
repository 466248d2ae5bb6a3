"""paperswithcode.com: closed in July 2025; its old addresses are not asked any more.

They redirect to another site, which would make every board look alive.
"""

from crawler.fetch.response import Fetch
from crawler.observation import Page, Unread
from crawler.platforms.adapter import Access, Place
from crawler.platforms.pages import host_of, not_looked_at

CLOSED_HOST = "paperswithcode.com"


def matches(place: Place, access: Access) -> bool:
    return host_of(place.url) == CLOSED_HOST


async def look(place: Place, fetch: Fetch, access: Access) -> Page:
    return not_looked_at(place, Unread.PLATFORM_CLOSED, CLOSED_HOST)


async def read(page: Page, place: Place, fetch: Fetch, access: Access) -> Page:
    return page
