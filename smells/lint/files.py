"""Which files of a folder are read, within bounds: a checkout may hold anything. No network."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from crawler.maintainer_file_places import NAMES
from smells.rule import gettext_noop as _

READ = {".md", ".markdown", ".mdx", ".html", ".htm", ".csv", ".tsv", ".json", ".jsonl", ".ndjson"}
DATA = {".csv", ".tsv", ".json", ".jsonl", ".ndjson"}
# Of all the data a checkout may hold, only this is likely to be shown as a ranking.
_SHOWN = re.compile(
    r"leader|board|rank|result|score|eval|bench|metric|summary|榜|排名", re.IGNORECASE
)
_README = re.compile(r"readme([._-]\w+)*\.\w+", re.IGNORECASE)
_NOT_OURS = {
    "node_modules", "venv", "env", "site-packages", "__pycache__", "vendor", "third_party",
    "dist", "build", "target", "wandb",
}  # fmt: skip

MOST_OWN = 20  # files of that name, of which one counts
STANDARD_INPUT = "-"  # as other commands call it

NO_SUCH = _("there is no such file or folder")
NOT_OPENED = _("it cannot be opened")
NO_FILE = _("it is a pipe or a device; save what it gives in a file, and name that")
NONE_WANTED = _("it holds no document, and no data that speaks of results")
NO_CHECKOUT = _("links to other files are not followed outside a git checkout")
TOO_MANY_LISTED = _("it holds too many files; links between them are not followed")
TOO_MANY_READ = _("only the first %(read)s of %(files)s files are read")


class UnreadablePath(Exception):
    """A path that was named does not exist, or cannot be opened. `why` is to be translated."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not looked at, and why; `why` is to be translated, and filled with `values`."""

    name: str
    why: str
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bounds:
    """`listed` are files that are merely known to be there; sizes are in bytes."""

    read: int = 500
    listed: int = 50_000
    depth: int = 40
    bytes_each: int = 5_000_000
    bytes_all: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read. `name` is what it is called; `is_home` says that it is a front page."""

    path: Path
    name: str
    is_home: bool


@dataclass(slots=True)
class Gathered:
    """`listed` are all files of a folder, empty when it was not listed whole; a name that ends
    in `/` is a folder nobody looked into. `own` are files by which maintainers state facts."""

    sources: list[Source] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    own: list[Source] = field(default_factory=list)
    left_out: list[Gap] = field(default_factory=list)


def gather_file(path: Path) -> Gathered:
    """One file that was named: it is read whatever it is called. Raises UnreadablePath."""
    if not path.is_file():
        is_there = path.exists() or path.as_posix() == STANDARD_INPUT
        raise UnreadablePath(path, NO_FILE if is_there else NO_SUCH)
    source = Source(path, writable(path.as_posix()), is_home=True)
    return Gathered(own=[source]) if _is_own(source.name) else Gathered([source])


def gather_folder(root: Path, bounds: Bounds) -> Gathered:
    """The documents and results of a folder. Links to elsewhere are listed, not followed.

    Raises UnreadablePath.
    """
    if not os.access(root, os.R_OK | os.X_OK):
        raise UnreadablePath(root, NOT_OPENED)
    gathered = Gathered()
    for path, name in _walk(root, bounds, gathered):
        if len(gathered.listed) >= bounds.listed:
            _forget_listed(gathered, root, TOO_MANY_LISTED)
            break
        gathered.listed.append(name)
        if path is not None and _is_own(name) and len(gathered.own) < MOST_OWN:
            gathered.own.append(Source(path, name, is_home=False))
        if path is not None and _is_wanted(name):
            gathered.sources.append(Source(path, name, is_home=_is_front_page(name)))
    if gathered.listed and not _is_checkout(root):
        _forget_listed(gathered, root, NO_CHECKOUT)
    if not gathered.sources and not gathered.own:
        gathered.left_out.append(_gap(root, NONE_WANTED))
    _keep_first(gathered, root, bounds.read)
    return gathered


def _forget_listed(gathered: Gathered, root: Path, why: str) -> None:
    gathered.listed.clear()
    gathered.left_out.append(_gap(root, why))


def _is_checkout(root: Path) -> bool:
    """Whether it surely holds all its files: a folder without a history may be a part."""
    whole = root.resolve()
    return any((folder / ".git").exists() for folder in (whole, *whole.parents))


def _keep_first(gathered: Gathered, root: Path, most: int) -> None:
    """The front page first, then what lies near the top."""
    gathered.sources.sort(key=lambda each: (each.name.count("/"), not each.is_home, each.name))
    if (files := len(gathered.sources)) > most:
        del gathered.sources[most:]
        gap = _gap(root, TOO_MANY_READ, {"read": most, "files": files})
        gathered.left_out.append(gap)


def _walk(root: Path, bounds: Bounds, gathered: Gathered) -> Iterator[tuple[Path | None, str]]:
    """Each file with its name below the root; None for what is there, but is not to be read."""
    waiting: list[tuple[Path, str, int]] = [(root, "", 0)]
    while waiting:
        folder, prefix, depth = waiting.pop()
        try:
            entries = _entries(folder, most=bounds.listed + 1)
        except OSError:
            gathered.left_out.append(_gap(folder, NOT_OPENED))
            entries = []
        if not entries and prefix:
            yield None, prefix  # an empty folder may be another repository's place
        for entry in entries:
            name = prefix + writable(entry.name)
            if entry.is_symlink():
                yield None, name + ("/" if _leads_to_folder(entry) else "")
            elif not entry.is_dir(follow_symlinks=False):
                yield (Path(entry.path) if entry.is_file() else None), name
            elif _is_passed_by(entry.name) or depth >= bounds.depth:
                yield None, f"{name}/"
            else:
                waiting.append((Path(entry.path), f"{name}/", depth + 1))


def _entries(folder: Path, *, most: int) -> Sequence[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(islice(entries, most), key=lambda entry: entry.name)


def _leads_to_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # a link that leads to itself
        return True


def _is_passed_by(folder: str) -> bool:
    return folder.startswith(".") or folder.casefold() in _NOT_OURS


def _is_own(name: str) -> bool:
    return Path(name).name in NAMES


def _is_wanted(name: str) -> bool:
    ending = Path(name).suffix.casefold()
    return ending in READ and (ending not in DATA or bool(_SHOWN.search(name)))


def _is_front_page(name: str) -> bool:
    return bool(_README.fullmatch(name)) or name.casefold() in ("index.html", "index.md")


def _gap(path: Path, why: str, values: Mapping[str, int] | None = None) -> Gap:
    return Gap(writable(path.as_posix()), why, values or {})


def writable(name: str) -> str:
    """File names may hold bytes that are no text at all."""
    return name.encode("utf-8", "replace").decode("utf-8")
