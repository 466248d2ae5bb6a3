"""The broker of the embedded site: kombu's over files, of which none is read half-written.

kombu writes a message into the file that workers look for, and a table of queues likewise; who
reads in between finds half of it, loses the message, and ends.
"""

import uuid
from json import JSONDecodeError
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from kombu.transport import filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps

TRIES, PAUSE = 50, 0.02  # a table is written in far less than this


class Channel(filesystem.Channel):
    def _put(self, queue: str, message: Any, **_more: Any) -> None:  # type: ignore[override]
        """Written under a name that no worker looks for, and then given its own."""
        folder = Path(self.data_folder_out)
        number = uuid.uuid4()
        unfinished = folder / f"{number}.unfinished"
        unfinished.write_bytes(str_to_bytes(dumps(message)))
        unfinished.replace(folder / f"{round(monotonic() * 1000)}_{number}.{queue}.msg")

    def get_table(self, exchange: str) -> Any:
        for _ in range(TRIES):
            try:
                return super().get_table(exchange)
            except JSONDecodeError:
                sleep(PAUSE)
        return super().get_table(exchange)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        for _ in range(TRIES):
            try:
                super()._queue_bind(exchange, routing_key, pattern, queue)
            except JSONDecodeError:
                sleep(PAUSE)
            else:
                return


class Transport(filesystem.Transport):
    Channel = Channel
