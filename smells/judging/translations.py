"""One document in several languages, and the models only one of them ranks. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from crawler.content import Table
from crawler.observation import Page
from smells.judging.namings import Named, names_in

_LANGUAGE = re.compile(
    r"(?:[._-](?:en|zh|cn|zh[-_]?(?:cn|hans|tw|hant)|ch|chinese|english|ja|jp|ko|kr|fr|de|es))?"
    r"(?P<ending>\.(?:md|html?))$",
    re.IGNORECASE,
)
# Two tables speak of the same models when they share this part of the shorter one, and as many.
SHARED = 0.6
FEWEST_SHARED = 5
MOST_LANGUAGES = 8


@dataclass(frozen=True, slots=True)
class Absent:
    """`named` stands in a ranking of `other`, and not in the same ranking here."""

    page: Page
    other: Page
    table: Table
    named: Named


def absent_in_translation(pages: Sequence[Page]) -> Iterator[Absent]:
    """Once for each page and model, and only from rankings that surely correspond."""
    versions: dict[str, list[Page]] = {}
    for page in pages:
        versions.setdefault(_stem(page.url), []).append(page)
    for alike in versions.values():
        for page, other in permutations(alike[:MOST_LANGUAGES], 2):
            told: set[tuple[str, ...]] = set()
            for absent in _absent(page, other):
                if absent.named.key not in told:
                    told.add(absent.named.key)
                    yield absent


def _stem(url: str) -> str:
    return _LANGUAGE.sub(r"\g<ending>", url).casefold()


def _absent(page: Page, other: Page) -> Iterator[Absent]:
    anywhere = {named.key for table in _rankings(page) for named in names_in(table)}
    for here, there in zip(_rankings(page), _rankings(other), strict=False):
        own, theirs = {named.key for named in names_in(here)}, names_in(there)
        shared = own & {named.key for named in theirs}
        smaller = min(len(own), len(theirs))
        if len(here.columns) != len(there.columns) or len(shared) < max(
            FEWEST_SHARED, SHARED * smaller
        ):
            continue
        for named in theirs:
            if named.key not in anywhere:
                yield Absent(page, other, here, named)


def _rankings(page: Page) -> tuple[Table, ...]:
    tables = page.content.rankings() if page.content else ()
    return tuple(table for table in tables if table.complete and table.loaded)
