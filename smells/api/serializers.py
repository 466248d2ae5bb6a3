"""What the API says of a report beyond what a board's own item says of its open ones."""

from rest_framework import serializers

from leaderboards.api.serializers import OpenReportSerializer, absolute
from leaderboards.labels import entity_choices, smell_choices
from leaderboards.models import Board
from leaderboards.people_labels import accept_reason_choices
from leaderboards.vocabulary import ReportSource


class ReportedBoardSerializer(serializers.Serializer[Board]):
    slug = serializers.SlugField()
    name = serializers.CharField()
    url = serializers.SerializerMethodField(help_text="The board in this API.")

    def get_url(self, board: Board) -> str:
        return absolute(self, "api-board", board.slug)


class ReportSerializer(OpenReportSerializer):
    """A smell on a board. A case of the study may lack board, smell, entity, and has no rule."""

    board = ReportedBoardSerializer(allow_null=True)
    source = serializers.ChoiceField(  # type: ignore[assignment]
        choices=[source.value for source in ReportSource]
    )
    smell = serializers.ChoiceField(choices=smell_choices(), allow_null=True)
    entity = serializers.ChoiceField(choices=entity_choices(), allow_null=True)
    resolved_at = serializers.DateTimeField(allow_null=True)
    accepted_reason = serializers.ChoiceField(
        choices=accept_reason_choices(),
        allow_blank=True,
        help_text="Why its maintainers live with it; empty unless the state is `accepted`.",
    )
    accepted_until = serializers.DateField(allow_null=True)
