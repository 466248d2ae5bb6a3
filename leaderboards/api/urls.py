"""Version 1 of the API. Addresses end without a slash; with one they answer too."""

from django.urls import include, path, re_path

from leaderboards.api.timeline import BoardTimeline
from leaderboards.api.views import BoardDetail, BoardList, Schema, UnknownAddress

urlpatterns = [
    path("boards", BoardList.as_view(), name="api-board-list"),
    path("boards/", BoardList.as_view(schema=None)),
    path("boards/<slug:slug>", BoardDetail.as_view(), name="api-board"),
    path("boards/<slug:slug>/", BoardDetail.as_view(schema=None)),
    path("boards/<slug:slug>/timeline", BoardTimeline.as_view(), name="api-timeline"),
    path("boards/<slug:slug>/timeline/", BoardTimeline.as_view(schema=None)),
    path("", include("crawler.api.urls")),
    path("", include("smells.api.urls")),
    path("schema", Schema.as_view(), name="api-schema"),
    path("schema/", Schema.as_view()),
    # Last: without it the site's own page, in HTML, would answer.
    re_path(r"[\s\S]*", UnknownAddress.as_view()),
]
