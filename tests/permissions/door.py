"""A door: one address by which something is done, what it needs, and how its effect is seen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from leaderboards.permissions import MAY, Action, Standing
from tests.permissions.world import World


@dataclass(frozen=True)
class Ask:
    """What is sent. `happened` looks for the effect in the database, `shows` is what is read.

    Of the two a door has one: who writes changes something, who only reads is shown something.
    """

    to: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    happened: Callable[[], bool] | None = None
    shows: str = ""


@dataclass(frozen=True)
class Door:
    """`name` is that of the address. `prepare` makes what the door needs, for whoever comes.

    `only` narrows those whom the table allows the action to those who do it by this door (there
    is another for the rest). `is_quiet`: who may not is not sent away; nothing of what was asked
    is done or shown, and the page says something else.
    """

    action: Action
    name: str
    prepare: Callable[[World, str], Ask]
    method: str = "post"
    only: frozenset[Standing] = frozenset(Standing)
    is_quiet: bool = False
    label: str = ""

    @property
    def allowed(self) -> frozenset[Standing]:
        return MAY[self.action] & self.only

    def __str__(self) -> str:
        return f"{self.action.value}--{self.label or self.name}"


def path_of(door: Door, ask: Ask) -> str:
    return reverse(door.name, kwargs=ask.to)


def knock(client: Client, door: Door, ask: Ask) -> HttpResponse:
    """The request itself."""
    return getattr(client, door.method)(path_of(door, ask), ask.data)


def is_sent_away(answer: HttpResponse) -> bool:
    """Asked to sign in, forbidden, or told that there is no such thing."""
    if answer.status_code == 302:
        return "/accounts/login/" in answer["Location"]
    return answer.status_code in (403, 404)
