"""What becomes of looks that are done and answered: stored by themselves, or some together.

On the thread that has the database. What is being examined or stored is known at each moment, so
that a time limit that strikes is held against no board that has nothing to do with it.
"""

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from celery.exceptions import SoftTimeLimitExceeded

from crawler.leases import Lease
from crawler.mishaps import AROUND_US
from crawler.models import Check
from smells.answered import Answered
from smells.given_back import note
from smells.looks import Wanted
from smells.patience import patiently
from smells.quiet import TOGETHER, finish_together, may_be_quiet
from smells.recheck import store_alone

logger = logging.getLogger(__name__)
PATIENCE = 10.0  # seconds for which a board of which nothing is said may wait for others


@dataclass(frozen=True)
class Rechecked:
    """`check` is None when another worker has looked meanwhile, or something of ours broke."""

    board_id: int
    check: Check | None = None
    error: Exception | None = None


class Storing:
    """`at_hand` are the leases of what is examined or stored just now, `quiet` the boards of which
    nothing is said, and that wait to be stored together.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.at_hand: list[Lease] = []
        self.quiet: list[Answered] = []
        self._quiet_since = 0.0

    def take(self, told: Answered) -> Rechecked | None:
        """None when it waits to be stored with others."""
        if not may_be_quiet(told):
            return self._alone(told)
        self._quiet_since = self._quiet_since if self.quiet else perf_counter()
        self.quiet.append(told)
        return None

    def is_time(self, *, nothing_else: bool) -> bool:
        """Enough are waiting, or long enough, or nothing else is to come."""
        has_waited = perf_counter() - self._quiet_since > PATIENCE
        return bool(self.quiet) and (len(self.quiet) >= TOGETHER or has_waited or nothing_else)

    def finish_quiet(self) -> Generator[Rechecked, None, None]:
        """Those of which nothing is said together; where that fails, each by itself."""
        if not self.quiet:
            return
        self.at_hand = [told.wanted.lease for told in self.quiet]
        try:
            checks = patiently(lambda: finish_together(self.quiet))
        except (SoftTimeLimitExceeded, *AROUND_US):
            raise
        except Exception:
            logger.exception("could not store boards together; they are stored one by one")
            checks = {}
        for told in self.quiet:
            check = checks.get(told.board.pk)
            self.at_hand = [] if check else [told.wanted.lease]
            yield Rechecked(told.board.pk, check) if check else self._alone(told)
        self.quiet, self.at_hand = [], []

    def broken(self, wanted: Wanted, error: Exception) -> Rechecked:
        logger.exception("recheck of %s broke run=%s", wanted.slug, wanted.lease.run_id)
        note(wanted.lease, error, now=self._now())
        return Rechecked(wanted.lease.board_id, error=error)

    def _alone(self, told: Answered) -> Rechecked:
        try:
            return Rechecked(told.board.pk, store_alone(told))
        except SoftTimeLimitExceeded:
            raise
        except Exception as error:
            return self.broken(told.wanted, error)
