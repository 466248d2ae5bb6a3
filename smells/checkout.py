"""Where a relative link of a checked-out file leads, and whether a file is there. Pure."""

import posixpath
import re
from urllib.parse import unquote

from crawler.observation import Observation, Page
from smells.links import is_mail_address, is_relative, lacks_scheme

_ENDING = re.compile(r"\.(?!html?$)[a-z]\w{0,5}$", re.IGNORECASE)
# Filled in later, by a person or by a tool that makes pages.
_NOT_A_PATH = re.compile(r"[{}<>$\[\]*\\]|%5c|%5b|%7b", re.IGNORECASE)


class Checkout:
    """The files of a folder that was listed whole, folders among them."""

    def __init__(self, observation: Observation) -> None:
        self.files = frozenset(observation.files)
        # Folders that nobody looked into: what they hold is not known.
        self.closed = tuple(name for name in observation.files if name.endswith("/"))
        self.folders = {folder for file in self.files for folder in _parents(file)}

    def holds(self, page: Page) -> bool:
        """Whether the page is one of the files, so that its links can be followed by hand."""
        return page.url in self.files

    def lacks(self, page: Page, url: str) -> str:
        """The path a relative link leads to when no file is there; else empty.

        Empty too for what is no path of this folder: routes of a site, what lies above it, and
        names without an ending, which page makers resolve in ways of their own.
        """
        path = unquote(re.split(r"[?#]", url, maxsplit=1)[0].strip())
        if not is_relative(url) or _NOT_A_PATH.search(url) or not _ENDING.search(path):
            return ""
        if path.startswith("/") or is_mail_address(url) or lacks_scheme(url):
            return ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.url), path))
        is_there = target in self.files or target in self.folders
        is_outside = target.startswith(("..", *self.closed))
        return "" if is_there or is_outside else target


def _parents(file: str) -> list[str]:
    parts = file.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]
