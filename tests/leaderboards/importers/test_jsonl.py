import json
from datetime import date

import pytest

from leaderboards.importers.jsonl import parse_lines, says_the_same, write_line
from leaderboards.records import (
    BoardLine,
    BoardRecord,
    CadenceRecord,
    EntityRecord,
    LayerFactRecord,
    Listing,
    LocationRecord,
    TopicRecord,
    Unreadable,
)
from leaderboards.vocabulary import (
    CadenceKind,
    EntityKind,
    LayerFactName,
    LocationRole,
    Platform,
    Rhythm,
    Source,
    TopicKind,
    WorkflowPattern,
)

OLD, NEW = date(2024, 12, 8), date(2026, 8, 1)
HOME = LocationRecord(LocationRole.HOME, Platform.HUGGINGFACE, "https://hf.co/spaces/o/n")
LINE = BoardLine(
    slug="board-x",
    name="Board “X”\u2028",
    former_slugs=("old-x",),
    listings=(
        Listing(Source.HUGGINGFACE, "o/n", "X", NEW, "Ranks.", "", ("leaderboard", "Judge:Auto")),
        Listing(Source.STUDY, "X | hf", "Board X", OLD, "", "排名。"),
    ),
    statements=(
        BoardRecord(
            Source.CURATOR,
            "",
            "Board “X”\u2028",
            NEW,
            entities=(EntityRecord(EntityKind.BENCHMARK_METRIC, "Elo  rating", ""),),
            cadences=(CadenceRecord(CadenceKind.DECLARED, Rhythm.WEEKLY),),
        ),
        BoardRecord(
            Source.STUDY,
            "",
            "Board “X”\u2028",
            OLD,
            platforms=(Platform.HUGGINGFACE,),
            workflow_patterns=(WorkflowPattern.P5,),
            locations=(HOME,),
            layer_facts=(
                LayerFactRecord(LayerFactName.JUDGE, ["humans"]),
                LayerFactRecord(LayerFactName.MAJOR_RELEASES, False),
                LayerFactRecord(LayerFactName.ORDERING, "rating"),
            ),
            topics=(TopicRecord(TopicKind.TASK, "chat", "Chat!"),),
        ),
        BoardRecord(Source.STUDY, "", "Board “X”\u2028", NEW, platforms=(Platform.GITHUB,)),
    ),
)


def plain(**changes):
    return json.loads(write_line(LINE)) | changes


def rejected(row):
    with pytest.raises(Unreadable) as refused:
        parse_lines(json.dumps(row))
    return str(refused.value)


def test_what_is_written_is_read_back_unchanged():
    (line,) = parse_lines(write_line(LINE) + "\n").lines()
    assert line == LINE
    assert write_line(line) == write_line(LINE)


def test_every_statement_carries_its_source_and_its_day():
    row = plain()
    assert row["platforms"] == [
        {"platform": "huggingface", "source": "study", "confirmed_on": "2024-12-08"},
        {"platform": "github", "source": "study", "confirmed_on": "2026-08-01"},
    ]
    assert row["entities"][0]["source"] == "curator"
    assert [listing["key"] for listing in row["sources"]] == ["o/n", "X | hf"]


def test_the_order_of_statements_says_nothing():
    row = plain()
    row["platforms"].reverse()
    (line,) = parse_lines(json.dumps(row)).lines()
    assert says_the_same(line, LINE)
    row["platforms"].pop()
    (line,) = parse_lines(json.dumps(row)).lines()
    assert not says_the_same(line, LINE)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("colour", "red", "colour: no such field"),
        ("slug", "", "slug is empty"),
        ("name", None, "name must be a text, not nothing"),
        ("platforms", "github", "platforms must be a list"),
        ("platforms", ["github"], "platforms[1]: it must be an object"),
        ("former_slugs", "x", "former_slugs must be a list of texts"),
    ],
)
def test_a_wrong_field_is_named(field, value, reason):
    assert reason in rejected(plain(**{field: value}))


@pytest.mark.parametrize(
    ("list_name", "change", "reason"),
    [
        ("platforms", {"platform": "telegram"}, "platforms[1]: platform: telegram is not one of"),
        ("platforms", {"source": "rumour"}, "platforms[1]: source: rumour is not one of"),
        ("platforms", {"confirmed_on": "2026-13-01"}, "confirmed_on: 2026-13-01 is not a date"),
        ("platforms", {"confirmed_on": None}, "confirmed_on: None is not a date"),
        ("locations", {"role": "house"}, "locations[1]: role: house is not one of"),
        ("locations", {"url": 7}, "locations[1]: url must be a text"),
        ("locations", {"link": "x"}, "locations[1]: link: no such field"),
        ("layer_facts", {"value": 7}, "layer_facts[1]: value must be a text"),
        ("layer_facts", {"value": [7]}, "layer_facts[1]: value must be a list of texts"),
        ("sources", {"key": ""}, "sources[1]: key is empty"),
        ("cadences", {"rhythm": "often"}, "cadences[1]: rhythm: often is not one of"),
    ],
)
def test_a_wrong_statement_is_named_by_list_and_number(list_name, change, reason):
    row = plain()
    row[list_name][0] |= change
    assert reason in rejected(row)


def test_a_line_that_cannot_be_read_does_not_keep_the_others_out():
    twice = '{"slug": "a", "slug": "b"}'
    lines = [write_line(LINE), "", "{broken", write_line(LINE), twice, "[]", "\x00"]
    result = parse_lines("\n".join(lines))
    assert len(list(result.lines())) == 1
    reasons = {row.where: row.reason for row in result.rejected()}
    assert "column 2" in reasons["line 3"]
    assert reasons["line 4"] == "slug: board-x stands in line 1 already"
    assert "slug is given twice" in reasons["line 5"]
    assert "must be an object" in reasons["line 6"]
    assert len(reasons) == 5


@pytest.mark.parametrize("content", ["# Markdown", b"\xff\xfe", "[1, 2]", '{"a": 1}'])
def test_another_kind_of_file_says_so(content):
    with pytest.raises(Unreadable):
        parse_lines(content)


def test_an_empty_file_holds_no_boards():
    assert parse_lines("").rows == []
