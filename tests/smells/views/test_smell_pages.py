import re

import pytest

from leaderboards.vocabulary import Smell
from smells.detectors import DETECTORS
from smells.rule import Confidence
from tests import factories
from tests.smells.views.pages import LANGUAGES, get, scripts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_all_eight_smells_with_their_counts(client, language):
    board = factories.board("Gone board")
    factories.report(board)
    factories.report(board, rule_id="missing.repository")
    factories.report(factories.board("Another"), state="suspected")
    page = get(client, "smells/", language)
    for smell in Smell:
        assert f"/{language}/smells/{smell.value}/" in page
    assert page.count("boards/?smell=") == 1
    assert scripts(page) == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("smell", list(Smell))
def test_each_smell_has_a_page(client, language, smell):
    page = get(client, f"smells/{smell.value}/", language)
    rules = [rule_id for rule_id in DETECTORS if rule_id.startswith(f"{smell.value}.")]
    for rule_id in rules:
        assert f"/{language}/rules/{rule_id}/" in page


def test_an_unknown_smell_is_not_found(client):
    get(client, "smells/fishy/", status=404)


def test_a_smells_page_lists_open_reports_and_no_suspicion(client):
    factories.report(factories.board("Openly gone"))
    factories.report(factories.board("Only suspected"), state="suspected")
    factories.report(factories.board("Long resolved"), state="resolved")
    page = get(client, "smells/missing/")
    assert "Openly gone" in page
    assert "Only suspected" not in page and "Long resolved" not in page


def test_the_samples_are_shown_apart_and_counted_nowhere(client):
    sample = factories.board("Sample: vanishing")
    sample.is_sample = True
    sample.save()
    factories.report(sample)
    page = get(client, "smells/missing/")
    assert "On the sample boards" in page and "Sample: vanishing" in page
    assert "It is confirmed on no board of the catalogue." in page
    assert "Open on no board" in get(client, "smells/")


def test_the_studys_cases_are_history_counted_apart(client):
    factories.report(None, source="study", state="resolved")
    factories.report(factories.board("Studied"), source="study", state="open")
    page = get(client, "smells/missing/")
    assert "Labelled in the study (2025)" in page
    assert "Studied" not in page
    assert "It is confirmed on no board of the catalogue." in page


def test_a_smells_page_asks_as_many_queries_for_many_boards_as_for_few(
    client, django_assert_max_num_queries
):
    for number in range(20):
        factories.report(factories.board(f"Board {number}"))
    with django_assert_max_num_queries(8):
        get(client, "smells/missing/")
    with django_assert_max_num_queries(3):
        get(client, "smells/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_rules_leads_to_each(client, language):
    page = get(client, "rules/", language)
    assert [page.count(f'href="/{language}/rules/{rule_id}/"') for rule_id in DETECTORS] == [
        1
    ] * len(DETECTORS)
    assert f'href="/{language}/rules/"' in get(client, "smells/", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule_id", DETECTORS)
def test_each_rule_has_a_page_with_its_document_and_examples(client, language, rule_id):
    page = get(client, f"rules/{rule_id}/", language)
    assert rule_id in page and scripts(page) == 0
    assert page.count('class="seen-page"') >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_of_a_table_is_shown_as_one_with_the_place_marked(client, language):
    page = get(client, "rules/mismatched.average-not-mean/", language)
    assert "|---|" not in page and page.count("<table>") >= 4
    marked = re.findall(r"<td class=\"marked\">.*?</td>", page, re.DOTALL)
    assert len(marked) == 1 and "69.5" in marked[0]
    assert {"en": "found here", "zh-hans": "发现于此"}[language] in marked[0]
    regions = re.findall(r'class="table-box example-table" tabindex="0" role="region"', page)
    assert len(regions) == page.count("<table>")


def test_an_example_of_a_text_is_shown_line_by_line_with_the_sentence_marked(client):
    page = get(client, "rules/misdisplayed.broken-image/")
    (first, *_more) = re.findall(r"<mark>.*?</mark>", page)
    assert "![scores](img/old.png)" in first


def test_markup_in_an_example_is_shown_and_not_obeyed(client):
    page = get(client, "rules/misdisplayed.raw-markup/")
    assert "&lt;b&gt;87.3&lt;/b&gt;" in page and "<b>87.3</b>" not in page


def test_a_rules_page_is_written_in_the_readers_language(client):
    assert "answers 404 (not found)" in get(client, "rules/missing.page/", "en")
    chinese = get(client, "rules/missing.page/", "zh-hans")
    assert "返回 404（未找到）" in chinese and "提交表单已移除" in chinese


def test_a_rules_page_says_when_it_is_confirmed(client):
    page = get(client, "rules/inaccessible.connection/")
    assert "seen at least 3 times, each at least 72 hours after the last" in page


def test_examples_of_an_app_show_what_became_of_its_calls(client):
    told = get(client, "rules/unresponsive.app-never-loads/")
    for words in (
        "“get_results” ended in an error",
        "“get_results” did not come to an end",
        "“get_results”: no failure was seen",
        "cannot be made from outside",
    ):
        assert words in told


def test_a_hint_is_confirmed_by_a_person_and_not_by_counting(client):
    hint = next(each.rule for each in DETECTORS.values() if each.rule.confidence is Confidence.HINT)
    told = get(client, f"rules/{hint.id}/")
    assert "a person has confirmed it" in told and "seen at least" not in told


def test_an_unknown_rule_is_not_found(client):
    get(client, "rules/missing.everything/", status=404)
