"""Links between files, where all files of a folder are known."""

from dataclasses import replace

import pytest

from smells.outcome import Clear, NotApplicable
from tests.smells.detectors.shown import ask, observation, values

FILES = ("README.md", "docs/guide.md", "docs/a b.md", "img/chart.png", "sub/", "文档/指南.md")


def seen(text: str, files=FILES, url: str = "README.md"):
    plain = observation(text)
    return replace(plain, pages=(replace(plain.pages[0], url=url),), files=tuple(files))


@pytest.mark.parametrize(
    "target",
    ["docs/guide.md", "./docs/guide.md#part", "docs/guide.md?raw=true", "docs/a%20b.md", "docs",
     "docs/", "sub/anything.md", "../other/x.md", "/docs/none.md", "guide", "page.html",
     "https://x.example/none.md", "mailto:a@b.example", "a@lab.example", "www.x.example/y.md",
     "{file}.md", "%E6%96%87%E6%A1%A3/%E6%8C%87%E5%8D%97.md", "docs/../README.md"],
)  # fmt: skip
def test_what_is_there_or_cannot_be_judged(target):
    assert not values("missing.linked-file", seen(f"[it]({target})"), "target")


@pytest.mark.parametrize("target", ["docs/Guide.md", "docs/none.md", "./run.py", "subs/x.md"])
def test_what_is_not_there(target):
    assert values("missing.linked-file", seen(f"[it]({target})"), "target") == [target]


def test_a_path_is_followed_from_the_file_it_stands_in():
    files = (*FILES, "docs/more.md")
    assert not values(
        "missing.linked-file", seen("[it](more.md)", files, "docs/guide.md"), "target"
    )
    assert values("missing.linked-file", seen("[it](more.md)", files), "target") == ["more.md"]


def test_nothing_is_missing_where_the_files_are_not_known():
    assert isinstance(ask("missing.linked-file", seen("[it](none.md)", ())), NotApplicable)
    assert isinstance(ask("misdisplayed.broken-image", seen("![it](none.png)", ())), Clear)


def test_images_are_files_too():
    rule = "misdisplayed.broken-image"
    assert values(rule, seen("![a](img/chart.png) ![b](img/none.png)"), "target") == [
        "img/none.png"
    ]
    assert not values(
        rule, seen("![a](https://x.example/none.png) ![b](data:image/png;x)"), "target"
    )


def test_documents_that_a_page_maker_looks_after_may_get_files_of_its_own():
    files = (*FILES, "docs/mkdocs.yml", "docs/README.md")
    rule = "missing.linked-file"
    assert not values(rule, seen("[it](made.md)", files, "docs/guide.md"), "target")
    assert values(rule, seen("[it](made.md)", files, "docs/README.md"), "target")
    assert values(rule, seen("[it](made.md)", files), "target")
