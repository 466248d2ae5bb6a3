"""What is new evidence, rule by rule: what changes by itself is none."""

import pytest

from smells.detectors import DETECTORS
from smells.evidence_mark import AROUND_IT, evidence_mark

PAIRS = [
    # rule, what was decided on, what passes by itself, what is new
    (
        "deprecated.overdue",
        {"updated": "2026-01-01", "days": 90},
        {"days": 91},
        {"updated": "2026-02-01"},
    ),
    (
        "deprecated.archived-repository",
        {"repository": "a/b"},
        {"pushed_at": "2026"},
        {"repository": "a/c"},
    ),
    ("mismatched.row-out-of-place", {"model": "A", "score": "90"}, {"line": 12}, {"score": "91"}),
    (
        "mismatched.rank-order",
        {"model": "A", "rank": 2},
        {"rank": 3, "above_rank": 2},
        {"score": "80"},
    ),
    (
        "mismatched.average-not-mean",
        {"stated": "50", "agreeing": 9},
        {"agreeing": 10},
        {"stated": "51"},
    ),
    (
        "mismatched.update-date",
        {"updated": "2027", "latest": "2026-01-01"},
        {"latest": "2026-01-02"},
        {"updated": "2028"},
    ),
    (
        "misdisplayed.stray-value",
        {"model": "A", "text": "NaN", "lines": "3"},
        {"lines": "4"},
        {"model": "B"},
    ),
    (
        "misdisplayed.mojibake",
        {"text": "Ã©", "cell": "B2"},
        {"cell": "B3", "row": "x"},
        {"text": "Ã¼"},
    ),
    ("redundant.duplicate-model", {"model": "A", "count": 2}, {"lines": "4, 9"}, {"count": 3}),
    ("missing.rows-lost", {"rows": 9, "before": 30}, {"rows": 8}, {"before": 40}),
    ("missing.page", {"status": 404}, {"url": "https://other.example/"}, {"status": 410}),
    ("inaccessible.server-error", {"status": 502}, {"status": 503}, {"failure": "x"}),
    (
        "inaccessible.connection",
        {"failure": "timeout"},
        {"detail": "no answer in 20 s"},
        {"failure": "dns"},
    ),
    (
        "inaccessible.tls",
        {"detail": "expired"},
        {"url": "https://b.example/"},
        {"detail": "self-signed"},
    ),
    (
        "unresponsive.space-error",
        {"stage": "RUNTIME_ERROR", "revision": "a"},
        {"revision": "b"},
        {"stage": "BUILD_ERROR"},
    ),
    (
        "missing.linked-entity",
        {"target": "https://x.example/", "status": 404},
        {"text": "Data", "quote": "q"},
        {"status": 410},
    ),
]


@pytest.mark.parametrize("rule_id", DETECTORS)
def test_every_rule_has_decided_which_of_its_values_pass(rule_id):
    passing = DETECTORS[rule_id].rule.passing
    assert passing is not None
    assert not AROUND_IT.intersection(passing), "these pass for every rule"


@pytest.mark.parametrize(("rule_id", "values", "passing", "new"), PAIRS, ids=[p[0] for p in PAIRS])
def test_what_passes_changes_nothing_and_what_is_new_does(rule_id, values, passing, new):
    rule = DETECTORS[rule_id].rule
    mark = evidence_mark(rule, values)
    assert evidence_mark(rule, values | passing) == mark
    assert evidence_mark(rule, values | new) != mark


def test_what_is_not_known_and_what_no_database_can_write_are_the_same_before_and_after():
    rule = DETECTORS["mismatched.row-out-of-place"].rule
    said = {"model": "A\x00", "column": ["x", "y"], "score": None}
    stored = {"column": ["x", "y"], "model": "A\N{REPLACEMENT CHARACTER}"}
    assert evidence_mark(rule, said) == evidence_mark(rule, stored)
