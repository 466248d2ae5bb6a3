"""Lines of the log: which run and board each is about, and that none holds a secret."""

import asyncio
import json
import logging
from urllib.parse import quote

import pytest
from django.urls import reverse

from leaderboards.logs import About, JsonLines, Lines, about

SECRETS = ["s3cret-key-of-the-site", "ghp_tokenOfGitHub", "", "short"]


@pytest.fixture(params=[Lines, JsonLines])
def log(request):
    """A logger, and the lines it has written."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Kept()
    handler.setFormatter(request.param(SECRETS))
    handler.addFilter(About())
    logger = logging.Logger("smells.recheck")
    logger.addHandler(handler)
    return logger, lines


def test_every_line_of_a_recheck_names_its_run_and_its_board(log):
    logger, lines = log
    logger.info("before")
    with about(run="run-1", board="a-board"):
        logger.info("during")
        try:
            raise ValueError("wrong")
        except ValueError:
            logger.exception("broke")
    logger.info("after")
    assert ["run-1" in line and "a-board" in line for line in lines] == [False, True, True, False]
    assert "ValueError: wrong" in lines[2]


def test_boards_that_are_looked_at_together_keep_their_own(log):
    logger, lines = log

    async def look(board: str) -> None:
        with about(run=f"run-of-{board}", board=board):
            await asyncio.sleep(0)
            logger.info("seen %s", board)

    async def both() -> None:
        await asyncio.gather(look("one"), look("two"))

    asyncio.run(both())
    assert all(f"run-of-{board}" in line for board, line in zip(("one", "two"), lines, strict=True))


def test_no_secret_is_written_however_it_comes(log):
    logger, lines = log
    logger.info("the key is %s", SECRETS[0])
    logger.info("fetching https://user:hunter2-password@board.example/?q=%s", SECRETS[1])
    logger.info("sent Authorization: abcdefgh12345678")
    logger.info("extra", extra={"detail": {"deep": [SECRETS[1]]}})
    try:
        raise ValueError(f"refused {SECRETS[1]}")
    except ValueError:
        logger.exception("broke")
    text = "\n".join(lines)
    for secret in (*SECRETS[:2], "hunter2-password", "abcdefgh12345678"):
        assert secret not in text
    assert "board.example" in text


def test_a_secret_that_json_would_write_in_another_way_is_not_written_either():
    secret = 'pass"wörd'
    record = logging.LogRecord("x", logging.INFO, "", 0, f"it is {secret}", None, None)
    About().filter(record)
    assert json.loads(JsonLines([secret]).format(record))["message"] == "it is ***"


SECRET = "Zk3-aB9_xQ7wE1rT5yU8iO2pL6kJ4hG0fD3sA7cV1bN"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("invitation", {"token": SECRET}),
        ("public-report-proved", {"proof": f"12:{SECRET}"}),
        ("public-report-followed", {"token": SECRET}),
        ("stop-notices", {"key": SECRET}),
        ("claim-token", {"token": SECRET}),
        ("check-board-result", {"token": SECRET}),
        ("account_confirm_email", {"key": f"MQ:1abc:{SECRET}"}),
        ("account_reset_password_from_key", {"uidb36": "1", "key": SECRET}),
    ],
)
def test_no_path_that_opens_something_is_written_whole(log, name, given):
    logger, lines = log
    path = reverse(name, kwargs=given)
    logger.warning("Conflict: %s", path)
    logger.warning("Found: /en/accounts/login/?next=%s&x=1", quote(path, safe=""))
    logger.warning("extra", extra={"request": f"<WSGIRequest: POST '{path}'>"})
    assert all(SECRET not in line for line in lines)
    assert "Conflict: /" in lines[0] and "***" in lines[0]
    assert "&x=1" in lines[1] and "***" in lines[1]


def test_a_path_that_opens_nothing_is_written_whole(log):
    logger, lines = log
    for path in ("/en/invitations/", "/en/boards/a/team/invitations/12/withdraw/", "/en/check/"):
        logger.warning("Not Found: %s", path)
        assert path in lines[-1]


def test_json_lines_can_be_read_by_machines():
    record = logging.LogRecord("x", logging.WARNING, "", 0, "two\nlines %s", ("“x”",), None)
    with about(run="r", board="b"):
        About().filter(record)
    line = JsonLines().format(record)
    assert "\n" not in line
    plain = json.loads(line)
    assert {"run": "r", "board": "b", "level": "WARNING", "logger": "x"}.items() <= plain.items()
    assert plain["message"] == "two\nlines “x”"
    assert plain["at"]


def test_the_settings_hide_what_they_know(settings):
    from leaderboards import settings as module

    assert module.SECRET_KEY in module.SECRETS
    formatters = module.LOGGING["formatters"].values()
    assert all(formatter["secrets"] is module.SECRETS for formatter in formatters)
