"""The words around the tables: sections, links, images, claims. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class LinkRole(StrEnum):
    SUBMISSION = "submission"
    DATASET = "dataset"
    PAPER = "paper"
    HARNESS = "harness"
    LICENSE = "license"
    LEADERBOARD = "leaderboard"
    MODEL = "model"
    CONTACT = "contact"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What a sentence states. Counts have a number, dates a date, the others their own words."""

    MODEL_COUNT = "model-count"
    TASK_COUNT = "task-count"
    DATASET_COUNT = "dataset-count"
    QUESTION_COUNT = "question-count"
    LANGUAGE_COUNT = "language-count"
    UPDATED_ON = "updated-on"
    CADENCE = "cadence"
    DEPRECATION = "deprecation"
    TODO = "todo"
    COMING_SOON = "coming-soon"
    OPEN_FOR_SUBMISSIONS = "open-for-submissions"


class Bound(StrEnum):
    """How a stated number is meant: "34 models", "over 30 models", "about 30 models"."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Link:
    """`url` is the target as written ("" when it is empty); `line` and `at` as in tables.py.

    `roles` are what the link is likely for, judged by its text, its target and its sentence;
    none when nothing tells. `section` is the index of the section it stands in.
    """

    url: str
    text: str = ""
    line: int = 0
    at: str = ""
    roles: tuple[LinkRole, ...] = ()
    section: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    url: str
    alt: str = ""
    line: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the visible text below it, down to the next heading of any level.

    The text in front of the first heading is section 0 with level 0 and an empty heading.
    `text` has one line for each block; code is left out.
    """

    heading: str
    level: int
    line: int = 0
    at: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the document states about the board, in a sentence of its own.

    `number` for counts, `date` (as complete as written: 2024, 2024-05, 2024-05-31) for
    UPDATED_ON, `rhythm` (a word of leaderboards.vocabulary.Rhythm) for CADENCE.
    `dated` is the date in front of the sentence, as in a list of news: such a claim was true
    then, and says nothing of today. `subject` is what is counted, in the document's own word.
    """

    kind: ClaimKind
    sentence: str
    line: int = 0
    at: str = ""
    section: int = 0
    number: int | None = None
    bound: Bound = Bound.EXACTLY
    subject: str = ""
    date: str = ""
    rhythm: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page or file of prose. `language` is "en", "zh-hans" or "" when it cannot be told.

    `anchors` are the places inside it that a `#link` can reach. `lines` is the source itself,
    for evidence.
    """

    address: str
    language: str = ""
    title: str = ""
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    claims: tuple[Claim, ...] = ()
    anchors: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def line(self, number: int) -> str:
        """The source line of that 1-based number; empty when there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def has_anchor(self, fragment: str) -> bool:
        """Whether `#fragment` leads somewhere, compared as browsers and code hosts do."""
        wanted = fragment.casefold().removeprefix("user-content-")
        return wanted in {"", "top"} or any(wanted == anchor.casefold() for anchor in self.anchors)

    def claims_of(self, *kinds: ClaimKind) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.kind in kinds)

    def links_with(self, *roles: LinkRole) -> tuple[Link, ...]:
        return tuple(link for link in self.links if set(roles) & set(link.roles))
