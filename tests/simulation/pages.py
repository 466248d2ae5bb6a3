"""How an address looks to the checker at a time: the Page its adapter would have made."""

from crawler.observation import Failure, Page, RepositoryState, SpaceState, Unread
from leaderboards.vocabulary import CheckOutcome
from tests.simulation.rates import FAILS, STAGES, UNTOLD
from tests.simulation.times import DAY
from tests.simulation.trouble import Trouble
from tests.simulation.world import Address

PUSHES = 2 * DAY  # while a Space does not build, its owner tries again
_STATUS: dict[str, int | None] = {"gone": 404, "server-error": 503, "login": 403}
_FAILED, _UNTOLD = CheckOutcome.FAILED, CheckOutcome.COULD_NOT_CHECK


def page_of(address: Address, minute: int) -> Page:
    """The same object for as long as the same is seen there."""
    trouble = address.at(minute)
    key = (trouble.kind, _revision(trouble, minute)) if trouble else ("", "")
    if key not in address.pages:
        address.pages[key] = _page(address, *key)
    return address.pages[key]


def _revision(trouble: Trouble, minute: int) -> str:
    """What the app was built from: a push breaks it, and others try to mend it."""
    if trouble.kind != "not-built":
        return ""
    return f"{trouble.begins}-{(minute - trouble.begins) // PUSHES}"


def _page(address: Address, kind: str, revision: str) -> Page:
    page = Page(
        url=address.url,
        roles=address.roles,
        platform=address.platform,
        outcome=CheckOutcome.OK,
        status=200,
        final_url=address.asked,
        text_length=5000,
    )
    changed: dict[str, object] = {}
    if address.kind == "space":
        changed = _space(address, kind, revision)
    elif address.kind == "repository":
        changed = _repository(address, kind)
    changed |= _anywhere(address, kind)
    return Page(**{**vars(page), **changed})


def _anywhere(address: Address, kind: str) -> dict[str, object]:
    """What befalls any address."""
    if kind == "no-network":
        return {"outcome": _UNTOLD, "unread": Unread.NO_NETWORK, "status": None}
    if kind in ("platform-outage", "no-names", "unnoticed-no-network"):
        return _around(address, kind)
    if kind in UNTOLD:
        status = {"wall": 403, "limit": 429, "parked": 200}.get(kind)
        return {"outcome": _UNTOLD, "unread": UNTOLD[kind], "status": status}
    if kind in FAILS:
        failed = {"outcome": _FAILED, "failure": FAILS[kind], "status": _STATUS.get(kind)}
        return {**failed, "space": None, "repository": None}
    return {}


def _around(address: Address, kind: str) -> dict[str, object]:
    """A platform's own trouble, or ours. What an API does not say accuses nobody (adapters)."""
    is_api = address.kind in ("repository", "space", "data-set")
    hidden: dict[str, object] = {"space": None, "repository": None}
    if is_api:
        status = 503 if kind == "platform-outage" else None
        trouble = {"outcome": _UNTOLD, "unread": Unread.PLATFORM_TROUBLE, "status": status}
        return {**hidden, **trouble}
    failure, answered = {
        "platform-outage": (Failure.SERVER_ERROR, 503),
        "no-names": (Failure.NAME_NOT_FOUND, None),
        "unnoticed-no-network": (Failure.TIMEOUT, None),
    }[kind]
    return {**hidden, "outcome": _FAILED, "failure": failure, "status": answered}


def _space(address: Address, kind: str, revision: str) -> dict[str, object]:
    stage = STAGES.get(kind, "SLEEPING" if address.sleeps else "RUNNING")
    state = SpaceState(
        space_id=address.name,
        stage=stage,
        sdk="gradio",
        revision=revision or "first",
        error_message="unable to schedule" if kind == "no-machine" else "",
        app_status=200 if stage == "RUNNING" else None,
    )
    if kind == "app-down":
        state = SpaceState(**{**vars(state), "app_status": 503, "stage": "RUNNING"})
        state = SpaceState(**{**vars(state), "app_failure": Failure.SERVER_ERROR})
    if kind == "hidden":
        why = Unread.UNKNOWN_TO_STRANGERS
        return {"outcome": _UNTOLD, "unread": why, "status": 401}
    if kind in ("restart", "no-machine"):
        why = Unread.IN_TRANSITION if kind == "restart" else Unread.PLATFORM_TROUBLE
        return {"space": state, "outcome": _UNTOLD, "unread": why}
    if kind in STAGES:
        return {"space": state, "outcome": _FAILED, "failure": Failure.APP_ERROR}
    return {"space": state}


def _repository(address: Address, kind: str) -> dict[str, object]:
    moved = f"renamed/{address.name.rpartition('/')[2]}" if kind == "renamed" else ""
    state = RepositoryState(moved or address.name, archived=kind == "archived", moved_to=moved)
    return {"repository": state}
