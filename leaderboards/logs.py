"""What every line of the log carries, and what none may: the run it belongs to, and no secret."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter

_about: ContextVar[dict[str, str]] = ContextVar("what the log is about", default={})  # noqa: B039
SHORTEST_SECRET = 6  # characters; anything shorter would blot out ordinary words
# A password or token inside an address, as drivers and libraries print them.
_IN_ADDRESS = re.compile(r"(?<=://)([^/\s:@]*):([^/\s@]+)(?=@)")
_BEARER = re.compile(r"(?i)\b(bearer|token|authorization:)\s+[A-Za-z0-9._~+/=-]{8,}")
# What opens a page to whoever has its address, as it stands in the paths of this site.
_IN_PATH = re.compile(
    r"(?i)((?:/|%2F)(?:invitations|my-reports(?:/|%2F)prove|my-reports|notices(?:/|%2F)stop"
    r"|confirm-email|password(?:/|%2F)reset(?:/|%2F)key|claims|check)(?:/|%2F))"
    r"(?:(?!%2F)[^/\s\"'<>?#&]){8,}"
)


@contextmanager
def about(**what: str) -> Iterator[None]:
    """Every line logged inside says these, in tasks that are started inside, too."""
    token = _about.set({**_about.get(), **what})
    try:
        yield
    finally:
        _about.reset(token)


class About(logging.Filter):
    """Puts `run` and `board` on a record; empty where the line belongs to no recheck."""

    def filter(self, record: logging.LogRecord) -> bool:
        known = _about.get()
        for name in ("run", "board"):
            if not hasattr(record, name):
                setattr(record, name, known.get(name, ""))
        return True


def without(secrets: Iterable[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, "***")
    text = _BEARER.sub(r"\1 ***", _IN_ADDRESS.sub(r"\1:***", text))
    return _IN_PATH.sub(r"\1***", text)


def worth_hiding(secrets: Iterable[str]) -> tuple[str, ...]:
    """The longest first, so that one which holds another is hidden whole."""
    kept = {secret for secret in secrets if len(secret) >= SHORTEST_SECRET}
    return tuple(sorted(kept, key=len, reverse=True))


class Lines(logging.Formatter):
    """One line for people; the run and the board stand at its end."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._secrets = worth_hiding(secrets)

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        run, board = getattr(record, "run", ""), getattr(record, "board", "")
        if run and run not in line:
            line = f"{line} board={board} run={run}"
        return line

    def format(self, record: logging.LogRecord) -> str:
        return without(self._secrets, super().format(record))


class JsonLines(JsonFormatter):
    """One JSON object a line, for collectors of logs."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(
            "{levelname}{name}{message}{run}{board}",
            style="{",
            timestamp="at",
            rename_fields={"levelname": "level", "name": "logger"},
        )
        self._secrets = worth_hiding(secrets)

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Before it is written as JSON, where a secret might be escaped and not be found."""
        return {
            name: without(self._secrets, value) if isinstance(value, str) else value
            for name, value in super().process_log_record(log_data).items()
        }

    def format(self, record: logging.LogRecord) -> str:
        """Once more, for what lies deeper than one level."""
        return without(self._secrets, super().format(record))
