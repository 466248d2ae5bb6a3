"""When a board says of itself that it is over, and when it says something else."""

from dataclasses import replace

import pytest

from crawler.observation import Unread
from leaderboards.vocabulary import CheckOutcome, LocationRole
from smells.outcome import Clear, Found
from tests.smells.detectors.shown import ask, observation, values

RULE = "deprecated.deprecation-notice"


@pytest.mark.parametrize(
    "text",
    [
        "This repository is no longer maintained.",
        "> **Notice:** This project has been discontinued. Use the other one.",
        "# DEPRECATED\n\nUse the other one.",
        "# My Leaderboard (archived)",
        "The leaderboard is no longer actively maintained (as of 2022).",
        "We preserve this repository for historical purposes.",
        "Our leaderboard has moved to https://new.example.",
        "We no longer maintain this leaderboard.",
        "This benchmark is superseded by another.",
        "> ⚠️ 本项目已停止维护",
        "由于精力有限，本项目已停止主动维护，不再处理新的需求",
        "本榜单不再更新。",
        "本排行榜已于2024年5月停止更新。",
        "本评测已迁移至 https://new.example",
        "已停止维护，请使用新版。",
        "Superseded by the [other index](https://new.example).",
        "The table below is kept for reference but is no longer updated.",
        "The ranking is no longer maintained.",
    ],
)
def test_a_notice(text):
    assert values(RULE, text, "line")


@pytest.mark.parametrize(
    "text",
    [
        "[2024/05] This leaderboard is deprecated.",
        "## News\n\nThis leaderboard has moved to https://new.example.",
        "The old leaderboard is deprecated.",
        "The first version of this benchmark was deprecated.",
        "If this repository is archived, write to us.",
        "Because the official repository is no longer maintained, we made our own.",
        "This benchmark is not updated when a model is renamed.",
        "The `lrqa_deprecated` folder and the note below are deprecated.",
        "We no longer maintain this script.",
        "Models that are no longer updated are marked.",
        "The table below lists models that are no longer updated.",
        "The scores are those of models superseded by others.",
        "Words.\n\n" * 8 + "## Options\n\n- Deprecated: `--old`",
        "该仓库不再维护 `deploy` 子命令",
        "该接口已弃用。",
        "Words.\n\n" * 30 + "We thank X for their tool. This project is archived.",
        "旧版本榜单已停止更新。",
        "你可以在此查看之前的榜单。",
    ],
)
def test_no_notice(text):
    assert not values(RULE, text, "quote")


def test_a_notice_on_a_page_of_documentation_does_not_speak_of_the_board():
    seen = observation("This repository is no longer maintained.", roles=["documentation"])
    assert not isinstance(ask(RULE, seen), Found)


def test_a_board_that_lives_on_elsewhere_is_not_over():
    seen = observation("This leaderboard has moved to https://new.example.", "# New board")
    assert isinstance(ask(RULE, seen), Clear)
    unread = replace(
        seen.pages[1],
        outcome=CheckOutcome.COULD_NOT_CHECK,
        unread=Unread.RATE_LIMITED,
        content=None,
    )
    assert isinstance(ask(RULE, replace(seen, pages=(seen.pages[0], unread))), Found)


def test_a_notice_below_its_own_heading_counts_wherever_it_stands():
    text = "Words.\n\n" * 30 + "## Status\n\nThis project is archived."
    assert values(RULE, text, "line") == [63]


def test_a_notice_in_code_is_no_notice():
    assert not values(RULE, "```\nThis repository is no longer maintained.\n```\n", "line")


def test_a_home_that_is_also_the_repository_is_a_home():
    roles = [LocationRole.HOME, LocationRole.REPOSITORY]
    assert values(RULE, observation("This project is archived.", roles=roles), "line")
