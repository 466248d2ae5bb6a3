"""The sample server as gunicorn starts it; its switches lie in VAR_DIR."""

from crawler.samples.server import application as over
from crawler.samples.switches import Switches
from leaderboards.settings import VAR_DIR

application = over(Switches(VAR_DIR / "samples.json"))
