"""Which addresses the site must not link to: a dealer in names answers in the board's place."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from crawler.domains import registrable
from crawler.models import DomainLook


class Parked:
    """Whether an address is on a parked domain; asks the database once, when it is first asked."""

    @cached_property
    def _domains(self) -> set[str]:
        return DomainLook.objects.parked_domains()

    def __call__(self, url: str) -> bool:
        return registrable(url) in self._domains


def parked(request: HttpRequest) -> dict[str, Any]:
    """For every template; Django would call a bare callable, so it stands in a function."""
    is_parked = Parked()
    ask: Callable[[str], bool] = is_parked.__call__
    return {"parked": ask}
