"""Where a relative link of a checked-out file leads, and whether a file is there. Pure."""

import posixpath
import re
from urllib.parse import unquote

from crawler.observation import Observation, Page
from smells.judging.links import is_mail_address, is_relative, lacks_scheme

_ENDING = re.compile(r"\.(?!html?$)[a-z]\w{0,5}$", re.IGNORECASE)
# Filled in later, by a person or by a tool that makes pages.
_NOT_A_PATH = re.compile(r"[{}<>$\[\]*\\]|%5c|%5b|%7b", re.IGNORECASE)
# Settings of programs that make a site out of the documents beside and below them.
_MAKER = re.compile(
    r"(?:^|/)(?:mkdocs\.ya?ml|zensical\.toml|conf\.py|book\.toml|_config\.ya?ml|antora\.yml"
    r"|docusaurus\.config\.\w+)$"
)


class Checkout:
    """The files of a folder that was listed whole, folders among them."""

    def __init__(self, observation: Observation) -> None:
        self.files = frozenset(observation.files)
        # Folders that nobody looked into: what they hold is not known.
        self.closed = tuple(name for name in observation.files if name.endswith("/"))
        self.folders = {folder for file in self.files for folder in _parents(file)}
        self.made = {posixpath.dirname(file) for file in self.files if _MAKER.search(file)}

    def holds(self, page: Page) -> bool:
        """Whether the page is one of the files, so that its links can be followed by hand.

        A page maker may add files of its own to all documents in its care but a README.
        """
        if page.url not in self.files:
            return False
        is_readme = posixpath.basename(page.url).casefold().startswith("readme")
        return is_readme or self.made.isdisjoint(("", *_parents(page.url)))

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
