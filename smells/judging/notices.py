"""The sentences by which a board itself says that it is over, in English and Chinese. Pure.

A notice speaks of the board as a whole and of today: not of a part, an old version, another
project, or something that may happen.
"""

import re
from collections.abc import Iterator

from crawler.content import Document
from crawler.extract.hints import any_in
from smells.judging.sentences import Line, Sentence, lines_of, sentences

FIRST, EARLY = 6, 25  # lines of text
_ABOUT_ITSELF = re.compile(
    r"\b(?:status|notice|note|warning)\b|deprecat|archiv|maint[ae]|公告|声明|状态|说明|维护",
    re.IGNORECASE,
)
_WHOLE = (
    r"(?:leader ?board|benchmark|repo(?:sitory)?|project|board|arena|competition|challenge|space"
    r"|web ?site|site|page)"
)
_BOARD = rf"(?:\b(?:this|our)(?: [\w-]+){{0,3}}? {_WHOLE}|^\W*(?:\w+: )?the {_WHOLE})"
_HAS_BEEN = (
    r"(?:is|are|has been|have been|was|were|will be|'s)(?: (?:now|currently|officially|being))*"
)
_OVER = (
    r"(?:deprecated|archived|discontinued|retired|sunset(?:ted)?|obsolete|unmaintained|superseded"
    r"|replaced by|shut down|closed down"
    r"|no longer (?:being |actively )*(?:maintained|updated|supported|active|developed)"
    r"|not (?:being )?(?:actively maintained|(?:maintained|updated) any ?more))"
)
_ENGLISH = re.compile(
    rf"{_BOARD},? {_HAS_BEEN} {_OVER}\b"
    rf"|{_BOARD} (?:has|have)(?: now)? (?:been )?(?:moved|migrated) (?:to|into)\b"
    r"|\bwe (?:have |will |are )?(?:stop(?:ped|ping)?|no longer|ceased?) "
    rf"(?:updat|maintain|support)(?:e|ing)? (?:this|our)(?: [\w-]+){{0,2}}? {_WHOLE}"
    rf"|\b(?:we|i) (?:preserve|keep|leave|retain)\w* this {_WHOLE}.{{0,30}} for historical\b"
    r"|\bthe (?:table|list|ranking|results?|scores?)(?: (?:below|above|here))?"
    rf"(?: (?:is|are) [^.;]{{1,60}}? (?:and|but))? {_HAS_BEEN}"
    r" no longer (?:being )?(?:updated|maintained)\b",
    re.IGNORECASE,
)
# Without a subject: it speaks of the whole only at the top of a document.
_ENGLISH_ALONE = re.compile(
    r"^\W*(?:this (?:one )?(?:is|has been) )?(?:now )?"
    r"(?:deprecated|unmaintained|discontinued|no longer (?:actively )?(?:maintained|updated))"
    r"\b\W*(?:$|[:,;.!(]|in favou?r of\b|please\b|use\b)"
    r"|^\W*superseded by\b"
    r"|[\[(（]\s*(?:deprecated|unmaintained|discontinued|archived|no longer maintained"
    r"|已?(?:废弃|弃用|停止维护|停止更新|归档))\s*[\])）]\W*$",
    re.IGNORECASE,
)
_END = (
    r"(?=了?\W*(?:$|[。，,；;！!）)(（：:]))"  # what is no longer kept up is not a part named next
)
_CHINESE_OVER = (
    r"(?:停止(?:主动|积极)?(?:维护|更新|服务|运营)?|不再(?:进行)?(?:主动|积极)?(?:维护|更新|运营)"
    rf"|废弃|弃用|下线|关闭){_END}"
)
_CHINESE = re.compile(
    r"(?:本|该|此|这个|当前)(?:项目|榜单|排行榜|仓库|评测|基准|竞技场|网站|页面|站点)"
    rf"(?:目前|现)?(?:(?:(?:已经?|现已|将|即将)(?:于.{{2,12}}?)?|于.{{2,12}}?){_CHINESE_OVER}|不再(?:维护|更新){_END}"
    r"|(?:已经?|现已)(?:归档|迁移(?:至|到)))",
)
_CHINESE_ALONE = re.compile(rf"^\W*(?:已|现已|本已)(?:归档|{_CHINESE_OVER})")
_NOT_NOW = re.compile(
    r"\b(?:if|when|once|until|unless|may|might|could|would|should|never|in case|before|whether)\b"
    r"|\b(?:previous|old(?:er)?|earlier|legacy|former|first|v\d[\w.]*|version \d[\w.]*) "
    r"|如果|若|可能|是否|之前|旧版|老版|历史",
    re.IGNORECASE,
)
# One of these occurs in everything that the four patterns match.
_HINTS = (
    *("deprecated", "archived", "discontinued", "retired", "sunset", "obsolete", "maintained"),
    *("superseded", "replaced by", "shut down", "closed down", "no longer", "any more", "anymore"),
    *(" moved", " migrated", "stop", "cease", "historical"),
    *("停止", "不再", "废弃", "弃用", "下线", "关闭", "归档", "迁移"),
)


def notices(document: Document) -> Iterator[Sentence]:
    about_itself = {
        heading
        for heading in {section.heading for section in document.sections}
        if _ABOUT_ITSELF.search(heading)
    }

    def may_be_one(line: Line) -> bool:
        return (line.place <= EARLY or line.heading in about_itself) and any_in(_HINTS, line.plain)

    yield from filter(is_notice, sentences(filter(may_be_one, lines_of(document))))


def is_notice(sentence: Sentence) -> bool:
    """Whether the board says of itself, today, that it is over.

    Further down, "this project" may well be another that was just spoken of.
    """
    if sentence.is_dated or not (sentence.place <= EARLY or _ABOUT_ITSELF.search(sentence.heading)):
        return False
    text = sentence.text
    match = _ENGLISH.search(text) or _CHINESE.search(text)
    if match is None and sentence.place <= FIRST and sentence.first:
        match = _ENGLISH_ALONE.search(text) or _CHINESE_ALONE.search(text)
    # A condition in front of the notice, or within it, makes it none.
    return match is not None and not _NOT_NOW.search(text[: match.end()])
