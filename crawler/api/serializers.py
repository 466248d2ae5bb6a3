"""The status in JSON."""

from rest_framework import serializers

from leaderboards.labels import check_outcome_choices, platform_choices


class QueueSerializer(serializers.Serializer[object]):
    due = serializers.IntegerField(help_text="Boards whose time has come, not yet sent.")
    oldest_due_at = serializers.DateTimeField(allow_null=True)
    handed_out = serializers.IntegerField(help_text="Boards that wait in the queue.")
    leased = serializers.IntegerField(help_text="Boards being looked at.")
    stale = serializers.IntegerField(help_text="Leases of workers that died.")
    parked = serializers.IntegerField(help_text="Boards that broke a worker again and again.")


class OpenIncidentSerializer(serializers.Serializer[object]):
    slug = serializers.SlugField()
    platform = serializers.ChoiceField(choices=platform_choices())
    host = serializers.CharField(help_text="Empty when all of the platform was hit.")
    began_at = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(
        allow_null=True, help_text="Since when its boards answer again."
    )


class StatusSerializer(serializers.Serializer[object]):
    at = serializers.DateTimeField()
    version = serializers.CharField()
    queue = QueueSerializer()
    oldest_due_seconds = serializers.FloatField()
    checks = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="Of the last 24 hours, by outcome: "
        + ", ".join(word for word, _ in check_outcome_choices()),
    )
    checks_per_hour = serializers.FloatField()
    inconclusive_share = serializers.FloatField(help_text="0 to 1.")
    mishaps = serializers.IntegerField(help_text="Attempts of a day that broke on our side.")
    our_outage = serializers.BooleanField(
        help_text="Whether, in the last hour, boards of many hosts failed at once, or nothing "
        "could be reached."
    )
    incidents = OpenIncidentSerializer(many=True)
    last_good = serializers.DictField(
        child=serializers.DateTimeField(allow_null=True),
        help_text="When an address was last found in order, by platform.",
    )
    beat_at = serializers.DateTimeField(allow_null=True)
    worker_at = serializers.DateTimeField(allow_null=True)
    vantage_silent_since = serializers.DateTimeField(
        allow_null=True, help_text="Since when the second vantage point does not answer."
    )
