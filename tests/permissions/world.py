"""A board and everybody who may come to its doors, made once for many tests."""

from dataclasses import dataclass, field
from datetime import datetime
from http.cookies import SimpleCookie

from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from leaderboards.models import Board, Maintainer
from leaderboards.permissions import Standing
from tests import factories
from tests.people import maintainer, people_of, person

SLUG, OTHER_SLUG = "our-board", "other-board"
HOME = "https://our-board.example/ranking"

WHO: dict[str, Standing] = {
    "visitor": Standing.VISITOR,
    "stranger": Standing.SIGNED_IN,
    "editor": Standing.EDITOR,
    "owner": Standing.OWNER,
    "curator": Standing.CURATOR,
    "owner-of-another": Standing.SIGNED_IN,
    "former": Standing.SIGNED_IN,
    "inactive": Standing.VISITOR,
}
"""Everybody, and the one standing that each has here.

`former` was an owner and is signed in still. `inactive` stands as an owner in the database, with a
session that is still open, but the account is switched off.
"""

# Sessions hold what is shown next; the others say what kinds of things there are.
_NOT_WATCHED = {"django_session", "django_content_type", "auth_permission"}


@dataclass
class World:
    """`third` is one more editor, by a grant: somebody to be removed, promoted or handed over to.

    `cookies` are the open sessions, by name. `handlers` are shared: to load the middleware takes
    longer than most requests.
    """

    board: Board
    other: Board
    people: dict[str, User | None]
    third: Maintainer
    now: datetime
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)
    handlers: dict[bool, ClientHandler] = field(
        default_factory=lambda: {strict: ClientHandler(strict) for strict in (False, True)}
    )

    @property
    def owner(self) -> User:
        owner = self.people["owner"]
        assert owner
        return owner

    def me(self, who: str) -> User:
        """Whoever comes; where nobody does, the third, as whose things are there to be taken."""
        return self.people.get(who) or self.third.user

    def client(self, who: str, *, strict: bool = False) -> Client:
        """A browser in which this person is signed in. `strict`: the form's token is asked for."""
        client = Client(enforce_csrf_checks=strict)
        client.handler = self.handlers[strict]
        client.cookies = SimpleCookie({k: v.value for k, v in self.cookies[who].items()})
        return client


def build() -> World:
    board = factories.board("Our board", slug=SLUG, url=HOME)
    other = factories.board("Other board", slug=OTHER_SLUG, url="https://other.example/")
    four = people_of(board)
    former, inactive, third = person("former"), person("inactive"), person("third")
    another = person("another")
    maintainer(other, another)
    maintainer(board, former).delete()
    maintainer(board, inactive)
    row = maintainer(board, third, "editor")
    people: dict[str, User | None] = {
        "visitor": None,
        "stranger": four.stranger,
        "editor": four.editor,
        "owner": four.owner,
        "curator": four.curator,
        "owner-of-another": another,
        "former": former,
        "inactive": inactive,
    }
    world = World(board, other, people, row, timezone.now())
    for who, user in {**people, "third": third}.items():
        client = Client()
        if user:
            client.force_login(user)
        world.cookies[who] = client.cookies
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    return world


def fingerprint() -> dict[str, str]:
    """All rows of all tables, as one hash a table, in one query."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    quote = connection.ops.quote_name
    rows = "md5(string_agg(t::text, '|' ORDER BY t::text))"
    asked = " UNION ALL ".join(
        f"SELECT '{table}', {rows} FROM {quote(table)} t" for table in sorted(tables - _NOT_WATCHED)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())
