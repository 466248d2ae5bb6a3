"""Why something was not read, in the reader's language.

The readers and the adapters are pure and say it in English; their sentences stand here once more,
so that they are translated when they are shown. What is not among them is shown as it is.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

PARTS = (
    gettext_noop("its app"),
    gettext_noop("its README"),
    gettext_noop("its file"),
    gettext_noop("its rows"),
)
SENTENCES = (
    gettext_noop("a table is filled when the app is opened, by a call that is closed to others"),
    gettext_noop("another app answers in its place"),
    gettext_noop("elements are nested deeper than 400; the rest was not read"),
    gettext_noop("GitHub's limit of requests was reached"),
    gettext_noop("it asks for an account, or refuses robots"),
    gettext_noop("it did not answer"),
    gettext_noop("it does not run just now"),
    gettext_noop("it is larger than what is read"),
    gettext_noop("it is of a kind of file that is not read"),
    gettext_noop("it shows its tables only in a browser"),
    gettext_noop("it sleeps, and was not woken"),
    gettext_noop("its answer was not understood"),
    gettext_noop("its host asks us to come back later"),
    gettext_noop("its robots.txt asks us not to look, or could not be read"),
    gettext_noop("long cells were cut by the data set viewer"),
    gettext_noop("more calls fill its tables than are made"),
    gettext_noop("no sheet was found"),
    gettext_noop("only the first 2000000 characters were read"),
    gettext_noop("only the first rows of the data set were read"),
    gettext_noop("reading it failed; this is our fault"),
    gettext_noop("the call that fills a table ended in an error"),
    gettext_noop("the data set has several parts, of which the first was read"),
    gettext_noop("the file holds no table"),
    gettext_noop("the file is larger than what is read of one file"),
    gettext_noop("the file is not valid JSON"),
    gettext_noop("the file is not well-formed CSV from here on"),
    gettext_noop("the page has more than 300000 elements; the rest was not read"),
    gettext_noop("the page has too many unclosed elements; the rest was not read"),
    gettext_noop("the page is filled by scripts, which were not run"),
    gettext_noop("the ranking is filled in after the page was opened"),
    gettext_noop("there is nothing at its address"),
    gettext_noop("there was no time left to read it"),
)


def content_reason(reason: str) -> str:
    """The reason alone, or what it is said of and, after a colon, the reason."""
    part, colon, why = reason.partition(": ")
    if not colon or part not in PARTS:
        return _(reason)
    return pgettext("a thing: why it was not read", "%(part)s: %(why)s") % {
        "part": _(part),
        "why": _(why),
    }
