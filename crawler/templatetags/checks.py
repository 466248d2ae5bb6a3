"""What the templates of checks need: a board's last checks, and reasons in words."""

from django import template
from django.db.models import QuerySet
from django.utils.functional import Promise

from crawler.labels import UNREAD_LABELS
from crawler.models import Check
from crawler.observation import Page
from crawler.page_rows import Row, page_rows, why
from crawler.what_was_read import ReadAddress, what_was_read
from leaderboards.models import Board

SHOWN = 20

register = template.Library()


@register.simple_tag
def last_checks(board: Board) -> QuerySet[Check]:
    """The newest checks of a board, without the rules' answers, in one query."""
    return board.checks.defer("answers")[:SHOWN]


@register.simple_tag
def read_addresses(board: Board) -> list[ReadAddress]:
    return what_was_read(board)


@register.filter
def check_reason(check: Check) -> Promise | str:
    """Why a check failed or could not tell, in words; empty when all was well.

    It is the reason of the address that decided: a home with the outcome of the whole check.
    """
    if check.unread:
        return UNREAD_LABELS.get(check.unread, check.unread)
    pages = [page for page in check.read().pages if page.outcome == check.outcome]
    homes = [page for page in pages if page.is_home]
    return next((why(page) for page in homes or pages), "")


@register.filter
def page_reason(page: Page) -> Promise | str:
    """Why an address failed or could not be checked, in words; empty when it is in order."""
    return why(page)


@register.filter
def rows(page: Page) -> list[Row]:
    return page_rows(page)
