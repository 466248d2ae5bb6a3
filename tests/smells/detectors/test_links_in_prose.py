"""Links that are wrong in themselves, and those that only look so."""

import pytest

from smells.detectors import DETECTORS
from tests.smells.detectors.shown import findings, observation, values


def targets(rule: str, text: str, kind: str = "markdown") -> list:
    return values(f"inaccessible.{rule}", observation(text, kind=kind), "target")


@pytest.mark.parametrize(
    "url",
    ["https://a.example/TBD", "https://a.example/todo/", "https://arxiv.org/abs/XXXX.XXXXX",
     "https://arxiv.org/abs/2401.xxxxx", "https://example.com/paper", "link", "URL",
     "your-link-here", "https://github.com/your-username/repo", "https://",
     "paper_placeholder.html",
     "<insert-url>", "https://a.example/coming-soon"],
)  # fmt: skip
def test_a_target_that_was_never_filled_in(url):
    assert targets("placeholder-url", f'<a href="{url}">the paper</a>', "html")


@pytest.mark.parametrize(
    "url",
    ["https://a.example/todos", "docs/your_own_model.md", "https://a.example/tbdetails",
     "https://examples.com/x", "https://a.example/urls", "https://github.com/yourbench/yourbench",
     "https://arxiv.org/abs/2401.01234", "https://a.example/?q=todo-list", "linked.md",
     "https://docs.example.com.cn/guide", "https://a.example/how-to-link-here-and-there.html#x"],
)  # fmt: skip
def test_a_target_that_only_sounds_like_a_placeholder(url):
    assert not targets("placeholder-url", f'<a href="{url}">the paper</a>', "html")


def test_a_link_that_is_called_an_example_may_be_one():
    assert not targets("placeholder-url", "[an example](https://example.com/board)")


def test_an_address_in_instructions_is_no_placeholder():
    assert not targets("placeholder-url", "Clone https://github.com/your-username/board first.")


@pytest.mark.parametrize(
    "url",
    ["www.board.example/x", "github.com/owner/board", "arxiv.org/abs/2311.01234",
     "data.lab.edu/set", "https//a.example/x", "htttps://a.example", "http:/a.example/x",
     "https:a.example", "https://https://a.example", "ttps://a.example", "board.com",
     "http://makers/alpha-7b", "https://huggingface.co/https://makers/alpha-7b"],
)  # fmt: skip
def test_an_address_without_its_beginning(url):
    assert targets("link-without-scheme", f"See [it]({url}).") == [url]


@pytest.mark.parametrize(
    "url",
    ["https://a.example", "docs/guide.md", "README.md", "setup.py", "main.ai", "../x.io", "#net",
     "mailto:a@b.example", "ftp://a.example", "//cdn.example/x.js", "data/results.org",
     "notes.org", "http://localhost/board", "https://old.example/http://a.example"],
)  # fmt: skip
def test_files_and_whole_addresses_lack_nothing(url):
    assert not targets("link-without-scheme", f"See [it]({url}).")


@pytest.mark.parametrize("url", ["a.b@lab.example", "https://board@lab.example"])
def test_a_mail_address_without_mailto(url):
    assert targets("email-as-relative-link", f"Write [us]({url}).") == [url]


@pytest.mark.parametrize("url", ["mailto:a@lab.example", "https://a.example/@user", "pkg@1.2"])
def test_what_is_no_mail_address(url):
    assert not targets("email-as-relative-link", f"Write [us]({url}).")


@pytest.mark.parametrize(
    ("heading", "link"),
    [("📊 Results", "#-results"), ("Results & More", "#results--more"), ("排行榜", "#排行榜"),
     ("How to Submit?", "#How-To-Submit"), ("⚙️ Setup", "#%EF%B8%8F-setup"),
     ("C++ (v1.0)", "#c-v10"), ("Own {#mine}", "#mine"), ("Data", "#user-content-data")],
)  # fmt: skip
def test_a_heading_is_found_by_any_spelling_of_its_name(heading, link):
    assert not targets("broken-anchor", f"[there]({link})\n\n## {heading}\n")


@pytest.mark.parametrize(
    "link", ["#", "#top", "#readme", "#L12", "#/route", "#:~:text=x", "#x-ov-file"]
)
def test_places_of_the_host_are_not_ours(link):
    assert not targets("broken-anchor", f"[there]({link})\n")


def test_an_anchor_is_not_judged_where_the_document_includes_others_or_is_made_by_scripts():
    assert targets("broken-anchor", "[there](#gone)\n") == ["#gone"]
    assert not targets("broken-anchor", "[there](#gone)\n\n{% include part.md %}\n")
    assert not targets("broken-anchor", "<!doctype html><p><a href='#gone'>there</a>", "html")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Images are from the [photo set] (http://photos.example/set).", ["photo set"]),
        ("- Two:\n\n\t- one (from [photo set] (http://photos.example/set))", ["photo set"]),
        ("??? note\n\n    - [photo set](http://photos.example/set)", []),
        ("Shown before [3] (http://photos.example/set).", []),
        ("Written `[photo set] (http://photos.example/set)` it is no link.", []),
        ("We took [only some] (see http://photos.example/set).", []),
    ],
)
def test_a_link_in_two_halves(text, found):
    assert values("misdisplayed.malformed-markdown-link", text, "text") == found


def test_a_part_of_a_page_is_made_into_pages_elsewhere():
    text = '<a href="#" class="logo">The board</a> <img src="img/none.png">'
    seen = observation(text, kind="html", url="https://board.example/parts/_head.html")
    assert not findings("inaccessible.empty-link", seen)
    assert findings("inaccessible.empty-link", "[The board](#)")


def test_a_long_line_is_quoted_around_its_link():
    (found,) = findings("inaccessible.empty-link", f"{'word ' * 200}[the data]() {'word ' * 200}")
    assert "[the data]()" in found.values["quote"]
    assert len(found.values["quote"]) <= 300


def test_links_that_templates_fill_in_are_left_alone():
    text = '<a href="{{ item.url }}">paper</a> <a href="https://x.example/{{ TBD }}">x</a>'
    prose = [rule for rule in DETECTORS if rule.startswith("inaccessible.")]
    assert not any(findings(rule, observation(text)) for rule in prose)
