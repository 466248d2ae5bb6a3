"""Accounts in the admin: without what nobody should read there, tokens above all."""

from allauth.account.models import EmailConfirmation
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin

from leaderboards.account.forms import AdminLogInForm

HIDDEN = (EmailConfirmation, SocialAccount, SocialApp, SocialToken, UserSession)


def hide_what_is_private() -> None:
    """To be called once all apps have registered what they have."""
    for model in HIDDEN:
        if admin.site.is_registered(model):
            admin.site.unregister(model)


admin.site.login_form = AdminLogInForm
