"""Whatever a rule answers comes back from storage as it was."""

import json
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderboards.vocabulary import EntityKind
from smells.outcome import Clear, Finding, Found, Inconclusive, NotApplicable
from smells.outcome_plain import from_plain, to_plain

text = st.text(max_size=20)
addresses = st.frozensets(text, max_size=3)
parts = st.frozensets(st.tuples(text, text), max_size=3)
findings = st.builds(
    Finding,
    at=text,
    values=st.dictionaries(text, text | st.integers() | st.none(), max_size=3),
    identity=text,
    entity=st.none() | st.sampled_from(EntityKind),
    incident=text,
    part=text,
    seen_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
outcomes = st.one_of(
    st.builds(Found, st.lists(findings, max_size=3).map(tuple), addresses, parts, parts, addresses),
    st.builds(Clear, addresses, parts, parts, addresses),
    st.builds(NotApplicable, text, addresses),
    st.builds(Inconclusive, reason=text, parts=parts, without=addresses, untold=parts),
)


@given(outcomes)
def test_it_comes_back(outcome):
    assert from_plain(json.loads(json.dumps(to_plain(outcome)))) == outcome


def test_another_kind_is_refused():
    with pytest.raises(KeyError):
        from_plain({"kind": "guessed"})
