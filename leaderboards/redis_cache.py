"""Django's cache on Redis, which makes a new client for every command; a client costs more than
the command it is made for.
"""

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class _Client(RedisCacheClient):
    """For one server, as the settings have it."""

    _one: Any = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """It holds no connection: its pool lends it one for each command."""
        if self._one is None:
            self._one = super().get_client(key, write=write)
        return self._one


class OneClientCache(RedisCache):
    """The same cache in all else."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client
