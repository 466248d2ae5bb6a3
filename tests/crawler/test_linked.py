"""Which links are followed: only those whose role is clear."""

from datetime import UTC, datetime

import pytest

from crawler.content import Content
from crawler.door import leads_inward
from crawler.extract.read import read_content
from crawler.linked import MOST_LINKED, asked_address, linked_entities
from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, LocationRole, Platform
from tests.shared_data import shared_data

URL = "https://board.example/"
DATASET = "[our dataset](https://data.example/questions)"


def page(text: str, url: str = URL, **fields) -> Page:
    content = read_content(text.encode(), "text/markdown", url)
    plain = {"roles": (LocationRole.HOME,), "platform": Platform.INDEPENDENT}
    return Page(url=url, outcome=CheckOutcome.OK, **{"content": content, **plain, **fields})


def chosen(*pages: Page | str, known=(), leads_inward=lambda page, url: False):
    seen = tuple(page(each) if isinstance(each, str) else each for each in pages)
    observation = Observation("board", datetime(2026, 3, 2, tzinfo=UTC), "run", seen)
    return linked_entities(observation, known, leads_inward=leads_inward)


def roles(text: str) -> dict[str, str]:
    return {each.url: each.role.value for each in chosen(f"# A board\n\n{text}\n")}


@pytest.mark.parametrize(
    ("link", "role"),
    [
        (DATASET, "dataset"),
        ("[the questions](https://huggingface.co/datasets/o/n)", "dataset"),
        ("[Submit your model](https://submit.example/form)", "submission"),
        ("[a form](https://forms.gle/abc)", "submission"),
        ("[evaluation code](https://github.com/owner/harness)", "repository"),
        ("[Paper](https://papers.example/ours.pdf)", "paper"),
        ("[![arXiv](https://x.example/badge.svg)](https://arxiv.org/abs/2406.1)", "paper"),
        ("[数据集](https://data.example/zh)", "dataset"),
    ],
)
def test_a_link_that_says_what_it_is_for_is_followed(link, role):
    assert list(roles(f"See {link}.").values()) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "[a page](https://elsewhere.example/x)",
        "[our dataset](data/questions.csv)",
        "[our dataset](ftp://data.example/q)",
        "[our dataset](https://user:secret@data.example/q)",
        "[our dataset](http://localhost/q)",
        "[our dataset](https://data.example/)",
        "[dataset and paper](https://data.example/both)",
        "[dataset licence](https://creativecommons.org/licenses/by/4.0/)",
        "[submission format](https://submit.example/format)",
        "[submission_example.json](https://submit.example/submission_example.json)",
        "[feedback](https://forms.gle/abc)",
        "[request the dataset](https://forms.gle/abc)",
        "[submit by mail](mailto:us@board.example)",
        "[submit on Discord](https://discord.gg/abc)",
        "[our dataset](https://accounts.google.com/ServiceLogin?continue=x)",
        "[our dataset](https://paperswithcode.com/dataset/x)",
        "Data: [Website](https://a.example/x) • [Page](https://b.example/y)",
        "## Related work\n\n[Paper](https://papers.example/theirs.pdf)",
        "## News\n\n### 2024\n\n[Paper](https://papers.example/theirs.pdf)",
        "## Citation\n\n[Paper](https://papers.example/theirs.pdf)",
        "| Model | Data | Score |\n|---|---|---|\n| A | [data](https://a.example/x) | 1 |\n"
        "| B | [data](https://b.example/x) | 2 |",
    ],
)
def test_a_link_of_which_it_is_not_clear_is_left_alone(text):
    assert roles(text) == {}


def test_many_of_a_kind_are_a_list_of_other_peoples():
    links = [f"[Paper](https://papers.example/{number}.pdf)" for number in range(3)]
    assert len(roles(" and ".join(links[:2]))) == 2
    assert roles("\n".join(f"- {link}" for link in links)) == {}


def test_the_sentence_around_a_link_counts_only_where_it_stands_alone():
    assert roles("Submit your results [here](https://submit.example/f).") == {
        "https://submit.example/f": "submission"
    }
    assert not roles("Submit to [here](https://s.example/f) or see [page](https://t.example/g).")


def test_what_belongs_to_the_board_already_is_no_linked_entity():
    text = f"# A board\n\n{DATASET}\n"
    assert chosen(page(text), known=["http://www.data.example/questions/"]) == ()
    own = page("# A board\n\n[evaluation code](https://github.com/o/n/tree/main/eval)\n")
    assert len(chosen(own)) == 1
    assert chosen(own, known=["https://o.github.io/n/"]) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"roles": (LocationRole.DATASET,)},
        {"outcome": CheckOutcome.FAILED},
        {"content": None},
        {"content": Content(unread=("it did not answer",))},
    ],
)
def test_only_pages_of_the_board_that_were_read_whole_are_searched(fields):
    seen = page(f"# A board\n\n{DATASET}\n")
    changed = Page(**{**{name: getattr(seen, name) for name in vars(seen)}, **fields})
    assert chosen(changed) == ()


def test_each_address_is_chosen_once_submission_first_and_no_more_than_a_few():
    pages = [
        page(
            f"# A board\n\n{DATASET} [Submit](https://submit.example/{number}) "
            f"[Paper](https://papers.example/{number}.pdf)\n",
            f"https://board.example/{number}",
        )
        for number in range(6)
    ]
    found = chosen(*pages)
    assert len(found) == MOST_LINKED
    assert [each.role.value for each in found] == ["submission"] * 6 + ["dataset", "paper"]
    assert found[6].page == pages[0].url


def test_a_link_keeps_the_place_it_stands_at():
    (link,) = chosen(f"# A board\n\nThe questions are in {DATASET}.\n")
    assert (link.page, link.line, link.text) == (URL, 3, "our dataset")


def test_only_its_own_pages_may_lead_to_a_host_inside(settings):
    settings.FETCH_ALLOWED_HOSTS = {"10.0.0.5:80", "mirror.internal:8080"}
    samples = f"http://{settings.SAMPLES_ADDRESS}"
    for inside in (samples, "http://10.0.0.5", "http://mirror.internal:8080"):
        text = f"# A board\n\n[our dataset]({inside}/boards/q.csv)\n"
        assert chosen(page(text), leads_inward=leads_inward) == ()
        own = page(text, f"{inside}/boards/a/")
        assert len(chosen(own, leads_inward=leads_inward)) == 1


@pytest.mark.parametrize(
    "url",
    [
        "HTTP://10.0.0.5/data",
        "http://10.0.0.5:80/data",
        "http://MIRROR.internal:8080?data",
    ],
)
def test_other_spellings_of_a_host_inside_lead_there_as_well(settings, url):
    settings.FETCH_ALLOWED_HOSTS = {"10.0.0.5:80", "mirror.internal:8080"}
    assert leads_inward(URL, url)


def test_links_share_a_look_only_where_the_same_is_asked():
    assert asked_address("https://data.example/q#part") == "https://data.example/q"
    sheet = "https://docs.google.com/spreadsheets/d/KEY/edit#gid=1"
    assert asked_address(sheet) == sheet
    different = [
        "https://data.example/q",
        "http://data.example/q",
        "https://www.data.example/q",
        "https://data.example/q/",
        "https://github.com/orgs/o/discussions",
        "https://github.com/orgs/o",
    ]
    assert len({asked_address(url) for url in different}) == len(different)


# What a reader took each link of these documents for: role and what its address ends with.
READ_BY_HAND = {
    "LudwigStumpp+llm-leaderboard/README.md": [],
    "vectara+hallucination-leaderboard/README.md": [],
    "princeton-nlp+CharXiv/README.md": [
        ("dataset", "princeton-nlp/CharXiv"),
        ("paper", "2406.18521"),
    ],
    "hkust-nlp+ceval/README_zh.md": [
        ("submission", "user_interface_zh.html"),
        ("dataset", "ceval/ceval-exam"),
        ("repository", "EleutherAI/lm-evaluation-harness"),
        ("paper", "2305.08322"),
    ],
    "bytedance+MTVQA/README.md": [
        ("dataset", "ByteDance/MTVQA"),
        ("dataset", "view?usp=sharing"),
        ("paper", "2405.11985"),
    ],
}


@pytest.mark.parametrize("path", READ_BY_HAND)
def test_of_real_documents_those_are_chosen_that_a_reader_would_follow(path):
    text = shared_data(f"documents/files/{path}").read_text(encoding="utf-8")
    found = chosen(page(text, f"https://github.com/{path.partition('/')[0].replace('+', '/')}"))
    assert len(found) == len(READ_BY_HAND[path])
    for link, (role, end) in zip(found, READ_BY_HAND[path], strict=True):
        assert (link.role.value, link.url.endswith(end)) == (role, True)
