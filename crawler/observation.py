"""What was seen when a board was looked at: immutable, serialisable, without Django. Pure.

An Observation is all a detector gets. Whatever could not be read says why, so that
“we could not tell” is never mistaken for “it is broken”.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from crawler.content import Content
from crawler.declared import Declared, declared_from_plain
from crawler.earlier import EarlierTable
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform

EXCERPT_LENGTH = 500  # characters of a page kept as evidence


class Failure(StrEnum):
    """How an address failed, as far as the network and HTTP can tell."""

    NAME_NOT_FOUND = "name-not-found"
    CONNECTION_REFUSED = "connection-refused"
    CONNECTION_BROKEN = "connection-broken"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    SERVER_ERROR = "server-error"
    LOGIN_WALL = "login-wall"
    APP_ERROR = "app-error"
    NOT_FOUND = "not-found"
    GONE = "gone"


# Nothing could be connected to, or what could gave no answer.
NO_CONNECTION = frozenset(
    {
        Failure.NAME_NOT_FOUND,
        Failure.CONNECTION_REFUSED,
        Failure.CONNECTION_BROKEN,
        Failure.TIMEOUT,
        Failure.TLS,
    }
)
UNREACHED = NO_CONNECTION | {Failure.SERVER_ERROR}


class Unread(StrEnum):
    """Why an address could not be judged. None of these is anybody's fault."""

    NO_NETWORK = "no-network"
    REFUSED_TO_BOTS = "refused-to-bots"
    RATE_LIMITED = "rate-limited"
    LOGIN = "login"
    LEGAL_BLOCK = "legal-block"
    ROBOTS = "robots"
    OPTED_OUT = "opted-out"
    INWARD_ADDRESS = "inward-address"
    BAD_ADDRESS = "bad-address"
    TOO_LARGE = "too-large"
    BAD_ANSWER = "bad-answer"
    PARKED = "parked"
    NAME_UNRESOLVED = "name-unresolved"
    UNKNOWN_TO_STRANGERS = "unknown-to-strangers"
    MAY_BE_US = "may-be-us"
    PLATFORM_TROUBLE = "platform-trouble"
    IN_TRANSITION = "in-transition"
    PLATFORM_CLOSED = "platform-closed"
    SAMPLES_NOT_SERVED = "samples-not-served"
    ONLY_FROM_HERE = "only-from-here"
    NOT_SEEN_TWICE = "not-seen-twice"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True)
class Hop:
    """One answer on the way: the address asked and the status it gave."""

    url: str
    status: int


@dataclass(frozen=True)
class DeclaredDataSet:
    """A data set that a Space names as its own. `is_known`: to the Hub; None when not asked."""

    name: str
    is_known: bool | None = None


@dataclass(frozen=True)
class SpaceState:
    """A Hugging Face Space as its API shows it; `stage` is kept as an open string.

    `subdomain` is the one of its app, below hf.space. `app_status` and `app_failure` are how that
    app answered; both None when it was not asked, as one that sleeps is not, or nothing can be
    said. `copy_of` is the Space it was duplicated from, `queues` the data sets that by its own
    words hold what was handed in, `startup_seconds` the time it allows itself to start (0: unsaid).
    """

    space_id: str
    stage: str
    error_message: str = ""
    sdk: str = ""
    revision: str = ""
    last_modified: str = ""
    moved_to: str = ""
    subdomain: str = ""
    startup_seconds: int = 0
    copy_of: str = ""
    takes_submissions: bool = False
    queues: tuple[DeclaredDataSet, ...] = ()
    app_status: int | None = None
    app_failure: Failure | None = None


@dataclass(frozen=True)
class RepositoryState:
    """A GitHub repository as its API shows it."""

    full_name: str
    archived: bool
    archived_at: str = ""
    disabled: bool = False
    pushed_at: str = ""
    numeric_id: int = 0
    moved_to: str = ""


@dataclass(frozen=True)
class Page:
    """One address of a board, looked at once.

    `outcome` OK: an answer came that can be judged further. FAILED: `failure` says how.
    COULD_NOT_CHECK: `unread` says why. `excerpt` is visible text, at most 500 characters.
    `redirected_to` is the host that answers in the place of the asked one, when it is another.
    """

    url: str
    roles: tuple[LocationRole, ...]
    platform: Platform
    outcome: CheckOutcome
    failure: Failure | None = None
    # How it failed when it was asked from another place as well; None where nobody else was asked.
    failure_elsewhere: Failure | None = None
    unread: Unread | None = None
    detail: str = ""
    status: int | None = None
    final_url: str = ""
    redirected_to: str = ""
    hops: tuple[Hop, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    elapsed_ms: int = 0
    body_bytes: int = 0
    body_sha256: str = ""
    title: str = ""
    excerpt: str = ""
    text_length: int = 0
    space: SpaceState | None = None
    repository: RepositoryState | None = None
    # The owner's own words that it is deprecated, as the platform shows them; empty without such.
    deprecated: str = ""
    # Of an address that is linked from a board's page: that page, the line there (1-based, 0 where
    # it is not known), the link's text, and when it was looked at (ISO 8601): not always just now.
    linked_from: str = ""
    link_line: int = 0
    link_text: str = ""
    looked_at: str = ""
    # What the page shows, where it was read; large, so it is stored apart from the rest, and kept
    # out of repr(), which asyncio asks of a task's result.
    content: Content | None = field(default=None, repr=False)

    @property
    def is_home(self) -> bool:
        return LocationRole.HOME in self.roles


@dataclass(frozen=True)
class Observation:
    """A board as it was seen at one time. `pages` holds each distinct address once.

    `linked` are entities that its pages link to, each once; they are no part of its own outcome.
    `earlier` are its rankings as the last good observation had them; like content, they are
    stored apart. `files` are the paths of a folder that was listed whole, where the pages are
    files of one; empty where that is not known. `declared` is what its leaderboard.yml says.
    """

    board: str
    at: datetime
    run_id: str
    pages: tuple[Page, ...]
    earlier: tuple[EarlierTable, ...] = ()
    files: tuple[str, ...] = ()
    linked: tuple[Page, ...] = ()
    declared: Declared | None = None

    @property
    def network_was_down(self) -> bool:
        return any(page.unread is Unread.NO_NETWORK for page in self.pages)

    def outcome(self) -> CheckOutcome:
        """The board's outcome is its home's; without a home, the worst that was seen."""
        homes = [page for page in self.pages if page.is_home] or list(self.pages)
        for outcome in (CheckOutcome.FAILED, CheckOutcome.COULD_NOT_CHECK):
            if any(page.outcome is outcome for page in homes):
                return outcome
        return CheckOutcome.OK if homes else CheckOutcome.COULD_NOT_CHECK


def to_json(observation: Observation) -> dict[str, Any]:
    """Plain values for storage; `from_json` gives the same Observation back, without content."""
    bare = replace(
        observation,
        pages=tuple(replace(page, content=None) for page in observation.pages),
        linked=tuple(replace(page, content=None) for page in observation.linked),
        earlier=(),
        files=(),
    )
    plain = asdict(bare)
    plain["at"] = observation.at.isoformat()
    if observation.declared is None:
        del plain["declared"]
    return plain


_FLEETING = {"at", "run_id"}
_FLEETING_OF_A_PAGE = {"elapsed_ms"}
_FLEETING_HEADERS = {"x-ratelimit-remaining"}


def undated(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain values without what differs at each look though nothing has changed."""
    kept = {name: value for name, value in plain.items() if name not in _FLEETING}
    pages = [_undated_page(page) for page in plain.get("pages", ())]
    if linked := plain.get("linked"):
        kept["linked"] = [_undated_page(page) for page in linked]
    return {**kept, "pages": pages}


def _undated_page(page: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in page.items() if name not in _FLEETING_OF_A_PAGE}
    headers = page.get("headers", {}).items()
    return {
        **kept,
        "headers": {name: value for name, value in headers if name not in _FLEETING_HEADERS},
    }


def page_to_json(page: Page) -> dict[str, Any]:
    """Plain values of one page, without content; `page_from_json` gives it back."""
    return asdict(replace(page, content=None))


def from_json(plain: Mapping[str, Any]) -> Observation:
    return Observation(
        board=plain["board"],
        at=datetime.fromisoformat(plain["at"]),
        run_id=plain["run_id"],
        pages=tuple(page_from_json(page) for page in plain["pages"]),
        linked=tuple(page_from_json(page) for page in plain.get("linked", ())),
        declared=declared_from_plain(plain.get("declared")),
    )


def page_from_json(plain: Mapping[str, Any]) -> Page:
    """A Page from plain values; missing keys take the defaults (used by rule examples too)."""
    known = dict(plain)
    space, repository = known.pop("space", None), known.pop("repository", None)
    there = known.pop("failure_elsewhere", None)
    return Page(
        **{
            **known,
            "roles": tuple(LocationRole(role) for role in known.get("roles", ["home"])),
            "platform": Platform(known.get("platform", "independent")),
            "outcome": CheckOutcome(known.get("outcome", "ok")),
            "failure": Failure(known["failure"]) if known.get("failure") else None,
            "failure_elsewhere": Failure(there) if there else None,
            "unread": Unread(known["unread"]) if known.get("unread") else None,
            "hops": tuple(Hop(**hop) for hop in known.get("hops", ())),
            "space": _space_from_json(space) if space else None,
            "repository": RepositoryState(**repository) if repository else None,
        }
    )


def _space_from_json(plain: Mapping[str, Any]) -> SpaceState:
    known = dict(plain)
    failure = known.pop("app_failure", None)
    queues = tuple(DeclaredDataSet(**each) for each in known.pop("queues", ()))
    return SpaceState(**known, queues=queues, app_failure=Failure(failure) if failure else None)
