from django.urls import path

from smells.api.views import SmellList

urlpatterns = [
    path("smells", SmellList.as_view(), name="api-smell-list"),
    path("smells/", SmellList.as_view(schema=None)),
]
