"""Leaderboard-like pages on a loopback port, each under an address of its own (asyncio streams)."""

import asyncio
import sys

ROWS = 50


def page(number: int) -> bytes:
    """About 30 KB of HTML with a table of 50 rows and 8 columns."""
    cells = "".join(
        f"<tr><td>{row + 1}</td><td><a href='/m/{row}'>Model {number}-{row}</a></td>"
        + "".join(f"<td class='score'>{90 - row * 0.7 - column:.2f}</td>" for column in range(6))
        + "</tr>"
        for row in range(ROWS)
    )
    prose = "<p>Every model answers the same questions; the score is the share it got right.</p>"
    return (
        f"<!doctype html><title>Board {number}</title><h1>Board {number}</h1>{prose * 120}"
        f"<table><tr><th>Rank</th><th>Model</th>{'<th>Task</th>' * 6}</tr>{cells}</table>"
    ).encode()


BODY = page(1)
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Content-Length: %d\r\n\r\n" % len(BODY)
)


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(HEAD + BODY)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
