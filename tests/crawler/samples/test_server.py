import json
from io import BytesIO

import pytest

from crawler.samples.catalogue import SAMPLES
from crawler.samples.claim_tokens import ClaimTokens
from crawler.samples.server import application
from crawler.samples.switches import SWITCHABLE, Switches


@pytest.fixture
def switches(tmp_path):
    return Switches(tmp_path / "samples.json")


@pytest.fixture
def tokens(tmp_path):
    return ClaimTokens(tmp_path / "sample-claims.json")


@pytest.fixture
def ask(switches, tokens):
    def ask(path, *, form=None, host="127.0.0.1:8001", **headers):
        body = (form or "").encode()
        environ = {
            "REQUEST_METHOD": "POST" if form is not None else "GET",
            "PATH_INFO": path,
            "HTTP_HOST": host,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            **headers,
        }
        seen = {}

        def start_response(status, headers):
            seen["status"] = int(status.split()[0])

        text = b"".join(application(switches, tokens)(environ, start_response)).decode()
        return seen["status"], text

    return ask


def test_every_smell_is_on_at_the_first_start(switches):
    assert switches.are_on() == set(SWITCHABLE)


def test_a_switch_turned_off_stays_off(switches, tmp_path):
    switches.turn("vanishing", on=False)
    assert "vanishing" not in Switches(tmp_path / "samples.json").are_on()


def test_a_spoilt_file_counts_as_the_first_start(switches, tmp_path):
    (tmp_path / "samples.json").write_text("{")
    assert switches.are_on() == set(SWITCHABLE)


@pytest.mark.parametrize(
    ("key", "path", "status"),
    [
        ("vanishing", "/boards/vanishing/", 404),
        ("soft", "/boards/soft/", 200),
        ("failing", "/boards/failing/", 502),
    ],
)
def test_a_switch_breaks_and_mends_its_page(ask, switches, key, path, status):
    assert ask(path)[0] == status
    switches.turn(key, on=False)
    answered, text = ask(path)
    assert answered == 200
    assert "Alder" in text


def test_the_stand_ins_answer_like_the_platforms(ask, switches):
    space = json.loads(ask("/huggingface/api/spaces/sample/crashing")[1])
    assert space["runtime"]["stage"] == "RUNTIME_ERROR"
    assert json.loads(ask("/github/api/repos/sample/archived")[1])["archived"] is True
    switches.turn("crashing", on=False)
    switches.turn("archived", on=False)
    space = json.loads(ask("/huggingface/api/spaces/sample/crashing")[1])
    assert space["runtime"] == {"stage": "RUNNING"}
    assert json.loads(ask("/github/api/repos/sample/archived")[1])["archived"] is False


def test_the_switch_page_works_by_form_in_both_languages(ask, switches):
    assert ask("/switch", form="sample=failing&turn=off")[0] == 303
    assert "failing" not in switches.are_on()
    assert "Switch on" in ask("/")[1]
    assert "示例榜单" in ask("/", HTTP_ACCEPT_LANGUAGE="zh-CN,zh;q=0.9")[1]


@pytest.mark.parametrize("form", ["sample=healthy&turn=on", "sample=<script>", ""])
def test_a_form_without_a_switchable_sample_is_refused(ask, form):
    assert ask("/switch", form=form)[0] == 400


def test_the_switches_cannot_be_reached_through_another_name_or_from_another_site(ask):
    assert ask("/", host="rebound.example")[0] == 421
    status, _ = ask(
        "/switch", form="sample=failing&turn=off", HTTP_ORIGIN="https://elsewhere.example"
    )
    assert status == 403


def test_each_sample_but_the_healthy_one_has_a_smell():
    assert [sample.key for sample in SAMPLES if sample.smell is None] == ["healthy"]
