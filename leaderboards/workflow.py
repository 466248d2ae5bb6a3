"""The five workflow patterns in words a reader understands, translated when shown."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leaderboards.labels import WORKFLOW_PATTERN_LABELS
from leaderboards.vocabulary import Layer, WorkflowPattern

Text = Promise | str


@dataclass(frozen=True)
class Step:
    """What happens in one layer while a submission flows through it."""

    layer: Layer
    happens: Text


@dataclass(frozen=True)
class PatternStory:
    """`brief` is one sentence for lists; `steps` go from the submitter to the ranking."""

    pattern: WorkflowPattern
    brief: Text
    hands_over: Text
    evaluator: Text
    suits: Text
    steps: tuple[Step, Step, Step]

    @property
    def name(self) -> Text:
        return WORKFLOW_PATTERN_LABELS[self.pattern]


def _steps(submission: Text, evaluation: Text, integration: Text) -> tuple[Step, Step, Step]:
    return (
        Step(Layer.SUBMISSION, submission),
        Step(Layer.EVALUATION, evaluation),
        Step(Layer.INTEGRATION, integration),
    )


_STORIES = (
    PatternStory(
        WorkflowPattern.P1,
        brief=_("Scores are measured elsewhere; the board only collects and orders them."),
        hands_over=_("Evaluation results: scores, often with a paper."),
        evaluator=_("The submitter, or the authors of a paper. The board measures nothing itself."),
        suits=_("You have measured your model yourself and can show how."),
        steps=_steps(
            _("The submitter sends scores, or somebody reads them out of a paper."),
            _("Took place before, outside the board; its protocol is only described."),
            _("Scores from many places are put into one ranking dataframe."),
        ),
    ),
    PatternStory(
        WorkflowPattern.P2,
        brief=_("You send your model's outputs; the board scores them against answers it holds."),
        hands_over=_("Predictions or generated outputs for a given set of inputs."),
        evaluator=_("The board, against a ground truth that it keeps."),
        suits=_("Your model stays with you and you can run it over the board's inputs."),
        steps=_steps(
            _("The submitter runs the model over the published inputs and sends its outputs."),
            _("The board compares the outputs with its ground truth and computes the metrics."),
            _("The new scores are added to the ranking dataframe and ordered."),
        ),
    ),
    PatternStory(
        WorkflowPattern.P3,
        brief=_("Models are only named; people judge them directly, without a test set."),
        hands_over=_("Nothing but the model's name: people vote for it."),
        evaluator=_("The crowd, directly, from its own use of the models."),
        suits=_("Your model is in public use and you want to know what people make of it."),
        steps=_steps(
            _("A model is put on the list of candidates."),
            _("People who know the models vote for them or rate them."),
            _("Votes are counted into the ranking dataframe."),
        ),
    ),
    PatternStory(
        WorkflowPattern.P4,
        brief=_("You hand over a model or an API; the board runs it and scores it by itself."),
        hands_over=_("A model (weights, a repository name) or access to an API."),
        evaluator=_("The board, model by model: by metrics, or with a judge model."),
        suits=_("You can share the model or an API and want it measured by somebody else."),
        steps=_steps(
            _("The submitter names a model or gives access to an API; it waits in a queue."),
            _("An evaluation harness runs the model over the raw dataset and scores each answer."),
            _("The model's scores are added to the ranking dataframe and ordered."),
        ),
    ),
    PatternStory(
        WorkflowPattern.P5,
        brief=_("An arena: two models answer the same request and somebody prefers one answer."),
        hands_over=_("A model or access to an API."),
        evaluator=_("Third parties who compare two outputs: visitors, experts or a judge model."),
        suits=_("You want your model compared with others on open-ended requests."),
        steps=_steps(
            _("The submitter names a model or gives access to an API that the arena can call."),
            _("Two models answer the same request; a third party says which answer is better."),
            _("Many such comparisons become a rating, by which the ranking is ordered."),
        ),
    ),
)

PATTERN_STORIES: dict[str, PatternStory] = {story.pattern.value: story for story in _STORIES}
