"""The pages about smells, rules, reports and checks."""

from django.urls import path

from smells.views.check import check
from smells.views.report import report
from smells.views.rule import rule
from smells.views.smell import smell, smell_list

urlpatterns = [
    path("smells/", smell_list, name="smell-list"),
    path("smells/<str:smell>/", smell, name="smell"),
    path("rules/<str:rule_id>/", rule, name="rule"),
    path("reports/<int:pk>/", report, name="report"),
    path("boards/<slug:slug>/checks/<int:pk>/", check, name="check"),
]
