from dataclasses import replace
from datetime import timedelta

import pytest

from leaderboards.importers.load import Summary, load
from leaderboards.merge import merge_boards
from leaderboards.models import Board, BoardPlatform, Location, SourceRecord
from leaderboards.records import TopicRecord
from leaderboards.vocabulary import LocationRole, Platform, Source, TopicKind
from tests.factories import NOW
from tests.leaderboards.importers.rows import DAY, record

pytestmark = pytest.mark.django_db
SPACE = "https://huggingface.co/spaces/lab/board"


def loaded(*records):
    summary = Summary()
    list(load(records, summary))
    return summary


def counts(summary):
    return summary.created, summary.updated, summary.unchanged, len(summary.rejected)


def test_a_second_import_of_the_same_changes_nothing():
    records = [record("A", "https://a.org"), record("B", "https://b.org")]
    assert counts(loaded(*records)) == (2, 0, 0, 0)
    before = list(Board.objects.values_list("pk", "slug", "changed_at"))
    assert counts(loaded(*records)) == (0, 0, 2, 0)
    assert list(Board.objects.values_list("pk", "slug", "changed_at")) == before


def test_the_order_of_what_is_said_does_not_matter():
    one = record(platforms=(Platform.GITHUB, Platform.HUGGINGFACE))
    loaded(one)
    other = replace(one, platforms=(Platform.HUGGINGFACE, Platform.GITHUB))
    assert counts(loaded(other)) == (0, 0, 1, 0)


def test_a_repetition_confirms_what_was_said():
    loaded(record(platforms=(Platform.GITHUB,)))
    later = DAY + timedelta(days=30)
    loaded(record(platforms=(Platform.GITHUB,), on=later))
    assert BoardPlatform.objects.get().confirmed_on == later
    assert SourceRecord.objects.get().confirmed_on == later


def test_a_change_is_an_update_and_replaces_what_the_source_said_before():
    loaded(record(platforms=(Platform.GITHUB,)))
    changed = record(platforms=(Platform.HUGGINGFACE,), description_en="New.")
    assert counts(loaded(changed)) == (0, 1, 0, 0)
    assert [row.platform for row in BoardPlatform.objects.all()] == ["huggingface"]
    assert Board.objects.get().description_en == "New."


def test_another_sources_words_stay():
    loaded(record("Board X", SPACE, platforms=(Platform.HUGGINGFACE,)))
    topic = TopicRecord(TopicKind.MODALITY, "text", "Text")
    summary = loaded(record("Board X", SPACE, source=Source.AWESOME, topics=(topic,)))
    assert (counts(summary), summary.joined) == ((0, 1, 0, 0), 1)
    board = Board.objects.get()
    assert {row.source for row in board.source_records.all()} == {"study", "awesome"}
    assert board.platforms.get().source == "study"


def test_a_space_and_its_app_host_are_one_board():
    loaded(record("Board X", SPACE))
    app = record("Board X", "https://lab-board.hf.space", source=Source.HUGGINGFACE)
    assert loaded(app).joined == 1


def test_two_records_of_one_source_are_two_boards():
    summary = loaded(record("A", "https://one.org"), record("B", "https://one.org"))
    assert counts(summary) == (2, 0, 0, 0)
    assert "lives where “A” does" in summary.apart[0].reason


def test_a_wrong_address_in_a_list_joins_nothing_in_whatever_order():
    ours = record("NL2SQL360", "https://nl2sql360.github.io")
    theirs = [
        record("OpsEval", "https://nl2sql360.github.io/", source=Source.AWESOME),
        record("NL2SQL360", "https://nl2sql360.github.io/", source=Source.AWESOME),
    ]
    for order in (theirs, theirs[::-1]):
        Board.objects.all().delete()
        loaded(ours)
        assert loaded(*order).joined == 1
        joined = Board.objects.get(slug="nl2sql360")
        assert {row.name for row in joined.source_records.all()} == {"NL2SQL360"}


def test_a_sample_board_is_never_joined():
    loaded(record("X", "https://x.org", source=Source.SAMPLE))
    assert counts(loaded(record("X", "https://x.org"))) == (1, 0, 0, 0)


def test_names_that_slugs_cannot_tell_apart_get_slugs_of_their_own():
    loaded(
        record("榜单", "https://a.example.org/x"),
        record("Board!", "https://b.org"),
        record("Board?", "https://c.org"),
    )
    assert sorted(Board.objects.values_list("slug", flat=True)) == [
        "a-example-org-x",
        "board",
        "board-2",
    ]


def test_a_board_of_the_closed_platform_is_history_under_the_one_incident():
    loaded(*(record(f"x-{n}", f"https://paperswithcode.com/sota/x-{n}") for n in range(3)))
    assert set(Board.objects.values_list("is_historical", flat=True)) == {True}
    assert Location.objects.values("incident").distinct().count() == 1
    assert Location.objects.filter(incident__slug="papers-with-code-closed").count() == 3


def test_a_board_that_lives_elsewhere_as_well_is_not_history():
    old = (LocationRole.MIRROR, "https://paperswithcode.com/sota/x")
    loaded(record("X", "https://x.org", places=(old,)))
    assert Board.objects.get().is_historical is False


def test_a_record_that_cannot_be_kept_does_not_stop_the_others():
    bad = record("Bad", "https://a.org/" + "y" * 2000, where="row 7")
    summary = loaded(record("A", "https://a.org"), bad, record("B", "https://b.org"))
    assert counts(summary) == (2, 0, 0, 1)
    assert summary.rejected[0].where == "row 7"
    assert "longer than 1000 bytes" in summary.rejected[0].reason


def test_what_the_database_refuses_is_named_and_the_others_are_written(monkeypatch):
    monkeypatch.setattr("leaderboards.importers.load.problem_with", lambda record: "")
    bad = record("Bad", "https://a.org", key="k" * 1001, where="row 2")
    summary = loaded(record("A", "https://x.org"), bad, record("B", "https://b.org"))
    assert counts(summary) == (2, 0, 0, 1)
    assert summary.rejected[0].where == "row 2"


def test_the_same_key_twice_in_one_import_is_an_update():
    twice = [record("A", key="k"), record("A", key="k", description_en="More.")]
    assert counts(loaded(*twice)) == (1, 1, 0, 0)


def test_new_boards_are_written_many_at_once(django_assert_max_num_queries):
    records = [record(f"B{n}", f"https://b{n}.org") for n in range(100)]
    with django_assert_max_num_queries(20):
        assert loaded(*records).created == 100


def test_a_source_that_lists_a_joined_board_twice_loses_nothing_by_a_change_of_one():
    loaded(record("A", "https://a.org", platforms=(Platform.GITHUB,)))
    loaded(record("B", "https://b.org", platforms=(Platform.SPREADSHEET,)))
    merge_boards(Board.objects.get(slug="b"), Board.objects.get(slug="a"), now=NOW)
    loaded(record("A", "https://a.org", platforms=(Platform.HUGGINGFACE,)))
    stated = set(BoardPlatform.objects.values_list("platform", flat=True))
    assert {"spreadsheet", "huggingface"} <= stated
