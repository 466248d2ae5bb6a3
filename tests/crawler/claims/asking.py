"""Looks for proofs over answers written by hand."""

from crawler.claims import proofs
from crawler.claims.answer import Answer
from crawler.claims.means import Asked, Means
from crawler.claims.txt_records import Unanswered
from crawler.fetch.errors import FetchError
from crawler.fetch.response import Response
from leaderboards.account.identities import HuggingFaceIdentity, HuggingFaceOrganisation
from leaderboards.vocabulary import ProofKind
from tests.crawler.answers import Answers
from tests.factories import NOW

TOKEN = "leaderboard-claim-" + "a1" * 20
ANOTHER = "leaderboard-claim-" + "b2" * 20
BOARD = "https://board.example/ranking"
SITE = "https://catalogue.example"


class Records:
    """A resolver over TXT records by name; an exception among them is raised."""

    def __init__(self, given: dict[str, tuple[str, ...] | Exception] | None = None) -> None:
        self.given = given or {}
        self.asked: list[str] = []

    async def __call__(self, name: str) -> tuple[str, ...]:
        self.asked.append(name)
        given = self.given.get(name, ())
        if isinstance(given, Exception):
            raise given
        return given


NO_RESOLVER = Unanswered("the resolver did not answer")


def identity(name="maker", *, as_of=NOW, **roles) -> HuggingFaceIdentity:
    orgs = tuple(HuggingFaceOrganisation(org, role) for org, role in roles.items())
    return HuggingFaceIdentity("id-1", name, orgs, as_of)


async def look(
    proof: ProofKind,
    answers: dict[str, Response | FetchError] | None = None,
    *,
    url: str = BOARD,
    records: Records | None = None,
    github_token: str | None = None,
    huggingface: HuggingFaceIdentity | None = None,
    fetch: Answers | None = None,
    **asked,
) -> Answer:
    means = Means(
        fetch or Answers(answers or {}),
        records or Records(),
        site_url=SITE,
        github_token=github_token,
        huggingface=huggingface,
    )
    return await proofs.look(proof, Asked(url, TOKEN, NOW, **asked), means)


def codes(answer: Answer) -> list[str]:
    return [each.code for each in answer.seen]
