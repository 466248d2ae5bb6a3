import pytest

from leaderboards.importers.problems import problem_with
from leaderboards.records import EntityRecord, LayerFactRecord, TopicRecord
from leaderboards.vocabulary import EntityKind, LayerFactName, LocationRole, TopicKind
from tests.leaderboards.importers.rows import record

METRIC, ORDERING = EntityKind.BENCHMARK_METRIC, LayerFactName.ORDERING


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (record("  "), "no name"),
        (record("x" * 201), "the name is longer than 200"),
        (record("a\x00b"), "NUL character"),
        (record("a", description_zh="\x00"), "NUL character"),
        (record("a", layer_facts=(LayerFactRecord(ORDERING, ["a\x00"]),)), "NUL character"),
        (record("a", raw=("half \ud83d",)), "half a character"),
        (record("a", key="榜" * 400), "the key is longer than 1000 bytes"),
        (record("a", description_en="x" * 5001), "a description is longer"),
        (record("a", entities=(EntityRecord(METRIC, "x" * 301),)), "an entity's name is longer"),
        (record("a", entities=(EntityRecord(METRIC, ""),)), "an entity has no name"),
        (record("a", entities=(EntityRecord(METRIC, "m", "javascript:x"),)), "must begin with"),
        (record("a", topics=(TopicRecord(TopicKind.TASK, "x" * 101, "x"),)), "a topic is longer"),
        (record("a", home=""), "no location has the role home"),
        (record("a", home="javascript:alert(1)"), "must begin with http"),
        (record("a", home="https://a.org/" + "x" * 1000), "longer than 1000 bytes"),
        (record("a", home="https://a.org/?q=" + "榜" * 320), "longer than 1000 bytes"),
        (record("a", places=((LocationRole.PAPER, "ftp://a.org"),)), "must begin with http"),
    ],
)
def test_what_keeps_a_record_out_is_said(bad, reason):
    assert reason in problem_with(bad)


def test_a_sound_record_has_no_problem():
    assert problem_with(record("Board 榜单 🏆", home="https://a.org/榜单")) == ""
