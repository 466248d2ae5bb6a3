import pytest

from crawler.documents import Bound, ClaimKind
from crawler.extract.pages import read_html, read_markdown


def claims(text, *kinds):
    document = read_markdown(text, "README.md").document
    return document.claims_of(*kinds) if kinds else document.claims


COUNTS = [
    ("The leaderboard evaluates 34 models on 12 tasks.", [("models", 34), ("tasks", 12)]),
    ("It consists of 13,948 multi-choice questions.", [("questions", 13948)]),
    ("The benchmark comprises fifteen tasks.", [("tasks", 15)]),
    ("It covers $47$ datasets.", [("datasets", 47)]),
    ("本榜单评测了34个模型，涵盖12个任务。", [("模型", 34), ("任务", 12)]),
    ("基准由 15 个任务组成。", [("任务", 15)]),
    ("共选取十二款大模型参与测评。", [("模型", 12)]),
    ("验证集总共有1346个问题，涵盖52个不同学科。", [("问题", 1346), ("学科", 52)]),
]


@pytest.mark.parametrize(("sentence", "counted"), COUNTS)
def test_counts_are_claims(sentence, counted):
    assert [(claim.subject, claim.number) for claim in claims(sentence)] == counted


@pytest.mark.parametrize(
    "sentence",
    [
        "The top 10 models are evaluated again.",
        "We test 13B models and 7B models.",
        "Another 4 models will be evaluated.",
        "Published at the NeurIPS 2024 Datasets and Benchmarks track.",
        "Two models are compared side by side.",
        "这是一个大模型评测基准。",
        "包含编程中的8种常见问题类型。",
        "He likes 12 tasks.",
    ],
)
def test_other_numbers_are_no_claims(sentence):
    assert claims(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("We evaluate over 30 models.", Bound.AT_LEAST),
        ("We evaluate 30+ models.", Bound.AT_LEAST),
        ("We evaluate about 30 models.", Bound.ABOUT),
        ("We evaluate 30 models.", Bound.EXACTLY),
        ("我们评测了超过30个模型。", Bound.AT_LEAST),
        ("我们评测了30余个模型。", Bound.AT_LEAST),
        ("我们评测了约30个模型。", Bound.ABOUT),
    ],
)
def test_a_count_may_be_a_bound(sentence, bound):
    (claim,) = claims(sentence)
    assert (claim.kind, claim.number, claim.bound) == (ClaimKind.MODEL_COUNT, 30, bound)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Last updated on March 10, 2026", "2026-03-10"),
        ("Last update: 2024-05-31.", "2024-05-31"),
        ("Updated 10 Mar 2024", "2024-03-10"),
        ("Results as of May 2024.", "2024-05"),
        ("最后更新 2024-05", "2024-05"),
        ("排行榜（截至2024年3月10日）", "2024-03-10"),
        ("更新日期：2023/10/24", "2023-10-24"),
    ],
)
def test_the_date_of_the_last_update_is_a_claim(sentence, date):
    (claim,) = claims(sentence, ClaimKind.UPDATED_ON)
    assert claim.date == date


@pytest.mark.parametrize(
    ("sentence", "rhythm"),
    [
        ("The leaderboard is updated weekly.", "weekly"),
        ("We publish new results every two months.", "every-two-months"),
        ("Monthly updates of the board.", "monthly"),
        ("榜单每周更新。", "weekly"),
        ("本基准计划按照月度进行更新。", "monthly"),
        ("榜单会定期更新。", ""),
    ],
)
def test_the_cadence_is_a_claim(sentence, rhythm):
    (claim,) = claims(sentence, ClaimKind.CADENCE)
    assert claim.rhythm == rhythm


def test_a_report_of_the_year_is_no_cadence():
    assert claims("《测评报告2023年度报告》发布", ClaimKind.CADENCE) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "This leaderboard is deprecated.",
        "**Note:** no longer maintained.",
        "This repository has been archived, see the new one.",
        "We no longer accept submissions.",
        "[Deprecated]",
        "本项目已停止维护。",
        "该榜单不再更新。",
        "已归档",
    ],
)
def test_a_notice_of_the_end_is_a_claim(sentence):
    assert claims(sentence, ClaimKind.DEPRECATION)


@pytest.mark.parametrize(
    "sentence",
    [
        "The API of model X is deprecated by its vendor.",
        "If you are interested in previous versions of this leaderboard, see below.",
        "We stopped the generation at 512 tokens.",
        "旧版数据集的格式不再使用。",
        "Do not use deprecated flags.",
    ],
)
def test_the_end_of_something_else_is_not(sentence):
    assert claims(sentence, ClaimKind.DEPRECATION) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Coming soon", ClaimKind.COMING_SOON),
        ("数据集敬请期待。", ClaimKind.COMING_SOON),
        ("- (TBD) add the year", ClaimKind.TODO),
        ("更多任务待补充。", ClaimKind.TODO),
        ("We welcome submissions from everyone.", ClaimKind.OPEN_FOR_SUBMISSIONS),
        (
            "If you want to add your results to the leaderboard, write us.",
            ClaimKind.OPEN_FOR_SUBMISSIONS,
        ),
        ("## 如何提交", ClaimKind.OPEN_FOR_SUBMISSIONS),
    ],
)
def test_notices_are_claims(sentence, kind):
    assert [claim.kind for claim in claims(sentence)] == [kind]


def test_news_is_dated():
    news = "- [07/23/2024] We evaluate 34 models.\n- Mar. 31, 2024. We evaluate 40 models.\n"
    assert [claim.dated for claim in claims(news)] == ["2024-07-23", "2024-03-31"]
    assert claims("## News\n\nWe evaluate 34 models.")[0].dated == "news"
    assert claims("We evaluate 34 models.")[0].dated == ""


def test_a_claim_knows_its_line():
    text = "# Board\n\nSome words here.\nThe board evaluates\n34 models. Last updated 2024-05.\n"
    assert [claim.line for claim in claims(text)] == [4, 5]


def test_code_and_tables_claim_nothing():
    assert claims("```\n# TODO: evaluate 34 models\n```\n\n|Note|Acc|\n|-|-|\n|TODO|1|\n") == ()


def test_indented_notes_are_prose():
    (claim,) = claims("text\n\n    说明：共评测30个模型\n")
    assert (claim.number, claim.line) == (30, 3)


def test_claims_are_found_on_pages():
    page = "<p>x</p>\n<p>We evaluate <b>34</b>\nmodels.</p><nav>Home</nav>"
    (claim,) = read_html(page, "x").document.claims
    assert (claim.number, claim.line, claim.at) == (34, 2, "L2")
