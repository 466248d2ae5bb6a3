import pytest

from leaderboards.vocabulary import ReportState
from tests import factories
from tests.smells.seen import DAY, START, gone, look, only_report, page
from tests.smells.views.pages import LANGUAGES, get, links_outward, scripts

pytestmark = pytest.mark.django_db
URL = "https://board.example/results"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>" * 200


@pytest.fixture
def opened():
    board = factories.board("A board", slug="a-board", url=URL)
    for days in (0, 4, 8):
        look(board, gone(URL), at=START + days * DAY)
    return only_report(board)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_tells_what_was_seen_its_history_and_its_remedy(client, opened, language):
    shown = get(client, f"reports/{opened.pk}/", language)
    assert "404" in shown and URL in shown
    assert f"/{language}/boards/a-board/" in shown
    assert f"/{language}/rules/missing.page/" in shown
    checks = {event.check_seen_id for event in opened.events.all()}
    for check in checks:
        assert f"/{language}/boards/a-board/checks/{check}/" in shown
    assert scripts(shown) == 0


def test_its_history_is_told_newest_first_with_who_and_why(client, opened):
    look(opened.board, page(URL), at=START + 9 * DAY)
    shown = get(client, f"reports/{opened.pk}/")
    told = ["Looked at again and in order", "Confirmed: seen often", "Seen for the first time"]
    places = [shown.index(words) for words in told]
    assert places == sorted(places)
    assert "our recheck" in shown


def test_the_remedy_is_in_the_readers_language(client, opened):
    assert "redirect the old address" in get(client, f"reports/{opened.pk}/")
    assert "跳转到新地址" in get(client, f"reports/{opened.pk}/", "zh-hans")


def test_a_suspicion_is_not_found(client):
    board = factories.board("A board", url=URL)
    look(board, gone(URL))
    get(client, f"reports/{only_report(board).pk}/", status=404)
    get(client, "reports/4711/", status=404)


def test_what_seems_to_be_back_still_reads_as_resolved(client, opened):
    look(opened.board, page(URL), at=START + 9 * DAY)
    before = get(client, f"reports/{opened.pk}/")
    look(opened.board, gone(URL), at=START + 30 * DAY)
    assert get(client, f"reports/{opened.pk}/") == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_values_are_escaped_shortened_and_never_a_link(client, language):
    names = ("url", "status", "title", "excerpt", "error_message", "<b>x")
    values = dict.fromkeys(names, HOSTILE) | {"final_url": "javascript:alert(1)"}
    report = factories.report(factories.board(HOSTILE[:150]), values=values, url=URL)
    shown = get(client, f"reports/{report.pk}/", language)
    assert "<script>" not in shown and "<img src=x" not in shown and "<b>x" not in shown
    assert 'href="javascript:' not in shown
    assert len(shown) < 60_000


def test_links_to_other_sites_promise_nothing(client, opened):
    links = links_outward(get(client, f"reports/{opened.pk}/"))
    assert any(link["href"] == URL for link in links)
    for link in links:
        assert link["rel"] == "nofollow noopener noreferrer"


def test_a_report_without_values_or_with_a_forgotten_rule_is_still_readable(client):
    board = factories.board("A board")
    for rule_id in ("missing.page", "missing.forgotten", ""):
        report = factories.report(board, rule_id=rule_id, values={})
        assert "A board" in get(client, f"reports/{report.pk}/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("smell", ["missing", None])
def test_a_labelled_case_of_the_study_is_readable_without_a_board(client, language, smell):
    entity = "ranking-dataframe" if smell else None
    report = factories.report(None, smell, source="study", state="resolved", entity=entity)
    shown = get(client, f"reports/{report.pk}/", language)
    assert "gone.example.org" in shown


def test_a_labelled_case_is_never_called_open(client):
    report = factories.report(factories.board("A board"), source="study", state="open")
    shown = get(client, f"reports/{report.pk}/")
    assert "confirmed by users" in shown
    assert "state-open" not in shown


@pytest.mark.parametrize("state", [state for state in ReportState if state != "suspected"])
def test_a_report_in_any_public_state_has_a_page(client, state):
    report = factories.report(factories.board("A board"), state=state.value)
    get(client, f"reports/{report.pk}/", "zh-hans")


def test_a_long_history_asks_no_more_queries(client, opened, django_assert_max_num_queries):
    for days in range(9, 60, 2):
        look(opened.board, page(URL), at=START + days * DAY)
        look(opened.board, gone(URL), at=START + (days + 1) * DAY)
    with django_assert_max_num_queries(4):
        get(client, f"reports/{opened.pk}/")
