"""What a reader sees for each word of observation.py, translated when it is shown."""

from django.utils.translation import gettext_lazy as _

from crawler.observation import Failure, Unread
from leaderboards.labels import Labels

FAILURE_LABELS: Labels = {
    Failure.NAME_NOT_FOUND.value: _("its host name does not exist"),
    Failure.CONNECTION_REFUSED.value: _("the server refuses connections"),
    Failure.CONNECTION_BROKEN.value: _("the server breaks the connection off"),
    Failure.TIMEOUT.value: _("the server does not answer in time"),
    Failure.TLS.value: _("its TLS certificate is not accepted"),
    Failure.TOO_MANY_REDIRECTS.value: _("it redirects without end"),
    Failure.SERVER_ERROR.value: _("the server answers with an error of its own"),
    Failure.LOGIN_WALL.value: _("readers are asked to sign in"),
    Failure.APP_ERROR.value: _("the app does not run"),
    Failure.NOT_FOUND.value: _("nothing is there (not found)"),
    Failure.GONE.value: _("nothing is there any more (gone)"),
}

# Each completes “Could not check: …” and blames nobody.
UNREAD_LABELS: Labels = {
    Unread.NO_NETWORK.value: _("no network here"),
    Unread.REFUSED_TO_BOTS.value: _("the site does not let robots look; people may well see it"),
    Unread.RATE_LIMITED.value: _("we were asked to come back later"),
    Unread.LOGIN.value: _("only those who sign in may look"),
    Unread.LEGAL_BLOCK.value: _("blocked for legal reasons"),
    Unread.ROBOTS.value: _("its robots.txt asks us not to look"),
    Unread.OPTED_OUT.value: _("its owner asked us not to look"),
    Unread.INWARD_ADDRESS.value: _("the address leads into a private network"),
    Unread.BAD_ADDRESS.value: _("this is no address of a public website"),
    Unread.TOO_LARGE.value: _("the answer is larger than we read"),
    Unread.BAD_ANSWER.value: _("the answer was not understood"),
    Unread.NAME_UNRESOLVED.value: _("the host name could not be looked up here"),
    Unread.UNKNOWN_TO_STRANGERS.value: _("the platform does not say whether it exists"),
    Unread.MAY_BE_US.value: _("the trouble may be on our side"),
    Unread.PLATFORM_TROUBLE.value: _("its platform has trouble of its own"),
    Unread.IN_TRANSITION.value: _("it is being built, started or removed just now"),
    Unread.PLATFORM_CLOSED.value: _("its platform was shut down"),
    Unread.PARKED.value: _("its domain name seems to be parked or for sale"),
    Unread.SAMPLES_NOT_SERVED.value: _("the sample server is not running"),
    Unread.ONLY_FROM_HERE.value: _("it answers from another place: we may be blocked"),
    Unread.NOT_SEEN_TWICE.value: _("it failed from here, and no second place could tell"),
    Unread.UNEXPECTED.value: _("something unexpected came; the fault is ours"),
}
