"""What the catalogue holds before an import, kept in memory so that matching needs no queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from leaderboards.identity import address_keys, canonical_url, host_of, project_of
from leaderboards.models import Location, SourceRecord
from leaderboards.records import BoardRecord
from leaderboards.same_board import SHOWN_AT, KnownAddress, Meeting, same_board
from leaderboards.vocabulary import LocationRole, Source

_IDENTIFYING = (*SHOWN_AT, LocationRole.REPOSITORY)
Index = dict[str, list[KnownAddress]]


@dataclass
class Known:
    """Boards by the key of a source, and by address; each source's boards are apart already."""

    board_of_key: dict[tuple[str, str], int] = field(default_factory=dict)
    digest_of_key: dict[tuple[str, str], str] = field(default_factory=dict)
    listed_by: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _pages: Index = field(default_factory=lambda: defaultdict(list))
    _projects: Index = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls) -> "Known":
        known = cls()
        for board_id, source, key, digest in SourceRecord.objects.values_list(
            "board_id", "source", "key", "digest"
        ):
            known.board_of_key[source, key] = board_id
            known.digest_of_key[source, key] = digest
            known.listed_by[board_id][source] += 1
        for url, board_id, role, name in Location.objects.filter(
            role__in=[role.value for role in _IDENTIFYING], board__is_sample=False
        ).values_list("url", "board_id", "role", "board__name"):
            known._index(url, KnownAddress(board_id, role, name))
        return known

    def remember(self, record: BoardRecord, board_id: int, name: str, digest: str) -> None:
        if (record.source, record.key) not in self.board_of_key:
            self.listed_by[board_id][record.source] += 1
        self.board_of_key[record.source, record.key] = board_id
        self.digest_of_key[record.source, record.key] = digest
        for place in record.locations:
            if place.role in _IDENTIFYING:
                self._index(place.url, KnownAddress(board_id, place.role.value, name))

    def match(
        self, record: BoardRecord, contested: set[str], *, sources: Iterable[Source] = ()
    ) -> int | None:
        """The board this record is about, or None.

        Two records of one source are two boards, so boards that the record's source lists
        already are left out; `sources` are given when it stands for several.
        """
        meetings = self._meetings(record, set(sources) or {record.source})
        return same_board(record.name, meetings, contested=_is_in(record, contested))

    def neighbours(self, record: BoardRecord) -> list[str]:
        """Names of the boards that live at the record's home and are not taken for the same."""
        met = self._meetings(record, set())
        homes = [meeting.known for meeting in met if meeting.both_homes]
        return list(dict.fromkeys(known.board_name for known in homes))

    def _index(self, url: str, known: KnownAddress) -> None:
        for key in address_keys(url):
            _add(self._pages[key], known)
        _add(self._projects[_project_or_host(url)], known)

    def _meetings(self, record: BoardRecord, sources: set[Source]) -> list[Meeting]:
        found: list[Meeting] = []
        for place in record.locations:
            if place.role not in _IDENTIFYING:
                continue
            pages = [(self._pages, key, False) for key in address_keys(place.url)]
            projects = [(self._projects, _project_or_host(place.url), True)]
            for index, key, related in [*pages, *projects]:
                found += [
                    Meeting(place.url, place.role, known, related)
                    for known in index.get(key, [])
                    if sources.isdisjoint(self.listed_by.get(known.board_id, ()))
                ]
        return found


def contested_homes(records: Iterable[BoardRecord]) -> set[str]:
    """Canonical homes that several records of one source claim: there the name must decide."""
    claims = Counter((record.source, home) for record in records for home in set(_homes(record)))
    return {home for (_, home), count in claims.items() if count > 1}


def _homes(record: BoardRecord) -> Iterator[str]:
    return (canonical_url(url) for url in record.home_urls())


def _project_or_host(url: str) -> str:
    return project_of(url) or host_of(url)


def _is_in(record: BoardRecord, contested: set[str]) -> bool:
    return not contested.isdisjoint(_homes(record))


def _add(held: list[KnownAddress], known: KnownAddress) -> None:
    if known not in held:
        held.append(known)
