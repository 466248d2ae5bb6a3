"""Proofs on a site of one's own: in the head, in a file, in a link, in the domain."""

import pytest

from crawler.claims.answer import Verdict
from crawler.fetch.errors import Disallowed, NameNotFound, OptedOut, RateLimited, TimedOut
from leaderboards.vocabulary import ProofKind
from tests.crawler.answers import answer
from tests.crawler.claims.asking import (
    ANOTHER,
    BOARD,
    NO_RESOLVER,
    SITE,
    TOKEN,
    Records,
    codes,
    look,
)

pytestmark = pytest.mark.anyio
FILE = "https://board.example/.well-known/leaderboard-claim.txt"
NAME = "_leaderboard-claim.board.example"
META = f'<meta name="leaderboard-claim" content="{TOKEN}">'


def page(head: str = "", body: str = "<h1>Board</h1>", **more):
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return answer(html, url=BOARD, **more)


def text(body: str | bytes, **more):
    return answer(body, url=FILE, content_type="text/plain", **more)


def link(token: str = TOKEN, *, rel: str = "me", root: str = SITE) -> str:
    return f'<a rel="{rel}" href="{root}/claims/{token}">we</a>'


async def meta(given):
    return await look(ProofKind.META_TAG, {BOARD: given})


async def file(given):
    return await look(ProofKind.WELL_KNOWN, {FILE: given})


async def linked(body):
    return await look(ProofKind.REL_ME, {BOARD: page(body=body)})


async def test_a_meta_element_in_the_head_proves():
    assert (await meta(page(META))).verdict is Verdict.PROVED


async def test_one_of_several_meta_elements_suffices():
    other = META.replace(TOKEN, ANOTHER)
    assert (await meta(page(other + META))).verdict is Verdict.PROVED


async def test_a_meta_element_in_the_body_proves_nothing_and_is_told():
    seen = await meta(page(body=f"<p>hello</p><div>{META}</div>"))
    assert seen.verdict is Verdict.NOT_THERE
    assert codes(seen) == ["answered", "meta-in-body"]


@pytest.mark.parametrize(
    "written",
    [
        META.replace(TOKEN, ANOTHER),
        META.replace(TOKEN, TOKEN[:-1]),
        META.replace(TOKEN, TOKEN + "0"),
    ],
)
async def test_another_token_proves_nothing_and_what_stood_there_is_shown(written):
    seen = await meta(page(written))
    assert seen.verdict is Verdict.NOT_THERE
    assert seen.seen[0].values == {"url": BOARD, "status": 200}
    assert str(seen.seen[1].values["text"])[:50] in written


async def test_an_element_in_a_comment_or_a_script_is_none():
    hidden = f"<!-- {META} --><script>var a = '{META}'</script><title>{META}</title>"
    assert codes(await meta(page(hidden))) == ["answered", "meta-none"]


async def test_a_page_that_is_no_html_has_no_head():
    seen = await meta(answer(META, url=BOARD, content_type="text/plain"))
    assert (seen.verdict, codes(seen)) == (Verdict.NOT_THERE, ["answered", "no-page"])


@pytest.mark.parametrize("body", [TOKEN, f"{ANOTHER}\r\n  {TOKEN}  \n", f"\ufeff{TOKEN}\n"])
async def test_a_line_of_the_file_proves(body):
    assert (await file(text(body))).verdict is Verdict.PROVED


@pytest.mark.parametrize(
    ("body", "code"),
    [(f"token: {TOKEN}", "text"), (ANOTHER, "text"), ("", "empty"), (b"\xff\x00\xfe", "text")],
)
async def test_a_file_without_the_token_as_a_line_proves_nothing(body, code):
    seen = await file(text(body))
    assert (seen.verdict, codes(seen)) == (Verdict.NOT_THERE, ["answered", code])


async def test_a_front_page_in_place_of_the_file_proves_nothing():
    seen = await file(answer(f"\n{TOKEN}\n", url=FILE))
    assert (seen.verdict, codes(seen)) == (Verdict.NOT_THERE, ["answered", "page-for-file"])


@pytest.mark.parametrize("rel", ["me", "ME noopener", "author me"])
async def test_a_link_back_proves(rel):
    assert (await linked(link(rel=rel))).verdict is Verdict.PROVED


async def test_a_link_element_in_the_head_and_a_language_in_the_address_will_do():
    element = f'<link rel="me" href="{SITE}/zh-hans/claims/{TOKEN}">'
    seen = await look(ProofKind.REL_ME, {BOARD: page(element)})
    assert seen.verdict is Verdict.PROVED


@pytest.mark.parametrize(
    "body",
    [
        link(rel="nofollow me"),
        link(rel="ugc me"),
        link(rel="noopener"),
        f"<table><tr><td>{link()}</td></tr></table>",
        link(ANOTHER),
        link(root="https://other.example"),
        link(root=f"{SITE}.evil.example"),
        f'<a rel="me" href="https://evil.example/?{SITE}/claims/{TOKEN}">we</a>',
    ],
)
async def test_links_of_others_or_to_elsewhere_prove_nothing(body):
    assert (await linked(body)).verdict is Verdict.NOT_THERE


async def dns(*texts, url="https://board.example/ranking", given=None):
    records = Records({NAME: given or texts})
    return await look(ProofKind.DNS_RECORD, url=url, records=records), records


async def test_a_txt_record_proves():
    seen, records = await dns("v=spf1 -all", TOKEN)
    assert seen.verdict is Verdict.PROVED
    assert records.asked == [NAME]


@pytest.mark.parametrize("texts", [(), (ANOTHER,), (f"claim={TOKEN}",)])
async def test_other_records_prove_nothing(texts):
    assert (await dns(*texts))[0].verdict is Verdict.NOT_THERE


async def test_a_resolver_that_is_silent_could_not_tell():
    assert (await dns(given=NO_RESOLVER))[0].verdict is Verdict.COULD_NOT_TELL


@pytest.mark.parametrize("url", ["https://lab.github.io/board", "https://board.vercel.app/"])
async def test_the_domain_of_a_shared_host_is_not_even_asked(url):
    seen, records = await dns(TOKEN, url=url)
    assert (seen.verdict, records.asked) == (Verdict.NOT_THERE, [])


@pytest.mark.parametrize("proof", [ProofKind.META_TAG, ProofKind.WELL_KNOWN, ProofKind.REL_ME])
@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (answer("", status=404), Verdict.NOT_THERE),
        (answer("", status=410), Verdict.NOT_THERE),
        (NameNotFound("there is no such host name"), Verdict.NOT_THERE),
        (answer("", status=401), Verdict.COULD_NOT_TELL),
        (answer("", status=403), Verdict.COULD_NOT_TELL),
        (answer("", status=429), Verdict.COULD_NOT_TELL),
        (answer("", status=503), Verdict.COULD_NOT_TELL),
        (RateLimited("later"), Verdict.COULD_NOT_TELL),
        (TimedOut("no answer"), Verdict.COULD_NOT_TELL),
        (Disallowed("robots"), Verdict.COULD_NOT_TELL),
        (OptedOut("asked us not to"), Verdict.COULD_NOT_TELL),
    ],
)
async def test_what_silence_and_refusals_say(proof, given, verdict):
    seen = await look(proof, {FILE: given, BOARD: given})
    assert seen.verdict is verdict
    assert seen.seen
