"""A vantage in a process of its own, whose outside is invented: one host answers, another not.

It differs from `manage.py vantage` in nothing but the wires that its client is given.
"""

import asyncio
import sys

import django

django.setup()

from aiohttp import web  # noqa: E402

from crawler.shared_cache import shared_cache  # noqa: E402
from crawler.vantage.service import application  # noqa: E402
from leaderboards.settings import VANTAGE_SECRET  # noqa: E402
from tests.attacks.outside import Outside, ok  # noqa: E402


async def serve(port: int) -> None:
    outside = Outside()
    for name in ("canary.example", "blocked.example"):
        await outside.site(name, lambda asked: ok())
    app = application(VANTAGE_SECRET, lambda: outside.client(connect_seconds=2), shared_cache())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


asyncio.run(serve(int(sys.argv[1])))
