"""Where a sign-in at a provider begins and comes back; the names are those allauth asks for."""

from django.urls import URLPattern, path

from leaderboards.views import sign_in_with

urlpatterns: list[URLPattern] = [
    path("github/login/", sign_in_with.github_login, name="github_login"),
    path("github/login/callback/", sign_in_with.github_callback, name="github_callback"),
    path(
        "oidc/<slug:provider_id>/login/",
        sign_in_with.huggingface_login,
        name="openid_connect_login",
    ),
    path(
        "oidc/<slug:provider_id>/login/callback/",
        sign_in_with.huggingface_callback,
        name="openid_connect_callback",
    ),
]
