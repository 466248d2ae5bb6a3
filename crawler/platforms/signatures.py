"""What hosting companies and bot walls write in their own name on a board's address. Pure.

All texts and headers here come from answers that were seen; where one is missing, the answer is
judged by its status alone.
"""

import re

from crawler.extract.visible_text import VisibleText
from crawler.fetch.response import Response
from crawler.platforms.pages import host_of

SHORT_PAGE = 2_000  # characters of visible text; a real board has more
_LOOKED_INTO = 200_000  # bytes; whoever says such a thing says it on a small page

_WALL_SERVERS = ("akamaighost", "datadome", "imperva", "ddos-guard")
_WALL_STATUSES = {403, 405, 406, 429, 999}
_WALL_TITLES = re.compile(
    r"just a moment\.{0,3}|attention required! \| cloudflare|ddos-guard|access denied"
    r"|(?:security|human) (?:check|verification)|are you a (?:robot|human)\??"
    r"|安全验证|人机验证|滑动验证页面",
    re.IGNORECASE,
)
_WALL_TEXTS = re.compile(
    r"enable javascript and cookies to continue|checking your browser before"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|incapsula incident id"
    r"|complete the captcha|unusual traffic from your",
    re.IGNORECASE,
)
_WALL_SCRIPTS = re.compile(r"captcha-delivery\.com|px-captcha|/_Incapsula_Resource", re.IGNORECASE)

_PARKING_HOSTS = r"(?:sedoparking|parkingcrew|bodis|parklogic|above)\.(?:com|net)"
# Bounded, and within one tag: a page made of nothing but beginnings must not take minutes.
_PARKING_SCRIPT = re.compile(
    rf"<script[^<>]{{1,200}}?src=[\"']?(?:https?:)?//[^\"'<>]{{0,100}}?{_PARKING_HOSTS}", re.I
)
_LANDER = re.compile(r"window\.(?:onload=function\(\)\{window\.)?location\.href=[\"']/lander")
_FOR_SALE = re.compile(r"domain (?:name )?is for sale|buy this domain|courtesy of godaddy", re.I)
_NAME_MARKETS = {"hugedomains.com", "dan.com", "afternic.com", "atom.com", "sedo.com"}

_HOSTS_WORDS = (
    ("there isn't a github pages site here", "GitHub Pages has no site at this address"),
    ("the site configured at this address does not", "GitHub Pages has no such file there"),
    ("no such app", "Heroku has no app at this address"),
    ("deployment_not_found", "Vercel has no deployment at this address"),
    ("deployment_deleted", "the deployment was deleted from Vercel"),
    ("not found - request id", "Netlify has no site at this address"),
    ("nosuchbucket", "the storage bucket does not exist"),
    ("404 web site not found", "Azure has no site at this address"),
    ("unknown domain", "its host does not know the domain name"),
    ("project not found", "its host has no such project"),
)


def bot_wall(response: Response, seen: VisibleText | None) -> str:
    """Why an answer is for robots and not for readers; empty when it is not."""
    headers = response.headers
    if "cf-mitigated" in headers:
        return "a challenge for browsers"
    if response.status in _WALL_STATUSES and (
        headers.get("server", "").lower().startswith(_WALL_SERVERS) or "x-datadome" in headers
    ):
        return f"a bot wall answered {response.status}"
    source = _if_short(response, seen)
    if not seen or not source:
        return ""
    is_wall = _WALL_TITLES.fullmatch(seen.title.strip()) or _WALL_TEXTS.search(seen.text)
    return "a check for robots" if is_wall or _WALL_SCRIPTS.search(source) else ""


def paused_by_host(response: Response) -> str:
    """Vercel pauses a site whose quota is used up; it often returns with the next month."""
    codes = response.headers.get("x-vercel-error", "")
    if response.status >= 500 and not codes:
        codes = response.body[:2000].decode("utf-8", errors="replace")
    if "DEPLOYMENT_PAUSED" in codes or "DEPLOYMENT_DISABLED" in codes:
        return "paused by its host"
    if "FUNCTION_THROTTLED" in codes:
        return "held back by its host"
    return "not ready at its host" if "DEPLOYMENT_NOT_READY" in codes else ""


def is_parked(response: Response, seen: VisibleText | None) -> bool:
    """Whether a name dealer answers in the board's place: never the board in good order."""
    if response.status >= 400:
        return False
    if host_of(response.url) in _NAME_MARKETS and len(response.hops) > 1:
        return True
    source = _if_short(response, seen)
    if not seen or not source:
        return False
    if len(source) < 1000 and _LANDER.search(source):
        return True
    return bool(_PARKING_SCRIPT.search(source) or _FOR_SALE.search(f"{seen.title} {seen.text}"))


def hosts_word(response: Response) -> str:
    """What the hosting company says about an address where nothing is; empty when nothing."""
    if len(response.body) > _LOOKED_INTO:
        return ""
    source = response.body.decode("utf-8", errors="replace").lower()
    source = source.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("&#39;", "'")
    return next((words for sign, words in _HOSTS_WORDS if sign in source), "")


def _if_short(response: Response, seen: VisibleText | None) -> str:
    """The source of a small HTML page; empty for any other answer."""
    is_short = seen and len(seen.text) < SHORT_PAGE and len(response.body) <= _LOOKED_INTO
    return response.text() if is_short else ""
