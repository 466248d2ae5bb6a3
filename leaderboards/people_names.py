"""What a person is called where others read it. Who deleted the account has no name any more."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils.translation import gettext as _


def name_of_person(person_id: int | None) -> str:
    """The person's user name, or a phrase in the reader's language when there is none."""
    return names_of_people([person_id])[person_id]


def names_of_people(person_ids: Iterable[int | None]) -> dict[int | None, str]:
    """The same for many at once, by one query; every id that was asked for is in it."""
    asked = set(person_ids)
    numbers = [each for each in asked if each is not None]
    known = dict(User.objects.filter(pk__in=numbers).values_list("pk", "username"))
    nobody = _("a former maintainer")
    return {each: nobody if each is None else known.get(each, nobody) for each in asked}
