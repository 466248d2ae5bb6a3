"""Whether a document that asks for submissions says how to hand them in. Pure."""

import re

from crawler.content import Claim, ClaimKind, Document, LinkRole, Section
from smells.judging.sentences import speaks_of

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\)|＠)\s?[\w-]+\s?(?:\.|\[dot\])\s?\w{2,}",
    re.IGNORECASE,
)
_AT = ("@", "＠", "[at]", "(at)")  # one of these stands in every address
_BY_WORDS = re.compile(
    r"\b(?:pull requests?|prs?|issues?|e-?mails?|contact|discord|slack|wechat|google form|upload"
    r"|form|portal|submission (?:page|site|tab|system)"
    r"|submit\w*\b.{0,30}\b(?:page|tab|button|here|below|website|site))\b"
    r"|邮件|邮箱|联系|微信|扫码|二维码|上传|表单|问卷|官网|提交页|议题|公众号",
    re.IGNORECASE,
)
_SUBMISSION = re.compile(
    r"\bsubmi(?:t|ssions?)\b|\bhow to participate\b"
    r"|\badd(?:ing)? (?:your|a|new) (?:own )?(?:model|result|entr)|提交|投稿|如何(?:参与|参加)",
    re.IGNORECASE,
)
_MODELS = re.compile(r"\bsubmi|\bmodels?\b|\bresults?\b|leader ?board|提交|投稿|模型|结果|榜", re.I)
# What is to be handed in with or in a submission is no call for one.
_ASIDE = re.compile(
    r"\b(?:in|with|within|alongside) (?:\w+ ){0,2}(?:future|next|later|your|their) submissions?\b",
    re.IGNORECASE,
)
STEPS_LENGTH = 40  # characters below a heading about submissions; fewer explain nothing


def invitation(document: Document) -> Claim | None:
    """The first sentence of today, headings left out, that asks for submissions."""
    headings = {section.heading for section in document.sections}
    for claim in document.claims_of(ClaimKind.OPEN_FOR_SUBMISSIONS):
        sentence = claim.sentence
        is_of_today = not claim.dated and sentence not in headings
        if is_of_today and _MODELS.search(sentence) and not _ASIDE.search(sentence):
            return claim
    return None


def has_channel(document: Document) -> bool:
    """Any way at all: a link, a mail address, a form, a code host's own ways, or steps."""
    if document.links_with(LinkRole.SUBMISSION, LinkRole.CONTACT):
        return True
    text = "\n".join(f"{section.heading}\n{section.text}" for section in document.sections)
    if _BY_WORDS.search(text) or (speaks_of(document, _AT) and _MAIL.search(text)):
        return True
    return any(explains(document, index) for index, _ in submission_sections(document))


def submission_sections(document: Document) -> list[tuple[int, Section]]:
    """The parts whose heading is about handing in, with their place in the document."""
    headings = "\n".join(section.heading for section in document.sections)
    if not _SUBMISSION.search(headings):
        return []
    return [
        (index, section)
        for index, section in enumerate(document.sections)
        if _SUBMISSION.search(section.heading)
    ]


def explains(document: Document, index: int) -> bool:
    """Whether a section, with those below it, holds steps, code, pictures or links at all."""
    section, end = document.sections[index], index + 1
    while end < len(document.sections) and document.sections[end].level > section.level:
        end += 1
    below = document.sections[index:end]
    if end > index + 1 or any(index <= link.section < end for link in document.links):
        return True
    if sum(len(part.text) for part in below) >= STEPS_LENGTH:
        return True
    last = document.sections[end].line - 1 if end < len(document.sections) else len(document.lines)
    source = document.lines[section.line : max(section.line, last)]
    # Code and pictures are no text, but may well explain; without lines we cannot tell.
    return not document.lines or any(
        line.strip() for line in source if line.strip() != section.text
    )
