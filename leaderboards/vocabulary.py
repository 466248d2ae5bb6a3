"""The words every package uses: platforms, patterns, layers, entities, smells, report states.

Pure: plain enums without Django, so that detectors and importers can name things without
a database. The names and their meaning are those of the study *On the Workflows and Smells
of Leaderboard Operations* (TSE 2025). What a reader sees for each word stands in labels.py.
"""

from enum import StrEnum


class Platform(StrEnum):
    GITHUB = "github"
    HUGGINGFACE = "huggingface"
    PAPERSWITHCODE = "paperswithcode"
    SPREADSHEET = "spreadsheet"
    INDEPENDENT = "independent"


class WorkflowPattern(StrEnum):
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"
    P5 = "P5"


class Layer(StrEnum):
    SUBMISSION = "submission"
    EVALUATION = "evaluation"
    INTEGRATION = "integration"


class EntityKind(StrEnum):
    """What a smell attaches to; the order is that of the flow through the layers."""

    SUBMISSION_CHANNEL = "submission-channel"
    MODEL = "model"
    BENCHMARK_RAW_DATASET = "benchmark-raw-dataset"
    BENCHMARK_TASK = "benchmark-task"
    BENCHMARK_PROTOCOL = "benchmark-protocol"
    BENCHMARK_METRIC = "benchmark-metric"
    EVALUATION_HARNESS = "evaluation-harness"
    EVALUATION_SCORE = "evaluation-score"
    RANKING_DATAFRAME = "ranking-dataframe"


ENTITY_LAYER: dict[EntityKind, Layer] = {
    EntityKind.SUBMISSION_CHANNEL: Layer.SUBMISSION,
    EntityKind.MODEL: Layer.SUBMISSION,
    EntityKind.BENCHMARK_RAW_DATASET: Layer.EVALUATION,
    EntityKind.BENCHMARK_TASK: Layer.EVALUATION,
    EntityKind.BENCHMARK_PROTOCOL: Layer.EVALUATION,
    EntityKind.BENCHMARK_METRIC: Layer.EVALUATION,
    EntityKind.EVALUATION_HARNESS: Layer.EVALUATION,
    EntityKind.EVALUATION_SCORE: Layer.EVALUATION,
    EntityKind.RANKING_DATAFRAME: Layer.INTEGRATION,
}


class LayerFactName(StrEnum):
    """What is known about how a layer works. Values are booleans, texts or lists of texts."""

    ACCEPTS_SUBMISSIONS = "accepts-submissions"
    SUBMISSION_POLICY = "submission-policy"
    ACCEPTED_ARTEFACTS = "accepted-artefacts"
    OTHER_SUBMISSION_TYPES = "other-submission-types"
    JUDGE = "judge"
    TEST_SET = "test-set"
    METHOD = "method"
    MODEL_PROVENANCE = "model-provenance"
    MAJOR_RELEASES = "major-releases"
    ORDERING = "ordering"


FACT_LAYER: dict[LayerFactName, Layer] = {
    LayerFactName.ACCEPTS_SUBMISSIONS: Layer.SUBMISSION,
    LayerFactName.SUBMISSION_POLICY: Layer.SUBMISSION,
    LayerFactName.ACCEPTED_ARTEFACTS: Layer.SUBMISSION,
    LayerFactName.OTHER_SUBMISSION_TYPES: Layer.SUBMISSION,
    LayerFactName.JUDGE: Layer.EVALUATION,
    LayerFactName.TEST_SET: Layer.EVALUATION,
    LayerFactName.METHOD: Layer.EVALUATION,
    LayerFactName.MODEL_PROVENANCE: Layer.INTEGRATION,
    LayerFactName.MAJOR_RELEASES: Layer.INTEGRATION,
    LayerFactName.ORDERING: Layer.INTEGRATION,
}


class LocationRole(StrEnum):
    HOME = "home"
    REPOSITORY = "repository"
    SUBMISSION = "submission"
    DOCUMENTATION = "documentation"
    DATASET = "dataset"
    PAPER = "paper"
    MIRROR = "mirror"


class TopicKind(StrEnum):
    MODALITY = "modality"
    TASK = "task"
    LANGUAGE = "language"
    DOMAIN = "domain"


class Rhythm(StrEnum):
    """How often a board publishes results."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    EVERY_TWO_MONTHS = "every-two-months"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    IRREGULAR = "irregular"


class CadenceKind(StrEnum):
    DECLARED = "declared"
    OBSERVED = "observed"


class Source(StrEnum):
    """Who states a fact. The order is the precedence when two sources disagree."""

    CURATOR = "curator"
    MAINTAINER = "maintainer"
    STARTER = "starter"
    STUDY = "study"
    HUGGINGFACE = "huggingface"
    AWESOME = "awesome"
    OBSERVED = "observed"
    SAMPLE = "sample"


class Smell(StrEnum):
    CONFUSING = "confusing"
    DEPRECATED = "deprecated"
    INACCESSIBLE = "inaccessible"
    MISDISPLAYED = "misdisplayed"
    MISMATCHED = "mismatched"
    MISSING = "missing"
    REDUNDANT = "redundant"
    UNRESPONSIVE = "unresponsive"


class ReportState(StrEnum):
    SUSPECTED = "suspected"
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    FIX_CLAIMED = "fix_claimed"
    RESOLVED = "resolved"
    DISPUTED = "disputed"
    FALSE_POSITIVE = "false_positive"
    ACCEPTED = "accepted"
    REOPENED = "reopened"

    @classmethod
    def open_states(cls) -> tuple["ReportState", ...]:
        """The states in which a smell is public and counts as open."""
        return (cls.OPEN, cls.ACKNOWLEDGED, cls.FIX_CLAIMED, cls.REOPENED, cls.DISPUTED)


class ReportSource(StrEnum):
    """Who noticed: the checker, the study, or a reader whom a curator found right."""

    RECHECK = "recheck"
    STUDY = "study"
    READER = "reader"

    @classmethod
    def of_today(cls) -> tuple["ReportSource", ...]:
        """Those whose reports speak of the board as it is; the study's cases are history."""
        return (cls.RECHECK, cls.READER)


class Role(StrEnum):
    """What a maintainer of a board may do; permissions.py has the table."""

    OWNER = "owner"
    EDITOR = "editor"


class MaintainerBasis(StrEnum):
    """What a maintainer's right rests on. One that rests on a claim ends with it."""

    CLAIM = "claim"
    INVITATION = "invitation"
    TRANSFER = "transfer"
    GRANT = "grant"


class ProofKind(StrEnum):
    """The ways to prove that a board is one's own."""

    GITHUB_PERMISSION = "github-permission"
    HUGGINGFACE_ROLE = "huggingface-role"
    REPOSITORY_FILE = "repository-file"
    WELL_KNOWN = "well-known"
    META_TAG = "meta-tag"
    DNS_RECORD = "dns-record"
    REL_ME = "rel-me"


class ClaimState(StrEnum):
    """PENDING waits for its first proof; FAILING was proved, and its proof is not there now."""

    PENDING = "pending"
    PROVED = "proved"
    FAILING = "failing"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"

    @classmethod
    def standing(cls) -> tuple["ClaimState", ...]:
        """The states in which a claim gives rights."""
        return (cls.PROVED, cls.FAILING)


class ActorKind(StrEnum):
    """In which role somebody acted. RECHECK and CLOCK are the site itself."""

    RECHECK = "recheck"
    CLOCK = "clock"
    PERSON = "person"
    MAINTAINER = "maintainer"
    CURATOR = "curator"


class AcceptReason(StrEnum):
    """Why maintainers live with a smell for a while."""

    BY_DESIGN = "by-design"
    OUTSIDE_OUR_REACH = "outside-our-reach"
    FIX_PLANNED = "fix-planned"
    NOT_WORTH_IT = "not-worth-it"
    KEPT_AS_RECORD = "kept-as-record"


class CheckOutcome(StrEnum):
    """What a check of one address came to. COULD_NOT_CHECK accuses nobody."""

    OK = "ok"
    FAILED = "failed"
    COULD_NOT_CHECK = "could-not-check"


class IncidentKind(StrEnum):
    PLATFORM_CLOSED = "platform-closed"
    PLATFORM_OUTAGE = "platform-outage"
    OBSERVED = "observed"
