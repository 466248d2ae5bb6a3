import pytest

from leaderboards.same_board import KnownAddress, Meeting, names_agree, same_board, same_name
from leaderboards.vocabulary import LocationRole

HOME, MIRROR, REPOSITORY = LocationRole.HOME, LocationRole.MIRROR, LocationRole.REPOSITORY
PAGE = "https://board.example.org/"


def meeting(name, board_id=1, *, url=PAGE, ours=HOME, theirs=HOME, related=False):
    return Meeting(url, ours, KnownAddress(board_id, theirs.value, name), related)


def decided(name, *meetings, contested=False):
    return same_board(name, meetings, contested=contested)


def test_one_board_at_the_same_home_is_the_same():
    assert decided("MMLU Pro", meeting("MMLU-Pro Leaderboard")) == 1


def test_a_name_that_says_something_else_at_the_same_home_is_kept_apart():
    # Both rank embeddings in one Space, and are two boards.
    space = "https://huggingface.co/spaces/mteb/leaderboard"
    assert decided("RTEB", meeting("MTEB", url=space)) is None


def test_two_unlike_names_agree_when_the_address_tells_of_both():
    url = "https://openrouter.ai/rankings"
    assert names_agree("OpenRouter Leaderboard", "LLM Rankings", url)
    assert not names_agree("OpsEval", "NL2SQL360", "https://nl2sql360.github.io/")


def test_a_name_that_tells_nothing_contradicts_nothing():
    assert decided("🏆 LLM Leaderboard", meeting("LiveCodeBench")) == 1


def test_initials_count_as_told_by_the_address():
    url = "https://huggingface.co/spaces/someone/UGI-Leaderboard"
    assert names_agree("UGI Leaderboard", "Uncensored General Intelligence", url)


def test_where_several_boards_live_the_name_decides():
    known = [meeting("SuperCLUE-Math6", 1), meeting("SuperCLUE", 2), meeting("SuperCLUE-V", 3)]
    assert decided("SuperCLUE", *known) == 2
    assert decided("SuperCLUE-Audio", *known) is None


def test_where_several_records_claim_a_home_the_name_decides():
    assert decided("SuperCLUE-V", meeting("SuperCLUE"), contested=True) is None
    assert decided("SuperCLUE", meeting("SuperCLUE"), contested=True) == 1


def test_two_boards_of_one_name_at_one_home_are_left_to_a_person():
    assert decided("Board X", meeting("Board X", 1), meeting("Board X", 2)) is None


@pytest.mark.parametrize(
    ("ours", "theirs"), [(HOME, MIRROR), (MIRROR, HOME), (REPOSITORY, REPOSITORY)]
)
def test_a_looser_tie_needs_the_same_name(ours, theirs):
    assert decided("Chatbot Arena", meeting("Chatbot Arena", ours=ours, theirs=theirs)) == 1
    other = meeting("Russian Chatbot Arena", ours=ours, theirs=theirs)
    assert decided("Chatbot Arena", other) is None


def test_a_looser_tie_needs_a_name_that_tells_something():
    shared = meeting("Open LLM Leaderboard", ours=REPOSITORY, theirs=REPOSITORY)
    assert decided("Open LLM Leaderboard", shared) is None


def test_a_pages_site_and_its_repository_tie_boards_of_one_name():
    tie = meeting("BenBench", url="https://gair.github.io/benbench", related=True)
    assert decided("BenBench", tie) == 1
    assert decided("OtherBench", tie) is None


def test_a_host_ties_only_when_it_is_the_boards_own():
    own = meeting("MathEval", url="https://matheval.ai/leaderboard", related=True)
    shared = meeting("MathEval", url="https://eval.example.org/web/12", related=True)
    assert decided("MathEval", own) == 1
    assert decided("MathEval", shared) is None


def test_nothing_in_common_is_never_the_same():
    assert decided("MMLU-Pro") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("LiveCodeBench", "Live Code Bench Leaderboard", True),
        ("The 中文 榜单", "中文榜单", True),
        ("!!!", "???", False),
        ("SWE-bench", "SWE-bench Live", False),
    ],
)
def test_names_are_compared_without_case_signs_and_spaces(one, other, same):
    assert same_name(one, other) is same
