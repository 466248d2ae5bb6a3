"""What the API says of a board: a row of the list, and everything its page shows.

Words of the vocabulary are given as they are filtered by; a statement names its source and the
day that source last confirmed it.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from leaderboards.api.statements import (
    BoardPlatformSerializer,
    BoardWorkflowPatternSerializer,
    CadenceSerializer,
    LayerSerializer,
    LayersSerializer,
    LocationSerializer,
    TopicSerializer,
)
from leaderboards.labels import (
    STATUS_LABELS,
    check_outcome_choices,
    entity_choices,
    platform_choices,
    report_state_choices,
    smell_choices,
    workflow_pattern_choices,
)
from leaderboards.models import Board
from leaderboards.vocabulary import Layer, LocationRole

CHECKS_SHOWN = 10


def words(choices: Iterable[tuple[str, Any]]) -> serializers.ListField:
    """A list of words of the vocabulary."""
    return serializers.ListField(child=serializers.ChoiceField(choices=list(choices)))


def absolute(serializer: serializers.BaseSerializer[Any], name: str, *arguments: Any) -> str:
    """The address of a page or of an API resource, as the client reached this site."""
    address: str = serializer.context["request"].build_absolute_uri(reverse(name, args=arguments))
    return address


class BoardRowSerializer(serializers.Serializer[Board]):
    """A board in a list."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    description_en = serializers.CharField()
    description_zh = serializers.CharField()
    status = serializers.ChoiceField(choices=list(STATUS_LABELS.items()))
    platforms = serializers.SerializerMethodField()
    workflow_patterns = serializers.SerializerMethodField()
    topics = serializers.SerializerMethodField(help_text="Each as `kind:value`.")
    home = serializers.SerializerMethodField(help_text="The first address of the board itself.")
    open_smells = serializers.SerializerMethodField(
        help_text="Smells a recheck confirmed and has not seen the end of."
    )
    is_claimed = serializers.BooleanField(help_text="Whether the board has an owner.")
    last_checked_at = serializers.SerializerMethodField()
    last_outcome = serializers.SerializerMethodField()
    changed_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField(help_text="The board in this API.")
    page = serializers.SerializerMethodField(help_text="The board's page for people.")

    @extend_schema_field(words(platform_choices()))
    def get_platforms(self, board: Board) -> list[str]:
        return sorted({stated.platform for stated in board.platforms.all()})

    @extend_schema_field(words(workflow_pattern_choices()))
    def get_workflow_patterns(self, board: Board) -> list[str]:
        return sorted({stated.pattern for stated in board.workflow_patterns.all()})

    def get_topics(self, board: Board) -> list[str]:
        return sorted({f"{topic.kind}:{topic.value}" for topic in board.topics.all()})

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_home(self, board: Board) -> str | None:
        homes = (place.url for place in board.locations.all() if place.role == LocationRole.HOME)
        return next(homes, None)

    @extend_schema_field(words(smell_choices()))
    def get_open_smells(self, board: Board) -> list[str]:
        return sorted({str(report.smell) for report in board.reports.all() if report.is_open})

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_last_checked_at(self, board: Board) -> Any:
        return board.schedule.last_checked_at if hasattr(board, "schedule") else None

    @extend_schema_field(serializers.ChoiceField(choices=check_outcome_choices(), allow_null=True))
    def get_last_outcome(self, board: Board) -> str | None:
        return (board.schedule.last_outcome or None) if hasattr(board, "schedule") else None

    def get_url(self, board: Board) -> str:
        return absolute(self, "api-board", board.slug)

    def get_page(self, board: Board) -> str:
        return absolute(self, "board", board.slug)


class OpenReportSerializer(serializers.Serializer[Any]):
    """An open smell with what it was seen by."""

    id = serializers.IntegerField()
    smell = serializers.ChoiceField(choices=smell_choices())
    entity = serializers.ChoiceField(choices=entity_choices())
    rule = serializers.CharField(source="rule_id")
    state = serializers.ChoiceField(choices=report_state_choices())
    url = serializers.CharField(help_text="The address it was seen at.")
    message = serializers.CharField(help_text="One sentence, in the reader's language.")
    evidence = serializers.JSONField(source="values")
    sightings = serializers.IntegerField()
    first_seen_at = serializers.DateTimeField()
    opened_at = serializers.DateTimeField(allow_null=True)
    last_seen_at = serializers.DateTimeField()
    page = serializers.SerializerMethodField(help_text="The report with all its events.")
    rule_page = serializers.SerializerMethodField(help_text="What the rule says, and why.")

    def get_page(self, report: Any) -> str:
        return absolute(self, "report", report.pk)

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_rule_page(self, report: Any) -> str | None:
        return absolute(self, "rule", report.rule_id) if report.rule_id else None


class ScheduleSerializer(serializers.Serializer[Any]):
    next_check_at = serializers.DateTimeField()
    last_checked_at = serializers.DateTimeField(allow_null=True)
    last_ok_at = serializers.DateTimeField(allow_null=True)
    last_outcome = serializers.CharField(help_text="Empty before the first check.")
    last_unread = serializers.CharField(help_text="Why the last check could not tell.")


class CheckSerializer(serializers.Serializer[Any]):
    """One look at the board."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    outcome = serializers.ChoiceField(choices=check_outcome_choices())
    unread = serializers.CharField(help_text="Why it could not be told; else empty.")
    summary = serializers.CharField()
    excused = serializers.CharField(
        help_text="Why it does not count: an incident's slug, or `our-outage`; else empty."
    )
    took_ms = serializers.IntegerField()
    page = serializers.SerializerMethodField(help_text="What was seen.")

    def get_page(self, check: Any) -> str:
        return absolute(self, "check", check.board.slug, check.pk)


class BoardSerializer(BoardRowSerializer):
    """Everything a board's page shows: a row of the list, and who states what."""

    created_at = serializers.DateTimeField()
    former_slugs = serializers.SerializerMethodField(help_text="Slugs that redirect here.")
    locations = LocationSerializer(many=True)
    platform_statements = BoardPlatformSerializer(source="platforms", many=True)
    workflow_pattern_statements = BoardWorkflowPatternSerializer(
        source="workflow_patterns", many=True
    )
    topic_statements = TopicSerializer(source="topics", many=True)
    cadences = CadenceSerializer(many=True)
    layers = serializers.SerializerMethodField()
    open_report_count = serializers.SerializerMethodField(
        help_text="Smells that are open: the count after what people decided."
    )
    seen_report_count = serializers.SerializerMethodField(
        help_text="The raw count: with what is still seen and was accepted or called false."
    )
    open_reports = serializers.SerializerMethodField()
    schedule = ScheduleSerializer(allow_null=True, default=None)
    checks = serializers.SerializerMethodField(help_text="The last ten checks.")

    def get_former_slugs(self, board: Board) -> list[str]:
        return sorted(former.slug for former in board.former_slugs.all())

    @extend_schema_field(LayersSerializer)
    def get_layers(self, board: Board) -> dict[str, Any]:
        facts, entities = list(board.layer_facts.all()), list(board.entities.all())
        return {
            layer.value: LayerSerializer(
                {
                    "facts": [fact for fact in facts if fact.layer == layer],
                    "entities": [entity for entity in entities if entity.layer == layer],
                }
            ).data
            for layer in Layer
        }

    def get_open_report_count(self, board: Board) -> int:
        return sum(report.is_open for report in board.reports.all())

    def get_seen_report_count(self, board: Board) -> int:
        return sum(report.is_open or report.is_still_seen for report in board.reports.all())

    @extend_schema_field(OpenReportSerializer(many=True))
    def get_open_reports(self, board: Board) -> Any:
        reports = [report for report in board.reports.all() if report.is_open]
        return OpenReportSerializer(reports, many=True, context=self.context).data

    @extend_schema_field(CheckSerializer(many=True))
    def get_checks(self, board: Board) -> Any:
        shown = board.checks.all()[:CHECKS_SHOWN]
        return CheckSerializer(shown, many=True, context=self.context).data
