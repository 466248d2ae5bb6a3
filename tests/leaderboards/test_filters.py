"""One filter for pages and API: OR within a facet, AND between facets, each board once."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from leaderboards.filters import BoardFilter
from leaderboards.models import BoardPlatform
from tests.factories import NOW, TODAY, board, report, schedule

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return [each.name for each in BoardFilter(QueryDict(query)).qs]


def message(query: str, field: str) -> str:
    return " ".join(BoardFilter(QueryDict(query)).errors[field])


def test_values_of_one_facet_widen_and_facets_narrow() -> None:
    board("A", platforms=("github",), patterns=("P1",))
    board("B", platforms=("huggingface",), patterns=("P1", "P2"))
    board("C", platforms=("spreadsheet",), patterns=("P2",))
    assert found("platform=github&platform=huggingface") == ["A", "B"]
    assert found("platform=github&platform=huggingface&pattern=P2") == ["B"]
    assert found("platform=github&platform=github&pattern=P2") == []


def test_a_board_stated_twice_is_found_once() -> None:
    twice = board("A", platforms=("github",), topics=("modality:text",))
    BoardPlatform.objects.create(board=twice, platform="github", source="study", confirmed_on=TODAY)
    report(twice, "missing")
    report(twice, "missing")
    query = "platform=github&topic=modality:text&smell=missing&sort=-smells"
    assert found(query) == ["A"]
    assert BoardFilter(QueryDict(query)).qs.count() == 1


def test_topics_of_one_kind_widen_and_kinds_narrow() -> None:
    board("A", topics=("modality:text", "task:chat"))
    board("B", topics=("modality:image", "task:chat"))
    board("C", topics=("modality:text", "task:code"))
    assert found("topic=modality:text&topic=modality:image") == ["A", "B", "C"]
    assert found("topic=modality:text&topic=task:chat") == ["A"]
    assert found("topic=modality:audio") == []


def test_every_word_must_be_held_in_english_or_chinese() -> None:
    board("Vision Arena", description_zh="多模态模型的公开排行榜")
    board("Vision Table")
    assert found("q=vision") == ["Vision Arena", "Vision Table"]
    assert found("q=ARENA+vision") == ["Vision Arena"]
    assert found("q=排行榜+vision") == ["Vision Arena"]
    assert found("q=vision+chess") == []


def test_words_are_taken_literally() -> None:
    board("Plain")
    board("100% _sure_")
    assert found("q=%25") == ["100% _sure_"]
    assert found("q=_") == ["100% _sure_"]


def test_only_an_open_smell_of_a_recheck_counts() -> None:
    report(board("Open"), "missing", state="open")
    report(board("Reopened"), "missing", state="reopened")
    report(board("Suspected"), "missing", state="suspected")
    report(board("Resolved"), "missing", state="resolved")
    report(board("Other"), "redundant", state="open")
    report(board("History"), "missing", state="open", source="study")
    assert found("smell=missing") == ["Open", "Reopened"]
    assert found("smell=missing&smell=redundant") == ["Open", "Other", "Reopened"]


def test_entities_are_found_by_what_is_stated() -> None:
    board("A", entities=("model", "benchmark-metric"))
    board("B", entities=("evaluation-harness",))
    assert found("entity=model&entity=evaluation-harness") == ["A", "B"]
    assert found("entity=benchmark-metric") == ["A"]


def test_samples_are_hidden_until_asked_for() -> None:
    board("Live")
    past = board("Past")
    type(past).objects.filter(pk=past.pk).update(is_historical=True)
    board("Sample", source="sample")
    assert found("") == ["Live", "Past"]
    assert [each.name for each in BoardFilter().qs] == ["Live", "Past"]
    assert found("status=sample") == ["Sample"]
    assert found("status=historical&status=sample") == ["Past", "Sample"]


def test_samples_stay_hidden_when_the_status_is_not_understood() -> None:
    board("Live")
    board("Sample", source="sample")
    assert found("status=dead") == ["Live"]


@pytest.mark.parametrize(
    ("query", "field", "known"),
    [
        ("platform=gitlab", "platform", "github, huggingface"),
        ("pattern=P1&pattern=P9", "pattern", "P1, P2, P3, P4, P5"),
        ("smell=stale", "smell", "unresponsive"),
        ("entity=thing", "entity", "benchmark-metric"),
        ("topic=colour:red", "topic", "modality:…, task:…"),
        ("topic=modality", "topic", "modality:…"),
        ("status=dead", "status", "live, historical, sample"),
        ("sort=rank", "sort", "-smells"),
    ],
)
def test_an_unknown_value_is_named_with_the_known_ones(query: str, field: str, known: str) -> None:
    assert known in message(query, field)
    assert query.rpartition("=")[2] in message(query, field)


def test_a_facet_that_is_not_understood_leaves_the_others_at_work() -> None:
    board("A", platforms=("github",))
    board("B", platforms=("huggingface",))
    assert found("platform=github&pattern=P9") == ["A"]
    assert found("platform=github&sort=rank") == ["A"]


@pytest.mark.parametrize(
    "query", ["q=a%00b", "topic=task:a%00b", "platform=a%00b", "q=" + "x" * 201]
)
def test_hostile_input_is_an_error_of_its_field(query: str) -> None:
    assert BoardFilter(QueryDict(query)).errors


def test_a_long_value_is_cut_in_the_message() -> None:
    assert len(message("platform=" + "x" * 5000, "platform")) < 300


def test_too_many_topics_are_refused() -> None:
    assert "30" in message("&".join(f"topic=task:t{n}" for n in range(31)), "topic")


def test_sorting() -> None:
    first, second = board("alpha"), board("Beta")
    board("gamma")
    report(second, "missing")
    report(second, "redundant")
    report(first, "missing")
    schedule(first, last_checked_at=NOW)
    schedule(second, last_checked_at=NOW - timedelta(days=1))
    assert found("sort=name") == found("") == ["alpha", "Beta", "gamma"]
    assert found("sort=-name") == ["gamma", "Beta", "alpha"]
    assert found("sort=-smells") == ["Beta", "alpha", "gamma"]
    assert found("sort=smells") == ["gamma", "alpha", "Beta"]
    assert found("sort=-checked") == ["alpha", "Beta", "gamma"]
    assert found("sort=checked") == ["Beta", "alpha", "gamma"]
    assert found("sort=-changed") == ["gamma", "Beta", "alpha"]
    assert found("sort=changed") == ["alpha", "Beta", "gamma"]


def test_history_does_not_count_in_the_order_by_smells() -> None:
    report(board("B history"), "missing", source="study")
    report(board("C open"), "missing")
    assert found("sort=-smells") == ["C open", "B history"]
