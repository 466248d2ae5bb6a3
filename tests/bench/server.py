"""Leaderboard-like pages on loopback hosts, conditional requests and all, at a settable pace.

`python -m tests.bench.server BOARDS` prints its port. It answers on every 127.x.x.x address:

    /board/N?…           page N, with an ETag; 304 to who has it
    /index?COUNT         a page with links to that many boards
    /bench/version/V     from now on every page is another one (asked by the bench alone)
    /bench/latency/MS    from now on answers take so long, give or take a third

Whatever else a recheck asks for, such as a board's leaderboard.yml, is not there (404).
"""

import asyncio
import random
import sys

from tests.bench.pages import TYPES, kind_of, page

DIFFERENT = 200  # pages; further boards show the same ones


class Site:
    """What all connections share: the pages as whole answers, and the pace."""

    def __init__(self, boards: int) -> None:
        self.count, self.latency = min(boards, DIFFERENT), 0.0
        self.chance = random.Random(1)
        self.show(0)

    def show(self, version: int) -> None:
        self.version = version
        self.answers = [
            _answer(page(number, version), TYPES[kind_of(number)], self.tag(number))
            for number in range(self.count)
        ]

    def tag(self, number: int) -> bytes:
        return b'"%d.%d"' % (number, self.version)

    def answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1].partition(b"?")
        parts = path[0].strip(b"/").split(b"/")
        match parts:
            case [b"board", number] if number.isdigit():
                number = int(number) % self.count
                is_known = b"if-none-match: " + self.tag(number) in head.lower()
                return _not_modified(self.tag(number)) if is_known else self.answers[number]
            case [b"index"]:
                return _answer(_index(int(path[2])), "text/html", b'"index"')
            case [b"bench", b"version", version]:
                self.show(int(version))
            case [b"bench", b"latency", milliseconds]:
                self.latency = int(milliseconds) / 1000
            case _:
                return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        return _answer(b"done", "text/plain", b'"done"')

    def delay(self) -> float:
        return self.latency * self.chance.uniform(2 / 3, 4 / 3)


def _index(count: int) -> bytes:
    return b"\n".join(b'<a href="/board/%d?%d">%d</a>' % (n, n, n) for n in range(count))


def _answer(body: bytes, kind: str, tag: bytes) -> bytes:
    # LinkChecker waits between requests, but for servers that send a header of its name.
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: %s; charset=utf-8\r\nContent-Length: %d\r\n"
        b"ETag: %s\r\nLinkChecker: any pace\r\n\r\n" % (kind.encode(), len(body), tag)
    ) + body


def _not_modified(tag: bytes) -> bytes:
    return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\nLinkChecker: any pace\r\n\r\n" % tag


class Connection(asyncio.Protocol):
    def __init__(self, site: Site) -> None:
        self.site, self.received = site, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, _, self.received = self.received.partition(b"\r\n\r\n")
            answer = self.site.answer(head)
            if head.startswith(b"HEAD"):
                answer = answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            if self.site.latency:
                loop = asyncio.get_running_loop()
                loop.call_later(self.site.delay(), self.transport.write, answer)
            else:
                self.transport.write(answer)


async def main(boards: int) -> None:
    site = Site(boards)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(site), "0.0.0.0", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
