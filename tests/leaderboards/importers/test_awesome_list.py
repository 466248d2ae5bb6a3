import pytest

from leaderboards.importers.awesome_list import parse_list
from leaderboards.records import Unreadable
from leaderboards.vocabulary import Platform, TopicKind
from tests.leaderboards.importers.rows import DAY

HEAD = "| Name | Description |\n| ---- | ----------- |\n"


def parsed(*rows, section="### Text"):
    return parse_list(f"# A list\n\n{section}\n\n{HEAD}" + "\n".join(rows) + "\n", on=DAY)


def test_a_row_becomes_a_board_under_the_topic_of_its_section():
    (board,) = parsed("| [Board X](https://board-x.org/) | Ranks `models` by *skill*. |").boards()
    assert (board.name, board.description_en) == ("Board X", "Ranks models by skill.")
    assert board.home_urls() == ["https://board-x.org/"]
    assert board.platforms == (Platform.INDEPENDENT,)
    assert board.confirmed_on == DAY
    (topic,) = board.topics
    assert (topic.kind, topic.value, topic.raw) == (TopicKind.MODALITY, "text", "Text")


@pytest.mark.parametrize(
    ("section", "kind", "value"),
    [
        ("## Image", TopicKind.MODALITY, "image"),
        ("### Math", TopicKind.TASK, "math"),
        ("### Medical", TopicKind.DOMAIN, "medical"),
        ("## Something New", TopicKind.TASK, "something new"),
    ],
)
def test_every_section_is_about_something(section, kind, value):
    (board,) = parsed("| [X](https://x.org) | – |", section=section).boards()
    assert (board.topics[0].kind, board.topics[0].value) == (kind, value)


@pytest.mark.parametrize(
    "row",
    [
        "| [Board X](https://board-x.org/) | Text. | ",
        "| [Board X](https://board-x.org/) | Text.",
        "|   [Board  X](https://board-x.org/)   |Text.|",
        "| **[Board X](https://board-x.org/)** | Text. |",
        "| [`Board X`](https://board-x.org/) new | Text. |",
    ],
)
def test_rows_with_odd_spaces_and_markup_are_read(row):
    (board,) = parsed(row).boards()
    assert (board.name, board.description_en) == ("Board X", "Text.")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("| Board X | no link at all |", "no link to the board in the first cell “Board X”"),
        ("| [X](javascript:alert(1)) | hostile |", "no link to the board"),
        ("| [X](./local.md) | relative |", "must begin with http"),
        ("| [X](mailto:a@b.org) | mail |", "must begin with http"),
        ("| | nothing |", "no link to the board in the first cell “”"),
    ],
)
def test_a_row_without_a_usable_link_is_named_by_its_line(row, reason):
    result = parsed("| [Fine](https://fine.org) | – |", row)
    (rejected,) = result.rejected()
    assert rejected.where.startswith("line 8 (section “Text”)")
    assert reason in rejected.reason
    assert len(list(result.boards())) == 1


def test_a_board_in_two_sections_is_one_board_about_both():
    row = "| [X](https://x.org) | – |\n"
    text = f"## Image\n{HEAD}{row}\n## Video\n{HEAD}{row}"
    result = parse_list(text, on=DAY)
    (board,) = result.boards()
    assert [topic.value for topic in board.topics] == ["image", "video"]
    assert [skipped.where for skipped in result.skipped()] == ["line 9 (section “Video”)"]


def test_two_names_at_one_address_are_two_boards():
    result = parsed("| [X](https://x.org) | – |", "| [Y](https://x.org) | – |")
    assert [board.name for board in result.boards()] == ["X", "Y"]


def test_software_is_no_board():
    result = parsed("| [Backend](https://x.org) | a tool |", section="# Tools")
    assert not list(result.boards())
    assert "lists software" in next(result.skipped()).reason


def test_a_closed_platform_gets_an_archive_link():
    (board,) = parsed("| [X](https://paperswithcode.com/sota/x) | – |").boards()
    assert board.locations[0].archive_url.startswith("https://web.archive.org/web/2025/")


@pytest.mark.parametrize("text", ["", "# Only words", '[{"json": true}]', HEAD])
def test_a_text_without_rows_is_not_the_list(text):
    with pytest.raises(Unreadable, match="no Markdown table with rows"):
        parse_list(text, on=DAY)


def test_markup_and_hidden_characters_in_a_name_are_not_kept():
    (board,) = parsed(
        "| [<b>Bo\u202eard</b>\x00 ![pic](https://p.org) X](https://x.org) | – |"
    ).boards()
    assert "<" not in board.name
    assert "\u202e" not in board.name
    assert "\x00" not in board.name
