"""Django's cache on Redis, with turns that are taken in one step, and one client.

Django makes a new client for every command, which costs more than the command it is made for.
"""

from typing import Any, cast

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from crawler.fetch.cache import Turn

# take_turn_alone() of cache.py, which nothing else can come between.
_TAKE_TURN = """
local now, gap, most, latest = unpack(ARGV)
now, gap, most, latest = tonumber(now), tonumber(gap), tonumber(most), tonumber(latest)
local turn = now
for _, key in ipairs(KEYS) do
    local moment = tonumber(redis.call('GET', key) or 0) or 0
    if moment <= latest then turn = math.max(turn, moment) end
end
if turn - now <= most then
    local seconds = math.floor((turn + gap - now) / 1000000) + 2
    redis.call('SET', KEYS[1], string.format('%.0f', turn + gap), 'EX', seconds)
end
return string.format('%.0f', turn)
"""


class _Client(RedisCacheClient):
    """For one server, as the settings have it."""

    _one: Any = None
    _script: Any = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """It holds no connection: its pool lends it one for each command."""
        if self._one is None:
            self._one = super().get_client(key, write=write)
        return self._one

    def take_turn(self, keys: list[str], times: list[int]) -> int:
        if self._script is None:
            self._script = self.get_client(write=True).register_script(_TAKE_TURN)
        return int(self._script(keys, times))


class SharedRedisCache(RedisCache):
    """The same cache in all else."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client

    def take_turn(self, wanted: Turn) -> int:
        client = cast(_Client, self._cache)
        keys = [self.make_and_validate_key(key) for key in (wanted.turn, wanted.not_before)]
        return client.take_turn(keys, [wanted.now, wanted.gap, wanted.most, wanted.latest])
