from django.urls import path

from smells.api.checks import Check, Checks
from smells.api.views import SmellList

urlpatterns = [
    path("smells", SmellList.as_view(), name="api-smell-list"),
    path("smells/", SmellList.as_view(schema=None)),
    path("checks", Checks.as_view(), name="api-checks"),
    path("checks/", Checks.as_view(schema=None)),
    path("checks/<slug:token>", Check.as_view(), name="api-check"),
    path("checks/<slug:token>/", Check.as_view(schema=None)),
]
