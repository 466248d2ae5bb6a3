"""`python -m tests.simulation.year`: a year of many boards on a virtual clock.

It is lived through with the guards against outages, and without them. YEAR_BOARDS, YEAR_DAYS and
YEAR_SEED may be given in the environment. No network, no database, nobody waits. What happens to
the boards: rates.py. What is counted as false: truth.py.
"""

import gc
import os
from time import process_time
from typing import TYPE_CHECKING

from tests.simulation.ground import stand_on_settings

if TYPE_CHECKING:
    from tests.simulation.told import Year

BOARDS = int(os.environ.get("YEAR_BOARDS", "15000"))
DAYS = int(os.environ.get("YEAR_DAYS", "365"))
SEED = int(os.environ.get("YEAR_SEED", "1"))


def a_year(*, boards: int, days: int, seed: int, guarding: bool) -> "Year":
    """Without `guarding` there are no incidents, no canaries, and no outage is ever our own."""
    from tests.simulation.checker import Checker
    from tests.simulation.clockwork import Clockwork
    from tests.simulation.fate import world_of
    from tests.simulation.outages import Outages
    from tests.simulation.requests import later_look
    from tests.simulation.tallies import Tally
    from tests.simulation.times import moment
    from tests.simulation.told import Year

    began = process_time()
    world = world_of(boards, days=days, seed=seed, canaries=guarding)
    gc.freeze()  # what the world is made of stays
    tally = Tally(later_look())
    checker = Checker(moment, Outages(guarding=guarding), tally.note)
    Clockwork(world.boards, checker).run(days)
    tally.end_day()
    return Year(world, checker, tally, days=days, seconds=process_time() - began)


def main() -> None:
    with stand_on_settings():
        from tests.simulation.told import tell

        years = [
            a_year(boards=BOARDS, days=DAYS, seed=SEED, guarding=guarding)
            for guarding in (True, False)
        ]
        print(f"{BOARDS:,} boards, {DAYS} days, seed {SEED}\n")
        for line in tell(*years):
            print(line)


if __name__ == "__main__":
    main()
