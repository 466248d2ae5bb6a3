"""Whether the Internet Archive keeps a copy of an address, by its availability interface."""

import re
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import quote

from crawler.fetch.response import Fetch
from crawler.platforms.pages import as_json

ASKED = "https://archive.org/wayback/available?url="
_COPY = re.compile(r"https?://web\.archive\.org/web/\d{14}/\S{1,1100}")


class NoWord(Exception):
    """The archive gave no answer that can be used; it may be asked again later."""


@dataclass(frozen=True)
class Copy:
    url: str
    taken_at: datetime


async def copy_of(url: str, fetch: Fetch) -> Copy | None:
    """The newest good copy; None when the archive says that it has none.

    Raises NoWord, and FetchError when the archive cannot be reached.
    """
    response = await fetch(f"{ASKED}{quote(url, safe='')}")
    plain = as_json(response)
    if response.status != HTTPStatus.OK or plain is None or "archived_snapshots" not in plain:
        raise NoWord(f"the archive answered {response.status}")
    closest = plain["archived_snapshots"]
    closest = closest.get("closest") if isinstance(closest, dict) else None
    return _copy(closest) if isinstance(closest, dict) else None


def _copy(closest: dict[str, object]) -> Copy | None:
    """Copies of error pages are none; nor is an address that lies elsewhere."""
    address = str(closest.get("url", ""))
    if closest.get("available") is not True or closest.get("status") != "200":
        return None
    if not _COPY.fullmatch(address):
        return None
    try:
        taken = datetime.strptime(f"{closest.get('timestamp')}+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        return None
    return Copy(re.sub(r"^http:", "https:", address), taken)
