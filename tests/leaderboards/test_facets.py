"""Each value's figure is what choosing it would show, beside all other facets."""

import pytest
from django.http import QueryDict

from leaderboards.facets import TOPICS_SHOWN, Facet, board_facets
from leaderboards.filters import BoardFilter
from leaderboards.models import BoardPlatform
from leaderboards.vocabulary import EntityKind, Smell
from tests.factories import TODAY, board, report

pytestmark = pytest.mark.django_db


def facets(query: str = "") -> list[Facet]:
    return board_facets(BoardFilter(QueryDict(query)))


def counts(name: str, query: str = "") -> dict[str, int]:
    """The figures of one facet above 0."""
    return {
        value.value: value.count
        for facet in facets(query)
        if facet.name == name
        for value in facet.values
        if value.count
    }


def test_a_facet_ignores_its_own_selection_and_obeys_the_others() -> None:
    board(platforms=("github",), patterns=("P1",))
    board(platforms=("github", "huggingface"), patterns=("P2",))
    board(platforms=("spreadsheet",), patterns=("P2",))
    query = "platform=github&pattern=P2"
    assert counts("platform", query) == {"github": 1, "huggingface": 1, "spreadsheet": 1}
    assert counts("pattern", query) == {"P1": 1, "P2": 1}


def test_the_figure_of_a_value_is_what_the_filter_finds() -> None:
    report(board(platforms=("github",), topics=("task:chat",), entities=("model",)), "missing")
    board(platforms=("huggingface",), topics=("task:chat", "modality:text"), entities=("model",))
    board(source="sample", platforms=("github",), topics=("task:chat",))
    query = "platform=github"
    for facet in facets(query):
        for value in facet.values:
            kept = "" if facet.name == "platform" else query
            shown = BoardFilter(QueryDict(f"{kept}&{facet.name}={value.value}")).qs
            assert shown.count() == value.count, value


def test_a_board_counts_once_however_often_it_is_stated() -> None:
    twice = board(platforms=("github",))
    BoardPlatform.objects.create(board=twice, platform="github", source="study", confirmed_on=TODAY)
    report(twice, "missing")
    report(twice, "missing")
    assert counts("platform") == {"github": 1}
    assert counts("smell") == {"missing": 1}


def test_all_smells_and_entities_are_listed_even_with_nothing() -> None:
    listed = {facet.name: [value.value for value in facet.values] for facet in facets()}
    assert listed["smell"] == [smell.value for smell in Smell]
    assert listed["entity"] == [kind.value for kind in EntityKind]
    assert len(listed["platform"]) == len(listed["pattern"]) == 5


def test_study_cases_and_suspicions_are_no_open_smells() -> None:
    report(board(), "missing", source="study")
    report(board(), "missing", state="suspected")
    report(board(), "missing", state="resolved")
    assert counts("smell") == {}


def test_statuses_are_counted_with_the_samples() -> None:
    board()
    past = board()
    type(past).objects.filter(pk=past.pk).update(is_historical=True)
    board(source="sample")
    assert counts("status") == {"live": 1, "historical": 1, "sample": 1}


def test_the_most_frequent_topics_of_each_kind_and_the_selected_are_listed() -> None:
    board(topics=tuple(f"task:t{number:02}" for number in range(TOPICS_SHOWN + 5)))
    board(topics=("task:t03", "modality:text"))
    query = "topic=task:t19&topic=task:unheard-of"
    [task] = [facet for facet in facets(query) if facet.name == "topic"]
    assert task.values[0].value == "task:t03"
    assert [value.value for value in task.selected] == ["task:t19", "task:unheard-of"]
    assert len(task.values) == TOPICS_SHOWN + 2


def test_a_kind_of_topic_is_counted_under_the_other_kinds() -> None:
    board(topics=("modality:text", "task:chat"))
    board(topics=("modality:image", "task:chat"))
    board(topics=("modality:text", "task:code"))
    assert counts("topic", "topic=modality:text") == {
        "modality:text": 2,
        "modality:image": 1,
        "task:chat": 1,
        "task:code": 1,
    }


def test_labels_are_in_the_readers_language(settings) -> None:
    from django.utils import translation

    with translation.override("zh-hans"):
        values = facets()[0].values
    assert all(isinstance(value.label, str) for value in values)


@pytest.mark.parametrize("query", ["", "platform=github&topic=task:chat&topic=modality:text"])
def test_the_number_of_queries_does_not_grow_with_the_boards(
    query: str, django_assert_max_num_queries
) -> None:
    for number in range(20):
        board(platforms=("github",), topics=(f"task:t{number}", "modality:text"))
    with django_assert_max_num_queries(9):
        facets(query)
