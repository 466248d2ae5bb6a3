"""The sample server as gunicorn starts it; its switches and claim tokens lie in VAR_DIR."""

from crawler.samples.claim_tokens import ClaimTokens
from crawler.samples.server import application as over
from crawler.samples.switches import Switches
from leaderboards.settings import VAR_DIR

application = over(Switches(VAR_DIR / "samples.json"), ClaimTokens(VAR_DIR / "sample-claims.json"))
