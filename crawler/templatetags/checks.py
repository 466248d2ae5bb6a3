"""What the templates of checks need: a board's last checks, and reasons in words."""

from django import template
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from crawler.labels import UNREAD_LABELS
from crawler.models import ArchivedCopy, Check, DomainLook
from crawler.observation import Page
from crawler.outages import OUR_OUTAGE
from crawler.page_rows import Row, page_rows, why
from crawler.what_was_read import ReadAddress, what_was_read
from leaderboards.models import Board

SHOWN = 10

register = template.Library()


@register.simple_tag
def last_checks(board: Board) -> QuerySet[Check]:
    """The newest checks of a board with what was seen, in one query."""
    return board.checks.select_related("kept")[:SHOWN]


@register.simple_tag
def led_elsewhere(board: Board) -> QuerySet[DomainLook]:
    """Where addresses of the board led, when that was another domain than its own."""
    return DomainLook.objects.filter(board=board).telling().order_by("domain")


@register.simple_tag
def read_addresses(board: Board) -> list[ReadAddress]:
    return what_was_read(board)


@register.simple_tag
def archived_copies(board: Board) -> QuerySet[ArchivedCopy]:
    """Copies that the Internet Archive keeps of the board's dead addresses, in one query."""
    return ArchivedCopy.objects.of_board(board)


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
def not_counted(check: Check) -> SafeString | str:
    """Why a check does not count, where many boards showed together that it must not."""
    if not check.excused:
        return ""
    if check.excused == OUR_OUTAGE:
        return _("Not counted: many boards failed at once, and the fault may be ours.")
    link = format_html(
        '<a href="{}">{}</a>', reverse("incident", args=[check.excused]), _("one incident")
    )
    return format_html(_("Not counted: it is part of {}."), link)


@register.filter
def page_reason(page: Page) -> Promise | str:
    """Why an address failed or could not be checked, in words; empty when it is in order."""
    return why(page)


@register.filter
def rows(page: Page) -> list[Row]:
    return page_rows(page)
