"""Where readers without an account are sent to sign in. Pure."""

import re
from urllib.parse import urlsplit

LOGIN_HOSTS = frozenset(
    [
        "accounts.google.com",
        "login.microsoftonline.com",
        "login.live.com",
        "accounts.feishu.cn",
        "passport.feishu.cn",
        "accounts.larksuite.com",
    ]
)
_LOGIN_PATHS = re.compile(r"^(airtable\.com|docs\.qq\.com|notion\.so)/(.*/)?login\b")


def is_login(url: str) -> bool:
    """Whether an address is a sign-in page of one of the hosts that are known for theirs."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return False
    return host in LOGIN_HOSTS or bool(_LOGIN_PATHS.match(f"{host}{parts.path}"))
