"""What can be wrong with a leaderboard.yml, where, and what to do about it. Pure.

A problem keeps the name of its message and the values that fill it; it is said in the reader's
language when it is shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

SHOWN = 80  # characters of a value from the file


class Level(StrEnum):
    """ERROR: something does not count. WARNING: it may not mean what was meant. NOTE: to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def gettext_noop(message: str) -> str:
    """Mark a message for translation without Django; it is translated when it is shown."""
    return message


_ = gettext_noop

MESSAGES: dict[str, str] = {
    "too-large": _("The file is larger than %(most)s KiB and was not read: shorten it."),
    "encoding": _("The file is not UTF-8: save it in that encoding."),
    "character": _("The sign %(sign)s is not allowed here: remove it."),
    "tab": _("A tab stands where spaces are expected: indent with spaces."),
    "colon": _("A colon is out of place here: put a text that holds “: ” in quotes, and check the "
               "indentation."),
    "unfinished": _("A key has no colon behind it, or a quote or bracket is not closed."),
    "syntax": _("This is not YAML: %(said)s. Compare it with the example."),
    "odd-escape": _("What follows a “\\” or “%%” here cannot be read: remove it."),
    "not-keys": _("The file must consist of keys with values, such as “version: 1”."),
    "too-deep": _("This lies deeper than %(most)s levels; no key of this file does."),
    "too-many-values": _("The file has more than %(most)s keys and values: shorten it."),
    "several-documents": _("Only the first document of the file counts: remove “---” and what "
                           "follows."),
    "alias": _("Aliases (*%(name)s) are not used in this file: write the value out."),
    "tag": _("Tags (%(tag)s) are not used in this file: write the value alone."),
    "bad-key": _("A key must be a plain word."),
    "duplicate-key": _("“%(key)s” stands here again; only the first one, in line %(first)s, "
                       "counts."),
    "unknown-key": _("“%(key)s” is not a key of this place; it is passed over."),
    "unknown-key-near": _("“%(key)s” is not a key of this place; do you mean “%(near)s”?"),
    "version": _("The only version there is so far is 1: write “version: 1”."),
    "missing-key": _("“%(key)s” is missing here."),
    "missing-smell": _("Say which smell is accepted: a “smell”, or a “rule”."),
    "not-text": _("This must be a text; put numbers and dates in quotes."),
    "not-list": _("This must be a list: each entry on a line of its own, after “- ”."),
    "not-keys-here": _("This must consist of keys with values, indented below it."),
    "not-truth": _("This must be true or false."),
    "not-text-or-list": _("This must be a text or a list of texts."),
    "not-text-or-languages": _("This must be a text, or have the keys en and zh."),
    "value": _("“%(value)s” is not known here. Known are: %(known)s."),
    "value-near": _("“%(value)s” is not known here; do you mean “%(near)s”?"),
    "too-long": _("This is longer than %(most)s characters: shorten it."),
    "too-many": _("These are more than %(most)s entries: leave the least important out."),
    "blank": _("This is empty: fill it in, or leave the key out."),
    "address": _("“%(value)s” is not a web address: it must begin with https:// or http:// and "
                 "carry no password."),
    "token": _("“%(value)s” is no token of a claim: copy it from the claim page of your board."),
    "rule-name": _("“%(value)s” is no name of a rule: copy it from the rule's page, such as "
                   "redundant.duplicate-model."),
    "date": _("“%(value)s” is not a date: write it as 2027-01-31."),
    "too-far": _("This is more than %(days)s days ahead; the latest day possible is %(latest)s."),
    "ended": _("This acceptance ended on %(value)s; it does not count any more."),
    "said-twice": _("“%(key)s” is said otherwise under “layers”, in line %(first)s; that counts."),
    "unknown-rule": _("There is no rule “%(value)s”."),
    "unknown-rule-near": _("There is no rule “%(value)s”; do you mean “%(near)s”?"),
    "new-home": _("“%(value)s” lies outside the addresses known of this board; it is looked at "
                  "when a curator has confirmed it."),
    "shared": _("Several boards share this place: write the board's name, “%(value)s”, after "
                "“name:”."),
    "more": _("There is more; mend these first."),
}  # fmt: skip

_WARNINGS = {"unknown-key", "unknown-key-near", "duplicate-key", "several-documents", "said-twice"}
_NOTES = {"ended", "new-home", "more"}


@dataclass(frozen=True)
class Problem:
    """`line` and `column` count from 1. `path` names the place: accepted[0].until."""

    kind: str
    line: int = 1
    column: int = 1
    path: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        if self.kind in _NOTES:
            return Level.NOTE
        return Level.WARNING if self.kind in _WARNINGS else Level.ERROR

    @property
    def words(self) -> str:
        """In English; `said` says it in any language."""
        return self.said(str)

    def said(self, translate: Callable[[str], str]) -> str:
        message = MESSAGES.get(self.kind, MESSAGES["more"])
        try:
            return translate(message) % self._values_in(translate)
        except (KeyError, ValueError, TypeError):  # a slip in a translation must not end a page
            return message

    def _values_in(self, translate: Callable[[str], str]) -> dict[str, str]:
        """Known words are kept as one text, in a row as English writes it."""
        values = dict(self.values)
        if "known" in values:
            values["known"] = values["known"].replace(", ", translate(", "))
        return values

    def to_plain(self) -> dict[str, Any]:
        return {**asdict(self), "values": dict(self.values)}


def problem_from_plain(plain: Mapping[str, Any]) -> Problem:
    return Problem(**plain)


def cut(value: object) -> str:
    """A value of the file as a message shows it: short, on one line, with nothing that steers."""
    text = "".join(sign if sign.isprintable() else " " for sign in str(value)[: SHOWN + 1])
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
