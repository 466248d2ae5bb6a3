"""What was seen at a look, as sentences in the reader's language; templates show them escaped."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from crawler.claims.answer import Seen
from crawler.labels import FAILURE_LABELS, UNREAD_LABELS
from leaderboards.vocabulary import ProofKind

SENTENCES: dict[str, Promise] = {
    "answered": _("%(url)s answered %(status)s."),
    "unanswered": _("%(url)s gave no answer: %(why)s."),
    "led-elsewhere": _("%(url)s led to %(to)s, which is another site; that proves nothing."),
    "page-for-file": _("A web page stands there, and not a text file."),
    "no-page": _("What stands there is no web page but “%(kind)s”."),
    "text": _("What stands there: “%(text)s”"),
    "empty": _("The file is empty."),
    "meta-none": _("The head of the page has no meta element named “leaderboard-claim”."),
    "meta-other": _("The meta element there holds: “%(text)s”"),
    "meta-in-body": _(
        "The element is in the body of the page. It counts in the head alone, since the body may "
        "hold what readers wrote."
    ),
    "shared-host": _("Many share the domain of %(host)s; its records say nothing of one of them."),
    "no-resolver": _("The name servers of %(name)s did not answer."),
    "record": _("The TXT record of %(name)s holds the token."),
    "no-record": _("%(name)s has no TXT record."),
    "record-other": _("The TXT records of %(name)s hold: “%(text)s”"),
    "rel-none": _("The page has no link with rel=“me” that counts."),
    "rel-other": _("Links with rel=“me” lead to: %(text)s"),
    "file-unreadable": _("The file cannot be read as leaderboard.yml; see its line %(line)s."),
    "file-no-claim": _("The file has no key “claim” that can be used."),
    "file-other-claim": _("Its key “claim” holds: “%(text)s”"),
    "github-not-connected": _("Your account here is not connected with GitHub."),
    "github-token-refused": _("GitHub does not let us ask on your behalf any more."),
    "github-no-repository": _("GitHub shows you no repository “%(name)s”."),
    "github-limit": _("GitHub did not let us ask: a limit was reached, or the owner forbids it."),
    "github-another": _(
        "“%(name)s” is another repository than the one that stood at this address before."
    ),
    "github-renamed": _("GitHub says that “%(name)s” is “%(to)s” now."),
    "github-permissions": _("GitHub says that you have there: %(permissions)s."),
    "github-no-right": _("GitHub says that you have no right there."),
    "huggingface-not-connected": _("Your account here is not connected with Hugging Face."),
    "huggingface-stale": _(
        "What Hugging Face said of “%(name)s” is too old. Sign in with Hugging Face again, then "
        "look once more."
    ),
    "huggingface-hidden": _("Hugging Face does not show it to strangers."),
    "huggingface-owner": _("It belongs to you: “%(owner)s”."),
    "huggingface-role": _("Your role in “%(owner)s” is: %(role)s."),
    "huggingface-contributor": _(
        "You are a contributor of “%(owner)s”. Contributors may write to what they made "
        "themselves, and Hugging Face does not tell what that is: please prove it in another way."
    ),
    "huggingface-no-role": _("It belongs to “%(owner)s”; “%(name)s” has no role there."),
    "not-understood": _("The answer was not understood."),
    "not-of-the-board": _("The catalogue does not list this address for the board any more."),
    "our-fault": _("Something went wrong on our side. It says nothing of your proof."),
}

# What each way asks of the person, in a line.
WAYS: dict[str, Promise] = {
    ProofKind.GITHUB_PERMISSION.value: _(
        "GitHub tells us that you may write to the repository. Nothing has to be put anywhere."
    ),
    ProofKind.HUGGINGFACE_ROLE.value: _(
        "Hugging Face tells us that it is yours, or that you may write in its organisation."
    ),
    ProofKind.REPOSITORY_FILE.value: _("You put a line into the file leaderboard.yml there."),
    ProofKind.META_TAG.value: _("You put an element into the head of this page."),
    ProofKind.WELL_KNOWN.value: _("You put a small text file on the site."),
    ProofKind.DNS_RECORD.value: _("You add a TXT record to the domain."),
    ProofKind.REL_ME.value: _("The page links to a page here that is yours alone."),
}


def sentence(seen: Seen) -> str:
    """One sentence; a code that is not known any more is shown as it is."""
    template = SENTENCES.get(seen.code)
    if template is None:
        return seen.code
    values: dict[str, Any] = dict(seen.values)
    if "why" in values:
        values["why"] = FAILURE_LABELS.get(values["why"]) or UNREAD_LABELS.get(
            values["why"], values["why"]
        )
    try:
        return str(template) % values
    except (KeyError, ValueError, TypeError):
        return seen.code
