"""What a reader sees for each word of vocabulary.py, translated when it is shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leaderboards.vocabulary import (
    CadenceKind,
    CheckOutcome,
    EntityKind,
    IncidentKind,
    Layer,
    LayerFactName,
    LocationRole,
    Platform,
    ReportState,
    Rhythm,
    Smell,
    Source,
    TopicKind,
    WorkflowPattern,
)

Labels = dict[str, Promise]
Choices = list[tuple[str, Promise]]

PLATFORM_LABELS: Labels = {
    Platform.GITHUB.value: _("GitHub"),
    Platform.HUGGINGFACE.value: _("Hugging Face"),
    Platform.PAPERSWITHCODE.value: _("Papers with Code"),
    Platform.SPREADSHEET.value: _("Spreadsheet"),
    Platform.INDEPENDENT.value: _("Independent site"),
}

WORKFLOW_PATTERN_LABELS: Labels = {
    WorkflowPattern.P1.value: _("External Evaluation Integration"),
    WorkflowPattern.P2.value: _("Model Output Evaluation"),
    WorkflowPattern.P3.value: _("Direct Model Evaluation"),
    WorkflowPattern.P4.value: _("Pointwise Model Evaluation"),
    WorkflowPattern.P5.value: _("Pairwise Model Evaluation"),
}

LAYER_LABELS: Labels = {
    Layer.SUBMISSION.value: _("Submission layer"),
    Layer.EVALUATION.value: _("Evaluation layer"),
    Layer.INTEGRATION.value: _("Integration layer"),
}

ENTITY_LABELS: Labels = {
    EntityKind.SUBMISSION_CHANNEL.value: _("Submission Channel/Protocol"),
    EntityKind.MODEL.value: _("Model"),
    EntityKind.BENCHMARK_RAW_DATASET.value: _("Benchmark Raw Dataset"),
    EntityKind.BENCHMARK_TASK.value: _("Benchmark Task"),
    EntityKind.BENCHMARK_PROTOCOL.value: _("Benchmark Protocol"),
    EntityKind.BENCHMARK_METRIC.value: _("Benchmark Metric"),
    EntityKind.EVALUATION_HARNESS.value: _("Evaluation Harness"),
    EntityKind.EVALUATION_SCORE.value: _("Evaluation Score"),
    EntityKind.RANKING_DATAFRAME.value: _("Ranking Dataframe"),
}

LAYER_FACT_LABELS: Labels = {
    LayerFactName.ACCEPTS_SUBMISSIONS.value: _("Accepts submissions"),
    LayerFactName.SUBMISSION_POLICY.value: _("Submission policy"),
    LayerFactName.ACCEPTED_ARTEFACTS.value: _("What a submitter hands over"),
    LayerFactName.OTHER_SUBMISSION_TYPES.value: _("Also accepts"),
    LayerFactName.JUDGE.value: _("Judged by"),
    LayerFactName.TEST_SET.value: _("Test set"),
    LayerFactName.METHOD.value: _("Method"),
    LayerFactName.MODEL_PROVENANCE.value: _("Links models to their origin"),
    LayerFactName.MAJOR_RELEASES.value: _("Publishes major releases"),
    LayerFactName.ORDERING.value: _("Ordered by"),
}

LOCATION_ROLE_LABELS: Labels = {
    LocationRole.HOME.value: pgettext_lazy("role of an address", "Home"),
    LocationRole.REPOSITORY.value: _("Repository"),
    LocationRole.SUBMISSION.value: _("Submission"),
    LocationRole.DOCUMENTATION.value: _("Documentation"),
    LocationRole.DATASET.value: _("Dataset"),
    LocationRole.PAPER.value: _("Paper"),
    LocationRole.MIRROR.value: _("Also shown at"),
}

TOPIC_KIND_LABELS: Labels = {
    TopicKind.MODALITY.value: _("Modality"),
    TopicKind.TASK.value: _("Task"),
    TopicKind.LANGUAGE.value: _("Language"),
    TopicKind.DOMAIN.value: _("Domain"),
}

RHYTHM_LABELS: Labels = {
    Rhythm.AT_ONCE.value: _("at once"),
    Rhythm.DAILY.value: _("daily"),
    Rhythm.WEEKLY.value: _("weekly"),
    Rhythm.MONTHLY.value: _("monthly"),
    Rhythm.EVERY_TWO_MONTHS.value: _("every two months"),
    Rhythm.QUARTERLY.value: _("quarterly"),
    Rhythm.HALF_YEARLY.value: _("half-yearly"),
    Rhythm.YEARLY.value: _("yearly"),
    Rhythm.IRREGULAR.value: _("irregularly"),
}

CADENCE_KIND_LABELS: Labels = {
    CadenceKind.DECLARED.value: _("Declared release cadence"),
    CadenceKind.OBSERVED.value: _("Observed release cadence"),
}

SOURCE_LABELS: Labels = {
    Source.CURATOR.value: _("a curator"),
    Source.MAINTAINER.value: _("maintainer"),
    Source.STARTER.value: _("starter catalogue"),
    Source.STUDY.value: _("the study (2025)"),
    Source.HUGGINGFACE.value: _("Hugging Face tags"),
    Source.AWESOME.value: _("community list"),
    Source.OBSERVED.value: _("our recheck"),
    Source.SAMPLE.value: _("sample"),
}

SMELL_LABELS: Labels = {
    Smell.CONFUSING.value: _("Confusing"),
    Smell.DEPRECATED.value: _("Deprecated"),
    Smell.INACCESSIBLE.value: _("Inaccessible"),
    Smell.MISDISPLAYED.value: _("Misdisplayed"),
    Smell.MISMATCHED.value: _("Mismatched"),
    Smell.MISSING.value: _("Missing"),
    Smell.REDUNDANT.value: _("Redundant"),
    Smell.UNRESPONSIVE.value: _("Unresponsive"),
}

REPORT_STATE_LABELS: Labels = {
    ReportState.SUSPECTED.value: _("Suspected"),
    ReportState.OPEN.value: pgettext_lazy("state of a report", "Open"),
    ReportState.ACKNOWLEDGED.value: _("Acknowledged"),
    ReportState.FIX_CLAIMED.value: _("Fix claimed"),
    ReportState.RESOLVED.value: _("Resolved"),
    ReportState.DISPUTED.value: _("Disputed"),
    ReportState.FALSE_POSITIVE.value: _("False positive"),
    ReportState.ACCEPTED.value: _("Accepted"),
    ReportState.REOPENED.value: _("Reopened"),
}

CHECK_OUTCOME_LABELS: Labels = {
    CheckOutcome.OK.value: _("Address answers"),
    CheckOutcome.FAILED.value: _("Failed"),
    CheckOutcome.COULD_NOT_CHECK.value: _("Could not check"),
}

INCIDENT_KIND_LABELS: Labels = {
    IncidentKind.PLATFORM_CLOSED.value: _("Platform closed"),
    IncidentKind.PLATFORM_OUTAGE.value: _("Platform outage"),
    IncidentKind.OBSERVED.value: _("Seen by our rechecks"),
}

STATUS_LABELS: Labels = {
    "live": pgettext_lazy("status of a board", "Live"),
    "historical": _("Historical"),
    "sample": _("Sample"),
}


# Choices are functions, so that a migration names them instead of copying every label.


def platform_choices() -> Choices:
    return list(PLATFORM_LABELS.items())


def workflow_pattern_choices() -> Choices:
    return list(WORKFLOW_PATTERN_LABELS.items())


def layer_choices() -> Choices:
    return list(LAYER_LABELS.items())


def entity_choices() -> Choices:
    return list(ENTITY_LABELS.items())


def layer_fact_choices() -> Choices:
    return list(LAYER_FACT_LABELS.items())


def location_role_choices() -> Choices:
    return list(LOCATION_ROLE_LABELS.items())


def topic_kind_choices() -> Choices:
    return list(TOPIC_KIND_LABELS.items())


def rhythm_choices() -> Choices:
    return list(RHYTHM_LABELS.items())


def cadence_kind_choices() -> Choices:
    return list(CADENCE_KIND_LABELS.items())


def source_choices() -> Choices:
    return list(SOURCE_LABELS.items())


def smell_choices() -> Choices:
    return list(SMELL_LABELS.items())


def report_state_choices() -> Choices:
    return list(REPORT_STATE_LABELS.items())


def check_outcome_choices() -> Choices:
    return list(CHECK_OUTCOME_LABELS.items())


def incident_kind_choices() -> Choices:
    return list(INCIDENT_KIND_LABELS.items())
