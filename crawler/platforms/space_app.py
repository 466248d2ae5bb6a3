"""How the app of a Space answers at its own host, and what it shows there.

A Space is never woken: its app is asked only while it runs, and only for its configuration, for
the page that everybody sees first, and for the calls of app_calls.py.
"""

import re
from dataclasses import dataclass, replace
from http import HTTPStatus

from crawler.content import Content
from crawler.extract import gradio
from crawler.fetch.errors import FetchError, TimedOut
from crawler.fetch.response import Fetch, Response
from crawler.observation import Failure, SpaceState
from crawler.platforms.app_calls import with_calls_made
from crawler.platforms.pages import redirected_to, visible_text
from crawler.platforms.reading import NOT_UNDERSTOOD, read_answer, reason_of, why_not_good
from crawler.platforms.signatures import bot_wall

RUNNING = {"RUNNING", "RUNNING_BUILDING", "RUNNING_APP_STARTING"}
ASLEEP = {"SLEEPING", "STOPPED"}
_SUBDOMAIN = re.compile(r"[a-z0-9-]{1,63}")

SLEEPS = "it sleeps, and was not woken"
NOT_RUNNING = "it does not run just now"
NEEDS_A_BROWSER = "it shows its tables only in a browser"
ANOTHER_APP = "another app answers in its place"


@dataclass(frozen=True)
class _Heard:
    """One answer of the app, or how it failed; `why` says why nothing can be read from it.

    `status` is None when no answer came, or another host answered, such as a page to sign in at.
    """

    response: Response | None = None
    status: int | None = None
    failure: Failure | None = None
    why: str = ""

    def told_by(self, space: SpaceState) -> SpaceState:
        return replace(space, app_status=self.status, app_failure=self.failure)


async def read_app(space: SpaceState, hub: str, fetch: Fetch) -> tuple[SpaceState, Content]:
    """The state with the app's answer in it, and what the app shows."""
    if why := _why_not_asked(space):
        return space, Content(unread=(why,))
    is_stand_in = not hub.startswith("https:")
    app = f"{hub}/apps/{space.subdomain}" if is_stand_in else f"https://{space.subdomain}.hf.space"
    if space.sdk == "gradio":
        return await _gradio(space, app, fetch)
    is_static = space.sdk == "static"
    heard = await _ask(
        fetch, f"{app.replace('.hf.space', '.static.hf.space')}/" if is_static else f"{app}/"
    )
    if heard.response is None or heard.why:
        return heard.told_by(space), Content(unread=(heard.why,))
    shown = await read_answer(heard.response) if is_static else Content(unread=(NEEDS_A_BROWSER,))
    return heard.told_by(space), shown


def _why_not_asked(space: SpaceState) -> str:
    """Why the app of a Space is not asked; empty when it is."""
    if space.sdk not in ("gradio", "static", "docker", "streamlit"):
        return NEEDS_A_BROWSER
    if not _SUBDOMAIN.fullmatch(space.subdomain):
        return NOT_UNDERSTOOD
    if space.stage in ASLEEP:
        return SLEEPS
    runs = space.stage in RUNNING or (space.sdk == "static" and not space.stage)
    return "" if runs else NOT_RUNNING


async def _ask(fetch: Fetch, url: str) -> _Heard:
    try:
        response = await fetch(url)
    except TimedOut as error:
        return _Heard(failure=Failure.TIMEOUT, why=reason_of(error))
    except FetchError as error:
        # Its host is the platform's own: what keeps us from reaching that is not the app's doing.
        return _Heard(why=reason_of(error))
    status = None if redirected_to(url, response.url) else response.status
    is_error = status is not None and status >= HTTPStatus.INTERNAL_SERVER_ERROR
    is_the_apps = is_error and not bot_wall(response, visible_text(response))
    failure = Failure.SERVER_ERROR if is_the_apps else None
    return _Heard(response, status, failure, why_not_good(response))


async def _gradio(space: SpaceState, app: str, fetch: Fetch) -> tuple[SpaceState, Content]:
    at = f"{app}/config"
    heard = await _ask(fetch, at)
    if heard.failure is Failure.SERVER_ERROR:
        # Older apps fail to give their configuration alone, and yet show it within their page.
        heard = await _ask(fetch, f"{app}/")
    told, response = heard.told_by(space), heard.response
    if response is None or heard.why:
        return told, Content(at, unread=(heard.why,))
    config = gradio.find_config(response.text())
    if config is None:
        return told, Content(at, unread=(NOT_UNDERSTOOD,))
    named = config.get("space_id")
    if isinstance(named, str) and named.casefold() != space.space_id.casefold():
        return told, Content(at, unread=(ANOTHER_APP,))
    content = await read_answer(response, kind="application/json", at=at)
    return told, await with_calls_made(content, app, config, fetch)
