"""The published figures: stored by the command, shown by rule and smell, absent until measured."""

import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from smells import shipped_accuracy
from smells.accuracy import Figures
from smells.detectors import DETECTORS
from smells.disputes import Disputes, disputes_by_rule
from smells.models import AccuracyRun
from smells.moves import Move
from smells.published_accuracy import BadFigures, PublishedAccuracy, from_plain
from smells.templatetags.accuracy_figures import share
from tests import factories
from tests.people import people_of
from tests.smells.moving import as_curator, as_maintainer, move
from tests.smells.test_check_board import TWICE
from tests.smells.views.pages import LANGUAGES, get, scripts

pytestmark = pytest.mark.django_db
RULE = "redundant.duplicate-model"
FIGURES = Figures(found=48, correct=47, wrong=1, met=40, missed=10)


def measured(rules=None, on=datetime(2026, 3, 2, tzinfo=UTC)):
    found = PublishedAccuracy(FIGURES, {"redundant": FIGURES}, rules or {RULE: FIGURES})
    return AccuracyRun.objects.create(
        measured_at=on, documents=30, labels=164, figures=found.to_plain()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_rule_with_its_figures(client, language):
    measured()
    page = get(client, "accuracy/", language)
    assert all(rule_id in page for rule_id in DETECTORS)
    assert "97.9%" in page and "80%" in page and "164" in page and scripts(page) == 0


@pytest.fixture
def without_shipped(monkeypatch, tmp_path):
    monkeypatch.setattr(shipped_accuracy, "FILE", tmp_path / "figures.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_first_measurement_the_pages_say_so(client, language, without_shipped):
    assert "measure_accuracy PATH" in get(client, "accuracy/", language)
    assert f"/{language}/accuracy/" in get(client, f"rules/{RULE}/", language)


def test_a_rules_page_shows_its_newest_figures(client, without_shipped):
    assert "Not measured yet." in get(client, f"rules/{RULE}/")
    measured(on=datetime(2026, 3, 3, tzinfo=UTC))
    measured({RULE: Figures(found=2, correct=2, met=2)})
    page = get(client, f"rules/{RULE}/")
    assert "97.9%" in page and "47 right, 1 wrong" in page and "40 found, 10 missed" in page


def test_a_rule_without_a_case_is_not_called_perfect(client):
    measured({RULE: Figures()})
    assert "the labelled documents have no such case" in get(client, f"rules/{RULE}/")
    page = get(client, "accuracy/")
    assert page.count("not measured: no finding and no label") == len(DETECTORS)


def test_a_rule_that_found_nothing_is_not_called_precise(client):
    measured({RULE: Figures(missed=3)})
    page = get(client, f"rules/{RULE}/")
    assert "not measured" in page and "0%" in page and "30 documents" in page


def test_the_page_tells_what_became_of_disputes(client):
    board = factories.board()
    people = people_of(board)
    kept, dismissed = factories.report(board), factories.report(board)
    factories.report(board, state="suspected")
    for report, what in ((kept, Move.UPHOLD), (dismissed, Move.DISMISS)):
        move(report, Move.DISPUTE, as_maintainer(people.owner, report))
        move(report, what, as_curator(people.curator, report))
    move(kept, Move.DISPUTE, as_maintainer(people.owner, kept))
    assert disputes_by_rule() == [Disputes("missing.page", 2, disputed=2, upheld=1, dismissed=1)]
    assert "Dismissed" in get(client, "accuracy/")
    assert "1 upheld, 1 dismissed" in get(client, "rules/missing.page/")


def test_the_page_asks_three_queries(client, django_assert_num_queries):
    measured()
    with django_assert_num_queries(3):
        get(client, "accuracy/")


def test_the_lists_that_speak_of_rules_lead_there(client):
    for path in ("smells/", "about/", "check/"):
        assert "/en/accuracy/" in get(client, path)


def test_a_measurement_is_published_only_when_asked_for(tmp_path):
    (tmp_path / "board.md").write_text(TWICE)
    (tmp_path / "index.json").write_text(json.dumps([{"file": "board.md", "complete": True}]))
    label = {"file": "board.md", "rule": "duplicate-model", "verdict": "smell", "line": 5}
    elsewhere = {**label, "file": "other.md"}
    (tmp_path / "labels.json").write_text(json.dumps([label, elsewhere]))
    call_command("measure_accuracy", tmp_path, stdout=StringIO())
    assert AccuracyRun.objects.newest() is None
    call_command("measure_accuracy", tmp_path, publish=True, stdout=StringIO())
    run = AccuracyRun.objects.newest()
    run.full_clean()
    assert (run.documents, run.labels) == (1, 1)
    assert run.of_rule(RULE).precision == run.of_rule(RULE).recall == 1.0
    assert run.read.smells["redundant"].found >= 1


def test_a_release_comes_with_figures_until_the_operator_publishes_others(client):
    run = shipped_accuracy.shipped()
    run.clean_fields(exclude=["id"])
    assert run.read.published.found and run.documents
    assert f"{run.documents}" in get(client, "accuracy/")
    measured(on=datetime(2020, 3, 2, tzinfo=UTC))
    assert "97.9%" in get(client, "accuracy/")


def test_figures_for_a_release_are_written_and_read_back(without_shipped, monkeypatch):
    run = measured()
    shipped_accuracy.ship(run)
    assert shipped_accuracy.shipped().figures == run.figures


@pytest.mark.parametrize(
    "plain",
    [[], {"rules": []}, {"rules": {"a": 3}}, {"published": {"found": -1}},
     {"published": {"found": "many"}}, {"published": {"found": True}}],
)  # fmt: skip
def test_figures_of_another_form_are_refused(plain):
    with pytest.raises(BadFigures):
        from_plain(plain)
    with pytest.raises(ValidationError):
        AccuracyRun(documents=1, labels=1, figures=plain).clean_fields()


def test_older_figures_with_other_counts_are_still_read():
    assert from_plain({"published": {"found": 3, "odd": 1}}).published == Figures(found=3)


@pytest.mark.parametrize(
    ("value", "told"), [(None, "–"), (1.0, "100%"), (0.9996, "99.9%"), (0.0, "0%"), (0.5, "50%")]
)
def test_only_what_is_always_right_is_called_so(value, told):
    assert share(value) == told
