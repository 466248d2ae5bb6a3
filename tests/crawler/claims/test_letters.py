"""The letters about claims: whole, on one subject line, in the reader's language."""

from datetime import timedelta

import pytest

from crawler.claims.claiming import take_answer
from crawler.claims.wording import SENTENCES, WAYS, sentence
from leaderboards.account.letters import written
from leaderboards.vocabulary import ProofKind
from tests.crawler.claims.claimed import GONE, MUST_SIGN_IN, proved
from tests.factories import NOW, board
from tests.people import maintainer, person

SITE = {"site_url": "https://catalogue.example", "name": "maker"}
DAY = timedelta(days=1)


@pytest.fixture
def letters(monkeypatch):
    sent = []
    monkeypatch.setattr(
        "crawler.claims.letters.tell", lambda user, name, **told: sent.append((name, told))
    )
    return sent


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["was not found", "has lapsed", "sign in again", "has another owner"]),
        ("zh-hans", ["没有找到", "已失效", "重新登录", "另一位所有者"]),
    ],
)
def test_every_letter_can_be_written(letters, language, words):
    ours = board("Ours\nBcc: all@evil.example <b>")
    maintainer(ours, person("before"))
    claim = proved(ours, person("maker"))
    take_answer(claim.pk, GONE, now=NOW + 30 * DAY)
    take_answer(claim.pk, GONE, now=NOW + 44 * DAY)
    other = proved(ours, person("other"), ProofKind.WELL_KNOWN)
    take_answer(other.pk, MUST_SIGN_IN, now=NOW + 30 * DAY)
    by_name = {name: written(name, language, {**SITE, **told}) for name, told in letters}
    assert list(by_name) == ["new_owner", "proof_gone", "claim_lapsed", "claim_sign_in"]
    subjects = "".join(subject for subject, _ in by_name.values())
    assert all(each in subjects for each in words)
    for subject, body in by_name.values():
        assert "Ours Bcc: all@evil.example <b>" in subject
        assert f"https://catalogue.example/{language}/boards/{ours.slug}/" in body
        assert "%(" not in body


@pytest.mark.django_db
def test_a_letter_says_what_was_seen_and_the_day_it_ends(letters):
    claim = proved(board(), person("maker"))
    take_answer(claim.pk, GONE, now=NOW + 30 * DAY)
    [(name, told)] = letters
    _, body = written(name, "en", {**SITE, **told})
    assert "- The head of the page has no meta element" in body
    assert (NOW + 44 * DAY).date().isoformat() in body


def test_every_way_has_its_words():
    assert set(WAYS) == {each.value for each in ProofKind}


@pytest.mark.parametrize("code", list(SENTENCES))
def test_a_sentence_without_its_values_is_no_fault(code):
    from crawler.claims.answer import Seen

    assert sentence(Seen(code, {}))
    assert sentence(Seen("of-an-older-version", {})) == "of-an-older-version"
