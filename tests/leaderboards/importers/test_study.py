import json

import pytest

from leaderboards.importers.study import CONFIRMED_ON, parse_folder
from leaderboards.records import Unreadable
from leaderboards.vocabulary import EntityKind, LayerFactName, LocationRole, Smell
from tests.leaderboards.importers.rows import as_json, case_row, study_row


def parsed(*boards, cases=()):
    return parse_folder(as_json(*boards), as_json(*cases))


def test_a_row_becomes_a_board_with_all_it_says():
    row = study_row(
        "Board X",
        "https://board-x.org/",
        platforms=["github", "independent"],
        github_repository="https://github.com/x/board-x",
        other_submission_types=["dataset"],
        workflow_patterns=["P2", "P4"],
        urls={"also": ["https://huggingface.co/spaces/x/board-x"]},
    )
    (board,) = parsed(row).boards()
    assert board.key == "Board X | board-x.org"
    assert [p.value for p in board.platforms] == ["github", "independent"]
    assert [p.value for p in board.workflow_patterns] == ["P2", "P4"]
    assert [place.role for place in board.locations] == [
        LocationRole.HOME,
        LocationRole.REPOSITORY,
        LocationRole.MIRROR,
    ]
    facts = {fact.name: fact.value for fact in board.layer_facts}
    assert facts == {
        LayerFactName.MAJOR_RELEASES: False,
        LayerFactName.MODEL_PROVENANCE: True,
        LayerFactName.ACCEPTS_SUBMISSIONS: True,
        LayerFactName.OTHER_SUBMISSION_TYPES: ["dataset"],
    }
    assert board.confirmed_on == CONFIRMED_ON


def test_what_the_study_does_not_say_is_no_fact():
    (board,) = parsed(study_row(major_releases=None)).boards()
    assert LayerFactName.MAJOR_RELEASES not in {fact.name for fact in board.layer_facts}


def test_a_board_of_the_closed_platform_has_an_archive_link():
    old = "https://paperswithcode.com/sota/x-on-y"
    (board,) = parsed(study_row("x-on-y", old, platforms=["paperswithcode"])).boards()
    assert board.locations[0].archive_url == f"https://web.archive.org/web/2025/{old}"


def test_a_case_knows_the_boards_that_list_its_thread():
    thread = "https://github.com/o/n/issues/1"
    result = parsed(study_row(smell_cases=[thread]), cases=[case_row(thread)])
    (case,) = result.cases()
    assert case.board_keys == ("Board X | board-x.org",)
    assert (case.smell, case.entity, case.status) == (Smell.MISSING, EntityKind.MODEL, "resolved")


def test_a_case_outside_the_eight_smells_has_no_smell_and_no_entity():
    (case,) = parsed(cases=[case_row(smell="other", entity="Uncategorized")]).cases()
    assert case.smell is None
    assert case.entity is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": ""}, "name is empty"),
        ({"name": None}, "name must be a text, not nothing"),
        ({"name": 7}, "name must be a text"),
        ({"platforms": ["telegram"]}, "platforms: telegram is not one of github"),
        ({"platforms": "github"}, "platforms must be a list of texts"),
        ({"workflow_patterns": ["P9"]}, "workflow_patterns: P9 is not one of"),
        ({"model_provenance": "y"}, "model_provenance must be true or false"),
        ({"urls": {"homepage": []}}, "urls.homepage is empty"),
        ({"urls": {"homepage": ["javascript:alert(1)"]}}, "must begin with http"),
        ({"github_repository": "ftp://x.org/"}, "must begin with http"),
        ({"smell_cases": "none"}, "smell_cases must be a list of texts"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_the_reason(changes, reason):
    result = parsed(study_row("Fine", "https://fine.org/"), study_row() | changes)
    (rejected,) = result.rejected()
    assert rejected.where.startswith("boards.json row 2")
    assert reason in rejected.reason
    assert len(list(result.boards())) == 1


@pytest.mark.parametrize("row", [None, 7, "board", [], [study_row()]])
def test_a_row_that_is_no_object_is_rejected(row):
    (rejected,) = parsed(row).rejected()
    assert "must be an object" in rejected.reason


def test_urls_that_are_no_object_are_rejected():
    (rejected,) = parsed(study_row() | {"urls": ["https://a.org"]}).rejected()
    assert rejected.reason == "urls must be an object with named fields, not a list"


def test_the_same_board_twice_is_rejected_naming_the_first():
    (rejected,) = parsed(study_row(), study_row()).rejected()
    assert rejected.reason == "the same board stands in boards.json row 1 already"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"smell": "stinky"}, "smell: stinky is not one of"),
        ({"entity": "Chair"}, "entity: Chair is not one of"),
        ({"status": "maybe"}, "status: maybe is not one of"),
        ({"url": "javascript:x"}, "must begin with http"),
        ({"url": "https://a.org/" + "x" * 2000}, "longer than 1000 bytes"),
        ({"url": None}, "url must be a text"),
    ],
)
def test_a_case_that_cannot_be_read_is_named_with_the_reason(changes, reason):
    (rejected,) = parsed(cases=[case_row() | changes]).rejected()
    assert rejected.where == "smell_cases.json row 1"
    assert reason in rejected.reason


@pytest.mark.parametrize(
    ("boards", "reason"),
    [
        ("not json", "boards.json is not JSON"),
        ('{"a": 1}', "boards.json must hold a list"),
        ("[" * 100_000, "boards.json is not JSON"),
        (b"\xff\xfe[", "boards.json is not JSON"),
        ('[{"name": "a", "name": "b"}]', "name is given twice"),
    ],
)
def test_a_file_that_is_not_the_studys_says_so(boards, reason):
    with pytest.raises(Unreadable, match=reason):
        parse_folder(boards, "[]")


def test_hidden_characters_do_not_reach_the_name():
    (board,) = parsed(study_row("Bo\u202eard\x00  X\n")).boards()
    assert board.name == "Board X"


def test_a_huge_name_is_quoted_short_in_messages():
    row = study_row("x" * 10_000) | {"platforms": ["nowhere"]}
    (rejected,) = parse_folder(json.dumps([row]), "[]").rejected()
    assert len(rejected.where) < 200
