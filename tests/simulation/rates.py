"""How often what happens to boards, hosts and platforms in the simulated year, and why.

None of these is a measurement of ours: they are what is written of the web, or a guess on the side
of *more* trouble than a checker would like. A rate is by year, a time is in minutes.
"""

from crawler.observation import Failure, Unread
from tests.simulation.times import DAY, HOUR, at_day
from tests.simulation.trouble import Trouble

# The study's live boards by platform.
MIX = {"github": 227, "huggingface": 180, "independent": 148, "spreadsheet": 4}
# A few independent boards share a server: university departments, free hosting.
SHARED_SHARE = 0.15
UNIVERSITIES = 8
# Boards of one closed benchmark portal, as Papers With Code was one.
ON_THE_PORTAL = 300

# A board with own content: a third are still fed, every two weeks or so; the rest stand still.
FED_SHARE, FED_EVERY = 0.33, 14 * DAY

# A host of one machine is restarted, full, or moved now and then: availability of about 99.8 %.
HOST_OUTAGES, HOST_OUTAGE = 4.0, (5, 2 * DAY)
# Semester break, moved server room: days until somebody notices. One host of seven in a year.
LONG_OUTAGES, LONG_OUTAGE = 0.15, (2 * DAY, 12 * DAY)
# Automatic renewal fails; most owners hear of it within days. One host of twelve in a year.
CERTIFICATES, CERTIFICATE = 0.08, (HOUR, 20 * DAY)
# Overloaded applications: two hosts of a hundred give 5xx or no answer at every seventh request,
# one of five hundred at every second.
FLAKY_SHARE, FLAKY_DOWN = 0.02, 1 / 7
VERY_FLAKY_SHARE, VERY_FLAKY_DOWN = 0.002, 1 / 2
FLAKY_SPELL = 40
# A backup at the same hour of each night.
NIGHTLY_SHARE, NIGHTLY = 0.005, 50
# Sites behind a bot wall for good, and those that put one up in the year, for weeks.
WALLED_SHARE, WALLS, WALL = 0.05, 0.05, (7 * DAY, 90 * DAY)
# robots.txt begins to keep us out, mostly by mistake.
ROBOTS, ROBOTS_TIME = 0.03, (DAY, 120 * DAY)
# Limits reached at the independent hosts.
LIMITS, LIMIT = 1.0, (10, 6 * HOUR)

# A Space of the free tier is moved or restarted about every two weeks.
RESTARTS, RESTART = 26.0, (3, 90)
# It sleeps after two days without a visitor; most leaderboards have few. Healthy.
# Not enough machines: the platform's own words, not the board's fault.
SCHEDULING, SCHEDULING_TIME = 0.2, (HOUR, 3 * DAY)
# A push that does not build, or a dependency that vanished: mended within days, by a new revision.
BUILD_ERRORS, BUILD_ERROR = 0.25, (HOUR, 12 * DAY)
PAUSES, PAUSE = 0.05, (DAY, 20 * DAY)
# Its app answers 5xx though it is said to run.
APP_DOWN, APP_DOWN_TIME = 0.3, (10, 4 * DAY)
# Private for a while, by mistake or on purpose.
HIDDEN, HIDDEN_TIME = 0.02, (HOUR, 15 * DAY)
RENAMES = 0.02
# A spreadsheet's sharing is closed and opened again.
SHARING, SHARING_TIME = 0.1, (HOUR, 8 * DAY)

# Of boards, for ever: about 6 % a year, which is on the low side of what is known of the web.
DEATHS = 0.06
# Of the other addresses of a board: a form, a data set, a page of documentation.
OTHER_DEATHS = 0.03
# How a home dies, by what it is.
ENDS: dict[str, dict[str, float]] = {
    "repository": {"archived": 0.5, "gone": 0.5},
    "space": {"gone": 0.45, "paused": 0.25, "crashed": 0.3},
    "own": {
        "no-name": 0.3,
        "parked": 0.15,
        "gone": 0.25,
        "silent": 0.15,
        "server-error": 0.1,
        "certificate": 0.05,
    },
    "shared": {"gone": 1.0},
    "data-set": {"gone": 1.0},
    "sheet": {"gone": 0.5, "login": 0.5},
}

# What is sure to happen in the year. The days are apart, so that each can be told by itself.
# Both platforms are hit as a whole: their API, and the pages they host.
OUTAGES: dict[str, Trouble] = {
    "huggingface": Trouble(at_day(100.3), at_day(100.3) + 9 * HOUR, "platform-outage"),
    "github": Trouble(at_day(170.6), at_day(170.6) + 5 * HOUR, "platform-outage"),
}
PORTAL_CLOSES = at_day(200.5)
NO_NETWORK = Trouble(at_day(60.4), at_day(60.4) + 3 * HOUR, "no-network")
NO_NAMES = Trouble(at_day(250.5), at_day(250.5) + HOUR, "no-names")

FAILS: dict[str, Failure] = {
    "gone": Failure.NOT_FOUND,
    "no-name": Failure.NAME_NOT_FOUND,
    "silent": Failure.TIMEOUT,
    "refused": Failure.CONNECTION_REFUSED,
    "server-error": Failure.SERVER_ERROR,
    "certificate": Failure.TLS,
    "login": Failure.LOGIN_WALL,
}
UNTOLD: dict[str, Unread] = {
    "wall": Unread.REFUSED_TO_BOTS,
    "limit": Unread.RATE_LIMITED,
    "robots": Unread.ROBOTS,
    "parked": Unread.PARKED,
}
STAGES = {
    "paused": "PAUSED",
    "crashed": "RUNTIME_ERROR",
    "not-built": "BUILD_ERROR",
    "no-machine": "RUNTIME_ERROR",
    "restart": "APP_STARTING",
}
# No request of ours can tell these from a board that is well, or one that only keeps us out.
CANNOT_BE_TOLD = {"parked"}
