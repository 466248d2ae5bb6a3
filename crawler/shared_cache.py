"""The one cache object of this process, for whatever the workers share.

`django.core.cache.cache` is another object in every asyncio task, and each has connections of its
own: a look at a board would open several and leave them behind.
"""

from functools import lru_cache
from typing import cast

from django.core.cache import caches

from crawler.fetch.cache import Cache


@lru_cache(maxsize=1)
def shared_cache() -> Cache:
    """May be used by all threads and tasks, and after a fork."""
    return cast(Cache, caches.create_connection("default"))
