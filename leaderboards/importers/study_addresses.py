"""Which addresses of the study's cell comments belong to the board they stand beside. Pure.

In the published workbook many comments have slipped by some rows: the code of one benchmark
stands beside the name of another. Taken as they stand, a stranger's dead link would be held
against the board. So an address is taken only when it can be the board's own.
"""

import re
from urllib.parse import urlsplit

from leaderboards.identity import BadAddress, canonical_url
from leaderboards.same_board import telling_words
from leaderboards.vocabulary import LocationRole

# Pages on these hosts bear numbers instead of names, so that they tell of nobody.
_NAMELESS = (
    "docs.google.com",
    "forms.gle",
    "docs.qq.com",
    "wj.qq.com",
    "mp.weixin.qq.com",
    "feishu.cn",
    "eval.ai",
    "worksheets.codalab.org",
    "gist.github.com",
    "paperswithcode.com",
)
_THREAD = re.compile(r"/(issues|discussions|pull)/\d+$")
_COMMON_PARTS = frozenset(("data", "leaderboard", "leaderboardhtml", "leaderboards"))


def tells_of_board(url: str, name: str, known: list[str], role: LocationRole) -> bool:
    """Whether an address beside a board can be its own. `known` are addresses that surely are.

    A repository, a Pages site or a Space names its owner and itself: it must share a word with
    the board's name, or its owner with a known address. Elsewhere a mirror is taken on trust;
    a submission page is when its host knows no names; a source never is.
    """
    try:
        canonical = canonical_url(url)
    except BadAddress:
        return True  # the row is rejected for it later, with the reason
    if role is LocationRole.MIRROR and _THREAD.search(canonical):
        return False
    if _shares_word(canonical, name) or _shares_owner(url, known):
        return True
    if role is LocationRole.MIRROR:
        return not _owners(url)
    host = canonical.partition("/")[0]
    return role is LocationRole.SUBMISSION and host.endswith(_NAMELESS)


def _shares_word(canonical: str, name: str) -> bool:
    letters = _letters(canonical)
    return any(len(word) > 2 and word in letters for word in telling_words(name))


def _shares_owner(url: str, known: list[str]) -> bool:
    theirs = {part for address in known for part in _owners(address) or _site(address)}
    ours = _owners(url) or _site(url)
    return any(a in b or b in a for a in ours for b in theirs)


def _owners(url: str) -> set[str]:
    """The owner and the name in the address of a repository, a Pages site or a Space."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = [part for part in parts.path.split("/") if part]
    found: list[str] = []
    if host == "github.com":
        found = path[:2]
    elif host in ("huggingface.co", "hf.co"):
        found = path[1:3]
    elif host.endswith((".github.io", ".hf.space")):
        found = [host.split(".")[0], *path[:1]]
    letters = {_letters(part) for part in found} - _COMMON_PARTS
    return {part for part in letters if len(part) > 3}


def _site(url: str) -> set[str]:
    """The name a site is registered under (`crfm.stanford.edu`: `stanford`), else its host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = host.split(".")[:-1]
    while labels and len(labels[-1]) < 4:  # co.uk, edu.cn, ac.jp
        labels.pop()
    return {_letters(labels[-1] if labels else host)}


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
