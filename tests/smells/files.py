"""A way out on which a board has a leaderboard.yml: plain text, unlike the pages."""

from dataclasses import replace

from tests.smells.fake_client import FakeClient


class FileClient(FakeClient):
    async def __call__(self, url, **how):
        response = await super().__call__(url, **how)
        if not url.endswith(".yml"):
            return response
        return replace(response, headers={"content-type": "text/plain"})

    @property
    def asked_for_files(self):
        return [url for url in self.asked if url.endswith(".yml")]


def stated(board):
    """What its maintainers state, by kind."""
    said = {"source": "maintainer"}
    return {
        "patterns": [row.pattern for row in board.workflow_patterns.filter(**said)],
        "rhythms": [row.rhythm for row in board.cadences.filter(**said)],
        "facts": {row.name: row.value for row in board.layer_facts.filter(**said)},
        "locations": [(row.role, row.url) for row in board.locations.filter(**said)],
        "entities": [row.name for row in board.entities.filter(**said)],
    }


NOTHING = {"patterns": [], "rhythms": [], "facts": {}, "locations": [], "entities": []}
