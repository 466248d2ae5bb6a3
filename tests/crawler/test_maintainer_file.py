"""What a leaderboard.yml says, and what is wrong with it, line by line."""

from datetime import date

import pytest

from crawler.maintainer_file import parse, places
from leaderboards.vocabulary import AcceptReason, LocationRole, Rhythm, WorkflowPattern

TODAY = date(2026, 8, 1)
WHOLE = """\
version: 1
claim: [leaderboard-claim-one, leaderboard-claim-two]
name: "  A   Board "
description: {en: Measures., zh: 衡量。}
patterns: [P2, P2]
layers:
  submission: {submission-policy: weekly}
entities:
  - {kind: benchmark-metric, name: Accuracy}
cadence: monthly
submission: {channel: "https://board.example/submit", artefacts: predictions, open: yes}
locations:
  - {role: paper, url: "https://arxiv.org/abs/2501.00001"}
accepted:
  - {rule: redundant.duplicate-model, reason: by-design, until: 2026-12-31, text: So it is.}
contact: https://board.example/contact
"""


def told(text, *, today=TODAY):
    """Each problem as kind, line, column and path."""
    return [(p.kind, p.line, p.column, p.path) for p in parse(text, today=today).problems]


def test_a_whole_file_says_all_it_states():
    said = parse(WHOLE, today=TODAY)
    assert said.is_readable and said.problems == ()
    assert said.claims == ("leaderboard-claim-one", "leaderboard-claim-two")
    assert (said.name, said.description_zh) == ("A Board", "衡量。")
    assert said.patterns == (WorkflowPattern.P2,)
    facts = {fact.name.value: fact.value for fact in said.layer_facts}
    assert facts == {
        "submission-policy": "weekly",
        "accepted-artefacts": "predictions",
        "accepts-submissions": True,
    }
    assert [(each.kind.value, each.name) for each in said.entities] == [
        ("benchmark-metric", "Accuracy")
    ]
    assert (said.rhythm, said.rhythm_line) == (Rhythm.MONTHLY, 10)
    assert said.submission_url == "https://board.example/submit"
    assert [place.role for place in said.locations] == [LocationRole.PAPER]
    (accepted,) = said.accepted
    assert (accepted.reason, accepted.until, accepted.line) == (
        AcceptReason.BY_DESIGN,
        date(2026, 12, 31),
        15,
    )


def test_a_single_claim_may_be_written_plainly():
    assert parse("version: 1\nclaim: leaderboard-claim-x1").claims == ("leaderboard-claim-x1",)


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("", "not-keys", 1, 1),
        ("# words\n", "not-keys", 1, 1),
        ("- version: 1", "not-keys", 1, 1),
        ("version: 1\n\tname: x", "tab", 2, 1),
        ("version: 1\nname: a: b", "colon", 2, 8),
        ('version: 1\nname: "a', "unfinished", 2, 9),
        ("version: [1", "unfinished", 1, 12),
        ("version: 2", "version", 1, 10),
        (b"version: 1\nname: \xff", "encoding", 2, 7),
        ("version: 1\nname: a\x01", "character", 2, 8),
        ('version: 1\nname: "\\UFFFFFFFF"', "odd-escape", 2, 10),
        ("version: 1\nname: " + "x" * 70_000, "too-large", 1, 1),
        ("[" * 30, "too-deep", 1, 11),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(text, kind, line, column):
    said = parse(text, today=TODAY)
    assert not said.is_readable
    problem = said.problems[0]
    assert (problem.kind, problem.line, problem.column) == (kind, line, column)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmae: x", ("unknown-key-near", 2, 1, "nmae")),
        ("qqqqqqq: x", ("unknown-key", 2, 1, "qqqqqqq")),
        ("name: 5", ("not-text", 2, 7, "name")),
        ("name:", ("blank", 2, 1, "name")),
        ("name: x\nname: y", ("duplicate-key", 3, 1, "name")),
        ("cadence: Monthly", ("value-near", 2, 10, "cadence")),
        ("patterns: [P1, P9]", ("value", 2, 16, "patterns[1]")),
        ("patterns: P1", ("not-list", 2, 11, "patterns")),
        ("submission: {open: maybe}", ("not-truth", 2, 20, "submission.open")),
        ("contact: me@board.example", ("address", 2, 10, "contact")),
        ("contact: https://me:pw@board.example/", ("address", 2, 10, "contact")),
        ("claim: short", ("token", 2, 8, "claim")),
        ("entities:\n  - {kind: model}", ("missing-key", 3, 5, "entities[0]")),
        ("entities: *x", ("alias", 2, 11, "entities")),
        ("name: !!python/name:os.system x", ("tag", 2, 7, "name")),
        ('name: "\\u202Ex"', ("character", 2, 7, "name")),
        ("---\nname: x", ("several-documents", 2, 1, "")),
        ("? [a]\n: b", ("bad-key", 2, 3, "")),
    ],
)
def test_a_part_that_is_wrong_is_told_with_line_and_column(text, expected):
    assert told(f"version: 1\n{text}") == [expected]


def test_a_wrong_part_voids_no_more_than_itself():
    said = parse("version: 1\nname: 5\ncadence: weekly\nentities: [{kind: x, name: A}, 3]\n")
    assert said.is_readable and said.rhythm is Rhythm.WEEKLY
    assert (said.name, said.entities) == ("", ())
    assert len(said.problems) == 3


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("smell: missing, reason: by-design, until: 2027-08-02", "too-far"),
        ("smell: missing, reason: by-design, until: 2026-07-31", "ended"),
        ("smell: missing, reason: by-design, until: 1 May", "date"),
        ("smell: missing, reason: because, until: 2026-12-01", "value"),
        ("reason: by-design, until: 2026-12-01", "missing-smell"),
        ("smell: missing, until: 2026-12-01", "missing-key"),
        ("smell: missing, reason: by-design, until: 2026-12-01, wehre: x", "unknown-key-near"),
        ("rule: duplicates, reason: by-design, until: 2026-12-01", "rule-name"),
    ],
)
def test_an_acceptance_that_is_not_wholly_right_accepts_nothing(entry, kind):
    said = parse(f"version: 1\naccepted:\n  - {{{entry}}}\n", today=TODAY)
    assert said.accepted == ()
    assert [problem.kind for problem in said.problems] == [kind]


def test_the_longest_acceptance_is_a_year():
    line = "version: 1\naccepted: [{smell: missing, reason: by-design, until: 2027-08-01}]"
    assert len(parse(line, today=TODAY).accepted) == 1


def test_a_fact_that_is_said_twice_counts_as_under_layers():
    said = parse(
        "version: 1\nlayers: {submission: {accepts-submissions: false}}\nsubmission: {open: true}"
    )
    assert [fact.value for fact in said.layer_facts] == [False]
    assert [problem.kind for problem in said.problems] == ["said-twice"]


def test_a_byte_order_mark_is_no_problem():
    assert parse(b"\xef\xbb\xbfversion: 1\nname: x").name == "x"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://github.com/Owner/Board/tree/main/x",
            ("https://raw.githubusercontent.com/Owner/Board/HEAD/leaderboard.yml",),
        ),
        (
            "https://huggingface.co/spaces/o/B",
            ("https://huggingface.co/spaces/o/B/resolve/main/leaderboard.yml",),
        ),
        (
            "https://huggingface.co/datasets/o/b/viewer",
            ("https://huggingface.co/datasets/o/b/resolve/main/leaderboard.yml",),
        ),
        (
            "https://Board.example",
            (
                "https://board.example/leaderboard.yml",
                "https://board.example/.well-known/leaderboard.yml",
            ),
        ),
        (
            "https://board.example/~me/b/index.html?x#y",
            (
                "https://board.example/~me/b/leaderboard.yml",
                "https://board.example/leaderboard.yml",
                "https://board.example/.well-known/leaderboard.yml",
            ),
        ),
        ("https://o-b.hf.space/", ()),
        ("https://huggingface.co/papers/1", ()),
        ("no address", ()),
    ],
)
def test_where_the_file_lies(url, expected):
    assert places(url) == expected
