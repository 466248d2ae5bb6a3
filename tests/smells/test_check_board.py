"""A text as a board, examined at once: what is read, what is found, what could not be told."""

from datetime import UTC, datetime

import pytest

from smells.check_board import Text, examined, read_text
from smells.checked import Checked
from smells.judging.reading import MOST

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TWICE = """\
| Rank | Model | Score |
|---|---|---|
| 1 | alpha-7b | 91.2 |
| 2 | beta | 88.0 |
| 3 | alpha-7b | 91.2 |
"""


def check(body, name="text", kind=""):
    body = body.encode() if isinstance(body, str) else body
    return examined(read_text(Text(body, name, kind), at=NOW))


def rules(result):
    return {finding.rule_id for finding in result.findings}


def test_a_model_that_stands_twice_is_found_with_its_row_and_line():
    result = check(TWICE)
    finding = next(f for f in result.findings if f.rule_id == "redundant.duplicate-model")
    assert "alpha-7b" in str(finding.values)
    assert finding.values["line"] == 5 and finding.at == "text"


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Rank,Model,Score\n1,alpha,91\n2,beta,88\n", "text", ""),
        ("Rank\tModel\tScore\n1\talpha\t91\n2\tbeta\t88\n", "text", ""),
        ("Rank;Model;Score\n1;alpha;91\n2;beta;88\n", "results.csv", ""),
        ('[{"Model": "alpha", "Score": 91}, {"Model": "beta", "Score": 88}]', "text", ""),
        ("<table><tr><th>Model<th>Score<tr><td>alpha<td>91<tr><td>beta<td>8</table>", "x", "html"),
        (TWICE, "README.md", ""),
    ],
)
def test_each_kind_of_text_is_read_as_what_it_is(body, name, kind):
    (page,) = check(body, name, kind).pages
    assert [table.columns >= 2 for table in page.tables] == [True]


def test_prose_with_a_comma_in_each_line_is_not_taken_for_a_table():
    (page,) = check("We rank models, by score.\nWe update it, every week.\n").pages
    assert page.tables == ()


def test_a_file_that_is_no_text_is_said_not_to_be_read():
    result = check(b"\x89PNG\0\0\0\0" * 50, "picture.md")
    assert result.pages[0].outcome == "could-not-check"
    assert result.findings == () and result.pages[0].why


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\xfa", b"[" * 5000, b"<" * 5000, b"|" * 5000])
def test_odd_texts_break_nothing(body):
    assert rules(check(body)) <= {"missing.empty-ranking"}


def test_every_rule_is_accounted_for_once():
    from smells.detectors import DETECTORS

    result = check(TWICE)
    told = [*rules(result), *result.clear, *result.not_applicable]
    told += [rule_id for rule_ids in result.doubts.values() for rule_id in rule_ids]
    assert sorted(told) == sorted(DETECTORS)


def test_findings_are_arranged_by_smell_the_surest_rule_first_and_hints_are_counted_apart():
    checked = Checked.of(check(TWICE))
    assert [found.smell for found in checked.smells] == sorted(
        {found.smell for found in checked.smells}
    )
    shown = [rule for found in checked.smells for rule in found.rules]
    assert checked.published == sum(len(rule.findings) for rule in shown if not rule.is_hint)
    assert checked.hints == sum(len(rule.findings) for rule in shown if rule.is_hint)


def test_what_is_beyond_the_kept_findings_of_a_rule_is_counted(monkeypatch):
    from smells import check_board

    monkeypatch.setattr(check_board, "MOST", 1)
    again = TWICE + "\n\n## Second\n\n" + TWICE.replace("alpha-7b", "gamma")
    result = check(again)
    kept = [f for f in result.findings if f.rule_id == "redundant.duplicate-model"]
    assert len(kept) == 1 < MOST and result.more["redundant.duplicate-model"] >= 1
