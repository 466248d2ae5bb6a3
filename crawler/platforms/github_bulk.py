"""The state of many GitHub repositories by one query, as the REST API would have told it. Pure.

Only what the query says of a repository that is there is used. One it does not know is asked for
by itself: that a repository is gone is never concluded from a bulk answer.
"""

import json
import re
from collections.abc import Container, Mapping, Sequence
from typing import Any

ENDPOINT = "https://api.github.com/graphql"
MOST = 50  # repositories a query; GitHub ends a query after 10 seconds
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")
_DOTS = re.compile(r"(?:^|/)\.+(?:/|$)")
_FIELDS = "databaseId nameWithOwner isArchived archivedAt isDisabled pushedAt"


def is_name(given: object) -> bool:
    """Whether it is `owner/name`, and can be nothing else in the path of an address."""
    return isinstance(given, str) and bool(_NAME.fullmatch(given)) and not _DOTS.search(given)


def query(names: Sequence[str]) -> bytes:
    """The body to post, for at most MOST names (`owner/name`). Raises ValueError for any other.

    Names go in as variables: none can end the string it stands in and say something else.
    """
    if not all(_NAME.fullmatch(name) for name in names) or len(names) > MOST:
        raise ValueError("not names of repositories, or too many")
    halves = [name.split("/") for name in names]
    declared = ",".join(f"$o{at}:String!,$n{at}:String!" for at in range(len(names)))
    asked = " ".join(
        f"r{at}:repository(owner:$o{at},name:$n{at}){{{_FIELDS}}}" for at in range(len(names))
    )
    variables = {f"o{at}": owner for at, (owner, _) in enumerate(halves)}
    variables |= {f"n{at}": name for at, (_, name) in enumerate(halves)}
    text = f"query({declared}){{rateLimit{{cost remaining resetAt}} {asked}}}"
    return json.dumps({"query": text, "variables": variables}).encode()


def answers(names: Sequence[str], plain: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What the REST API would say, by name; names of which nothing certain is said are left out."""
    data = plain.get("data")
    if not isinstance(data, dict):
        return {}
    told = {name: data.get(f"r{at}") for at, name in enumerate(names)}
    asked = {name.lower() for name in names}
    return {
        name: rest
        for name, seen in told.items()
        if (rest := _as_rest(seen)) and _is_its_own(name, rest["full_name"], asked)
    }


def _is_its_own(name: str, told: str, asked: Container[str]) -> bool:
    """A new name is taken; that of another one which was asked for may be a mix-up."""
    return told.lower() == name.lower() or told.lower() not in asked


def _as_rest(seen: object) -> dict[str, Any] | None:
    if not isinstance(seen, dict) or not is_name(seen.get("nameWithOwner")):
        return None
    if not isinstance(seen.get("isArchived"), bool):
        return None
    return {
        "id": seen.get("databaseId"),
        "full_name": seen["nameWithOwner"],
        "archived": seen["isArchived"],
        "archived_at": seen.get("archivedAt"),
        "disabled": seen.get("isDisabled"),
        "pushed_at": seen.get("pushedAt"),
    }
