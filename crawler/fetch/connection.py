"""A connection that takes nothing unasked: it answers one question at a time, or is closed.

The library's own would hand an answer that nobody asked for to the next question, read interim
answers without end, and wait in vain when a body stops being HTTP.
"""

from functools import partial
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import BadHttpMessage

MOST_INTERIM = 20  # answers such as “103 Early Hints” before the one that counts
_SWITCHES = 101  # is the last word of HTTP on a connection, and we never ask for it


class Connector(aiohttp.TCPConnector):
    """Opens connections of our kind."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self._factory = partial(Connection, loop=self._loop)  # type: ignore[assignment]


class Connection(ResponseHandler):
    """`_is_answered`: the head of the answer is here, and no other question was asked since."""

    _is_answered, _interim = False, 0

    def set_response_params(self, **how: Any) -> None:
        """The library's way to say that a question is about to be asked."""
        self._is_answered, self._interim = False, 0
        super().set_response_params(**how)

    def feed_data(self, data: Any, size: int = 0) -> None:
        """The head of an answer came. Interim ones tell us nothing."""
        if self.exception() is not None:
            return
        if 100 <= data[0].code < 200 and data[0].code != _SWITCHES:
            self._interim += 1
            if self._interim > MOST_INTERIM:
                self._refuse("nothing but interim answers")
            return
        self._is_answered = True
        super().feed_data(data, size)

    def data_received(self, data: bytes) -> None:
        if data and self._is_answered and not self._is_in_body():
            self.close()  # nobody asked: whoever asks next gets a connection of its own
            return
        super().data_received(data)
        if error := self.exception():
            self._break_body(error)  # else its reader waits on

    def connection_lost(self, exc: BaseException | None) -> None:
        """A body without a length ends with its connection, unless that was broken off."""
        if exc is not None:
            self._break_body(exc)
        super().connection_lost(exc)

    def _is_in_body(self) -> bool:
        return self._payload is not None and not self._payload.is_eof()

    def _break_body(self, error: BaseException) -> None:
        if self._payload is not None and self._is_in_body():
            self._payload.set_exception(error)

    def _refuse(self, why: str) -> None:
        self.set_exception(BadHttpMessage(why))
        if self.transport is not None:
            self.transport.close()
