"""What follows when people sign up or in: their language is kept, and no token but GitHub's."""

from typing import Any

from allauth.account.signals import user_signed_up
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.signals import social_account_updated
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.utils.translation import get_language

from leaderboards.account.provider_adapter import forget_token_unless_needed
from leaderboards.models import AccountSettings


@receiver(user_signed_up)
def keep_language(user: User, **_told: Any) -> None:
    AccountSettings.objects.get_or_create(user=user, defaults={"language": get_language() or "en"})


@receiver(social_account_updated)
def keep_no_other_token(sociallogin: SocialLogin, **_told: Any) -> None:
    """A sign-in to an account that is known stores its token right after this."""
    forget_token_unless_needed(sociallogin)
