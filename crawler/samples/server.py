"""The sample boards as a small WSGI application of its own, on a loopback port.

It stands in for a web site, for Hugging Face's API and for GitHub's, and has one page with a
switch for each smell. It knows nothing of the catalogue: it is looked at like any board.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from crawler.samples.catalogue import SAMPLES, Sample
from crawler.samples.claim_tokens import ClaimTokens
from crawler.samples.pages import board_page, not_found_page, readme, switch_page
from crawler.samples.rankings import QUESTIONS, ranking
from crawler.samples.switches import Switches

LOOPBACK_NAMES = {"127.0.0.1", "localhost", "::1"}
FORM_BYTES = 1_000
CLAIMS_FILE = "/.well-known/leaderboard-claim.txt"
LOAD = "get_rows"  # the function of the one app that fills its table on opening


@dataclass(frozen=True)
class Answer:
    status: HTTPStatus
    body: str
    content_type: str = "text/html; charset=utf-8"
    location: str = ""


def application(
    switches: Switches, tokens: ClaimTokens
) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """The WSGI application over these switches, and the claim tokens that were put there."""

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = _answer(environ, switches, tokens)
        body = answer.body.encode()
        headers = [("Content-Type", answer.content_type), ("Content-Length", str(len(body)))]
        if answer.location:
            headers.append(("Location", answer.location))
        start_response(f"{answer.status.value} {answer.status.phrase}", headers)
        return [body]

    return serve


def _answer(environ: WSGIEnvironment, switches: Switches, tokens: ClaimTokens) -> Answer:
    # A page elsewhere that got its name to point here must not reach the switches.
    if urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname not in LOOPBACK_NAMES:
        return Answer(HTTPStatus.MISDIRECTED_REQUEST, "only reachable from this machine")
    path = environ.get("PATH_INFO", "/")
    if environ["REQUEST_METHOD"] == "POST":
        if path in ("/switch", "/claim-token"):
            return _posted(environ, switches, tokens)
        return _board(path, switches.are_on(), "") if "/call/" in path else _not_found()
    if path == "/":
        language = "zh" if "zh" in environ.get("HTTP_ACCEPT_LANGUAGE", "")[:20] else "en"
        return Answer(HTTPStatus.OK, switch_page(switches.are_on(), tokens.all(), language))
    if path == CLAIMS_FILE:
        return _claims_file(tokens)
    return _board(path, switches.are_on(), f"http://{environ['HTTP_HOST']}", tokens.all())


def _posted(environ: WSGIEnvironment, switches: Switches, tokens: ClaimTokens) -> Answer:
    origin = environ.get("HTTP_ORIGIN", "")
    if origin and urlsplit(origin).hostname not in LOOPBACK_NAMES:
        return Answer(HTTPStatus.FORBIDDEN, "the switches work from their own page only")
    length = min(int(environ.get("CONTENT_LENGTH") or 0), FORM_BYTES)
    form = parse_qs(environ["wsgi.input"].read(length).decode(errors="replace"))
    sample = form.get("sample", [""])[0]
    try:
        if environ["PATH_INFO"] == "/claim-token":
            tokens.put(sample, form.get("token", [""])[0].strip())
        else:
            switches.turn(sample, on=form.get("turn") == ["on"])
    except KeyError:
        return Answer(HTTPStatus.BAD_REQUEST, "no sample of that name has a switch")
    except ValueError:
        return Answer(HTTPStatus.BAD_REQUEST, "that is no claim token")
    return Answer(HTTPStatus.SEE_OTHER, "", location="/")


def _claims_file(tokens: ClaimTokens) -> Answer:
    """The samples share one host, so that all their tokens stand in one file."""
    placed = list(tokens.all().values())
    if not placed:
        return _not_found()
    lines = "".join(f"{token}\n" for token in placed)
    return Answer(HTTPStatus.OK, lines, content_type="text/plain; charset=utf-8")


def _not_found() -> Answer:
    return Answer(HTTPStatus.NOT_FOUND, not_found_page())


def _board(path: str, on: set[str], base: str, tokens: Mapping[str, str] | None = None) -> Answer:
    for sample in SAMPLES:
        smelly = sample.key in on
        if path == sample.path:
            claim = (tokens or {}).get(sample.key, "")
            return _page(sample, base, smelly=smelly, claim=claim)
        if path == _questions_of(sample) and not smelly:
            return Answer(HTTPStatus.OK, QUESTIONS, content_type="text/csv; charset=utf-8")
        if path in (stand_in := _stand_in(sample, smelly=smelly)):
            return stand_in[path]
    return _not_found()


def _questions_of(sample: Sample) -> str:
    """The path of its dataset; empty but for the sample that links to one."""
    return f"{sample.path}questions.csv" if sample.key == "unlinked" else ""


def _page(sample: Sample, base: str, *, smelly: bool, claim: str) -> Answer:
    if smelly and sample.key == "vanishing":
        return _not_found()
    if smelly and sample.key == "soft":
        return Answer(HTTPStatus.OK, not_found_page())
    if smelly and sample.key == "failing":
        return Answer(HTTPStatus.BAD_GATEWAY, f"<h1>502</h1><p>{escape(sample.name_en)}</p>")
    questions = base + _questions_of(sample) if _questions_of(sample) else ""
    page = board_page(sample, smelly=smelly, questions=questions, claim=claim)
    return Answer(HTTPStatus.OK, page)


def _stand_in(sample: Sample, *, smelly: bool) -> dict[str, Answer]:
    """What a platform answers about a sample, by path; empty for one that is a plain page."""
    name = "/".join(sample.path.rsplit("/", 2)[-2:])
    words = Answer(HTTPStatus.OK, readme(sample), content_type="text/plain; charset=utf-8")
    if sample.path.startswith("/github/"):
        repository = {"id": 1, "full_name": name, "archived": smelly, "disabled": False}
        api = f"/github/api/repos/{name}"
        return {api: _json(repository), f"{api}/readme": words}
    if not sample.path.startswith("/huggingface/"):
        return {}
    app = name.replace("/", "-")
    return {
        f"/huggingface/api/spaces/{name}": _json(_space(sample, name, app, smelly=smelly)),
        f"{sample.path}/resolve/main/README.md": words,
        f"/huggingface/apps/{app}/config": _json(_app(sample, name)),
        **_call_of(sample, f"/huggingface/apps/{app}/call/{LOAD}", smelly=smelly),
    }


def _json(plain: dict[str, Any]) -> Answer:
    return Answer(HTTPStatus.OK, json.dumps(plain), content_type="application/json")


def _space(sample: Sample, name: str, app: str, *, smelly: bool) -> dict[str, Any]:
    has_crashed = smelly and sample.key == "crashing"
    runtime: dict[str, Any] = {"stage": "RUNTIME_ERROR" if has_crashed else "RUNNING"}
    if has_crashed:
        runtime["errorMessage"] = "ModuleNotFoundError: No module named 'sample'"
    return {"id": name, "sdk": "gradio", "sha": "5a3b1e", "subdomain": app, "runtime": runtime}


def _app(sample: Sample, name: str) -> dict[str, Any]:
    """As much of a Gradio app's configuration as is needed to read its table."""
    value = _frame(sample)
    loads: list[dict[str, Any]] = []
    if sample.key == "silent":
        value = {"headers": ["1", "2", "3"], "data": [], "metadata": None}
        target = [[0, "load"]]
        loads = [{"targets": target, "inputs": [], "outputs": [1], "api_name": LOAD}]
    table = {"id": 1, "type": "dataframe", "props": {"label": "Leaderboard", "value": value}}
    return {"space_id": name, "components": [table], "dependencies": loads}


def _frame(sample: Sample) -> dict[str, Any]:
    headers, *rows = ranking(sample.key, smelly=False)
    return {"headers": headers, "data": rows, "metadata": None}


def _call_of(sample: Sample, path: str, *, smelly: bool) -> dict[str, Answer]:
    """The call that fills the table of the app that is empty before it, and its stream."""
    if sample.key != "silent":
        return {}
    rows = json.dumps([_frame(sample)])
    stream = "event: error\ndata: null\n\n" if smelly else f"event: complete\ndata: {rows}\n\n"
    return {
        path: _json({"event_id": "1"}),
        f"{path}/1": Answer(HTTPStatus.OK, stream, content_type="text/event-stream"),
    }
