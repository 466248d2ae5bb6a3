"""What a board promises to add: its ranking, its data, a way to submit. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.content import Content, Document, LinkRole
from crawler.extract.hints import any_in
from leaderboards.vocabulary import EntityKind
from smells.judging.sentences import Sentence, lines_of, sentences, speaks_of


@dataclass(frozen=True, slots=True)
class Promise:
    """`quote` is what the board says: the sentence, behind its heading where it says no more."""

    sentence: Sentence
    entity: EntityKind
    quote: str


_SOON_HEADING = re.compile(
    r"\W*(?:coming[ -]soon|敬请期待|即将(?:推出|发布|上线))\W*", re.IGNORECASE
)
_SOON = re.compile(
    r"\b(?:is|are|will be|to be)? ?(?:coming|(?:released|available|published|open(?:ed)?|launched"
    r"|online|added|public|uploaded)) (?:very )?soon\b"
    r"|\bwill be (?:released|available|published|opened|launched) (?:in the near future|later)\b"
    r"|敬请期待|即将(?:发布|推出|上线|开放|公开)|(?:近期|稍后|不久)(?:将|会)?(?:发布|推出|上线|开放|公开)",
    re.IGNORECASE,
)
# One of these occurs in everything that these patterns match.
_SOON_HINTS = (
    *("soon", "will be", "to be", "tbd", "tba", "stay tuned"),
    *("敬请期待", "即将", "近期", "稍后", "不久", "待"),
)
_ONLY_SOON = re.compile(
    r"\W*(?:(?:will be )?(?:coming|released|available|added|updated) soon"
    r"|to be (?:released|added|updated|announced|continued)|tb[ad]|stay tuned"
    r"|敬请期待|即将(?:发布|推出|上线|公布|开放)|待(?:更新|补充|发布|公布))\W*",
    re.IGNORECASE,
)
# What a part of a document is about, by its heading.
_PARTS: tuple[tuple[EntityKind, re.Pattern[str]], ...] = tuple(
    (entity, re.compile(pattern, re.IGNORECASE))
    for entity, pattern in (
        (EntityKind.SUBMISSION_CHANNEL, r"\bsubmi|提交"),
        (EntityKind.RANKING_DATAFRAME, r"leader ?board|\branking|\bresults?\b|榜|排名|结果"),
        (EntityKind.BENCHMARK_RAW_DATASET, r"\bdata ?sets?\b|\bdata\b|\btest set|数据|题库"),
        (EntityKind.EVALUATION_HARNESS, r"\bcode\b|\bevaluation\b|\bscripts?\b|代码|评测脚本"),
        (EntityKind.BENCHMARK_PROTOCOL, r"\bcitation\b|\bcit(?:e|ing)\b|\bpaper\b|引用|论文"),
    )
)
# Words that may stand before the thing itself; "code for the leaderboard" promises no leaderboard.
_A = (
    r"(?:(?:the|our|an?|full|official|public|online|complete|interactive|live|test|evaluation"
    r"|benchmark|(?-i:[\w.+-]*[A-Z\d][\w.+-]*)) )"
)
_MORE = re.compile(
    r"\W*(?:more|additional|further|new|extra|other)\b|\W*(?:更多|其他|新的)", re.IGNORECASE
)
_THINGS: tuple[tuple[EntityKind, LinkRole, re.Pattern[str]], ...] = tuple(
    (entity, role, re.compile(pattern, re.IGNORECASE))
    for entity, role, pattern in (
        (
            EntityKind.RANKING_DATAFRAME,
            LinkRole.LEADERBOARD,
            rf"^\W*{_A}{{0,4}}leader ?board\b(?! paper)|^\W*[\w\s-]{{0,12}}(?:榜单|排行榜)",
        ),
        (
            EntityKind.SUBMISSION_CHANNEL,
            LinkRole.SUBMISSION,
            rf"^\W*{_A}{{0,4}}(?:submission|evaluation (?:server|portal|site))s?\b"
            r"|^\W*[\w\s-]{0,12}提交(?:入口|通道|方式)",
        ),
        (
            EntityKind.BENCHMARK_RAW_DATASET,
            LinkRole.DATASET,
            rf"^\W*{_A}{{0,4}}(?:data ?set|test set|benchmark data|data)\b"
            r"|^\W*[\w\s-]{0,12}(?:数据集|测试集|数据)",
        ),
    )
)


def open_promises(content: Content, document: Document) -> Iterator[Promise]:
    """Promised as coming soon, in no dated news, and nowhere else on the page."""
    if not speaks_of(document, _SOON_HINTS):
        return
    lines = (
        line
        for line in lines_of(document)
        if any_in(_SOON_HINTS, line.plain) or _SOON_HEADING.fullmatch(line.heading)
    )
    for sentence in sentences(lines):
        if sentence.is_dated or _MORE.match(sentence.text):
            continue
        if entity := _promised_by_a_part(content, document, sentence):
            yield Promise(sentence, entity, f"{sentence.heading}: {sentence.text}")
        elif entity := _promised(content, document, sentence):
            yield Promise(sentence, entity, sentence.text)


def _promised(content: Content, document: Document, sentence: Sentence) -> EntityKind | None:
    """What a sentence promises, by itself or in a list of what is to come."""
    is_listed = (
        bool(_SOON_HEADING.fullmatch(sentence.heading)) and sentence.text != sentence.heading
    )
    if not is_listed and not _SOON.search(sentence.text):
        return None
    for entity, role, thing in _THINGS:
        if thing.search(sentence.text) and not _is_there(content, document, role):
            return entity
    return None


def _promised_by_a_part(
    content: Content, document: Document, sentence: Sentence
) -> EntityKind | None:
    """A heading under which stands nothing but that it is to come."""
    if not sentence.heading or not _ONLY_SOON.fullmatch(sentence.text):
        return None
    if not _is_all(document, sentence):
        return None
    for entity, heading in _PARTS:
        if heading.search(sentence.heading):
            shown = entity is EntityKind.RANKING_DATAFRAME and _shows_a_ranking(content)
            return None if shown else entity
    return None


def _is_all(document: Document, sentence: Sentence) -> bool:
    """Whether the part has no other line, be it a picture, and no part below it."""
    section, after = document.sections[sentence.section], sentence.section + 1
    last = len(document.lines)
    if after < len(document.sections):
        if document.sections[after].level > section.level:
            return False
        last = document.sections[after].line - 1
    lines = [line for line in document.lines[section.line : last] if line.strip(" \t-=*_")]
    return section.text.strip() == sentence.text and len(lines) <= 1


def _is_there(content: Content, document: Document, role: LinkRole) -> bool:
    if role is LinkRole.LEADERBOARD and _shows_a_ranking(content):
        return True
    return any(not link.url.startswith("#") for link in document.links_with(role))


def _shows_a_ranking(content: Content) -> bool:
    return any(table.ranking for table in content.tables)
