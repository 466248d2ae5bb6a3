import pytest

from leaderboards.identity import (
    BadAddress,
    address_keys,
    archive_of,
    canonical_url,
    platform_of,
    project_of,
)


@pytest.mark.parametrize(
    ("spellings", "canonical"),
    [
        (
            ["https://www.Example.org/a/", "http://example.org:80/a?utm_source=x"],
            "example.org/a",
        ),
        (
            [
                "https://github.com/Owner/Name",
                "https://github.com/owner/name.git",
                "https://github.com/owner/name/?tab=readme-ov-file#leaderboard",
                "https://github.com/owner/name/tree/main?tab=readme-ov-file",
                "https://github.com/owner/name/blob/master/README.md",
                "https://github.com/owner/name/blob/main/README_EN.md#scores",
                "https://github.com/owner/name/blob/main/README.zh-CN.md",
            ],
            "github.com/owner/name",
        ),
        (
            [
                "https://huggingface.co/spaces/Owner/Name",
                "https://hf.co/spaces/owner/name/tree/main",
                "https://www.huggingface.co/spaces/Owner/Name/discussions/3",
            ],
            "huggingface.co/spaces/owner/name",
        ),
        (
            [
                "https://docs.google.com/spreadsheets/d/KEY-1/edit#gid=7",
                "https://docs.google.com/spreadsheets/u/1/d/KEY-1/pubhtml",
            ],
            "docs.google.com/spreadsheets/d/KEY-1",
        ),
        (["https://a.org/#/ranking", "https://a.org/index.html#/ranking/"], "a.org#/ranking"),
        (["https://a.org/?ch=17&task=3", "https://a.org?task=3&ch=17"], "a.org?ch=17&task=3"),
    ],
)
def test_all_spellings_of_an_address_are_one(spellings, canonical):
    assert {canonical_url(spelling) for spelling in spellings} == {canonical}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://github.com/o/n", "https://github.com/o/n/blob/main/other.md"),
        ("https://github.com/o/n", "https://github.com/o/n/blob/main/README_2305.md"),
        ("https://github.com/o/n/tree/main", "https://github.com/o/n/tree/Evaluation"),
        ("https://a.org/Board", "https://a.org/board"),
        ("https://paperswithcode.com/sota/x", "https://paperswithcode.co/sota/x"),
        ("https://docs.google.com/spreadsheets/d/a", "https://docs.google.com/spreadsheets/d/b"),
        ("https://a.org/?ch=17", "https://a.org/?ch=18"),
    ],
)
def test_different_pages_stay_apart(one, other):
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.org",
        "example.org/board",
        "https://",
        "https://user:secret@a.org/",
        "https://a.org/two words",
        "https://a.org/<script>",
        "https://a.org/\x00",
        "https://[::1",
        "https://a.org:99999999/",
        "",
    ],
)
def test_what_is_no_web_address_is_refused_with_a_reason(text):
    with pytest.raises(BadAddress) as refused:
        canonical_url(text)
    assert str(refused.value)


def test_a_space_and_the_host_of_its_app_share_a_key():
    page = address_keys("https://huggingface.co/spaces/My_Lab/Board.v2")
    for app in ("https://my-lab-board-v2.hf.space/", "https://my-lab-board-v2.static.hf.space"):
        assert set(page) & set(address_keys(app))
    assert not set(page) & set(address_keys("https://my-lab-board.hf.space/"))


def test_a_pages_site_is_of_the_repository_it_is_served_from():
    assert project_of("https://Owner.github.io/Name/x.html") == "github.com/owner/name"
    assert project_of("https://github.com/owner/name/tree/x") == "github.com/owner/name"
    assert project_of("https://owner.github.io/") == "github.com/owner/owner.github.io"
    assert project_of("https://a.org/owner/name") == ""


def test_only_the_closed_platform_has_archive_links():
    old = "https://paperswithcode.com/sota/x-on-y"
    assert archive_of(old) == f"https://web.archive.org/web/2025/{old}"
    assert archive_of("https://paperswithcode.co/benchmark/x") == ""
    assert platform_of("https://paperswithcode.co/benchmark/x") == "independent"


def test_pages_and_gists_count_as_github():
    for url in ("https://a.github.io/b", "https://gist.github.com/a/1", "https://github.com/a/b"):
        assert platform_of(url) == "github"
