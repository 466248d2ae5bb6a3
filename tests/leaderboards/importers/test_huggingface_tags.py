import pytest

from leaderboards.importers.huggingface_tags import parse_listing
from leaderboards.records import Unreadable
from leaderboards.vocabulary import LayerFactName
from tests.leaderboards.importers.rows import DAY, as_json, space


def parsed(*spaces):
    return parse_listing(as_json(*spaces), on=DAY)


def facts(board):
    return {fact.name: fact.value for fact in board.layer_facts}


def test_a_tagged_space_becomes_a_board():
    (board,) = parsed(
        space("Owner/My_Board", title="🏆 My  Board", short_description="Ranks it.")
    ).boards()
    assert (board.key, board.name, board.description_en) == (
        "owner/my_board",
        "🏆 My Board",
        "Ranks it.",
    )
    assert board.home_urls() == ["https://huggingface.co/spaces/Owner/My_Board"]
    assert board.confirmed_on == DAY


def test_a_space_without_a_title_is_called_by_its_name():
    (board,) = parsed(space("owner/open-llm_board")).boards()
    assert board.name == "open llm board"


def test_tags_are_read_in_any_case_normalised_and_kept_raw():
    tags = (
        "Leaderboard",
        "Submission:Automatic",
        "TEST:Private",
        "judge:model",
        "Judge:Humans",
        "modality:Text",
        "eval:code_generation",
        "Language:English",
        "domain: Legal",
        "region:us",
    )
    (board,) = parsed(space(tags=tags)).boards()
    assert board.raw == tags
    assert facts(board) == {
        LayerFactName.ACCEPTS_SUBMISSIONS: True,
        LayerFactName.SUBMISSION_POLICY: "automatic",
        LayerFactName.TEST_SET: "private",
        LayerFactName.JUDGE: ["model", "humans"],
    }
    assert [(topic.kind.value, topic.value, topic.raw) for topic in board.topics] == [
        ("modality", "text", "modality:Text"),
        ("task", "code generation", "eval:code_generation"),
        ("language", "english", "Language:English"),
        ("domain", "legal", "domain: Legal"),
    ]


def test_a_closed_board_accepts_no_submissions():
    (board,) = parsed(space(tags=("arena", "submission:closed"))).boards()
    assert facts(board)[LayerFactName.ACCEPTS_SUBMISSIONS] is False


def test_nothing_is_concluded_from_tags_that_are_not_there():
    (board,) = parsed(space(tags=("ARENA",))).boards()
    assert not board.layer_facts
    assert not board.topics


def test_tags_of_the_front_matter_count_as_well():
    (board,) = parsed(space(tags=(), tags_=1) | {"cardData": {"tags": ["leaderboard", 7]}}).boards()
    assert board.raw == ("leaderboard",)


def test_values_nobody_has_seen_before_are_taken():
    (board,) = parsed(space(tags=("leaderboard", "modality:smell", "judge:octopus"))).boards()
    assert board.topics[0].value == "smell"
    assert facts(board)[LayerFactName.JUDGE] == ["octopus"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (space(tags=("demo",)), "carries none of the tags"),
        (space() | {"private": True}, "is private"),
    ],
)
def test_other_spaces_are_left_out(row, reason):
    result = parsed(row)
    assert not list(result.boards())
    assert reason in next(result.skipped()).reason


def test_a_space_listed_twice_is_one_board():
    result = parsed(space("owner/board"), space("Owner/Board"))
    assert len(list(result.boards())) == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (None, "must be an object"),
        ({}, "id must be a text"),
        (space("no-slash"), "not of the form owner/name"),
        (space("owner/bo ard"), "not of the form owner/name"),
        (space("owner/board?x=<script>"), "not of the form owner/name"),
        (space() | {"tags": "leaderboard"}, "tags must be a list of texts"),
    ],
)
def test_what_is_no_space_is_named_by_its_number(row, reason):
    (rejected,) = parsed(row).rejected()
    assert rejected.where.startswith("Space 1")
    assert reason in rejected.reason


def test_front_matter_of_any_shape_does_no_harm():
    odd = [None, [], "text", {"title": 7, "tags": {"a": 1}, "short_description": ["x"]}]
    result = parsed(*(space(f"owner/b{i}") | {"cardData": card} for i, card in enumerate(odd)))
    assert len(list(result.boards())) == len(odd)


def test_huge_tags_make_no_topic_and_many_tags_are_cut():
    tags = ("leaderboard", "modality:" + "x" * 5000, *(f"t{i}" for i in range(1000)))
    (board,) = parsed(space(tags=tags, title="y" * 900)).boards()
    assert not board.topics
    assert len(board.raw) == 200
    assert len(board.name) == 200


@pytest.mark.parametrize("content", ["{", '{"error": "x"}', "7", b"\xff"])
def test_an_answer_that_is_no_listing_says_so(content):
    with pytest.raises(Unreadable):
        parse_listing(content, on=DAY)
