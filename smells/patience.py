"""A database that restarts is waited for: what was observed is in memory, and worth it."""

import logging
from collections.abc import Callable
from time import sleep
from typing import TypeVar

from django.db import close_old_connections, connection
from django.db.utils import InterfaceError, OperationalError

logger = logging.getLogger(__name__)
Result = TypeVar("Result")
PAUSES = (0.25, 0.5, 1, 2, 4, 8)  # seconds


def patiently(work: Callable[[], Result]) -> Result:
    """Do it, and again while the database is away; it must be whole or nothing. Raises the last.

    Inside of somebody's transaction nothing can be repeated, as it would begin in its middle.
    """
    for pause in PAUSES:
        try:
            return work()
        except (OperationalError, InterfaceError) as error:
            if connection.in_atomic_block:
                raise
            logger.warning("the database is away, trying again in %s s: %s", pause, error)
            close_old_connections()
            sleep(pause)
    return work()
