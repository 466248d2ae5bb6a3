"""The pages about smells, rules, reports and checks."""

from django.urls import include, path

from smells.views.accuracy import accuracy
from smells.views.check import check
from smells.views.check_board import check_board, check_board_result
from smells.views.maintainer_file import maintainer_file
from smells.views.report import report
from smells.views.rule import rule, rule_list
from smells.views.smell import smell, smell_list

urlpatterns = [
    path("smells/", smell_list, name="smell-list"),
    path("smells/<str:smell>/", smell, name="smell"),
    path("rules/", rule_list, name="rule-list"),
    path("rules/<str:rule_id>/", rule, name="rule"),
    path("accuracy/", accuracy, name="accuracy"),
    path("check/", check_board, name="check-board"),
    path("leaderboard-yml/", maintainer_file, name="leaderboard-yml"),
    path("check/<slug:token>/", check_board_result, name="check-board-result"),
    path("reports/<int:pk>/", report, name="report"),
    path("boards/<slug:slug>/checks/<int:pk>/", check, name="check"),
    path("", include("smells.urls_desk")),
    path("", include("smells.urls_readers")),
    path("", include("smells.urls_notices")),
]
