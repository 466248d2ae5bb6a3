"""Each move of a public smell has a kind; what is nobody's business has none."""

import pytest

from leaderboards.vocabulary import ReportState
from smells.lifecycle import TRANSITIONS
from smells.notices.kinds import kind_of
from smells.notices.labels import NOTICE_KIND_LABELS


@pytest.mark.parametrize(
    ("before", "after", "reason", "actor", "kind"),
    [
        ("suspected", "open", "confirmed", "recheck", "opened"),
        ("suspected", "open", "", "clock", "opened"),
        ("", "open", "", "curator", "confirmed"),
        ("suspected", "acknowledged", "", "maintainer", "confirmed"),
        ("open", "acknowledged", "", "maintainer", "acknowledged"),
        ("acknowledged", "fix_claimed", "", "maintainer", "fix-claimed"),
        ("fix_claimed", "acknowledged", "still-seen", "recheck", "still-seen"),
        ("fix_claimed", "resolved", "fixed", "recheck", "fixed"),
        ("open", "resolved", "no-longer-detected", "recheck", "fixed"),
        ("open", "resolved", "rule-withdrawn", "recheck", "withdrawn"),
        ("open", "resolved", "removed-by-owner", "recheck", "withdrawn"),
        ("open", "resolved", "not-counted", "recheck", "withdrawn"),
        ("resolved", "reopened", "confirmed", "recheck", "reopened"),
        ("open", "disputed", "", "maintainer", "disputed"),
        ("disputed", "open", "", "curator", "upheld"),
        ("disputed", "false_positive", "", "curator", "dismissed"),
        ("open", "accepted", "", "maintainer", "accepted"),
        ("accepted", "open", "", "clock", "reopened"),
    ],
)
def test_what_changes_a_public_smell_has_a_kind(before, after, reason, actor, kind):
    assert kind_of(before, after, reason=reason, actor=actor) == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "suspected"),
        ("suspected", "suspected"),
        ("suspected", "resolved"),
        ("resolved", "suspected"),
        ("suspected", "disputed"),
        ("suspected", "accepted"),
    ],
)
def test_what_was_never_public_has_none(before, after):
    assert kind_of(before, after, reason="", actor="maintainer") is None


def test_no_move_of_the_table_is_without_an_answer_and_every_answer_has_a_word():
    for before, after in {(move[0] or "", to) for move, to in TRANSITIONS.items()}:
        for actor in ("recheck", "clock", "maintainer", "curator"):
            kind = kind_of(before, after, reason="", actor=actor)
            assert kind is None or NOTICE_KIND_LABELS[kind]
    assert all(
        kind_of("open", each, reason="", actor="recheck")
        for each in ReportState
        if each not in ("open", "suspected")
    )
