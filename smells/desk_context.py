"""How many smells wait at the desk, for the head of every page: one query, and only if shown."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from smells.desk import open_on_desk


def waiting_at_desk(request: HttpRequest) -> dict[str, object]:
    return {"waiting_at_desk": SimpleLazyObject(lambda: _number(request))}


def _number(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return open_on_desk(user) if isinstance(user, User) and user.is_active else 0
