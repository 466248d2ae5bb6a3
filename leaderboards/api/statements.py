"""What the API says of who states what: platforms, addresses, topics, cadences, layers."""

from typing import Any

from rest_framework import serializers

from leaderboards.labels import (
    cadence_kind_choices,
    entity_choices,
    layer_fact_choices,
    location_role_choices,
    platform_choices,
    rhythm_choices,
    source_choices,
    topic_kind_choices,
    workflow_pattern_choices,
)


class StatementSerializer(serializers.Serializer[Any]):
    """One source's word. Sources that agree are several statements."""

    source = serializers.ChoiceField(choices=source_choices())  # type: ignore[assignment]
    confirmed_on = serializers.DateField()


class BoardPlatformSerializer(StatementSerializer):
    platform = serializers.ChoiceField(choices=platform_choices())


class BoardWorkflowPatternSerializer(StatementSerializer):
    pattern = serializers.ChoiceField(choices=workflow_pattern_choices())
    name = serializers.CharField(source="get_pattern_display")


class LocationSerializer(StatementSerializer):
    role = serializers.ChoiceField(choices=location_role_choices())
    platform = serializers.ChoiceField(choices=platform_choices())
    url = serializers.URLField()
    archive_url = serializers.CharField(help_text="Where it is archived; empty when unknown.")
    incident = serializers.SlugField(
        source="incident.slug",
        allow_null=True,
        default=None,
        help_text="The incident that hit this address, such as the end of its platform.",
    )


class TopicSerializer(StatementSerializer):
    kind = serializers.ChoiceField(choices=topic_kind_choices())
    value = serializers.CharField()
    raw = serializers.CharField(help_text="The tag or heading as the source wrote it.")


class CadenceSerializer(StatementSerializer):
    kind = serializers.ChoiceField(choices=cadence_kind_choices())
    rhythm = serializers.ChoiceField(choices=rhythm_choices())


class FactSerializer(StatementSerializer):
    name = serializers.ChoiceField(choices=layer_fact_choices())
    value = serializers.JSONField(help_text="A boolean, a text or a list of texts.")


class EntitySerializer(StatementSerializer):
    kind = serializers.ChoiceField(choices=entity_choices())
    name = serializers.CharField()
    url = serializers.CharField(help_text="Empty when unknown.")


class LayerSerializer(serializers.Serializer[Any]):
    facts = FactSerializer(many=True)
    entities = EntitySerializer(many=True)


class LayersSerializer(serializers.Serializer[Any]):
    """The three layers through which a submission flows."""

    submission = LayerSerializer()
    evaluation = LayerSerializer()
    integration = LayerSerializer()
