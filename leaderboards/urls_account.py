"""The pages of a person's own account."""

from django.urls import URLPattern, path

from leaderboards.views import account

urlpatterns: list[URLPattern] = [
    path("account/", account.account, name="account"),
    path("account/language/", account.account_language, name="account-language"),
    path("account/export/", account.account_export, name="account-export"),
    path("account/delete/", account.account_delete, name="account-delete"),
]
