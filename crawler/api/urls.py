from django.urls import path

from crawler.api.views import StatusView

urlpatterns = [
    path("status", StatusView.as_view(), name="api-status"),
    path("status/", StatusView.as_view(schema=None)),
]
