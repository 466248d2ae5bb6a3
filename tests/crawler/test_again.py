"""A board is as it was only when every answer says so; any doubt means a full look."""

import json

import pytest

from crawler.again import Asked, Repeated, Tracing, from_plain, repeat, to_plain
from crawler.fetch.errors import TimedOut
from crawler.platforms.adapter import Access
from tests.crawler.answers import Answers, answer

pytestmark = pytest.mark.anyio
URL = "https://board.example/"
FILE = "https://board.example/results.json"
ANYBODY = Access()
TOKENS = Access(github_token="for-github", huggingface_token="for-the-hub")


def page(text="as it was", **headers):
    return answer(text, url=URL, **headers)


async def traced(*given, headers=None):
    """The trace of a look that asked for these answers one by one."""
    tracing = Tracing(Answers({each.url: each for each in given}))
    for each in given:
        await tracing(each.url, headers=headers)
    return tracing.trace()


async def again(trace, *given, access=ANYBODY):
    fetch = Answers({each.url: each for each in given})
    return await repeat(trace, fetch, access), fetch


async def test_validators_are_sent_and_a_304_is_the_same():
    trace = await traced(page(etag='"one"', last_modified="Sat, 01 Aug 2026 00:00:00 GMT"))
    repeated, fetch = await again(trace, answer(status=304, url=URL))
    assert repeated == Repeated(is_same=True)
    assert fetch.headers[0] == {
        "If-None-Match": '"one"',
        "If-Modified-Since": "Sat, 01 Aug 2026 00:00:00 GMT",
    }


async def test_without_validators_the_same_answer_is_the_same():
    repeated, fetch = await again(await traced(page()), page())
    assert repeated.is_same
    assert fetch.headers == [{}]


@pytest.mark.parametrize(
    "now",
    [
        page("changed"),
        answer("as it was", status=404, url=URL),
        answer("", status=503, url=URL),
        answer("", status=304, url=URL),  # to a request that asked for no such thing
    ],
    ids=["another text", "gone", "in trouble", "an odd 304"],
)
async def test_anything_else_is_another_answer(now):
    repeated, _ = await again(await traced(page()), now)
    assert not repeated.is_same


async def test_the_same_text_from_another_address_is_another_answer():
    trace = await traced(page())
    moved = answer("as it was", url="https://elsewhere.example/")
    repeated = await repeat(trace, Answers({URL: moved}), Access())
    assert not repeated.is_same


async def test_a_failure_now_means_a_full_look_and_no_more():
    trace = await traced(page())
    repeated = await repeat(trace, Answers({URL: TimedOut("no answer")}), Access())
    assert repeated == Repeated(is_same=False)


async def test_what_came_just_now_is_not_asked_for_again():
    trace = await traced(page(), answer("[]", url=FILE))
    changed = page("changed")
    repeated, _ = await again(trace, changed, answer("[]", url=FILE))
    assert repeated.answers[URL] == changed
    full = Tracing(Answers({}), known=repeated.answers)
    assert await full(URL) == changed
    assert [asked.url for asked in full.trace()] == [URL]


async def test_what_was_posted_or_failed_cannot_be_repeated():
    posting = Tracing(Answers({URL: page()}))
    await posting(URL, posted=b"{}")
    failing = Tracing(Answers({URL: page(), FILE: TimedOut("no answer")}))
    await failing(URL)
    with pytest.raises(TimedOut):
        await failing(FILE)
    refused = Tracing(Answers({URL: answer(status=403, url=URL)}))
    await refused(URL)
    assert posting.trace() == failing.trace() == refused.trace() == ()
    assert not (await repeat((), Answers({}), Access())).is_same


async def test_no_secret_is_kept_and_it_is_sent_again_to_its_own_host_only():
    api = "https://api.github.com/repos/a/b"
    trace = await traced(
        answer("{}", url=api), page(), headers={"Authorization": "Bearer x", "Accept": "json"}
    )
    assert "x" not in json.dumps([dict(asked.headers) for asked in trace])
    _, fetch = await again(trace, answer("{}", url=api), page(), access=TOKENS)
    sent = dict(zip(fetch.asked, fetch.headers, strict=True))
    assert sent[api] == {"Accept": "json", "Authorization": "Bearer for-github"}
    assert "Authorization" not in sent[URL]


async def test_stars_are_no_change_of_a_repository_but_its_state_is():
    url = "https://api.github.com/repos/a/b"
    state = {"id": 1, "full_name": "a/b", "archived": False, "pushed_at": "2026-08-01"}

    def told(**more):
        return answer(json.dumps(state | more), url=url)

    trace = await traced(told(stargazers_count=5))
    assert (await again(trace, told(stargazers_count=6)))[0].is_same
    assert not (await again(trace, told(archived=True)))[0].is_same
    assert not (await again(trace, told(pushed_at="2026-08-02")))[0].is_same


async def test_a_file_of_a_repository_is_compared_whole():
    url = "https://api.github.com/repos/a/b/contents/results.json?ref=main"

    def told(score):
        return answer(json.dumps({"model": "A", "score": score}), url=url)

    trace = await traced(told(1))
    assert (await again(trace, told(1)))[0].is_same
    assert not (await again(trace, told(2)))[0].is_same


@pytest.mark.parametrize("tag", ['"é"', '"' + "x" * 300 + '"', '"a\x7fb"', '"a\r\nX: y"'])
async def test_a_validator_that_is_no_plain_text_is_not_sent_again(tag):
    trace = await traced(page(etag=tag))
    repeated, fetch = await again(trace, page())
    assert repeated.is_same
    assert fetch.headers == [{}]


async def test_a_trace_is_stored_as_plain_values():
    trace = await traced(page(etag='"one"'), headers={"Accept": "json"})
    assert from_plain(json.loads(json.dumps(to_plain(trace)))) == trace
    assert isinstance(trace[0], Asked)
