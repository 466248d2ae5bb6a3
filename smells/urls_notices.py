"""Subscriptions, the digest, webhooks, and feeds."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from smells.views import notices_feeds as feeds
from smells.views import notices_webhooks as webhooks
from smells.views.notices import follow, notices, stop, unfollow


class ChangeConverter(StringConverter):
    regex = "greet|rotate|on|off|delete"


register_converter(ChangeConverter, "webhook_change")

urlpatterns = [
    path("account/notices/", notices, name="notices"),
    path("account/notices/follow/", follow, name="follow"),
    path("account/notices/<int:pk>/leave/", unfollow, name="unfollow"),
    path("notices/stop/<str:key>/", stop, name="stop-notices"),
    path("boards/<slug:slug>/webhooks/", webhooks.webhook_list, name="webhook-list"),
    path("boards/<slug:slug>/webhooks/<int:pk>/", webhooks.webhook, name="webhook"),
    path(
        "boards/<slug:slug>/webhooks/<int:pk>/<webhook_change:what>/",
        webhooks.webhook_change,
        name="webhook-change",
    ),
    path("feeds/all.atom", feeds.feed_of_all, name="feed-all"),
    path("feeds/boards/<slug:slug>.atom", feeds.feed_of_board, name="feed-board"),
    path("feeds/maintainers/<str:handle>.atom", feeds.feed_of_maintainer, name="feed-maintainer"),
    path("feeds/smells/<str:smell>.atom", feeds.feed_of_smell, name="feed-smell"),
    path("feeds/platforms/<str:platform>.atom", feeds.feed_of_platform, name="feed-platform"),
]
