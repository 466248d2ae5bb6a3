"""What the rules find in files, said in one language and in one order. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crawler.maintainer_file import Accepted
from crawler.observation import Observation, Page, Unread
from crawler.storable import storable
from leaderboards.vocabulary import CheckOutcome
from smells.accepted_entries import fits, is_at
from smells.documents import remedy_of, title_of
from smells.engine import Answer, examine
from smells.fingerprint import fingerprint
from smells.lint.files import Gap
from smells.lint.maintainer_file import OwnFiles
from smells.outcome import EvidenceValue, Finding
from smells.rule import NOT_CHECKED, Confidence, Rule
from smells.rule import gettext_noop as _

IN_A_SENTENCE = 120  # characters of a value
_WHY = {
    Unread.TOO_LARGE.value: _(
        "it is too large: at most 5 MB of a file are read, and 100 MB of all together"
    ),
    Unread.BAD_ANSWER.value: _("it is a binary file, not a text"),
}
_SUREST_FIRST = list(Confidence)


@dataclass(frozen=True)
class Voice:
    """How to speak: `translate` renders a rule's message, `site` is where its page stands."""

    language: str = "en"
    site: str = ""
    translate: Callable[[str], str] = str

    def link_to(self, rule: Rule) -> str:
        return f"{self.site.rstrip('/')}/{self.language}/rules/{rule.id}/"


@dataclass(frozen=True)
class LintFinding:
    """`line` is 0 where the source has no lines. `quote` is the sentence or row it stands in."""

    file: str
    line: int
    rule: Rule
    entity: str
    message: str
    quote: str
    remedy: str
    link: str
    fingerprint: str
    values: Mapping[str, EvidenceValue]
    title: str = ""


@dataclass(frozen=True)
class AcceptedFinding:
    """A finding that the maintainers live with, and where their file says so."""

    finding: LintFinding
    entry: Accepted
    file: str


@dataclass(frozen=True)
class LintReport:
    """`not_read` says in words what was left out, and why; it accuses and clears nobody."""

    findings: tuple[LintFinding, ...]
    read: tuple[str, ...]
    not_read: tuple[str, ...]
    language: str
    accepted: tuple[AcceptedFinding, ...] = ()
    own: OwnFiles = field(default_factory=OwnFiles)

    def has(self, level: Confidence) -> bool:
        """Whether anything was found that is at least this sure, and is not accepted."""
        enough = _SUREST_FIRST[: _SUREST_FIRST.index(level) + 1]
        if any(each.confidence in enough for each in self.own.problems):
            return True
        return any(finding.rule.confidence in enough for finding in self.findings)


def lint(
    observation: Observation,
    *,
    voice: Voice,
    hints: bool,
    left_out: Sequence[Gap] = (),
    shown_at: Callable[[str], str] = str,
    own: OwnFiles | None = None,
) -> LintReport:
    """All rules over what was read. `shown_at` gives the name a page is shown under.

    `own` are the maintainers' files, which declare facts and accept smells.
    """
    own = own or OwnFiles()
    observation = replace(observation, declared=own.declared)
    answers = [
        answer
        for answer in examine(observation)
        if hints or answer.rule.confidence is not Confidence.HINT
    ]
    findings = [each for answer in answers for each in _said(answer, voice, shown_at)]
    findings.sort(key=lambda each: (each.file, each.line, each.rule.id))
    read = [page for page in observation.pages if page.outcome is not CheckOutcome.COULD_NOT_CHECK]
    gaps = [*left_out, *own.not_read]
    not_read = [f"{gap.name}: {voice.translate(gap.why) % gap.values}" for gap in gaps]
    not_read += [
        f"{shown_at(page.url)}: {voice.translate(why)}"
        for page in observation.pages
        for why in _gaps(page)
    ]
    fronts = {shown_at(page.url) for page in observation.pages if page.is_home}
    accepted = [_accepted(each, own, is_front=each.file in fronts) for each in findings]
    return LintReport(
        findings=tuple(f for f, a in zip(findings, accepted, strict=True) if a is None),
        read=tuple(shown_at(page.url) for page in read),
        not_read=tuple(not_read),
        language=voice.language,
        accepted=tuple(each for each in accepted if each),
        own=own.shown_at(shown_at),
    )


def _accepted(finding: LintFinding, own: OwnFiles, *, is_front: bool) -> AcceptedFinding | None:
    """An address in the file stands for the front page, which is what is shown there."""
    rule = finding.rule
    for entry in own.accepted:
        is_address = entry.where.startswith(("http://", "https://"))
        is_there = (is_address and is_front) or is_at(finding.file, entry.where)
        if is_there and fits(entry, rule_id=rule.id, smell=rule.smell.value, entity=finding.entity):
            return AcceptedFinding(finding, entry, own.name)
    return None


def _gaps(page: Page) -> tuple[str, ...]:
    if page.outcome is CheckOutcome.COULD_NOT_CHECK:
        return (_WHY.get(str(page.unread)) or page.detail or NOT_CHECKED,)
    return page.content.unread if page.content else ()


def _said(answer: Answer, voice: Voice, shown_at: Callable[[str], str]) -> list[LintFinding]:
    rule = answer.rule
    # Files may hold halves of characters, which nothing can print.
    found = [replace(each, values=storable(dict(each.values))) for each in answer.findings()]
    return [
        LintFinding(
            file=shown_at(finding.at),
            line=_line(finding),
            rule=rule,
            entity=(finding.entity or rule.entity).value,
            message=_filled(voice.translate(rule.message), finding.values),
            quote=str(finding.values.get("quote") or finding.values.get("row") or ""),
            remedy=remedy_of(rule.id, voice.language),
            link=voice.link_to(rule),
            fingerprint=fingerprint(rule.id, finding),
            values=finding.values,
            title=title_of(rule.id, voice.language),
        )
        for finding in found
    ]


def _line(finding: Finding) -> int:
    line = finding.values.get("line")
    return line if isinstance(line, int) else 0


class _Values(dict[str, str]):
    """A finding's values for its rule's message; one that is not there leaves a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


def _filled(message: str, values: Mapping[str, Any]) -> str:
    shown = {
        name: str(value)
        if len(str(value)) <= IN_A_SENTENCE
        else f"{str(value)[: IN_A_SENTENCE - 1]}…"
        for name, value in values.items()
        if value not in (None, "")
    }
    try:
        return message % _Values(shown)
    except (ValueError, TypeError):  # a slip in a translation must not end the run
        return message
