"""What the examples are too plain to show: answers that must not be taken for a smell."""

import pytest

from crawler.observation import Failure, RepositoryState, Unread
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.detectors import DETECTORS
from smells.outcome import Clear, Found, Inconclusive, NotApplicable
from smells.rule import finding_on
from tests.smells.seen import crashed, gone, observation, page, unread

SPACE = "https://huggingface.co/spaces/owner/board"


def ask(rule_id, *pages):
    return DETECTORS[rule_id].detect(observation(*pages))


def found_by(*pages):
    """The rules that accuse somebody because of these pages."""
    outcomes = {rule_id: ask(rule_id, *pages) for rule_id in DETECTORS}
    return {
        rule_id
        for rule_id, outcome in outcomes.items()
        if isinstance(outcome, Found) and not all(each.incident for each in outcome.findings)
    }


@pytest.mark.parametrize("why", list(Unread))
@pytest.mark.parametrize("status", [None, 200, 401, 403, 429, 451, 503])
def test_what_could_not_be_checked_is_found_by_no_rule(why, status):
    assert found_by(unread(why=why, status=status)) == set()


@pytest.mark.parametrize("failure", list(Failure))
def test_a_failure_is_found_by_one_rule_at_most(failure):
    status = {Failure.NOT_FOUND: 404, Failure.GONE: 410, Failure.SERVER_ERROR: 502}.get(failure)
    assert len(found_by(gone(failure=failure, status=status))) <= 1


def test_a_page_of_github_pages_that_is_gone_is_a_missing_page_not_a_missing_repository():
    url = "https://owner.github.io/board/"
    assert found_by(gone(url, platform=Platform.GITHUB, final_url=url)) == {"missing.page"}


def test_a_raw_file_that_is_gone_is_a_missing_page_not_a_missing_repository():
    url = "https://raw.githubusercontent.com/owner/board/main/results.csv"
    assert found_by(gone(url, platform=Platform.GITHUB, final_url=url)) == {"missing.page"}


def test_a_space_the_hub_does_not_know_is_missing_also_by_the_address_of_its_app():
    seen = gone(
        "https://owner-board.hf.space/",
        platform=Platform.HUGGINGFACE,
        final_url="https://huggingface.co/api/spaces/by-subdomain/owner-board",
    )
    assert found_by(seen) == {"missing.space"}


def test_an_archived_repository_accuses_a_board_only_as_its_home():
    state = RepositoryState("owner/code", archived=True)
    code = page(
        "https://github.com/owner/code",
        platform=Platform.GITHUB,
        repository=state,
        roles=(LocationRole.REPOSITORY,),
    )
    assert found_by(page(), code) == set()
    assert found_by(unread(), code) == set()
    assert found_by(code) == set()


def test_an_archived_home_beside_another_that_lives_is_cleared():
    home = page(
        "https://github.com/owner/board",
        platform=Platform.GITHUB,
        repository=RepositoryState("owner/board", archived=True),
    )
    outcome = ask("deprecated.archived-repository", home, page())
    assert outcome == Clear(frozenset({"https://github.com/owner/board"}))


def test_an_archived_home_beside_one_that_did_not_answer_is_inconclusive():
    home = page(
        "https://github.com/owner/board",
        platform=Platform.GITHUB,
        repository=RepositoryState("owner/board", archived=True),
    )
    for other in (unread(), gone(failure=Failure.TIMEOUT, status=None)):
        assert isinstance(ask("deprecated.archived-repository", home, other), Inconclusive)


def test_an_archived_home_beside_a_closed_platform_is_found():
    home = page(
        "https://github.com/owner/board",
        platform=Platform.GITHUB,
        repository=RepositoryState("owner/board", archived=True),
    )
    closed = unread("https://paperswithcode.com/sota/x", why=Unread.PLATFORM_CLOSED)
    assert found_by(home, closed) == {"deprecated.archived-repository"}


@pytest.mark.parametrize("stage", ["SLEEPING", "STOPPED", "RUNNING", "RUNNING_BUILDING"])
def test_a_space_that_runs_or_sleeps_clears_all_three_rules_of_spaces(stage):
    seen = crashed(SPACE, stage=stage, outcome=CheckOutcome.OK, failure=None)
    for rule in ("space-error", "space-paused", "space-misconfigured"):
        assert ask(f"unresponsive.{rule}", seen) == Clear(frozenset({SPACE}))


def test_a_platforms_end_is_an_incident_and_no_board_is_accused():
    closed = unread("https://paperswithcode.com/sota/x", why=Unread.PLATFORM_CLOSED, detail="host")
    outcome = ask("deprecated.closed-platform", closed)
    assert isinstance(outcome, Found)
    assert [finding.incident for finding in outcome.findings] == ["host"]


@pytest.mark.parametrize("rule_id", DETECTORS)
def test_a_board_without_addresses_is_found_by_no_rule(rule_id):
    assert isinstance(ask(rule_id), NotApplicable | Clear | Inconclusive)


def test_evidence_is_kept_short_whatever_a_page_says():
    finding = finding_on(page(), excerpt="<b>" * 10_000)
    assert len(str(finding.values["excerpt"])) == 500
