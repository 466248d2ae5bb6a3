"""What the examples of the rules about linked entities are too plain to show."""

from dataclasses import replace
from itertools import product

import pytest

from crawler.observation import Failure, RepositoryState, SpaceState, Unread
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from smells.detectors import DETECTORS
from smells.outcome import Clear, Found, Inconclusive, NotApplicable
from tests.smells.detectors.shown import URL, observation
from tests.smells.seen import gone, page, unread

LINK = "https://data.example/q"
RULES = [rule for rule in DETECTORS if rule.endswith((".linked-entity", ".submission-target"))]


def seen(*links, text=f"# A board\n\nSome words about [it]({LINK}).\n", **fields):
    placed = [replace(link, linked_from=URL, link_line=3, link_text="it") for link in links]
    return replace(observation(text, **fields), linked=tuple(placed))


def ask(rule, *links, **fields):
    return DETECTORS[rule].detect(seen(*links, **fields))


def found_by(*links, **fields):
    return {rule for rule in DETECTORS if isinstance(ask(rule, *links, **fields), Found)}


def as_a(role, link):
    return replace(link, roles=(role,))


def test_there_are_four_rules_about_what_is_linked_to():
    assert len(RULES) == 4


@pytest.mark.parametrize(
    ("why", "role"), list(product(Unread, (LocationRole.SUBMISSION, LocationRole.DATASET)))
)
@pytest.mark.parametrize("status", [None, 200, 401, 403, 429, 451, 503])
def test_what_could_not_be_told_is_found_by_no_rule_and_cleared_by_none(why, status, role):
    link = as_a(role, unread(LINK, why=why, status=status))
    assert found_by(link) == set()
    for rule in RULES:
        outcome = ask(rule, link)
        assert not getattr(outcome, "cleared", frozenset())


@pytest.mark.parametrize("failure", list(Failure))
def test_a_failure_is_found_by_one_rule_at_most_and_never_at_the_page_itself(failure):
    status = {Failure.NOT_FOUND: 404, Failure.GONE: 410, Failure.SERVER_ERROR: 502}.get(failure)
    link = as_a(LocationRole.DATASET, gone(LINK, failure=failure, status=status))
    assert len(found_by(link)) <= 1
    for rule in RULES:
        for finding in getattr(ask(rule, link), "findings", ()):
            assert (finding.at, finding.identity, finding.part) == (URL, LINK, LINK)


def test_rules_about_a_boards_own_pages_do_not_see_what_it_links_to():
    links = [as_a(LocationRole.DATASET, gone(LINK)), gone("https://form.example/f")]
    assert found_by(*links) == {"missing.linked-entity"}


def test_a_soft_404_is_neither_missing_nor_in_order():
    soft = page(LINK, title="404 Not Found", text_length=20, roles=(LocationRole.DATASET,))
    assert isinstance(ask("missing.linked-entity", soft), Inconclusive)


@pytest.mark.parametrize(
    ("line", "final_url", "is_found"),
    [
        ("The public data is [here](%s).", "https://accounts.google.com/ServiceLogin", True),
        ("The public data is [here](%s).", "https://login.example/sign-in", False),
        ("The data is [here](%s).", "https://accounts.google.com/ServiceLogin", False),
        ("The data is not public: [here](%s).", "https://accounts.google.com/ServiceLogin", False),
        ("题目公开下载：[数据集](%s)。", "https://accounts.feishu.cn/accounts/page/login", True),
    ],
)
def test_a_sign_in_page_is_wrong_only_where_openness_was_promised(line, final_url, is_found):
    text = f"# A board\n\n{line % LINK}\n"
    link = page(LINK, final_url=final_url, roles=(LocationRole.DATASET,))
    assert found_by(link, text=text) == ({"inaccessible.linked-entity"} if is_found else set())
    refused = unread(LINK, final_url=final_url, roles=(LocationRole.DATASET,))
    assert found_by(refused, text=text) == ({"inaccessible.linked-entity"} if is_found else set())


def test_a_promise_far_away_on_a_source_without_line_breaks_promises_nothing():
    text = f"# A board\n\nAll is public. {'Words. ' * 200}The data is [here]({LINK}).\n"
    login = "https://accounts.google.com/ServiceLogin"
    assert found_by(page(LINK, final_url=login, roles=(LocationRole.DATASET,)), text=text) == set()


@pytest.mark.parametrize("stage", ["PAUSED", "SLEEPING", "RUNNING", "STOPPED"])
def test_a_queue_that_its_owner_paused_or_that_sleeps_works_as_meant(stage):
    space = page(LINK, space=SpaceState("o/n", stage), roles=(LocationRole.SUBMISSION,))
    assert isinstance(ask("unresponsive.submission-target", space), Clear)


def test_a_broken_space_is_unresponsive_only_as_a_place_to_submit():
    state = SpaceState("o/n", "BUILD_ERROR", revision="a")
    broken = gone(LINK, failure=Failure.APP_ERROR, status=200, space=state)
    submit = as_a(LocationRole.SUBMISSION, broken)
    assert found_by(submit) == {"unresponsive.submission-target"}
    assert found_by(as_a(LocationRole.PAPER, broken)) == set()


HARNESS = "https://github.com/%s/harness"


def archived(owner="owner", **fields):
    state = RepositoryState(f"{owner}/harness", archived=True)
    told = {"platform": Platform.GITHUB, "roles": (LocationRole.REPOSITORY,), "repository": state}
    return page(HARNESS % owner, **{**told, **fields})


@pytest.mark.parametrize(
    ("url", "line", "link", "is_found"),
    [
        ("https://owner.github.io/board/", "Run the [code](x).", archived(), True),
        ("https://huggingface.co/spaces/Owner/board", "Run the [code](x).", archived(), True),
        ("https://board.example/", "Run the [code](x).", archived(), False),
        ("https://github.com/owner/board", "Run the [code](x).", archived("someone"), False),
        ("https://github.com/owner/board", "Our old [code](x) is kept.", archived(), False),
        ("https://github.com/owner/board", "[code](x), no longer used", archived(), False),
        (
            "https://github.com/owner/board",
            "The [paper](x).",
            archived(roles=(LocationRole.PAPER,)),
            False,
        ),
    ],
)
def test_an_archived_harness_accuses_only_a_board_that_offers_it_as_its_own(
    url, line, link, is_found
):
    home = replace(observation(f"# A board\n\n{line}\n").pages[0], url=url)
    placed = replace(link, linked_from=url, link_line=3, link_text="code")
    told = replace(observation(""), pages=(home,), linked=(placed,))
    outcome = DETECTORS["deprecated.linked-entity"].detect(told)
    assert isinstance(outcome, Found if is_found else NotApplicable)


def test_a_page_that_links_to_nothing_any_more_is_told_of_and_an_unread_one_is_not():
    for rule in RULES:
        bare = DETECTORS[rule].detect(observation("# A board\n\nWords.\n"))
        assert isinstance(bare, NotApplicable) and bare.without == {URL}
        lost = replace(observation(""), pages=(unread(URL),))
        assert isinstance(DETECTORS[rule].detect(lost), Inconclusive)


def test_of_a_failure_that_another_check_saw_the_time_is_kept():
    link = as_a(LocationRole.DATASET, gone(LINK, looked_at="2026-03-01T07:00:00+00:00"))
    (finding,) = ask("missing.linked-entity", link).findings
    assert finding.seen_at.hour == 7
    assert CheckOutcome.FAILED is link.outcome
