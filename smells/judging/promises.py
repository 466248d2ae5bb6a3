"""What a board promises to add: its ranking, its data, a way to submit. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.content import Content, Document, LinkRole
from leaderboards.vocabulary import EntityKind
from smells.judging.sentences import Sentence, sentences, speaks_of


@dataclass(frozen=True, slots=True)
class Promise:
    sentence: Sentence
    entity: EntityKind


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
# One of these occurs in everything that the two above match.
_SOON_HINTS = ("soon", "near future", "later", "敬请期待", "即将", "近期", "稍后", "不久")
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
    for sentence in sentences(document):
        is_listed = bool(_SOON_HEADING.fullmatch(sentence.heading))
        is_promise = is_listed and sentence.text != sentence.heading
        if sentence.is_dated or _MORE.match(sentence.text):
            continue
        if not is_promise and not _SOON.search(sentence.text):
            continue
        for entity, role, thing in _THINGS:
            if thing.search(sentence.text) and not _is_there(content, document, role):
                yield Promise(sentence, entity)
                break


def _is_there(content: Content, document: Document, role: LinkRole) -> bool:
    if role is LinkRole.LEADERBOARD and any(table.ranking for table in content.tables):
        return True
    return any(not link.url.startswith("#") for link in document.links_with(role))
