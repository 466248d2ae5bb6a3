"""The pages on which owners say who else maintains their board, and its timeline."""

from django.urls import path

from leaderboards.views.team import team, team_leave, team_remove, team_role
from leaderboards.views.team_grants import team_grant, team_revoke, team_revoke_claim
from leaderboards.views.team_links import invitation, team_invite, team_withdraw
from leaderboards.views.team_transfer import team_revert, team_transfer
from leaderboards.views.timeline import timeline

_BOARD = "boards/<slug:slug>/"
_CURATION = "curation/boards/<slug:slug>/"

urlpatterns = [
    path(f"{_BOARD}timeline/", timeline, name="timeline"),
    path(f"{_BOARD}team/", team, name="team"),
    path(f"{_BOARD}team/<int:pk>/role/", team_role, name="team-role"),
    path(f"{_BOARD}team/<int:pk>/remove/", team_remove, name="team-remove"),
    path(f"{_BOARD}team/leave/", team_leave, name="team-leave"),
    path(f"{_BOARD}team/invitations/", team_invite, name="team-invite"),
    path(f"{_BOARD}team/invitations/<int:pk>/withdraw/", team_withdraw, name="team-withdraw"),
    path(f"{_BOARD}team/transfer/", team_transfer, name="team-transfer"),
    path(f"{_BOARD}team/transfers/<int:pk>/revert/", team_revert, name="team-revert"),
    path("invitations/<str:token>/", invitation, name="invitation"),
    path(_CURATION, team_grant, name="curation-board"),
    path(f"{_CURATION}people/<int:pk>/revoke/", team_revoke, name="team-revoke"),
    path(f"{_CURATION}claims/<int:pk>/revoke/", team_revoke_claim, name="team-revoke-claim"),
]
