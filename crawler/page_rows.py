"""What was seen at one address, as rows for a reader: only what is there, shortened."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crawler.content import CallFailure, LoadEvent
from crawler.labels import FAILURE_LABELS, UNREAD_LABELS
from crawler.observation import EXCERPT_LENGTH, Page, SpaceState, Unread

_ONLY_FROM_HERE = gettext_lazy(
    "It failed for us and answered from another network. So it counts neither as a failure nor as "
    "in order: its host may turn our address away."
)


@dataclass(frozen=True)
class Row:
    """`address` is set where the value is one, to be linked; else empty."""

    label: str
    value: Promise | str
    address: str = ""


def why(page: Page) -> Promise | str:
    """Why an address failed or could not be checked; empty when it is in order."""
    if page.failure:
        return FAILURE_LABELS.get(page.failure.value, page.failure.value)
    if page.unread:
        return UNREAD_LABELS.get(page.unread.value, page.unread.value)
    return ""


def page_rows(page: Page) -> list[Row]:
    """Everything but the address and the outcome, which head these rows."""
    rows = [Row(_("Reason"), why(page)), *_elsewhere_rows(page)]
    if page.status is not None:
        rows.append(Row(_("HTTP status"), str(page.status)))
    if page.final_url and page.final_url != page.url:
        rows.append(Row(_("Answered by"), _short(page.final_url), page.final_url))
    rows += [
        Row(_("In detail"), _short(page.detail)),
        Row(_("Title of the page"), _short(page.title)),
        *_platform_rows(page),
        *_call_rows(page),
        *_link_rows(page),
        Row(_("Excerpt"), _short(page.excerpt)),
    ]
    return [row for row in rows if row.value]


def _elsewhere_rows(page: Page) -> list[Row]:
    """How a failure looks from a second place, or what it means that it is none there."""
    if page.unread is Unread.ONLY_FROM_HERE:
        return [Row(_("What that means"), _ONLY_FROM_HERE)]
    there = page.failure_elsewhere
    seen = FAILURE_LABELS.get(there.value, there.value) if there else ""
    return [Row(_("Asked from another place as well"), seen)]


def _platform_rows(page: Page) -> list[Row]:
    rows: list[Row] = []
    if page.space:
        rows += [
            Row(_("State of the Space"), _short(page.space.stage)),
            Row(_("Error message"), _short(page.space.error_message)),
            Row(_("Revision"), _short(page.space.revision)),
            Row(_("Duplicated from"), _short(page.space.copy_of)),
            Row(_("Answer of its app"), _answer_of_app(page.space)),
        ]
    if page.repository:
        rows += [
            Row(_("Repository"), _short(page.repository.full_name)),
            Row(_("Archived by its owner"), _("yes") if page.repository.archived else _("no")),
            Row(_("Last push"), _short(page.repository.pushed_at)),
        ]
    return rows


def _answer_of_app(space: SpaceState) -> Promise | str:
    if space.app_status is not None:
        return str(space.app_status)
    return FAILURE_LABELS[space.app_failure.value] if space.app_failure else ""


def _call_rows(page: Page) -> list[Row]:
    """Of an app: the calls that fill what was still empty when it was opened."""
    events = page.content.load_events if page.content else ()
    return [Row(_("Call that fills it"), _short(_call_in_words(event))) for event in events]


def _call_in_words(event: LoadEvent) -> str:
    if not event.function:
        return _("cannot be made from outside")
    if event.failure is None:
        return _("“%(call)s”: no failure was seen") % {"call": event.function}
    if event.failure is CallFailure.NO_ANSWER:
        return _("“%(call)s” did not come to an end") % {"call": event.function}
    return _("“%(call)s” ended in an error") % {"call": event.function}


def _link_rows(page: Page) -> list[Row]:
    """Of an address that a page of the board links to: where it does so, and as of when."""
    if not page.linked_from:
        return []
    line = _("line %(line)s") % {"line": page.link_line} if page.link_line else ""
    return [
        Row(_("The owner's notice"), _short(page.deprecated)),
        Row(_("Linked from"), _short(page.linked_from), page.linked_from),
        Row(_("Place in the source"), line),
        Row(_("Text of the link"), _short(page.link_text)),
        Row(_("Looked at"), page.looked_at[:16].replace("T", " ")),
    ]


def _short(text: str) -> str:
    return Truncator(text).chars(EXCERPT_LENGTH)
