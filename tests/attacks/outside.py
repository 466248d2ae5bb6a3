"""An invented internet for the fetching layer: names, public addresses, loopback servers behind.

The guard's rules are in full force: to it, the servers stand at public addresses on the web's
ports. Only the last step, opening the connection, is led to a loopback port.
"""

import asyncio
import errno
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import AddrInfoType

from crawler.fetch.client import Client
from crawler.fetch.guard import Wiring
from crawler.fetch.limits import Limits

PUBLIC = "93.184.216.34"
ELSEWHERE = "151.101.1.69"
CERTIFICATES = Path(__file__).parent / "certificates"


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it. `path` has its query; header names are in lower case."""

    path: str
    headers: dict[str, str]
    method: str = "GET"


# Whole answers, or pieces that are sent as they come; None closes the connection without a word.
Answer = Callable[[Asked], bytes | AsyncIterator[bytes] | None]


def ok(body: bytes = b"fine", *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, *headers: str, status: str = "302 Found") -> bytes:
    return ok(b"", f"Location: {location}", *headers, status=status)


class _Led(socket.socket):
    """Whatever address it is told to connect to, it is a loopback port that answers, or none."""

    def __init__(self, port: int | None) -> None:
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        self._port = port

    def connect(self, address) -> None:
        if self._port is None:
            raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
        super().connect(("127.0.0.1", self._port))


@dataclass
class Outside:
    """`dialled` is every address a connection was opened to, `asked` every request that came."""

    names: dict[str, list[list[str]]] = field(default_factory=dict)
    ports: dict[tuple[str, int], int] = field(default_factory=dict)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    servers: list[asyncio.Server] = field(default_factory=list)

    async def site(
        self,
        name: str,
        answer: Answer,
        *,
        address: str = PUBLIC,
        port: int = 80,
        certificate: str = "",
        alpn: str = "",
    ) -> None:
        """Serve a name at a public address. A certificate's name makes it speak TLS."""
        tls = None
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
            if alpn:
                tls.set_alpn_protocols([alpn])
        server = await asyncio.start_server(self._serve(answer), "127.0.0.1", 0, ssl=tls)
        self.servers.append(server)
        self.names.setdefault(name, [[address]])
        self.ports[address, port] = server.sockets[0].getsockname()[1]

    def _serve(self, answer: Answer):
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while request := await _read(reader):
                    self.asked.append(request)
                    if not await _write(writer, answer(request)):
                        break
            except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
                pass
            finally:
                writer.close()

        return serve

    async def wire(
        self, *pieces: bytes, pause: float = 0, port: int = 80, ends: bool = False
    ) -> "Outside":
        """Serve board.example with these bytes, one piece after another, to each request."""

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while request := await _read(reader):
                    self.asked.append(request)
                    for piece in pieces:
                        writer.write(piece)
                        await writer.drain()
                        await asyncio.sleep(pause)
                    if ends:
                        break
            except OSError:
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        self.servers.append(server)
        self.names.setdefault("board.example", [[PUBLIC]])
        self.ports[PUBLIC, port] = server.sockets[0].getsockname()[1]
        return self

    async def resolve(self, host: str, port: int) -> list[str]:
        """Each look-up of a name takes its next answer; the last one is kept."""
        answers = self.names.get(host)
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def dial(self, there: AddrInfoType) -> socket.socket:
        """A socket to be connected to that address, which leads to the server behind it."""
        host, port = there[4][:2]
        self.dialled.append((host, port))
        return _Led(self.ports.get((host, port)))

    def client(self, *, allowed_hosts: frozenset[str] = frozenset(), **limits: float) -> Client:
        certificates = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
        return Client(
            limits=Limits(**limits),
            user_agent="LeaderboardCatalogueBot/1.0 (+https://catalogue.example/bot)",
            allowed_hosts=allowed_hosts,
            wiring=Wiring(resolve=self.resolve, dial=self.dial, certificates=certificates),
        )

    async def close(self) -> None:
        for server in self.servers:
            server.close()
            await server.wait_closed()


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if line)
    method, path, _ = first.split(" ")
    return Asked(path, {name.lower(): value for name, value in headers.items()}, method)


async def _write(writer: asyncio.StreamWriter, answer) -> bool:
    """Whether the connection may be used again."""
    if answer is None:
        return False
    if isinstance(answer, bytes):
        writer.write(answer)
        await writer.drain()
        return True
    async for piece in answer:
        writer.write(piece)
        await writer.drain()
    return False
