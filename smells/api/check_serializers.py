"""What the API takes of a check somebody asks for, and what it says of one."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from leaderboards.api.serializers import absolute
from leaderboards.labels import check_outcome_choices, entity_choices, smell_choices
from smells.asked_checks import KEPT, AskedCheck, Stage
from smells.check_board import TYPES
from smells.rule import Confidence


class QuestionSerializer(serializers.Serializer[Any]):
    """What is to be checked: either `url` or `text`."""

    url = serializers.CharField(required=False, help_text="An address on the web.")
    text = serializers.CharField(
        required=False, trim_whitespace=False, help_text="Up to 1 MB; nothing of it is published."
    )
    format = serializers.ChoiceField(
        choices=list(TYPES), required=False, help_text="Of the text; told from it when not given."
    )


class StepSerializer(serializers.Serializer[Any]):
    """An address that was asked on the way."""

    url = serializers.CharField()
    status = serializers.IntegerField(allow_null=True, help_text="`null`: no answer came so far.")
    has_ended = serializers.BooleanField()


class FoundSerializer(serializers.Serializer[Any]):
    """One finding, seen once and not confirmed. A hint is for the board's maintainer alone."""

    rule = serializers.CharField(source="rule_id")
    smell = serializers.ChoiceField(choices=smell_choices())
    entity = serializers.ChoiceField(choices=entity_choices())
    confidence = serializers.ChoiceField(choices=[each.value for each in Confidence])
    message = serializers.CharField(help_text="One sentence, in the reader's language.")
    url = serializers.CharField(source="at", help_text="The address or text it was seen at.")
    evidence = serializers.JSONField(source="values")
    rule_page = serializers.SerializerMethodField(help_text="What the rule says, and why.")

    def get_rule_page(self, found: Any) -> str:
        return absolute(self, "rule", found["rule_id"])


class ReadTableSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    line = serializers.IntegerField(help_text="0 where the source has no lines.")
    columns = serializers.IntegerField()
    rows = serializers.IntegerField()
    is_ranking = serializers.BooleanField()


class ReadPageSerializer(serializers.Serializer[Any]):
    """What an address came to; `unread` are its parts that could not be read, and why."""

    url = serializers.CharField()
    outcome = serializers.ChoiceField(choices=check_outcome_choices())
    why = serializers.CharField(help_text="Why it failed or could not be told; else empty.")
    unread = serializers.ListField(child=serializers.CharField())
    tables = ReadTableSerializer(many=True)


class DoubtSerializer(serializers.Serializer[Any]):
    """Why these rules could not tell."""

    reason = serializers.CharField()
    rules = serializers.ListField(child=serializers.CharField())


class ResultSerializer(serializers.Serializer[Any]):
    """What was seen once. Every rule is in one of `findings`, `doubts` or the last two lists."""

    findings = FoundSerializer(many=True)
    more = serializers.DictField(
        child=serializers.IntegerField(), help_text="How many findings of a rule are not listed."
    )
    doubts = DoubtSerializer(many=True)
    clear = serializers.ListField(child=serializers.CharField())
    not_applicable = serializers.ListField(child=serializers.CharField())
    pages = ReadPageSerializer(many=True)


class AskedCheckSerializer(serializers.Serializer[AskedCheck]):
    """A check that was asked for. It is forgotten an hour after it was last heard of."""

    url = serializers.SerializerMethodField(help_text="This check in the API.")
    page = serializers.SerializerMethodField(help_text="The same for a reader.")
    subject = serializers.CharField(help_text="The address, or the name of the text.")
    stage = serializers.ChoiceField(choices=[stage.value for stage in Stage])
    asked_at = serializers.DateTimeField()
    forgotten_at = serializers.SerializerMethodField(help_text="Not before this time.")
    steps = StepSerializer(many=True)
    result = serializers.SerializerMethodField(help_text="`null` until the stage is `done`.")

    def get_url(self, check: AskedCheck) -> str:
        return absolute(self, "api-check", self.context["token"])

    def get_page(self, check: AskedCheck) -> str:
        return absolute(self, "check-board-result", self.context["token"])

    @extend_schema_field(serializers.DateTimeField())
    def get_forgotten_at(self, check: AskedCheck) -> Any:
        return serializers.DateTimeField().to_representation(check.since + KEPT)

    @extend_schema_field(ResultSerializer(allow_null=True))
    def get_result(self, check: AskedCheck) -> Any:
        result = self.context["result"]
        return ResultSerializer(result, context=self.context).data if result else None
