"""What boards state of their models, their dates and their plans."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.observation import RepositoryState
from tests.smells.detectors.shown import findings, markdown, observation, values

TABLE = markdown(["Model", "Accuracy"], [[f"Model-{n}B", 90 - n] for n in range(1, 8)])


@pytest.mark.parametrize(
    "claim",
    ["We evaluate 7 models in our benchmark.", "Our leaderboard covers over 5 models.",
     "We test about 8 models here.", "We evaluate 4 large models and 3 small models here.",
     "- 2024/05/01: we evaluate 30 models now.", "我们评测了7个模型。",
     "We compare 3 open-source models in our table.", "We show the top 5 models in our table."],
)  # fmt: skip
def test_counts_that_fit_or_say_nothing_of_the_whole(claim):
    assert not findings("mismatched.count-claim", f"{claim}\n\n{TABLE}")


@pytest.mark.parametrize(
    ("claim", "stated"),
    [("We evaluate 9 models in our benchmark.", 9), ("我们评测了12个模型。", 12),
     ("Our leaderboard covers over 20 models.", 20)],
)  # fmt: skip
def test_counts_that_fit_no_ranking(claim, stated):
    assert values("mismatched.count-claim", f"{claim}\n\n{TABLE}", "stated", "counted") == [
        (stated, 7)
    ]


def looked_at(text: str, day: str, **more):
    seen = observation(text)
    page = replace(seen.pages[0], **more)
    return replace(seen, pages=(page,), at=datetime.fromisoformat(day).replace(tzinfo=UTC))


WEEKLY = "The leaderboard is updated weekly.\n\nLast updated: 2025-01-10\n"


@pytest.mark.parametrize(("day", "is_late"), [("2025-02-20", False), ("2025-03-20", True)])
def test_lateness_is_measured_by_the_boards_own_rhythm(day, is_late):
    assert bool(findings("deprecated.overdue", looked_at(WEEKLY, day))) is is_late


@pytest.mark.parametrize(
    "more",
    ["\n## News\n\n- [2025/12/20] Three models.\n", "\nModels of December 2025 are in.\n"],
)
def test_any_younger_date_speaks_for_the_board(more):
    assert not findings("deprecated.overdue", looked_at(WEEKLY + more, "2026-01-01"))


def test_a_younger_push_speaks_for_the_board():
    pushed = RepositoryState("o/b", archived=False, pushed_at="2025-12-30T00:00:00Z")
    assert not findings("deprecated.overdue", looked_at(WEEKLY, "2026-01-01", repository=pushed))


@pytest.mark.parametrize(
    "text",
    ["The leaderboard is updated regularly.\n\nLast updated: 2020-01-10",
     "New papers are published weekly.\n\nLast updated: 2020-01-10",
     "The leaderboard is updated weekly."],
)  # fmt: skip
def test_without_a_rhythm_of_its_own_or_a_date_nothing_is_late(text):
    assert not findings("deprecated.overdue", looked_at(text, "2026-01-01"))


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [("Last updated: 2026-05-01", True), ("Last updated: 2026-01-02", False),
     ("Last updated: January 2026", False), ("Last updated: 2027", False),
     ("最后更新：2026年3月1日", True), ("报名截止 2026-05-01", False),
     ("We will update it on 2026-05-01", False)],
)  # fmt: skip
def test_nothing_was_updated_after_it_was_looked_at(text, is_wrong):
    assert bool(findings("mismatched.update-date", looked_at(text, "2026-01-01"))) is is_wrong


def test_a_promise_is_kept_by_a_link_or_a_ranking():
    promise = "## Coming soon\n\n- Public Leaderboard\n"
    assert findings("missing.coming-soon", promise)
    assert not findings("missing.coming-soon", promise + TABLE)
    there = "See the [leaderboard](https://x.example/leaderboard)."
    assert not findings("missing.coming-soon", f"{there}\n\n{promise}")


@pytest.mark.parametrize(
    "text",
    ["- [2023/05] The dataset will be released soon.", "More models will be added soon.",
     "## TODO\n\n- Public leaderboard", "The code of the baselines is coming soon.",
     "Code for the leaderboard is coming soon.", "More training data will be released soon.",
     "更多榜单，敬请期待。"],
)  # fmt: skip
def test_plans_and_news_are_no_broken_promises(text):
    assert not findings("missing.coming-soon", text)


@pytest.mark.parametrize(
    ("text", "entity"),
    [("## 📈 Results\n\nComing soon!\n\n## Licence\n\nMIT", "ranking-dataframe"),
     ("## Citation\n\nTo be released.", "benchmark-protocol"),
     ("## 数据集\n\n敬请期待！", "benchmark-raw-dataset"),
     ("See the [leaderboard](https://x.example/leaderboard).\n\n## Evaluation results\n\nTBD\n",
      "ranking-dataframe")],
)  # fmt: skip
def test_a_part_in_which_nothing_stands_but_a_promise(text, entity):
    assert [found.entity for found in findings("missing.coming-soon", text)] == [entity]


@pytest.mark.parametrize(
    "text",
    ["## Results\n\nComing soon!\n\n![the chart](chart.png)\n",
     "## Results\n\nComing soon!\n\n### Of last year\n\nAlpha won.",
     f"## Results of round 2\n\nComing soon!\n\n{TABLE}",
     "## Roadmap\n\nStay tuned!", "## News on the results\n\nStay tuned!"],
)  # fmt: skip
def test_a_part_that_holds_more_or_is_about_plans(text):
    assert not findings("missing.coming-soon", text)


def test_a_promised_day_is_stale_only_when_it_is_long_over():
    text = "The second round will be released in March 2026."
    assert not findings("deprecated.stale-statement", looked_at(text, "2026-04-20"))
    assert findings("deprecated.stale-statement", looked_at(text, "2026-07-01"))


def test_an_invitation_needs_a_channel_that_any_page_may_name():
    asks = "We welcome submissions of new models to our leaderboard."
    rule = "missing.no-submission-channel"
    assert findings(rule, asks)
    assert not findings(rule, f"{asks} Write to board@lab.example.")
    assert not findings(rule, "We encourage you to give the values in your future submissions.")
    assert not findings(rule, f"{asks}\n\n## How to submit\n\n1. Run it.\n2. Send us the file.\n")
    assert not findings(rule, observation(asks, "Open a pull request with your results."))
