"""Findings against labels, and the figures over real labelled documents where these are present."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from smells.accuracy import Accuracy, Judgement, Label, Verdict, is_published, judge, label_rules
from smells.accuracy_report import groups_of
from smells.detectors import DETECTORS
from smells.engine import Answer
from smells.labelled import measure
from smells.outcome import Finding, Found
from tests.shared_data import shared_data

OWN_LABELS = Path(__file__).parent.parent / "data" / "labels.json"
RULE = DETECTORS["mismatched.rank-order"].rule
HINT = DETECTORS["confusing.metric-undefined"].rule


def at(line):
    return Finding(at="board.md", values={"line": line})


def label(verdict="smell", line=20, rule="rank-order"):
    return Label("board.md", rule, Verdict(verdict), line)


@pytest.mark.parametrize(
    ("labels", "complete", "judgement"),
    [
        ([label("smell", 20)], True, Judgement.CORRECT),
        ([label("smell", 22)], True, Judgement.CORRECT),
        ([label("not_a_smell", 20), label("smell", 60)], True, Judgement.WRONG),
        ([label("arguable", 20)], True, Judgement.ARGUABLE),
        ([label("smell", 90)], True, Judgement.CORRECT),
        ([label("smell", 90), label("not_a_smell", 70)], True, Judgement.WRONG),
        ([label("smell", 20, rule="empty-link")], True, Judgement.WRONG),
        ([], True, Judgement.WRONG),
        ([], False, Judgement.TO_LOOK_AT),
    ],
)
def test_a_finding_is_judged_by_the_labels_of_its_kind(labels, complete, judgement):
    assert judge(RULE, "board.md", at(20), labels, complete=complete).judgement is judgement


def test_what_readers_did_not_look_for_everywhere_is_looked_at_by_hand():
    judged = judge(HINT, "board.md", at(20), [], complete=True)
    assert judged.judgement is Judgement.TO_LOOK_AT


def counted(labels, *lines, rule=RULE):
    accuracy = Accuracy()
    answers = [Answer(rule, Found(tuple(at(line) for line in lines)))] if lines else []
    accuracy.add("board.md", answers, labels, complete=True)
    return accuracy.figures([rule])


def test_precision_counts_what_was_judged_and_recall_what_was_labelled():
    figures = counted([label(line=20), label("not_a_smell", 40), label(line=60)], 20, 40)
    assert (figures.correct, figures.wrong, figures.met, figures.missed) == (1, 1, 1, 1)
    assert (figures.precision, figures.recall) == (0.5, 0.5)


def test_nothing_judged_has_no_precision():
    assert counted([]).precision is None and counted([]).recall is None


def test_a_label_that_no_rule_is_there_to_find_is_not_missed():
    assert counted([label(rule="something-else")]).missed == 0


def test_every_rule_that_reads_tables_says_which_labels_speak_of_it():
    assert set(label_rules()) <= set(DETECTORS)
    assert {rule_id for rule_id in DETECTORS if rule_id.startswith("mismatched.rank")} <= set(
        label_rules()
    )


def test_our_own_labels_have_a_place_and_a_reason():
    for each in json.loads(OWN_LABELS.read_text(encoding="utf-8")):
        assert each["file"] and each["rule"] and each["why"] and Verdict(each["verdict"])
        assert isinstance(each["line"], int)


@pytest.fixture(scope="module")
def real():
    return measure(shared_data("documents"), OWN_LABELS)


def test_published_findings_on_real_documents_are_nearly_all_right(real):
    published = groups_of([each.rule for each in DETECTORS.values()])["published rules"]
    figures = real.figures(published)
    wrong = [
        (each.rule.id, each.file, each.line) for each in real.judged if each.judgement == "wrong"
    ]
    assert figures.precision >= 0.95, wrong


def test_most_labelled_smells_of_real_documents_are_found(real):
    figures = real.figures([each.rule for each in DETECTORS.values()])
    assert figures.recall >= 0.80, real.missed


def test_every_published_finding_of_a_measured_rule_was_looked_at(real):
    left = [
        (each.rule.id, each.file, each.line)
        for each in real.judged
        if each.judgement is Judgement.TO_LOOK_AT
        and is_published(each.rule)
        and each.rule.id in label_rules()
    ]
    assert left == []


def test_the_command_prints_the_figures_and_writes_them_to_a_file(tmp_path, capsys):
    (tmp_path / "index.json").write_text('[{"file": "board.md", "complete": true}]')
    (tmp_path / "labels.json").write_text("[]")
    rows = "".join(f"| m{n} | {90 - n} |\n" for n in (3, 1, 2)) + "| m3 | 5 |\n"
    (tmp_path / "board.md").write_text(f"# Results\n| Model | Accuracy |\n|---|---|\n{rows}")
    written = tmp_path / "figures.json"
    call_command("measure_accuracy", tmp_path, json=written)
    said = capsys.readouterr().out
    assert "redundant.duplicate-model" in said and "wrong: redundant.duplicate-model" in said
    figures = json.loads(written.read_text())
    assert figures["rules"]["redundant.duplicate-model"]["wrong"] == 1
    assert figures["findings"][0]["values"]["model"] == "m3"


def test_the_command_refuses_a_folder_without_an_index(tmp_path):
    with pytest.raises(CommandError, match=r"index\.json"):
        call_command("measure_accuracy", tmp_path)
