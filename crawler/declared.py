"""What rules get to know of a board's leaderboard.yml. Pure.

It adds to what the board's pages say, and takes nothing away from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.maintainer_file import MaintainerFile


@dataclass(frozen=True)
class Declared:
    """`file` is the file's address. `rhythm` is how often results are published, "" if unsaid."""

    file: str
    rhythm: str = ""
    rhythm_line: int = 0
    submission_url: str = ""
    steps_url: str = ""

    @property
    def names_a_channel(self) -> bool:
        return bool(self.submission_url or self.steps_url)


def declared_in(file: MaintainerFile, address: str) -> Declared:
    return Declared(
        file=address,
        rhythm=file.rhythm.value if file.rhythm else "",
        rhythm_line=file.rhythm_line if file.rhythm else 0,
        submission_url=file.submission_url,
        steps_url=file.steps_url,
    )


def declared_from_plain(plain: Mapping[str, Any] | None) -> Declared | None:
    return Declared(**plain) if plain else None
