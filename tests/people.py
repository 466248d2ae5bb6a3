"""Five people to a board, so that permissions are a matrix."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission, User

from leaderboards.models import Board, Maintainer
from tests.factories import NOW


@dataclass(frozen=True)
class People:
    """`visitor` is nobody; `stranger` is signed in and has nothing to do with the board."""

    owner: User
    editor: User
    stranger: User
    curator: User
    visitor: None = None


def person(name: str, *, curator: bool = False) -> User:
    """A signed-up person with a verified address, named after what they are."""
    made = User.objects.create_user(name, f"{name}@people.example", "a-long-passphrase")
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    if curator:
        made.user_permissions.add(Permission.objects.get(codename="curate"))
    return made


def maintainer(of: Board, user: User, role: str = "owner", *, basis: str = "grant") -> Maintainer:
    return Maintainer.objects.create(board=of, user=user, role=role, basis=basis, since=NOW)


def people_of(board: Board) -> People:
    people = People(
        person("owner"), person("editor"), person("stranger"), person("curator", curator=True)
    )
    maintainer(board, people.owner, "owner")
    maintainer(board, people.editor, "editor", basis="invitation")
    return people
