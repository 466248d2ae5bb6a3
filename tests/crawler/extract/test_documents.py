import pytest

from crawler.documents import LinkRole
from crawler.extract.link_roles import is_placeholder_target
from crawler.extract.pages import read_html, read_markdown

TEXT = """# A board

Intro with [our paper](https://arxiv.org/abs/2401.00001) and
<a href="mailto:x@example.org">mail</a>.

## How to submit

1. Open the [form](https://forms.gle/abc)
2. Wait, see https://x.example/faq.

![Plot](./plot.png)

## How to submit

<a name="there"></a> Text.
"""


def document(text=TEXT):
    return read_markdown(text, "README.md").document


def test_sections_have_their_heading_level_line_and_text():
    sections = document().sections
    assert [(one.heading, one.level, one.line) for one in sections] == [
        ("", 0, 0),
        ("A board", 1, 1),
        ("How to submit", 2, 6),
        ("How to submit", 2, 13),
    ]
    assert "Open the form" in sections[2].text
    assert document().title == "A board"


def test_links_have_their_line_section_and_role():
    links = [(one.url, one.line, one.section, one.roles) for one in document().links]
    assert links == [
        ("https://arxiv.org/abs/2401.00001", 3, 1, (LinkRole.PAPER,)),
        ("mailto:x@example.org", 4, 1, (LinkRole.CONTACT,)),
        ("https://forms.gle/abc", 8, 2, (LinkRole.SUBMISSION,)),
        ("https://x.example/faq", 9, 2, ()),
    ]


def test_images_and_anchors_are_noted():
    found = document()
    assert [(image.url, image.alt, image.line) for image in found.images] == [
        ("./plot.png", "Plot", 11)
    ]
    assert found.anchors == ("a-board", "how-to-submit", "how-to-submit-1", "there")


@pytest.mark.parametrize(
    "fragment", ["how-to-submit", "How-To-Submit", "user-content-there", "top", ""]
)
def test_a_fragment_that_leads_somewhere_is_known(fragment):
    assert document().has_anchor(fragment)


def test_a_fragment_that_leads_nowhere_is_known():
    assert not document().has_anchor("how-to-cite")


def test_chinese_headings_have_anchors():
    text = "# 2023年7月 总排行榜\n\n[x](#2023年7月-总排行榜)\n"
    assert document(text).has_anchor("2023年7月-总排行榜")


def test_lines_can_be_quoted_as_evidence():
    assert document().line(6) == "## How to submit"
    assert document().line(0) == document().line(999) == ""


@pytest.mark.parametrize(
    ("link", "role"),
    [
        ("[Submit here](https://x.example/s)", LinkRole.SUBMISSION),
        ("[提交结果](https://x.example/s)", LinkRole.SUBMISSION),
        ("[here](https://huggingface.co/datasets/a/b)", LinkRole.DATASET),
        ("[数据集](https://x.example/d)", LinkRole.DATASET),
        ("[Paper](https://x.example/p)", LinkRole.PAPER),
        ("[论文](https://x.example/p)", LinkRole.PAPER),
        ("[evaluation code](https://x.example/h)", LinkRole.HARNESS),
        ("[评测代码](https://x.example/h)", LinkRole.HARNESS),
        ("[x](https://creativecommons.org/licenses/by/4.0/)", LinkRole.LICENSE),
        ("[Leaderboard](https://x.example/l)", LinkRole.LEADERBOARD),
        ("[raw data](https://x.example/d)", LinkRole.DATASET),
        ("[Apache 2.0](LICENSE)", LinkRole.LICENSE),
        ("You can submit your model [here](https://x.example/z)", LinkRole.SUBMISSION),
        ("评测代码位于[src](src)中", LinkRole.HARNESS),
    ],
)
def test_roles_of_links_are_told_by_words_target_or_sentence(link, role):
    assert document(link).links[0].roles == (role,)


def test_a_link_of_its_own_words_takes_no_role_from_the_sentence():
    (link,) = document("We updated the leaderboard with [o1](https://x.example/o1).").links
    assert link.roles == ()


@pytest.mark.parametrize(
    "url", ["", "#", "https://x.example/TBD", "https://x.example/your-link-here"]
)
def test_targets_that_were_never_filled_in_are_known(url):
    assert is_placeholder_target(url)


def test_real_targets_are_no_placeholders():
    for url in ("https://x.example/", "#section", "[https://x.example/", "./a.md"):
        assert not is_placeholder_target(url)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("This is a board about models. " * 5, "en"),
        ("这是一个关于大模型的排行榜，欢迎提交模型结果，与我们联系。", "zh-hans"),
        ("GPT-4 与 Qwen-72B 在中文任务上的表现如下表所示，详见官方网站的说明。", "zh-hans"),
        ("x", ""),
    ],
)
def test_the_language_is_told(text, language):
    assert document(text).language == language


def test_a_page_is_read_like_a_readme():
    page = (
        "<title>Board</title><h1 id=top-board>Board</h1>"
        "<p>Words and <a href='/submit'>Submit</a></p>"
        "<table><tr><td><a href='https://x.example/a'>a</a></td><td>1</td></tr></table>"
        "<script>var hidden = 'TODO';</script><p hidden>secret</p>"
    )
    found = read_html(page, "https://board.example/").document
    assert found.title == "Board"
    assert [link.url for link in found.links] == ["/submit", "https://x.example/a"]
    assert found.sections[1].text == "Words and Submit"
    assert "top-board" in found.anchors


def test_pages_laid_out_with_tables_keep_their_prose():
    page = (
        "<table><tr><td><h2>About</h2><p>We evaluate 34 models.</p></td><td>"
        "<table><tr><th>Model</th><th>Acc</th></tr><tr><td>a</td><td>1</td></tr></table>"
        "</td></tr></table>"
    )
    content = read_html(page, "x")
    assert content.document.claims[0].number == 34
    assert content.tables[1].heading == "About"
