"""Many boards at once in one process: leased, looked at together, examined one by one.

The looks share one event loop (crawler/looking.py). As soon as one is done, this thread asks the
rules and hands it on to be stored (storing.py), so that a board which is slow or breaks something
delays no other and takes nothing along.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice
from queue import Empty, SimpleQueue
from time import perf_counter

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.utils import timezone

from crawler.door import politely
from crawler.leases import Lease, Schedule, ScheduleQuerySet
from crawler.look_at_linked import Links, entities_of, links_of, looked_at, with_linked
from crawler.looking import Polite, lookout
from crawler.models import Check
from crawler.observation import Page
from leaderboards.logs import about
from leaderboards.models import Board
from smells.answered import Done, answered
from smells.given_back import break_off
from smells.looks import Look, Looks, Wanted
from smells.patience import patiently
from smells.portion import PORTION, Portion, read_portion
from smells.storing import Rechecked, Storing
from smells.unchanged import Seen, links_as_they_were, stands_alike

Clock = Callable[[], datetime]
LISTEN = 0.5  # seconds after which it is asked again whether to stop


def recheck_if_free(
    board_id: int, *, now: datetime, even_early: bool = False, anew: bool = False
) -> Check | None:
    """Recheck a board unless it is not due, another worker holds it, or it is gone: then None.

    A person who asks for it may look before the time has come (`even_early`), and want nothing of
    earlier looks to hold (`anew`). Whatever goes wrong on our side is noted and raised.
    """
    looked = recheck_boards([board_id], now=lambda: now, even_early=even_early, anew=anew)
    for done in looked:
        if done.error:
            raise done.error
        return done.check
    return None


def recheck_boards(  # noqa: PLR0913  # all but one are handed over by name
    board_ids: Iterable[int],
    *,
    now: Clock = timezone.now,
    even_early: bool = False,
    anew: bool = False,
    at_once: int = 0,
    polite: Polite = politely,
    should_stop: Callable[[], bool] = lambda: False,
) -> Generator[Rechecked, None, None]:
    """Recheck these boards, each that is due and free; yields as each one is done.

    At most `at_once` are in flight (0: BOARDS_AT_ONCE). When it is to stop, or is broken off by
    the time limit, boards that were not done are given back. `anew`: each is looked at in full.
    """
    batch = _Batch(board_ids, now, polite, even_early=even_early, anew=anew)
    return batch.run(at_once or settings.BOARDS_AT_ONCE, should_stop)


class _Batch:
    def __init__(
        self, board_ids: Iterable[int], now: Clock, polite: Polite, *, even_early: bool, anew: bool
    ) -> None:
        self._waiting, self._alone = deque(dict.fromkeys(board_ids)), deque[int]()
        self._now, self._even_early, self._anew = now, even_early, anew
        self._lookout = lookout()
        self._looks = Looks(self._lookout, polite)
        self._portion: Portion | None = None
        self._looking: dict[str, Look] = {}
        self._landed: SimpleQueue[tuple[str, float]] = SimpleQueue()
        self._storing = Storing(now)

    def run(
        self, at_once: int, should_stop: Callable[[], bool]
    ) -> Generator[Rechecked, None, None]:
        try:
            self._begin(at_once)
            while (self._looking or self._storing.quiet) and not should_stop():
                if self._storing.is_time(nothing_else=not self._looking):
                    yield from self._storing.finish_quiet()
                try:
                    run_id, landed_at = self._landed.get(timeout=LISTEN if self._looking else 0)
                except Empty:
                    yield from self._storing.finish_quiet()
                    continue
                look = self._looking.pop(run_id)
                self._storing.at_hand = [look.lease]
                with about(run=run_id, board=look.board.slug):
                    done = self._done(look, landed_at)
                self._storing.at_hand = []
                if done:
                    yield done
                self._begin(at_once)
            yield from self._storing.finish_quiet()
        except BaseException as error:
            self._break_off(error)
            raise
        self._break_off(None)

    def _begin(self, at_once: int) -> None:
        """Look at as many boards as there is room for.

        One whose last worker broke or died is looked at alone: should it do so again, no other
        board is suspected with it.
        """
        few = min(len(self._waiting), max(1, at_once // 2))  # leased together, it costs less
        while self._waiting and (room := at_once - len(self._looking)) >= few:
            ids = [self._waiting.popleft() for _ in range(min(room, len(self._waiting)))]
            tried = Schedule.objects.filter(board_id__in=ids, attempts__gt=0)
            alone = set(patiently(lambda: list(tried.values_list("board_id", flat=True))))  # noqa: B023
            self._alone += sorted(alone)
            self._lease([board_id for board_id in ids if board_id not in alone])
        while self._alone and not self._looking:
            self._lease([self._alone.popleft()])

    def _lease(self, board_ids: list[int]) -> None:
        """What is known of due boards holds until they are leased: whoever looks at one in between
        makes it due later. Of those that are looked at early, it is read when they are ours.
        """
        now = self._now()
        if self._even_early:
            leases = self._leased(Schedule.objects.all(), board_ids, now)
            self._read([lease.board_id for lease in leases], now)
        else:
            if self._portion is None or not set(board_ids) <= self._portion.ids:
                self._read([*board_ids, *islice(self._waiting, PORTION)], now)
            leases = self._leased(Schedule.objects.due(now), board_ids, now)
        for lease in leases:
            if self._portion and (board := self._portion.boards.get(lease.board_id)):
                self._look(self._portion.wanted(lease, anew=self._anew), board)

    def _leased(self, rows: ScheduleQuerySet, board_ids: list[int], now: datetime) -> list[Lease]:
        free = rows.filter(board_id__in=board_ids)
        return patiently(lambda: free.lease(now=now, most=len(board_ids)))

    def _read(self, ids: list[int], now: datetime) -> None:
        self._portion = patiently(lambda: read_portion(ids, self._looks, now=now))

    def _look(self, wanted: Wanted, board: Board) -> None:
        self._expect(Look(wanted, board, perf_counter(), self._looks.begin(wanted)))

    def _expect(self, look: Look) -> None:
        run_id = look.lease.run_id
        self._looking[run_id] = look
        look.seen.add_done_callback(lambda _: self._landed.put((run_id, perf_counter())))

    def _done(self, look: Look, landed_at: float) -> Rechecked | None:
        """What became of a look; None when it goes on, or waits to be stored with others."""
        try:
            seen = self._whole(look)
            if seen is None:
                return None
            done = Done(look.wanted, look.board, seen, landed_at - look.began)
            told = answered(done, look.wanted.before)
        except SoftTimeLimitExceeded:
            raise
        except Exception as error:
            return self._storing.broken(look.wanted, error)
        return self._storing.take(told)

    def _whole(self, look: Look) -> Seen | None:
        """What was seen, with what the pages link to; None when that is still to be looked at."""
        seen = look.seen.result()
        if look.half:
            pages, links = look.half
            return self._with_linked(look, pages, links, looked_at(seen.observation))
        if seen.as_of:
            entities = links_as_they_were(seen.observation)
        else:
            known = [location.url for location in look.board.locations.all()]
            entities = entities_of(seen.observation, known=known)
        access, anew = self._looks.access, look.wanted.anew
        links = patiently(lambda: links_of(seen.observation, entities, access, anew=anew))
        if not links.asked:
            return self._with_linked(look, seen, links, {})
        again = self._looks.begin_linked(look.wanted, links.places())
        self._expect(replace(look, seen=again, half=(seen, links)))
        return None

    def _with_linked(
        self, look: Look, seen: Seen, links: Links, looked: Mapping[str, Page]
    ) -> Seen | None:
        """None, and a look in full, when a linked entity stands otherwise than it did."""
        whole = patiently(lambda: with_linked(seen.observation, links, looked))
        if seen.as_of and not stands_alike(whole.linked, seen.observation.linked):
            self._look(replace(look.wanted, last=None), look.board)
            return None
        is_identical = bool(seen.as_of) and whole.linked == seen.observation.linked
        return replace(seen, observation=whole, is_identical=is_identical)

    def _break_off(self, error: BaseException | None) -> None:
        """Give back what is not done; those that were stored have no lease any more."""
        for look in self._looking.values():
            look.seen.cancel()
        looking = [look.lease for look in self._looking.values()]
        quiet = [told.wanted.lease for told in self._storing.quiet]
        struck = self._storing.at_hand or looking
        others = [lease for lease in (*looking, *quiet) if lease not in struck]
        break_off(struck, others, error, now=self._now())
        # A loop that is stuck never settles: then the hard time limit ends it with its process.
        self._lookout.settle()
