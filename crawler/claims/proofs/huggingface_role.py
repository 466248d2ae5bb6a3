"""The claimant owns the Space or data set, or may write in the organisation that does.

Roles are known as of the person's last sign-in there: they must be fresh when a claim is made,
and are worth no more than the time between two looks afterwards.
"""

import re
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from crawler.claims.answer import Answer, Judged, Verdict, seen
from crawler.claims.means import Asked, Means
from crawler.claims.proofs import asking
from crawler.claims.states import LOOK_EVERY
from crawler.platforms.pages import as_json
from leaderboards.account.identities import HuggingFaceIdentity
from leaderboards.identity import BadAddress
from leaderboards.identity import host_of as bare_host

FRESH = timedelta(hours=1)
HUB = "https://huggingface.co"
_PART = r"[A-Za-z0-9._-]+"
_PATH = re.compile(rf"^/(spaces|datasets)/({_PART}/{_PART})(?:/|$)")
_APP = re.compile(r"^([a-z0-9-]+)(?:\.static)?\.hf\.space$")
_MAY_WRITE = ("write", "admin")


def fits(url: str) -> bool:
    return _api_address(url) != ""


def _api_address(url: str) -> str:
    try:
        host = bare_host(url)
    except BadAddress:
        return ""
    if match := _APP.match(host):
        return f"{HUB}/api/spaces/by-subdomain/{match[1]}"
    match = _PATH.match(urlsplit(url).path) if host == "huggingface.co" else None
    return f"{HUB}/api/{match[1]}/{match[2]}" if match else ""


async def look(asked: Asked, means: Means) -> Answer:
    who = means.huggingface
    if who is None:
        return Answer(Verdict.SIGN_IN, (seen("huggingface-not-connected"),))
    if asked.now - who.as_of > (FRESH if asked.is_first else LOOK_EVERY):
        return Answer(Verdict.SIGN_IN, (seen("huggingface-stale", name=who.preferred_username),))
    owner = await _owner(asked.url, means)
    return _judged(owner, who)


def _judged(owner: str, who: HuggingFaceIdentity) -> Answer:
    if owner.lower() == who.preferred_username.lower():
        return Answer(Verdict.PROVED, (seen("huggingface-owner", owner=owner),), as_of=who.as_of)
    role = next((org.role for org in who.orgs if org.name.lower() == owner.lower()), "")
    if role in _MAY_WRITE:
        held = seen("huggingface-role", owner=owner, role=role)
        return Answer(Verdict.PROVED, (held,), as_of=who.as_of)
    name = who.preferred_username
    if role == "contributor":
        # They write to what they made themselves, and the Hub does not tell what that is.
        return Answer(Verdict.NOT_THERE, (seen("huggingface-contributor", owner=owner),))
    if role:
        return Answer(Verdict.NOT_THERE, (seen("huggingface-role", owner=owner, role=role),))
    return Answer(Verdict.NOT_THERE, (seen("huggingface-no-role", owner=owner, name=name),))


async def _owner(url: str, means: Means) -> str:
    """Under whose name the Hub has it now; a rename is followed."""
    address = _api_address(url)
    response = await asking.fetched(address, means.fetch)
    answered = seen("answered", url=address, status=response.status)
    if response.status == HTTPStatus.NOT_FOUND:
        raise Judged(Answer(Verdict.NOT_THERE, (answered,)))
    if response.status == HTTPStatus.UNAUTHORIZED:
        raise Judged(Answer(Verdict.COULD_NOT_TELL, (answered, seen("huggingface-hidden"))))
    plain = as_json(response) if response.status == HTTPStatus.OK else None
    name = plain.get("id") if plain else None
    if not isinstance(name, str) or "/" not in name:
        raise Judged(Answer(Verdict.COULD_NOT_TELL, (answered, seen("not-understood"))))
    return name.partition("/")[0]
