"""All addresses of the site, as its own map of URLs has them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "admin/"


def _walked(patterns: list, before: str) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walked(each.url_patterns, route)
        else:
            yield route, each


def addresses() -> list[tuple[str, URLPattern]]:
    """The route from the root on, and the pattern with its name and view."""
    return list(_walked(get_resolver().url_patterns, ""))


def filled(route: str) -> str:
    """The route as a path, with something in place of each part that varies."""
    parts = [_part(part) for part in route.split("/")]
    return "/" + "/".join(parts)


def _part(part: str) -> str:
    part = part.strip("^$")
    if "(?P<" in part:
        return "account" if "app_label" in part else "ab-cde"
    if not part.startswith("<"):
        head, mark, _rest = part.partition("<")
        tail = ".atom" if part.endswith(".atom") else ""
        return f"{head}1{tail}" if mark else part
    names = {"slug": "our-board", "move": "acknowledge", "what": "off", "token": "ab"}
    name = part.strip("<>").partition(">")[0].rpartition(":")[2]
    tail = ".atom" if part.endswith(".atom") else ""
    return names.get(name, "1") + tail
