import logging
from types import SimpleNamespace

from crawler.observation import Unread
from leaderboards.vocabulary import EntityKind
from smells.detectors import DETECTORS
from smells.engine import examine
from smells.outcome import Clear, Inconclusive, NotApplicable
from smells.rule import Confidence, Confirmation, Rule
from tests.smells.seen import gone, observation, page, unread


def detector(detect, name="smells.detectors.missing.invented"):
    rule = Rule(
        name, EntityKind.MODEL, Confidence.LIKELY, Confirmation(), message="“%(url)s” is missing"
    )
    return SimpleNamespace(rule=rule, detect=detect)


def test_a_rule_that_raises_is_inconclusive_and_logged(caplog):
    def broken(observation):
        raise ZeroDivisionError("our mistake")

    with caplog.at_level(logging.ERROR, logger="smells.engine"):
        (answer,) = examine(observation(page()), [detector(broken)])
    assert isinstance(answer.outcome, Inconclusive)
    assert answer.findings() == () and answer.cleared() == frozenset()
    assert "missing.invented" in caplog.text


def test_a_rule_that_raises_does_not_keep_the_others_from_answering(caplog):
    def broken(observation):
        raise KeyError

    answers = examine(observation(page()), [detector(broken), *DETECTORS.values()])
    assert len(answers) == len(DETECTORS) + 1
    assert answers[-1].outcome != answers[0].outcome


def test_without_a_network_no_rule_is_even_asked():
    def asked(observation):
        raise AssertionError("was asked")

    seen = observation(gone(), unread("https://other.example/", why=Unread.NO_NETWORK))
    (answer,) = examine(seen, [detector(asked)])
    assert answer.in_words() == "inconclusive: our own network was down"


def test_answers_are_stored_with_their_reason():
    def words(outcome):
        return examine(observation(page()), [detector(lambda seen: outcome)])[0].in_words()

    assert words(Clear()) == "clear"
    assert words(NotApplicable("not a Space")) == "not-applicable: not a Space"
    assert words(Inconclusive("robots")) == "inconclusive: robots"


def test_a_platforms_end_is_told_as_an_incident():
    closed = unread("https://paperswithcode.com/sota/x", why=Unread.PLATFORM_CLOSED, detail="host")
    told = {answer.rule.id: answer.in_words() for answer in examine(observation(closed))}
    assert told["deprecated.closed-platform"] == "incident"
    assert "found" not in told.values()
