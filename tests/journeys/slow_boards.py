"""Boards on a loopback port that take their time: run with the seconds as the argument.

`/board/N` is a short page; `/gone/N` answers 404.
"""

import asyncio
import sys

PAGE = b"<!doctype html><title>A board</title><h1>A board</h1>" + b"<p>A model's score.</p>" * 50


async def main(seconds: float) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(seconds)
                status = b"404 Not Found" if b" /gone/" in head else b"200 OK"
                kind = b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
                writer.write(b"HTTP/1.1 " + status + b"\r\n" + kind + PAGE)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(float(sys.argv[1]))))
