"""The map of the site: pages in two languages, the API, the admin, and what machines ask for."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from leaderboards.admin.people import hide_what_is_private
from leaderboards.views.board import board
from leaderboards.views.browse import board_list
from leaderboards.views.field import statistics
from leaderboards.views.home import home
from leaderboards.views.incident import incident
from leaderboards.views.machine import favicon, healthz
from leaderboards.views.pattern import workflow_pattern, workflow_pattern_list
from leaderboards.views.words import about, bot

hide_what_is_private()  # after every app has registered what it has

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("leaderboards.api.urls")),
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("leaderboards.urls_sign_in")),
    path("", include("crawler.urls_for_machines")),
    path("favicon.ico", favicon, name="favicon"),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
        name="robots",
    ),
    *i18n_patterns(
        path("", home, name="home"),
        path("boards/", board_list, name="board-list"),
        path("boards/<slug:slug>/", board, name="board"),
        path("patterns/", workflow_pattern_list, name="workflow-pattern-list"),
        path("patterns/<str:pattern>/", workflow_pattern, name="workflow-pattern"),
        path("incidents/<slug:slug>/", incident, name="incident"),
        path("statistics/", statistics, name="statistics"),
        path("about/", about, name="about"),
        path("bot/", bot, name="bot"),
        path("", include("leaderboards.urls_team")),
        path("", include("leaderboards.urls_account")),
        path("accounts/", include("allauth.account.urls")),
        path("accounts/3rdparty/", include("allauth.socialaccount.urls")),
        path("accounts/sessions/", include("allauth.usersessions.urls")),
        path("", include("crawler.urls")),
        path("", include("smells.urls")),
    ),
]
