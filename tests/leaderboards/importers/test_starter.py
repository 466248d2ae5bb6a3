from datetime import date
from pathlib import Path

import pytest

from leaderboards.importers.problems import problem_with
from leaderboards.importers.starter import parse_files
from leaderboards.vocabulary import Platform, WorkflowPattern

STARTER = Path(__file__).resolve().parents[3] / "leaderboards" / "starter"
FILE = """
name: Board X
description: {en: "Ranks.", zh: "排名。"}
platforms: [independent, huggingface]
patterns: [P3]
locations:
  home: https://board-x.org/
  mirror: [https://a.org/x, https://b.org/x]
topics: {modality: [Text], language: english}
entities:
  submission-channel: {name: A form, url: https://board-x.org/form}
  benchmark-metric: [Elo, {name: Votes}]
layers:
  accepts-submissions: true
  judge: [humans]
  ordering: rating
cadence: {declared: weekly}
confirmed_on: 2026-11-24
"""


def one(content, name="board-x.yaml"):
    return parse_files([(name, content)])


def test_a_file_becomes_a_board_whose_slug_is_its_name():
    (board,) = one(FILE).boards()
    assert (board.slug, board.key, board.name) == ("board-x", "board-x", "Board X")
    assert (board.description_en, board.description_zh) == ("Ranks.", "排名。")
    assert len(board.locations) == 3
    assert [entity.name for entity in board.entities] == ["A form", "Elo", "Votes"]
    assert [fact.value for fact in board.layer_facts] == [True, ["humans"], "rating"]
    assert [(topic.value, topic.raw) for topic in board.topics] == [
        ("text", "Text"),
        ("english", "english"),
    ]
    assert board.cadences[0].rhythm == "weekly"
    assert board.confirmed_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("name:", "title:", "title: no such field; there are name,"),
        ("name: Board X", "", "name must be a text, not nothing"),
        ("name: Board X", "name: 3.14", "name must be a text"),
        ("independent, hugg", "telegram, hugg", "platforms: telegram is not one of"),
        ("P3", "P7", "patterns: P7 is not one of"),
        ("  home:", "  house:", "locations: house is not one of home"),
        ("https://board-x.org/\n", "javascript:alert(1)\n", "locations.home: "),
        ("https://a.org/x", "7", "locations.mirror must be a list of texts"),
        ("modality:", "flavour:", "topics: flavour is not one of"),
        ("[Text]", "[7]", "topics.modality must be a list of texts"),
        ("benchmark-metric", "metric", "entities: metric is not one of"),
        ("name: A form", "title: A form", "entities.submission-channel.title: no such field"),
        ("judge:", "jury:", "layers: jury is not one of"),
        ("ordering: rating", "ordering: {by: x}", "layers.ordering must be a text"),
        ("declared: weekly", "declared: often", "cadence.declared: often is not one of"),
        ("declared:", "promised:", "cadence: promised is not one of"),
        ("2026-11-24", "yesterday", "confirmed_on: yesterday is not a date"),
        ("confirmed_on: 2026-11-24", "", "confirmed_on is missing"),
        ("{en:", "{fr:", "description.fr: no such field"),
        ("patterns:", "name: Twice\npatterns:", "name is given twice"),
        ("P3]", "P3", "it is not YAML"),
        ("[humans]", "&a [*a]", "references"),
    ],
)
def test_an_error_names_the_file_and_the_key(old, new, reason):
    assert old in FILE
    (rejected,) = one(FILE.replace(old, new, 1)).rejected()
    assert rejected.where == "board-x.yaml"
    assert reason in rejected.reason


@pytest.mark.parametrize(
    "content", ["", "- a\n- b\n", "text", "\x00", "!!python/object:os.system x"]
)
def test_a_file_that_holds_no_board_is_rejected(content):
    assert len(list(one(content).rejected())) == 1


@pytest.mark.parametrize("name", ["Board X.yaml", "board_x.yaml", "-x.yaml", ".yaml"])
def test_a_file_name_that_is_no_slug_is_rejected(name):
    (rejected,) = one(FILE, name).rejected()
    assert "file's name" in rejected.reason


def test_a_wrong_file_does_not_keep_the_others_out():
    result = parse_files([("a.yaml", "nonsense"), ("b.yaml", FILE)])
    assert [board.slug for board in result.boards()] == ["b"]


def test_the_starter_catalogue_can_be_read_and_covers_every_platform_and_pattern():
    files = [(path.name, path.read_text("utf-8")) for path in sorted(STARTER.glob("*.yaml"))]
    result = parse_files(files)
    assert list(result.rejected()) == []
    boards = list(result.boards())
    assert len(boards) >= 150
    assert [(board.where, problem_with(board)) for board in boards if problem_with(board)] == []
    assert {item for board in boards for item in board.platforms} == set(Platform)
    assert {item for board in boards for item in board.workflow_patterns} == set(WorkflowPattern)
