"""Lines of the log: which run and board each is about, and that none holds a secret."""

import asyncio
import json
import logging

import pytest

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
