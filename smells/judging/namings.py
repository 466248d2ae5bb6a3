"""How the tables of one page call their models, and where they call one model in two ways. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crawler.content import Row, Table
from crawler.once import once
from smells.judging.model_names import bare_name, is_nobody, spelling_key
from smells.judging.reading import model_in

# Two tables speak of the same models when they share this part of the shorter one, and as many.
SHARED = 0.6
FEWEST_SHARED = 5
MOST_COMPARED = 200  # tables of one page, each with every other
MOST_PAIRS = 100_000  # of names that only one of two tables has, on one page
SHORTEST = 8  # letters of a name in which one more or less is a slip, not another name
_IN_BRACKETS = re.compile(r"\((?=[^()]*[^\W\d_]{2})[^()]+\)$")  # a number is that of a note
_LONG_NUMBER = re.compile(r"\d{4,}")
_SIZE = re.compile(r"\d+(\.\d+)?[bmk]|\d+x\d+(\.\d+)?b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A model as one table calls it."""

    table: Table
    row: Row
    name: str

    @property
    def key(self) -> tuple[str, ...]:
        return spelling_key(self.name)


@once
def names_in(table: Table) -> tuple[Named, ...]:
    named = [Named(table, row, bare_name(model_in(table, row))) for row in table.data_rows()]
    return tuple([entry for entry in named if entry.name and not is_nobody(entry.name)])


def spelled_twice(tables: Sequence[Table]) -> Iterator[tuple[Named, Named]]:
    """One model that two tables spell differently: the usual spelling, and each other one."""
    if len(tables) < 2:
        return
    spellings: dict[tuple[str, ...], dict[str, list[Named]]] = {}
    for table in tables:
        for entry in names_in(table):
            spellings.setdefault(entry.key, {}).setdefault(entry.name, []).append(entry)
    for forms in spellings.values():
        usual, *others = sorted(forms.values(), key=len, reverse=True)
        for other in others:
            if other[0].table is not usual[0].table and _is_visible(usual[0].name, other[0].name):
                yield usual[0], other[0]


def _is_visible(one: str, other: str) -> bool:
    """Letter case alone confuses nobody."""
    return one.casefold() != other.casefold()


def renamed(tables: Sequence[Table]) -> Iterator[tuple[Named, Named]]:
    """Two tables of the same models, but for one in each that are called nearly alike.

    Ends when a page has far more to compare than any board has.
    """
    if len(tables) < 2:
        return
    by_key = [{entry.key: entry for entry in names_in(table)} for table in tables]
    comparable = [names for names in by_key if len(names) >= FEWEST_SHARED]
    pairs_left = MOST_PAIRS
    for first, second in combinations(comparable[:MOST_COMPARED], 2):
        shared = first.keys() & second.keys()
        if len(shared) < max(FEWEST_SHARED, SHARED * min(len(first), len(second))):
            continue
        left = [entry for key, entry in first.items() if key not in shared]
        right = [entry for key, entry in second.items() if key not in shared]
        pairs_left -= len(left) * len(right)
        if pairs_left < 0:
            return
        yield from _closest(left, right)


def _closest(left: Sequence[Named], right: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs that are each other's only likeness."""
    pairs = [(one, other) for one in left for other in right if _may_be_one(one, other)]
    alike = Counter(id(entry) for pair in pairs for entry in pair)
    for one, other in pairs:
        if alike[id(one)] == alike[id(other)] == 1:
            yield one, other


def _may_be_one(one: Named, other: Named) -> bool:
    return (
        _lacks_only_a_size(one.key, other.key)
        or _lacks_only_brackets(one.name, other.name)
        or _is_a_slip(one.name, other.name)
    )


def _lacks_only_brackets(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return _IN_BRACKETS.sub("", long).strip().casefold() == short.casefold() != long.casefold()


def _lacks_only_a_size(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    rest = "".join(long[len(short) :])
    return long[: len(short)] == short and _SIZE.fullmatch(rest) is not None


def _is_a_slip(one: str, other: str) -> bool:
    """One letter, digit or point more, in a long name of the same size."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(short) < SHORTEST or len(long) != len(short) + 1:
        return False
    at = next((i for i, sign in enumerate(short) if sign != long[i]), len(short))
    if long[:at] + long[at + 1 :] != short or _sizes(short) != _sizes(long):
        return False
    # A digit more is a slip in a long number, such as a date; elsewhere it makes a version.
    is_slip_of_a_digit = any(
        match.start() <= at < match.end() for match in _LONG_NUMBER.finditer(long)
    )
    if long[at].isdigit():
        return is_slip_of_a_digit
    return long[at] == "." or (long[at].isalpha() and long[at] != "x")  # XL and XXL are sizes


def _sizes(name: str) -> list[str]:
    return [match[0] for match in _SIZE.finditer(name)]
