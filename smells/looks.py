"""The looks of one batch: through one client, politely, and no oftener than there is need.

What a platform tells of many boards at once is asked once for a portion of boards. A board that
was well is first asked whether it is as it was.
"""

from asyncio import wrap_future
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from crawler.again import Tracing, repeat
from crawler.ahead import Ahead, asked_ahead
from crawler.door import access
from crawler.fetch.response import Fetch, Response
from crawler.leases import Lease
from crawler.look_at_file import Asking, FileLook, Found, look_at_file
from crawler.look_at_linked import Links
from crawler.looking import Lookout, OnSolidGround, Polite, look_with
from crawler.observation import Observation
from crawler.platforms.adapter import Access, Place
from leaderboards.logs import about
from leaderboards.models import Board
from smells.before import NOTHING_KNOWN, Before
from smells.models import LastLook
from smells.unchanged import Seen, as_it_was, trace_of


@dataclass(frozen=True)
class Wanted:
    """A board to be looked at: where, how it was seen last, and what is known of it ahead.

    `anew`: in full, and with all that its pages link to, whatever is known from earlier looks.
    `file` is what is asked of its leaderboard.yml, `before` what the rules know beside the look.
    """

    lease: Lease
    slug: str
    places: Sequence[Place]
    last: LastLook | None = None
    ahead: "Future[Ahead] | None" = None
    anew: bool = False
    file: Asking | None = None
    before: Before = NOTHING_KNOWN

    async def look_at_file(self, fetch: Fetch, seen: Observation | None) -> FileLook | None:
        return await look_at_file(self.file, fetch, seen) if self.file else None


@dataclass(frozen=True)
class Look:
    """`half` is what the pages showed, and what they link to; set while the latter is looked at."""

    wanted: Wanted
    board: Board
    began: float
    seen: "Future[Seen]"
    half: tuple[Seen, Links] | None = None

    @property
    def lease(self) -> Lease:
        return self.wanted.lease


@dataclass
class Looks:
    lookout: Lookout
    polite: Polite
    access: Access = field(default_factory=access)

    def __post_init__(self) -> None:
        self._fetch: Fetch = self.polite(self.lookout.client)

    def begin(self, wanted: Wanted) -> "Future[Seen]":
        return self.lookout.start(self._see(wanted))

    def begin_linked(self, wanted: Wanted, places: Sequence[Place]) -> "Future[Seen]":
        """Only how these addresses stand."""
        return self.lookout.start(self._see_linked(wanted, places))

    def ask_ahead(self, places: Iterable[Place]) -> "Future[Ahead]":
        return self.lookout.start(asked_ahead(list(places), self._fetch, self.access))

    async def _see(self, wanted: Wanted) -> Seen:
        ahead = await wrap_future(wanted.ahead) if wanted.ahead else Ahead(self._fetch)
        ground = OnSolidGround(ahead)
        with about(run=wanted.lease.run_id, board=wanted.slug):
            seen = await self._again(wanted, ground)
        if ground.broke:
            raise ground.broke
        return seen

    async def _again(self, wanted: Wanted, fetch: Fetch) -> Seen:
        known: Mapping[str, Response] = {}
        if wanted.last and (trace := trace_of(wanted.last, wanted.places)):
            repeated = await repeat(trace, fetch, self.access)
            known = repeated.answers
            if repeated.is_same:
                file = await wanted.look_at_file(fetch, None)
                if file is None or file.found is not Found.READ:
                    return replace(as_it_was(wanted.last, wanted.lease), file=file)
        tracing = Tracing(fetch, known)
        observation = await self._look(wanted, wanted.places, tracing)
        file = await wanted.look_at_file(fetch, observation)
        return Seen(observation, tracing.trace(), file=file)

    async def _see_linked(self, wanted: Wanted, places: Sequence[Place]) -> Seen:
        ground = OnSolidGround(self._fetch)
        with about(run=wanted.lease.run_id, board=wanted.slug):
            seen = await self._look(wanted, places, ground, reading=False)
        if ground.broke:
            raise ground.broke
        return Seen(seen)

    async def _look(
        self, wanted: Wanted, places: Sequence[Place], fetch: Fetch, *, reading: bool = True
    ) -> Observation:
        return await look_with(
            self.lookout.client,
            places,
            board=wanted.slug,
            at=wanted.lease.at,
            run_id=wanted.lease.run_id,
            fetch=fetch,
            access=self.access,
            second_look=self.lookout.second_look,
            reading=reading,
        )
