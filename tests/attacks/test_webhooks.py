"""Webhooks as a weapon: against our own network, against strangers, against those who receive."""

from pathlib import Path

import pytest

from leaderboards.models import Board
from smells.forms_notices import WebhookForm
from smells.models import Webhook, WebhookDelivery
from smells.notices.delivery import LIMITS, Parcel, _open, _send_all, written
from tests.attacks.outside import ELSEWHERE, PUBLIC, Asked, Outside, ok, redirect
from tests.factories import NOW

pytestmark = pytest.mark.anyio
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def parcel(url: str, *, is_sample: bool = False) -> Parcel:
    webhook = Webhook(pk=1, board=Board(is_sample=is_sample), url=url, secret=SECRET)
    body = {"id": "msg_1", "kind": "opened"}
    row = WebhookDelivery(webhook=webhook, key="msg_1", body=body, created_at=NOW)
    return Parcel(row, written(body))


async def sent(outside: Outside, url: str, settings, **limits):
    settings.HOST_GAP_SECONDS = 0
    pairs = await _send_all([parcel(url)], lambda: outside.client(**limits))
    return pairs[0][1]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/hook",
        "https://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
    ],
)
async def test_a_literal_inward_address_is_not_called(outside: Outside, settings, url):
    result = await sent(outside, url, settings)
    assert not result.is_taken
    assert outside.dialled == []


@pytest.mark.parametrize("inward", ["10.0.0.7", "127.0.0.1", "169.254.169.254", "fd00::1"])
async def test_a_name_that_leads_inward_is_not_called(outside: Outside, settings, inward):
    outside.names["inward.example"] = [[inward]]
    result = await sent(outside, "http://inward.example/hook", settings)
    assert not result.is_taken
    assert outside.dialled == []


async def test_a_name_that_turns_inward_later_is_judged_at_each_attempt(outside, settings):
    await outside.site("turns.example", lambda asked: ok())
    outside.names["turns.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert (await sent(outside, "http://turns.example/", settings)).is_taken
    assert not (await sent(outside, "http://turns.example/", settings)).is_taken
    assert len(outside.dialled) == 1


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
async def test_a_redirect_is_not_followed_wherever_it_leads(outside: Outside, settings, status):
    to = "http://169.254.169.254/latest/"
    await outside.site("hook.example", lambda asked: redirect(to, status=status))
    result = await sent(outside, "http://hook.example/", settings)
    assert (result.status, result.is_taken) == (int(status[:3]), False)
    assert len(outside.asked) == len(outside.dialled) == 1


async def test_a_huge_answer_is_not_read_to_its_end(outside: Outside, settings):
    async def endless():
        yield b"HTTP/1.1 500 Broken\r\nTransfer-Encoding: chunked\r\n\r\n"
        for _ in range(1000):
            yield b"10000\r\n" + b"x" * 0x10000 + b"\r\n"

    await outside.site("hook.example", lambda asked: endless())
    result = await sent(outside, "http://hook.example/", settings, body_bytes=LIMITS.body_bytes)
    assert not result.is_taken
    assert len(result.said) <= 200


async def test_a_slow_answer_ends_with_our_patience(outside: Outside, settings):
    import asyncio

    async def slow():
        await asyncio.sleep(30)
        yield b""

    await outside.site("hook.example", lambda asked: slow())
    result = await sent(outside, "http://hook.example/", settings, total_seconds=0.3)
    assert (result.status, result.is_taken) == (None, False)
    assert LIMITS.total_seconds <= 10


async def test_a_request_carries_the_message_its_signature_and_nothing_of_ours(outside, settings):
    settings.GITHUB_TOKEN = settings.HUGGINGFACE_TOKEN = "our-own-token"
    await outside.site("hook.example", lambda asked: ok())
    await sent(outside, "http://hook.example/in?for=me", settings)
    asked: Asked = outside.asked[0]
    assert (asked.method, asked.path) == ("POST", "/in?for=me")
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["webhook-signature"].startswith("v1,")
    told = str(asked.headers)
    assert "our-own-token" not in told
    assert SECRET not in told
    assert not {"cookie", "authorization", "referer"} & set(asked.headers)


@pytest.mark.parametrize(
    "url",
    [
        "https://hook.example/\r\nX-Evil: 1",
        "https://hook.example/\nHost: other",
        "https://hook.example\\@127.0.0.1/",
        "https://user:password@hook.example/",
        "https://hook.example:22/",
        "http://hook.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://2130706433/",
        "https://localhost/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "gopher://hook.example/",
        "https://" + "a" * 2000,
    ],
)
def test_such_an_address_is_turned_away_by_the_form(url):
    form = WebhookForm({"url": url}, board=Board())
    assert not form.is_valid()
    assert form.errors["url"]


INWARD = "10.0.0.5:8080"


def test_of_the_hosts_inside_a_sample_may_name_the_samples_server_and_no_other_board_any(settings):
    settings.FETCH_ALLOWED_HOSTS = frozenset({INWARD, settings.SAMPLES_ADDRESS})
    inward, samples = f"http://{INWARD}/admin/do", f"http://{settings.SAMPLES_ADDRESS}/in"
    taken = [
        (board.is_sample, url)
        for board in (Board(), Board(is_sample=True))
        for url in ("https://hook.example/in?key=1", inward, samples)
        if WebhookForm({"url": url}, board=board).is_valid()
    ]
    public = "https://hook.example/in?key=1"
    assert taken == [(False, public), (True, public), (True, samples)]


@pytest.mark.parametrize(("is_sample", "reached"), [(False, []), (True, ["/samples"])])
async def test_what_was_named_before_is_judged_again_when_it_is_sent(
    outside: Outside, settings, is_sample, reached
):
    await outside.site("operators.example", lambda asked: ok())
    await outside.site("samples.example", lambda asked: ok(), address=ELSEWHERE)
    operators, samples = (f"127.0.0.1:{outside.ports[name, 80]}" for name in (PUBLIC, ELSEWHERE))
    settings.FETCH_ALLOWED_HOSTS = frozenset({operators, samples})
    settings.SAMPLES_ADDRESS, settings.HOST_GAP_SECONDS = samples, 0
    for url in (f"http://{operators}/operators", f"http://{samples}/samples"):
        ((_, result),) = await _send_all([parcel(url, is_sample=is_sample)], _open)
        assert result.is_taken is any(url.endswith(path) for path in reached)
    assert [asked.path for asked in outside.asked] == reached


@pytest.mark.parametrize(
    "url", ["https://hook.example/\r\nX-Evil: 1", "http://hook.example/a b\nX-Evil: 1"]
)
async def test_an_address_that_came_past_the_form_writes_no_header(outside, settings, url):
    await outside.site("hook.example", lambda asked: ok())
    result = await sent(outside, url, settings)
    assert not result.is_taken
    assert outside.asked == []


def test_no_line_of_the_log_or_of_the_export_names_a_secret():
    """Neither is made from the secret anywhere but where it signs and where it is shown."""
    there = Path(__file__).parents[2] / "smells" / "notices"
    users = {path.name for path in there.glob("*.py") if ".secret" in path.read_text()}
    assert users == {"delivery.py", "webhooks.py"}
