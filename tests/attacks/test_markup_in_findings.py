"""Markup, addresses that run scripts and odd signs in every value that any rule may find."""

import re
from datetime import UTC, datetime

import pytest

from smells import asked_checks
from smells.asked_checks import AskedCheck, Stage
from smells.check_board import Examined, ReadPage, ReadTable, SeenFinding
from smells.detectors import DETECTORS
from smells.documents import examples_of
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, tzinfo=UTC)
VALUES = [
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 }}%(model)s%s",
    "javascript:alert(1)//https://board.example/",
    "\x00\u202e\x1b[31m",
]
RUNS = re.compile(r"<script>alert|<img src=x|(?:href|src)=[\"']?\s*javascript:", re.IGNORECASE)


def values_of(rule_id: str, hostile: str) -> dict:
    """What the rule's examples find, with every text in it replaced."""
    found = {
        name: value
        for each in examples_of(rule_id)
        for one in each.found
        for name, value in one.items()
    }
    rule = DETECTORS[rule_id].rule
    named = dict.fromkeys(re.findall(r"%\((\w+)\)s", rule.message), hostile)
    kept = {name: hostile if isinstance(value, str) else value for name, value in found.items()}
    return {"url": hostile, "quote": hostile, "link": hostile, "row": hostile, **kept, **named}


def check_with(hostile: str) -> str:
    """A check in which every rule has found something. Returns its token."""
    findings = tuple(
        SeenFinding(rule_id, hostile, values_of(rule_id, hostile)) for rule_id in DETECTORS
    )
    table = ReadTable(hostile, 1, 2, 3, is_ranking=True)
    page = ReadPage(hostile, "could-not-check", hostile, (hostile,), (table,))
    result = Examined((page,), findings, {}, {hostile: ("missing.page",)}, (), ())
    check = AskedCheck(hostile, AT, AT, Stage.DONE, result, is_address=True)
    return asked_checks._keep_new(check)


@pytest.mark.parametrize("hostile", VALUES)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_of_a_check_shows_them_and_obeys_none(client, hostile, language):
    answer = client.get(f"/{language}/check/{check_with(hostile)}/")
    assert answer.status_code == 200
    assert RUNS.search(answer.content.decode()) is None


@pytest.mark.parametrize("hostile", VALUES)
def test_the_api_tells_them_as_texts(client, hostile):
    answer = client.get(f"/api/v1/checks/{check_with(hostile)}")
    assert answer.status_code == 200
    assert len(answer.json()["result"]["findings"]) == len(DETECTORS)


@pytest.mark.parametrize("hostile", VALUES[:2])  # a NUL is never stored
def test_a_board_and_its_report_show_them_and_obey_none(client, hostile):
    board = factories.board("A board", slug="a-board", url="https://board.example/")
    for rule_id, detector in DETECTORS.items():
        made = factories.report(
            board,
            detector.rule.smell.value,
            rule_id=rule_id,
            url=hostile,
            values=values_of(rule_id, hostile),
        )
        page = client.get(f"/en/reports/{made.pk}/")
        assert page.status_code == 200 and RUNS.search(page.content.decode()) is None
    page = client.get("/en/boards/a-board/")
    assert page.status_code == 200 and RUNS.search(page.content.decode()) is None


def test_half_a_character_in_a_text_can_be_told(client):
    text = '[{"model":"\\ud800a","score":1},{"model":"\\ud800a","score":2},{"model":"b","score":3}]'
    question = {"text": text, "format": "json"}
    asked = client.post("/api/v1/checks", question, content_type="application/json").json()
    told = client.get(asked["url"])
    assert "redundant.duplicate-model" in {
        each["rule"] for each in told.json()["result"]["findings"]
    }
    assert client.get(asked["page"]).status_code == 200
