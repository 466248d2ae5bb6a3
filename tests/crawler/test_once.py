"""What many ask of one thing is worked out once, and let go of."""

import gc
import weakref

from crawler import once as module
from crawler.once import forget, once


class Thing:
    def __init__(self, words: str) -> None:
        self.words = words


def counting():
    calls = []

    @once
    def letters(thing: Thing, *signs: str) -> tuple[str, ...]:
        calls.append(thing.words)
        return tuple(sign for sign in thing.words if not signs or sign in signs)

    return letters, calls


def test_it_is_worked_out_once_for_each_thing_and_question():
    letters, calls = counting()
    one, other = Thing("abba"), Thing("cd")
    assert letters(one) == letters(one) == ("a", "b", "b", "a")
    assert letters(one, "a") == ("a", "a")
    assert letters(other) == ("c", "d")
    assert calls == ["abba", "abba", "cd"]
    forget()
    letters(one)
    assert len(calls) == 4


def test_nothing_is_known_too():
    calls = []

    @once
    def nothing(thing: Thing) -> None:
        calls.append(1)

    thing = Thing("")
    nothing(thing)
    nothing(thing)
    assert len(calls) == 1


def test_no_other_thing_takes_over_an_identity():
    letters, _ = counting()
    for number in range(2000):
        assert letters(Thing(str(number))) == tuple(str(number))


def test_memory_stays_flat():
    letters, _ = counting()
    forget()
    things = [Thing(str(number)) for number in range(module.MOST_KEPT + 10)]
    gone = weakref.ref(things[0])
    for thing in things:
        letters(thing)
    assert len(module._kept) <= module.MOST_KEPT
    things.clear()
    del thing
    forget()
    gc.collect()
    assert gone() is None
