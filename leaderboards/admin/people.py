"""Accounts in the admin: without what nobody should read there, and permissions in words."""

from typing import Any

from allauth.account.models import EmailConfirmation
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.utils.translation import gettext_lazy as _

from leaderboards.account.forms import AdminLogInForm
from leaderboards.labels import Labels

HIDDEN = (EmailConfirmation, SocialAccount, SocialApp, SocialToken, UserSession)
PERMISSION_LABELS: Labels = {
    "add": _("may add"),
    "change": _("may change"),
    "delete": _("may delete"),
    "view": _("may look at"),
    "curate": _("may decide on claims, disputes and reports"),
}


def hide_what_is_private() -> None:
    """To be called once all apps have registered what they have."""
    for model in HIDDEN:
        if admin.site.is_registered(model):
            admin.site.unregister(model)


def in_words(permission: Permission) -> str:
    """What it allows; the database holds that in English alone."""
    action = permission.codename.partition("_")[0]
    return f"{permission.content_type} | {PERMISSION_LABELS.get(action, permission.name)}"


class PeopleAdmin(UserAdmin):  # type: ignore[type-arg]
    """Django's own page of a user, but for the words of its permissions."""

    def formfield_for_manytomany(self, *args: Any, **more: Any) -> Any:
        return _with_words(super().formfield_for_manytomany(*args, **more))


class GroupsAdmin(GroupAdmin):
    """Django's own page of a group, but for the words of its permissions."""

    def formfield_for_manytomany(self, *args: Any, **more: Any) -> Any:
        return _with_words(super().formfield_for_manytomany(*args, **more))


def _with_words(field: Any) -> Any:
    if field.queryset.model is Permission:
        field.label_from_instance = in_words
    return field


admin.site.unregister([User, Group])
admin.site.register(User, PeopleAdmin)
admin.site.register(Group, GroupsAdmin)
admin.site.login_form = AdminLogInForm
