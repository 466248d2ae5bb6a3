"""The verifier that docs/webhooks.md shows, run as it stands there, against what we send."""

import re
from pathlib import Path

import pytest

from smells.notices.kinds import NoticeKind
from smells.notices.signing import new_secret, signature, signed_headers

DOCUMENT = (Path(__file__).parents[3] / "docs" / "webhooks.md").read_text(encoding="utf-8")
BODY, NOW = b'{"id":"msg_1","kind":"opened"}', 1_790_000_000


@pytest.fixture(scope="module")
def shown():
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    names: dict = {}
    exec(code, names)
    return names


def headers(secret: str, *more: str, at: int = NOW, body: bytes = BODY) -> dict[str, str]:
    return dict(signed_headers([secret, *more], message_id="msg_1", timestamp=at, body=body))


def test_the_published_example_of_the_specification_is_met():
    """The vector that the specification's own libraries are tested with."""
    made = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
        body=b'{"test": 2432232314}',
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_genuine_message_is_taken(shown):
    secret = new_secret()
    shown["verify"](secret, headers(secret), BODY, set(), now=NOW)


def test_while_a_secret_changes_both_fit(shown):
    old, new = new_secret(), new_secret()
    for known in (old, new):
        shown["verify"](known, headers(new, old), BODY, set(), now=NOW)


@pytest.mark.parametrize(
    "forged",
    [
        lambda good: {**good, "webhook-id": "msg_2"},
        lambda good: {**good, "webhook-timestamp": str(NOW + 1)},
        lambda good: {**good, "webhook-timestamp": "²"},
        lambda good: {**good, "webhook-signature": "v1,"},
        lambda good: {**good, "webhook-signature": good["webhook-signature"].swapcase()},
        lambda good: {**good, "webhook-signature": "v2" + good["webhook-signature"][2:]},
        lambda good: {**good, "webhook-signature": "v1,签名"},
        lambda good: {name: good[name] for name in good if name != "webhook-signature"},
        lambda good: {},
    ],
)
def test_a_forged_message_is_turned_away(shown, forged):
    secret = new_secret()
    with pytest.raises(shown["NotGenuine"]):
        shown["verify"](secret, forged(headers(secret)), BODY, set(), now=NOW)


def test_another_body_or_another_secret_is_turned_away(shown):
    secret = new_secret()
    for known, body in ((secret, BODY + b" "), (new_secret(), BODY)):
        with pytest.raises(shown["NotGenuine"]):
            shown["verify"](known, headers(secret), body, set(), now=NOW)


def test_a_replay_is_turned_away_at_once_and_later(shown):
    secret, seen = new_secret(), set()
    told = headers(secret)
    shown["verify"](secret, told, BODY, seen, now=NOW)
    with pytest.raises(shown["NotGenuine"], match="before"):
        shown["verify"](secret, told, BODY, seen, now=NOW + 1)
    for apart in (-301, 301):
        with pytest.raises(shown["NotGenuine"], match="old"):
            shown["verify"](secret, told, BODY, set(), now=NOW + apart)


def test_every_kind_that_can_be_sent_is_explained():
    told = set(re.findall(r"`([a-z-]+)`", DOCUMENT))
    assert {kind.value for kind in NoticeKind} - {"claimed"} <= told
