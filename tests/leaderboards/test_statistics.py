import pytest

from leaderboards.statistics import Share, platform_statistics
from leaderboards.vocabulary import Platform, Source
from tests.factories import board, location

pytestmark = pytest.mark.django_db
REPOSITORY, MAJOR, SUBMISSION, OTHERS, PROVENANCE = range(5)


def rows(source=Source.STUDY):
    return {row.platform: row for row in platform_statistics(source)}


def test_an_empty_catalogue_has_empty_rows():
    assert [str(row.share) for row in platform_statistics()] == ["0.00% (0/0)"] * 6


def test_a_board_counts_on_each_of_its_platforms_and_once_overall():
    board(source="study", platforms=("github", "huggingface"))
    board(source="study", platforms=("github",))
    found = rows()
    assert found[Platform.GITHUB].share == Share(2, 2)
    assert found[Platform.HUGGINGFACE].share == Share(1, 2)
    assert found[None].share == Share(2, 2)


def test_what_other_sources_say_is_not_counted():
    made = board(source="study", platforms=("github",))
    board(source="awesome", platforms=("github",))
    location(made, "https://github.com/o/n", role="repository", source="awesome")
    assert rows()[None].share == Share(1, 1)
    assert rows()[None].shares[REPOSITORY] == Share(0, 1)
    assert rows(None)[None].share == Share(2, 2)
    assert rows(None)[None].shares[REPOSITORY] == Share(1, 2)


def test_each_question_is_answered_from_what_is_stated():
    yes = {
        "major-releases": True,
        "accepts-submissions": True,
        "other-submission-types": ["dataset"],
        "model-provenance": False,
    }
    made = board(source="study", platforms=("github",), facts=yes)
    location(made, "https://github.com/o/n", role="repository", source="study")
    board(source="study", platforms=("github",))
    answers = rows()[Platform.GITHUB].shares
    assert answers == (Share(1, 2), Share(1, 2), Share(1, 2), Share(1, 2), Share(0, 2))


def test_major_releases_are_not_asked_of_the_closed_platform():
    board(source="study", platforms=("paperswithcode",))
    board(source="study", platforms=("github", "paperswithcode"))
    board(source="study", platforms=("github",), facts={"major-releases": True})
    found = rows()
    assert found[Platform.PAPERSWITHCODE].shares[MAJOR] is None
    assert found[Platform.GITHUB].shares[MAJOR] == Share(1, 2)
    assert found[None].shares[MAJOR] == Share(1, 1)


def test_when_sources_disagree_the_first_of_them_is_believed():
    made = board(source="study", platforms=("github",), facts={"accepts-submissions": True})
    made.layer_facts.create(
        name="accepts-submissions",
        layer="submission",
        value=False,
        source="curator",
        confirmed_on="2026-08-01",
    )
    assert rows(None)[None].shares[SUBMISSION] == Share(0, 1)
    assert rows()[None].shares[SUBMISSION] == Share(1, 1)


def test_it_takes_a_few_queries_however_many_boards(django_assert_max_num_queries):
    for _ in range(5):
        board(source="study", platforms=("github",))
    with django_assert_max_num_queries(4):
        platform_statistics()
