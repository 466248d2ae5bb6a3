"""What a look for a proof comes to, and what was seen there. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

MOST_SHOWN = 300  # characters of what stood there


class Verdict(StrEnum):
    """COULD_NOT_TELL is neither proof nor failure. SIGN_IN: only the person can renew it."""

    PROVED = "proved"
    NOT_THERE = "not-there"
    COULD_NOT_TELL = "could-not-tell"
    SIGN_IN = "sign-in"


@dataclass(frozen=True)
class Seen:
    """One thing that was seen; wording.py has the sentence for its `code`."""

    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True)
class Answer:
    """`as_of` is when what was seen held, where that was not just now. `bound_to` is what a name
    stands for at its platform, where the platform tells.
    """

    verdict: Verdict
    seen: tuple[Seen, ...] = ()
    as_of: datetime | None = None
    bound_to: str = ""

    def plain_seen(self) -> list[dict[str, Any]]:
        """For storage; `seen_from_plain` gives it back."""
        return [asdict(each) for each in self.seen]


class Judged(Exception):
    """A look ended early: the answer is known already."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.verdict.value)
        self.answer = answer


def seen(code: str, **values: str | int) -> Seen:
    """Texts come from strangers: they are cut."""
    return Seen(code, {name: cut(value) for name, value in values.items()})


def seen_from_plain(plain: list[dict[str, Any]]) -> tuple[Seen, ...]:
    return tuple(Seen(each["code"], each["values"]) for each in plain)


def cut(value: str | int) -> str | int:
    """Short enough to be shown, without what a database refuses."""
    if isinstance(value, int):
        return value
    text = value.replace("\0", "\ufffd")
    text = text.encode("utf-8", errors="replace").decode()
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
