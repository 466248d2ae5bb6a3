"""How many questions may be asked within a time, over all and about one host. Pure."""

from collections import deque


class Allowance:
    """Of one process; forgotten with it. `of_one` is how many may be about the same host."""

    def __init__(self, most: int, *, seconds: float, of_one: int = 0) -> None:
        self._most, self._seconds, self._of_one = most, seconds, of_one or most
        self._taken: deque[tuple[float, str]] = deque()

    def take(self, host: str, *, now: float) -> bool:
        """Whether one more may be asked now, which then counts."""
        while self._taken and now - self._taken[0][0] >= self._seconds:
            self._taken.popleft()
        of_host = sum(asked == host for _, asked in self._taken)
        if len(self._taken) >= self._most or of_host >= self._of_one:
            return False
        self._taken.append((now, host))
        return True
