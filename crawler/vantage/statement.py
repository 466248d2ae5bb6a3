"""What the vantage saw of an address, and what a page amounts to with it. Pure."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from crawler.observation import UNREACHED, Failure, Page, Unread
from leaderboards.vocabulary import CheckOutcome

# What may be said of our own address alone, because a host turns it away, or of the way from here
# to the host: nothing was connected to, nothing answered, or the server said that it cannot serve
# just now. A certificate depends on which of a host's servers is reached, and on who stands in
# between; that a name does not exist depends on the resolver. All else is a word about the board:
# a 404, a sign-in page, what its platform says of it. A circle of redirects is an answer, too.
WEAK = UNREACHED


# Gives a page back as it is, unless it failed and a second place was asked about it.
SecondLook = Callable[[Page], Awaitable[Page]]


class Told(StrEnum):
    """UNTOLD: the vantage looked and cannot tell either; `unread` says why."""

    ANSWERS = "answers"
    FAILS = "fails"
    UNTOLD = "untold"


@dataclass(frozen=True)
class Statement:
    """`at` is when it looked, by its own clock (ISO 8601). Of what the page shows it says nothing.

    `failure` is set where it fails, `status` where HTTP answered, `unread` where it is untold.
    """

    told: Told
    at: str
    status: int | None = None
    failure: Failure | None = None
    unread: Unread | None = None


def to_plain(statement: Statement) -> dict[str, Any]:
    return {name: value for name, value in vars(statement).items() if value is not None}


def from_plain(plain: Any) -> Statement:
    """Raises ValueError for whatever does not make sense: the vantage may be anybody's by now."""
    if not isinstance(plain, dict):
        raise ValueError("not an object")
    status, at = plain.get("status"), plain.get("at")
    failure, unread = plain.get("failure"), plain.get("unread")
    statement = Statement(
        told=Told(str(plain.get("told"))),
        at=str(at)[:40],
        status=None if status is None else _status(status),
        failure=None if failure is None else Failure(str(failure)),
        unread=None if unread is None else Unread(str(unread)),
    )
    fails = statement.told is Told.FAILS
    if fails != (statement.failure in WEAK):
        raise ValueError("a failure without a reason, or a reason without a failure")
    if statement.told is Told.ANSWERS and statement.status is None:
        raise ValueError("an answer without a status")
    return statement


def _status(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 100 <= value <= 999:
        raise ValueError("not a status")
    return value


def needs_second_look(page: Page) -> bool:
    """Whether the failure may be one that is seen from here alone.

    A server error in its hosting company's own words (`detail`) is the company's statement.
    """
    if page.outcome is not CheckOutcome.FAILED or page.failure not in WEAK:
        return False
    return not (page.failure is Failure.SERVER_ERROR and page.detail)


def asked_address(page: Page) -> str:
    """Where it broke: what redirects there answers by itself, and would say nothing of it."""
    return page.final_url or page.url


def weighed(page: Page, statement: Statement) -> Page:
    """The page, with what is seen from a second place: only what fails there too stays failed."""
    match statement.told:
        case Told.FAILS:
            return replace(page, failure_elsewhere=statement.failure)
        case Told.ANSWERS:
            there = f"asked from another place, it answers {statement.status}"
            return _could_not(page, Unread.ONLY_FROM_HERE, there)
        case Told.UNTOLD:
            return untold(page, f"another place could not tell either: {statement.unread}")


def untold(page: Page, why: str) -> Page:
    """The page when nobody else could be asked about it, or could tell."""
    return _could_not(page, Unread.NOT_SEEN_TWICE, why)


def _could_not(page: Page, why: Unread, there: str) -> Page:
    here = page.detail or (f"answered {page.status}" if page.status else "it failed")
    return replace(
        page,
        outcome=CheckOutcome.COULD_NOT_CHECK,
        failure=None,
        unread=why,
        detail=f"from here: {here}; {there}",
    )
