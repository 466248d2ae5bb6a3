"""A Space takes submissions, and the data set it names as its queue is not to be seen."""

from datetime import timedelta

from crawler.observation import Observation, Page
from leaderboards.vocabulary import CheckOutcome, EntityKind
from smells.outcome import Clear, Finding, Inconclusive, NotApplicable, Outcome
from smells.rule import NOT_CHECKED, Confidence, Confirmation, Rule, page_by_page
from smells.rule import gettext_noop as _

rule = Rule(
    __name__,
    entity=EntityKind.SUBMISSION_CHANNEL,
    confidence=Confidence.HINT,
    confirmation=Confirmation(times=3, apart=timedelta(hours=48), over=timedelta(days=7)),
    message=_(
        "The Space “%(space_id)s” takes submissions, but Hugging Face shows strangers no data set"
        " “%(data_set)s”."
    ),
    passing=(),
)


def detect(observation: Observation) -> Outcome:
    return page_by_page(observation, _judge)


def _judge(page: Page) -> Finding | Clear | NotApplicable | Inconclusive:
    space = page.space
    if space is None:
        return NotApplicable(_("not a Hugging Face Space that could be read"))
    if page.outcome is not CheckOutcome.OK:
        return Inconclusive(page.unread or NOT_CHECKED)
    if not space.takes_submissions or not space.queues:
        return Clear()
    if gone := [queue.name for queue in space.queues if queue.is_known is False]:
        values = {"url": page.url, "space_id": space.space_id, "data_set": ", ".join(gone)}
        return Finding(page.url, values)
    if all(queue.is_known for queue in space.queues):
        return Clear()
    return Inconclusive(_("the platform does not say whether it exists"))
