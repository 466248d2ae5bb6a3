"""Whatever evidence points at in Markdown knows the line it was written on."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.html_scan import LINE
from crawler.extract.markdown import render
from crawler.extract.pages import read_markdown

LINK = re.compile(r"https://x\.example/\d+")


def lines_of_links(text):
    return [(link.text, link.line) for link in read_markdown(text, "README.md").document.links]


def lines_of(tag, text):
    return [int(line) for line in re.findall(rf'<{tag} {LINE}="?(\d+)', render(text).text)]


def test_links_after_soft_and_hard_breaks():
    text = "a [b](c)\nd [e](f)  \ng [h](i)\\\n[j](k)\n\n## L [m](n)\n\nSetext\n[o](p)\n===\n"
    assert lines_of_links(text) == [("b", 1), ("e", 2), ("h", 3), ("j", 4), ("m", 6), ("o", 8)]


def test_images_and_html_in_a_paragraph():
    text = 'a ![b](c)\n<img src="d"> ![e](f) <a\nhref="g">h</a>\n![i](j "k")\n'
    images = read_markdown(text, "README.md").document.images
    assert [(image.url, image.line) for image in images] == [
        ("c", 1),
        ("d", 2),
        ("f", 2),
        ("j", 4),
    ]
    assert lines_of_links(text) == [("h", 2)]


def test_blocks_of_html():
    text = "# a\n\n<div>\n<p>\n<a href='b'>c</a>\n</div>\n\n- d\n\n  <p><a\n  href='e'>f</a>\n"
    assert lines_of_links(text) == [("c", 5), ("f", 10)]
    assert lines_of("p", text)[0] == 4


def test_lists_and_quotes():
    text = "> a\n> [b](c)\n>\n> - d\n>   [e](f)\n>   - [g](h)\n\n1. i\n\n   [j](k)\n"
    assert lines_of_links(text) == [("b", 2), ("e", 5), ("g", 6), ("j", 10)]


def test_items_whose_text_begins_below_their_mark():
    assert lines_of_links("-\n  a [b](c)\n- # d\n  e [f](g)\n") == [("b", 2), ("f", 4)]


def test_cells():
    text = "|a|[b](c)|\n|:-|-:|\n|d|e|\n|[f](g)|h|\n"
    assert lines_of_links(text) == [("b", 1), ("f", 4)]
    assert lines_of("td", text) == [3, 3, 4, 4]


@pytest.mark.parametrize("mark", ["", "> ", "  "])
@pytest.mark.parametrize("rows", [0, 2])
def test_a_table_right_below_a_paragraph(mark, rows):
    lines = ["one", "two [a](b)", "|Model|[c](d)|", "|:-|-:|"] + ["|e|1|"] * rows
    text = "".join(f"{mark}{line}\n" for line in lines)
    assert lines_of_links(text) == [("a", 2), ("c", 3)]
    assert lines_of("p", text) == [1]
    assert lines_of("tr", text) == [3, 5, 6][: rows + 1]


def test_text_right_below_definitions():
    text = '[a]: b\n[c]: d "e"\nf [a]\ng [c]\n\n[h]: i\nJ [h]\n===\n\nk\n[l]: m\n'
    assert lines_of_links(text) == [("a", 3), ("c", 4), ("h", 7)]


def test_front_matter_and_returns_keep_the_lines():
    assert lines_of_links("---\r\na: b\r\n---\r\n\r\nc\r\n[d](e)\r\n") == [("d", 6)]


def test_indented_text_is_read_and_a_fence_is_not():
    read = read_markdown("# a\n\n    b https://c.example\n\n```\nhttps://d.example\n```\n", "x")
    assert [(link.url, link.line) for link in read.document.links] == [("https://c.example", 3)]


def test_positions_that_a_page_brings_along_are_not_believed():
    assert lines_of_links('a\n<b data-sourcepos="9:1-9:2">[c](d)</b>\n') == [("c", 2)]
    assert lines_of_links('<p data-sourcepos="9:1-9:2"><a href="b">c</a></p>\n') == [("c", 1)]


def test_a_tag_inside_an_attribute_stays_text():
    (image,) = read_markdown('a <img alt="<p> b" src="c">\n', "README.md").document.images
    assert (image.url, image.line) == ("c", 1)


def test_signs_that_are_no_characters():
    assert "a?b" in render("a\ud800b").text
    assert "a\ufffdb" in render("a\0b").text


WORDS = st.sampled_from(
    ["word", "*stressed*", "**bold _and_ more**", "`code`", "<b>raw</b>", "~~x~~"]
)
LINKS = st.sampled_from(
    [
        "[text]({})",
        "**[text]({})**",
        "![image]({})",
        "[![image](y)]({})",
        "<a href='{}'>raw</a>",
        "<{}>",
    ]
)


@st.composite
def passages(draw):
    """A few lines of text. Each link has an address of its own, given later."""
    lines = draw(st.lists(st.lists(WORDS | LINKS, min_size=1, max_size=3), min_size=1, max_size=3))
    ends = st.sampled_from(["", "  ", "\\"])
    return [f"w {' '.join(line)}{draw(ends)}" for line in lines]


@st.composite
def tables(draw):
    cells = st.lists(WORDS | LINKS, min_size=2, max_size=2).map(
        lambda row: f"| {' | '.join(row)} |"
    )
    above = draw(st.just([]) | passages())
    edge = draw(st.sampled_from(["|-|-|", "|:-|:-:|"]))
    return [*above, draw(cells), edge, *draw(st.lists(cells, max_size=3))]


def indented(lines, first, others):
    return [first + lines[0], *(others + line if line else line for line in lines[1:])]


@st.composite
def documents(draw):
    blocks = st.recursive(
        passages()
        | tables()
        | passages().map(lambda lines: ["# " + lines[0]])
        | passages().map(lambda lines: ["[name]: /else", *lines])
        | passages().map(lambda lines: ["<div>", "", *lines, "", "</div>"])
        | passages().map(lambda lines: ["```", *lines, "```"]),
        lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda parts: st.sampled_from(
                [
                    indented("\n\n".join(map("\n".join, parts)).split("\n"), first, others)
                    for first, others in (("- ", "  "), ("1. ", "   "), ("> ", "> "))
                ]
            )
        ),
        max_leaves=4,
    )
    text = "\n\n".join("\n".join(block) for block in draw(st.lists(blocks, max_size=5)))
    for number in range(text.count("{}")):
        text = text.replace("{}", f"https://x.example/{number}", 1)
    return text


@settings(deadline=None, max_examples=60)
@given(documents())
def test_every_link_is_on_the_line_it_is_said_to_be_on(text):
    document = read_markdown(text, "README.md").document
    written = {
        address: number
        for number, line in enumerate(text.split("\n"), start=1)
        for address in LINK.findall(line)
    }
    for found in (*document.links, *document.images):
        if found.url in written:
            assert found.line == written[found.url], found


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux")
def test_what_was_parsed_is_freed():
    def pages():
        return int(Path("/proc/self/statm").read_text().split()[1])

    text = "# a\n\n- b [c](d)\n\n|e|f|\n|-|-|\n" + "|g|h|\n" * 2_000
    for _ in range(5):
        render(text)
    before = pages()
    for _ in range(30):  # of which each takes about 3 MB
        render(text)
    assert (pages() - before) * 4096 < 20_000_000


def test_a_page_cannot_mark_itself():
    table = "<table{}><tr><td>m</td><td>1</td></tr></table>\n"
    marks = ' data-source-kind=x data-source-line=7 data-sourcepos="7:1-7:2"'
    plain, forged = (read_markdown(table.format(each), "") for each in ("", marks))
    (seen,), (marked,) = plain.tables, forged.tables
    assert (marked.source, marked.line, marked.rows) == (seen.source, seen.line, seen.rows)
    other = "from crawler.extract.html_scan import LINE; print(LINE)"
    told = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=True)
    assert told.stdout.strip() != LINE  # nobody can know it beforehand


def test_several_threads_read_what_one_reads():
    texts = [
        "".join(f"| ~~{n}~~ | **{n}** |\n|---|---|\n| a | ~~b{n}~~ |\n\n" for n in range(400)),
        "~~struck~~ and *not* ~~struck~~\n\n" * 800,
        "1. a ~b~ ~~c~~\n   > d\n" * 800,
    ]
    alone = [render(text) for text in texts]
    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(render, texts * 20))
    assert together == alone * 20
