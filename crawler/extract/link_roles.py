"""What a link is for, judged by its words, its target and the sentence around it. Pure."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.documents import Link, LinkRole
from crawler.extract.hints import any_in

_WORDS: tuple[tuple[LinkRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            LinkRole.SUBMISSION,
            r"\bsubmit|\bsubmission|\bupload your|\badd your (model|results)|\bparticipat|"
            r"提交|投稿|报名|参与(评测|测评)|申请(评测|测评)",
        ),
        (
            LinkRole.DATASET,
            r"\b(raw ?)?data ?(sets?)?\b|\bdownload (the )?(test|dev)|\btest (set|split)"
            r"|数据集|测试集|验证集|下载数据|数据下载",
        ),
        (LinkRole.PAPER, r"\bpapers?\b|\barxiv\b|\bpreprint\b|technical report|论文|技术报告"),
        (
            LinkRole.HARNESS,
            r"\bharness\b|\beval(uation)? (code|scripts?|toolkit|framework|suite)"
            r"|评测(代码|脚本|工具)|测评代码|评估代码",
        ),
        (LinkRole.LICENSE, r"\blicen[sc]es?\b|许可证|开源协议|许可协议"),
        (LinkRole.LEADERBOARD, r"\bleader ?boards?\b|\brankings?\b|排行榜|榜单|排名"),
        (LinkRole.CONTACT, r"\be-?mail\b|\bcontact\b|\bdiscord\b|\bslack\b|联系|邮箱|微信群"),
    )
)
_TARGETS: tuple[tuple[LinkRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            LinkRole.PAPER,
            r"//([\w-]+\.)*(arxiv\.org|aclanthology\.org|openreview\.net|doi\.org|biorxiv\.org|"
            r"papers\.(nips|neurips)\.cc|proceedings\.mlr\.press)/|huggingface\.co/papers/",
        ),
        (
            LinkRole.DATASET,
            r"huggingface\.co/datasets/|//([\w-]+\.)*kaggle\.com/datasets/|modelscope\.cn/datasets/"
            r"|zenodo\.org/record",
        ),
        (
            LinkRole.SUBMISSION,
            r"//(forms\.gle|docs\.google\.com/forms|([\w-]+\.)?(wjx\.(cn|top)|typeform\.com))/"
            r"|/submit\b",
        ),
        (
            LinkRole.LICENSE,
            r"//(creativecommons\.org/licenses|opensource\.org/licenses?)/|(^|/)LICEN[SC]E(\.\w+)?$",
        ),
        (LinkRole.CONTACT, r"^mailto:"),
        (LinkRole.LEADERBOARD, r"leader-?board"),
    )
)


# One of these occurs in every target and text that the patterns above match: a quick look first.
_TARGET_HINTS = (
    "arxiv.", "aclanthology.", "openreview.", "doi.org", "biorxiv.", "papers", "proceedings.",
    "datasets", "zenodo.", "form", "wjx.", "submit", "licen", "mailto:", "leader",
)  # fmt: skip
_WORD_HINTS = (
    "submi", "upload", "add your", "participa", "data", "download", "test", "paper", "arxiv",
    "print", "technical", "harness", "eval", "licen", "leader", "ranking", "mail", "contact",
    "discord", "slack", "提交", "投稿", "报名", "参与", "申请", "数据", "测试", "验证", "论文",
    "报告", "评测", "测评", "评估", "许可", "协议", "榜", "排名", "联系", "邮箱", "微信",
)  # fmt: skip
# Words of links that say nothing themselves; then the sentence around them does.
_HERE = re.compile(
    r"(click |see |visit )?(here|this( (link|page|form|url|website))?|link|form|page|website)"
    r"|(点击|请)?(这里|此处|链接|此链接|页面|表单|网站)",
    re.IGNORECASE,
)


def link_roles(link: Link, sentence: str = "") -> tuple[LinkRole, ...]:
    """The roles that its own words and target give; the sentence counts only without any."""
    target = link.url if not link.url.startswith("#") else ""
    own = link.text if link.text != link.url else ""
    roles = _matching(_TARGETS, _TARGET_HINTS, target) + _matching(_WORDS, _WORD_HINTS, own)
    if sentence and not roles and target and _says_nothing(own, target):
        roles = _matching(_WORDS, _WORD_HINTS, sentence)[:1]
    return tuple(dict.fromkeys(roles))


def _says_nothing(own: str, target: str) -> bool:
    return bool(_HERE.fullmatch(own)) or (not own and "://" not in target)


def _matching(
    patterns: Sequence[tuple[LinkRole, re.Pattern[str]]], hints: Sequence[str], text: str
) -> list[LinkRole]:
    if not text or not any_in(hints, text.casefold()):
        return []
    return [role for role, pattern in patterns if pattern.search(text)]


def is_placeholder_target(url: str) -> bool:
    """A target that was never filled in: empty, "#", ".../TBD", "your-link-here"."""
    url = url.strip()
    if url in ("", "#"):
        return True
    parts = urlsplit(url) if "[" not in url else None
    last = parts.path.rstrip("/").rpartition("/")[2] if parts else ""
    return last.casefold() in {"tbd", "todo", "tba", "xxx", "xxxx"} or bool(
        re.search(r"\byour[-_](link|url)\b|\blink[-_]here\b", url, re.IGNORECASE)
    )


def with_roles(links: Sequence[Link], sentences: Sequence[str]) -> tuple[Link, ...]:
    """All links judged; `sentences` are the texts they stand in, one for each."""
    return tuple(
        Link(link.url, link.text, link.line, link.at, link_roles(link, sentence), link.section)
        for link, sentence in zip(links, sentences, strict=True)
    )
