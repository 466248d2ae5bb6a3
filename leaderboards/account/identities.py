"""Who a person is on GitHub and Hugging Face, as these said at the last sign-in there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User

GITHUB = "github"
HUGGINGFACE = "huggingface"


@dataclass(frozen=True)
class GitHubIdentity:
    """`uid` stays when the person is renamed; `login` is what the name was at `as_of`."""

    uid: str
    login: str
    as_of: datetime


@dataclass(frozen=True)
class HuggingFaceOrganisation:
    """`role` is Hugging Face's own word: no_access, read, contributor, write or admin."""

    name: str
    role: str


@dataclass(frozen=True)
class HuggingFaceIdentity:
    """`sub` stays when the person is renamed. Names and roles are those of `as_of`."""

    sub: str
    preferred_username: str
    orgs: tuple[HuggingFaceOrganisation, ...]
    as_of: datetime


def github_token(user: User) -> str | None:
    """A token without any scope: it reads what is public, and the person's permission there.

    None when the person has not connected GitHub. Must never be logged, shown or exported.
    """
    kept = SocialToken.objects.filter(account__user=user, account__provider=GITHUB)
    token: str | None = kept.order_by("-pk").values_list("token", flat=True).first()
    return token


def github_identity(user: User) -> GitHubIdentity | None:
    account = _account(user, GITHUB)
    if account is None:
        return None
    return GitHubIdentity(account.uid, str(account.extra_data.get("login", "")), account.last_login)


def huggingface_identity(user: User) -> HuggingFaceIdentity | None:
    account = _account(user, HUGGINGFACE)
    if account is None:
        return None
    said = account.extra_data
    return HuggingFaceIdentity(
        sub=account.uid,
        preferred_username=str(said.get("preferred_username", "")),
        orgs=tuple(
            HuggingFaceOrganisation(org["preferred_username"], org["roleInOrg"])
            for org in said.get("orgs", [])
        ),
        as_of=account.last_login,
    )


def worth_keeping(provider: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Of what a provider tells of a person, the little that this site needs."""
    if provider == GITHUB:
        return _texts(said, ("login", "html_url"))
    if provider == HUGGINGFACE:
        userinfo = said.get("userinfo") or said
        orgs = userinfo.get("orgs") or userinfo.get("organizations") or []
        return {**_texts(userinfo, ("preferred_username", "profile")), "orgs": _orgs(orgs)}
    return {}


def _account(user: User, provider: str) -> SocialAccount | None:
    kept = SocialAccount.objects.filter(user=user, provider=provider)
    account: SocialAccount | None = kept.order_by("-last_login").first()
    return account


def _texts(said: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: said[name] for name in names if isinstance(said.get(name), str)}


def _orgs(told: Any) -> list[dict[str, str]]:
    orgs = told if isinstance(told, list) else []
    wanted = ("preferred_username", "roleInOrg")
    kept = [_texts(org, wanted) for org in orgs if isinstance(org, Mapping)]
    return [org for org in kept if len(org) == len(wanted)]
