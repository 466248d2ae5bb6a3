"""Platforms that answer as they are documented (synthetic), and count who was asked for what.

Every answer has a validator, and a request that brings it back is answered by 304.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.fetch.response import Response
from crawler.observation import Hop
from crawler.platforms import github_bulk
from tests.bench.pages import page

REST, GRAPHQL, RAW = "GitHub REST", "GitHub GraphQL", "GitHub raw files"
HUB_API, RESOLVERS, HUB_PAGES = "Hub API", "Hub resolvers", "Hub pages"
VIEWER, APPS, OWN_HOST = "data set viewer", "app of the Space", "its host"
_PROSE = (
    "# A board\n\nAccuracy in percent, higher is better.\n\n"
    "- [Dataset](https://huggingface.co/datasets/{name}-questions)\n"
    "- [Submit your model](https://forms.example.com/{name})\n"
    "- [Evaluation code](https://github.com/{name}-harness)\n"
    "- [Paper](https://arxiv.org/abs/2501.01234)\n\n"
)
_LINKS = (
    b'<p><a href="https://huggingface.co/datasets/owner/name-questions">Dataset</a></p>'
    b'<p><a href="https://forms.example.com/owner/name">Submit your model</a></p>'
    b'<p><a href="https://github.com/owner/name-harness">Evaluation code</a></p>'
    b'<p><a href="https://arxiv.org/abs/2501.01234">Paper</a></p>'
)
_CALL = {"id": 1, "targets": [[None, "load"]], "inputs": [], "outputs": [8], "api_name": "get"}


_OF_A_HOST = {
    "api.github.com": REST,
    "raw.githubusercontent.com": RAW,
    "datasets-server.huggingface.co": VIEWER,
    "huggingface.co": HUB_PAGES,
}


def interface(url: str) -> str:
    """Whose limit a request counts against."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    match host, parts.path:
        case "api.github.com", "/graphql":
            return GRAPHQL
        case "huggingface.co", path if path.startswith("/api/"):
            return HUB_API
        case "huggingface.co", path if "/resolve/" in path:
            return RESOLVERS
    return _OF_A_HOST.get(host, APPS if host.endswith(".hf.space") else OWN_HOST)


@dataclass
class Counting:
    """A Fetch. `asked` are requests by whose limit they count against, `unchanged` the 304s."""

    asked: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    async def __call__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        posted: bytes | None = None,
    ) -> Response:
        where = interface(url)
        self.asked[where] += 1
        response = _answer(url, posted)
        if (headers or {}).get("If-None-Match") == response.headers["etag"]:
            self.unchanged[where] += 1
            return replace(response, status=304, body=b"", hops=(Hop(url, 304),))
        return response


def _answer(url: str, posted: bytes | None) -> Response:
    body, kind = _body(url, posted)
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"content-type": kind, "etag": etag}
    return Response(url, 200, headers, body, (Hop(url, 200),), 5)


def _body(url: str, posted: bytes | None) -> tuple[bytes, str]:
    path = urlsplit(url).path
    match interface(url):
        case "GitHub GraphQL":
            return _many(json.loads(posted or b"{}")["variables"])
        case "GitHub REST" if "/readme" not in path:
            return _json(_repository(path.removeprefix("/repos/")))
        case "GitHub REST" | "Hub resolvers":
            return (_PROSE.format(name="owner/name").encode() + page(1), "text/markdown")
        case "Hub API":
            return _json(_of_the_hub(path))
        case "data set viewer":
            return _json(_viewed(path))
        case "app of the Space":
            return _app(url)
        case _:
            return _site(url, path)


def _site(url: str, path: str) -> tuple[bytes, str]:
    if path.endswith(".json"):
        return page(2), "application/json"
    if "filled-by-script" in path:
        script = b'<script>fetch("/results.json").then(show); fetch("/models.json")</script>'
        return b"<!doctype html><title>A board</title><div id=root></div>" + script, "text/html"
    if "docs.google" in url:
        return b"Model,Score\n" + b"\n".join(b"m%d,%d" % (n, 90 - n) for n in range(50)), "text/csv"
    return page(0).replace(b"</h1>", b"</h1>" + _LINKS, 1), "text/html"


def _json(plain: object) -> tuple[bytes, str]:
    return json.dumps(plain).encode(), "application/json"


def _repository(name: str) -> dict[str, object]:
    return {"id": 7, "full_name": name, "archived": False, "pushed_at": "2026-08-01T00:00:00Z"}


def _many(variables: Mapping[str, str]) -> tuple[bytes, str]:
    names = [f"{variables[f'o{n}']}/{variables[f'n{n}']}" for n in range(len(variables) // 2)]
    assert len(names) <= github_bulk.MOST
    told = {
        f"r{at}": {"databaseId": 7, "nameWithOwner": name, "isArchived": False, "isDisabled": False}
        for at, name in enumerate(names)
    }
    return _json({"data": {"rateLimit": {"cost": 1}, **told}})


def _of_the_hub(path: str) -> dict[str, object]:
    name = "/".join(path.split("/")[3:5])
    stage = "SLEEPING" if "asleep" in name else "RUNNING"
    sdk = next((sdk for sdk in ("docker", "static") if sdk in name), "gradio")
    return {
        "id": name,
        "sha": "abc",
        "sdk": sdk,
        "subdomain": name.replace("/", "-"),
        "runtime": {"stage": stage},
    }


def _viewed(path: str) -> dict[str, object]:
    if path == "/splits":
        return {"splits": [{"config": "default", "split": "test"}]}
    rows = [{"row": {"Model": f"m{n}", "Score": 90 - n}} for n in range(50)]
    return {"features": [{"name": "Model"}, {"name": "Score"}], "rows": rows}


def _app(url: str) -> tuple[bytes, str]:
    if "/call/get/" in url:
        filled = {"headers": ["Model", "Score"], "data": [["a", 1], ["b", 2]], "metadata": None}
        return f"event: complete\ndata: {json.dumps([filled])}\n\n".encode(), "text/event-stream"
    if "/call/" in url:
        return _json({"event_id": "abc123"})
    if not url.endswith("/config"):
        return page(0), "text/html"
    waits = "calls" in url
    rows = [] if waits else [[f"m{n}", 90 - n] for n in range(50)]
    headers = ["1", "2", "3"] if waits else ["Model", "Score"]
    value = {"headers": headers, "data": rows, "metadata": None}
    table = {"id": 8, "type": "dataframe", "props": {"value": value, "headers": ["1", "2", "3"]}}
    calls = [_CALL] if waits else []
    return _json({"version": "5.49.1", "components": [table], "dependencies": calls})
