"""What the catalogue and sign-in keep of a person, for the export."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db.models import Q

from leaderboards.account.export import part, rows
from leaderboards.account.letters import language_of
from leaderboards.models import AuditEvent, Claim, Invitation, Maintainer, Transfer


@part("account")
def account(user: User) -> dict[str, Any]:
    return {
        "user_name": user.get_username(),
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
        "language": language_of(user),
        "has_password": user.has_usable_password(),
        "is_staff": user.is_staff,
        "rights": sorted(user.get_all_permissions()),
    }


@part("email_addresses")
def email_addresses(user: User) -> list[dict[str, Any]]:
    return rows(EmailAddress.objects.filter(user=user), "email", "verified", "primary")


@part("connected_accounts")
def connected_accounts(user: User) -> list[dict[str, Any]]:
    connected = SocialAccount.objects.filter(user=user)
    return rows(connected, "provider", "uid", "extra_data", "date_joined", "last_login")


@part("sessions")
def sessions(user: User) -> list[dict[str, Any]]:
    begun = UserSession.objects.filter(user=user)
    return rows(begun, "created_at", "last_seen_at", "ip", "user_agent")


@part("claims")
def claims(user: User) -> list[dict[str, Any]]:
    made = Claim.objects.filter(user=user)
    times = ("created_at", "expires_at", "proved_at", "looked_at", "failing_since", "next_look_at")
    return rows(made, "board__slug", "proof", "url", "state", "seen", *times)


@part("maintained_boards")
def maintained_boards(user: User) -> list[dict[str, Any]]:
    held = Maintainer.objects.filter(user=user)
    return rows(held, "board__slug", "role", "basis", "role_beside", "basis_beside", "since")


@part("invitations")
def invitations(user: User) -> dict[str, Any]:
    """Only the hash of a link is kept, and not even that is told."""
    fields = ("board__slug", "role", "created_at", "expires_at", "accepted_at", "withdrawn_at")
    return {
        "made": rows(Invitation.objects.filter(invited_by=user), "note", *fields),
        "accepted": rows(Invitation.objects.filter(accepted_by=user), *fields),
    }


@part("transfers")
def transfers(user: User) -> dict[str, Any]:
    fields = ("board__slug", "at", "revert_until", "reverted_at")
    return {
        "made": rows(Transfer.objects.filter(former_owner=user), *fields),
        "taken": rows(Transfer.objects.filter(new_owner=user), *fields),
    }


@part("audit_events")
def audit_events(user: User) -> list[dict[str, Any]]:
    """What the person did, and what others did to the person's rights."""
    told = AuditEvent.objects.filter(Q(person=user) | Q(subject=f"person:{user.pk}"))
    what = ("at", "actor", "action", "board__slug", "reason", "before", "after", "is_public")
    return rows(told, *what)
