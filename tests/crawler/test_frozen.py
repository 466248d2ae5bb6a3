"""Frozen dataclasses made quickly are the very same as those made in the usual way."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from crawler.frozen import quick


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    floor: int = 0
    note: str | None = None


new_place = quick(Place)


def test_it_is_of_the_class_and_equal():
    made = new_place("hall", 2)
    assert type(made) is Place
    assert made == Place("hall", 2) and hash(made) == hash(Place("hall", 2))
    assert repr(made) == repr(Place("hall", 2))
    assert new_place("hall", note="dark") == Place("hall", note="dark")


def test_it_is_frozen_when_it_is_made():
    with pytest.raises(FrozenInstanceError):
        new_place("hall").name = "attic"  # type: ignore[misc]


def test_what_is_done_to_others_can_be_done_to_it():
    made = new_place("hall", 2)
    assert replace(made, floor=3) == Place("hall", 3)
    assert pickle.loads(pickle.dumps(made)) == made


def test_what_is_missing_is_told():
    with pytest.raises(TypeError):
        new_place()  # type: ignore[call-arg]
