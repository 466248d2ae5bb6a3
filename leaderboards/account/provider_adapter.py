"""What is taken from GitHub and Hugging Face at a sign-in, and what is not.

- An address counts only when the provider says that it was proved; no other is kept. It never
  joins two accounts: who has one already signs in and connects the provider there.
- GitHub's token is kept, for the rechecks of a person's permission. No other token is.
- Nothing else is kept but what identities.py needs.
"""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.models import User
from django.http import HttpRequest

from leaderboards.account.identities import GITHUB, worth_keeping
from leaderboards.sign_in import PROVIDER_SITES


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        """Called before anything of the sign-in is stored."""
        account = sociallogin.account
        account.extra_data = worth_keeping(account.provider, account.extra_data)
        proved = [address for address in sociallogin.email_addresses if address.verified]
        sociallogin.email_addresses = proved
        user: User = super().populate_user(request, sociallogin, data)
        user.email = proved[0].email if proved else ""
        user.first_name = user.last_name = ""
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        forget_token_unless_needed(sociallogin)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user = sociallogin.user
        if form is None and not user.username:
            # The provider's name is taken here, or not allowed: one that is like it.
            said = sociallogin.account.extra_data
            name = said.get("login") or said.get("preferred_username")
            user.username = get_account_adapter(request).generate_unique_username([name])
        saved: User = super().save_user(request, sociallogin, form)
        return saved

    def get_requests_session(self) -> Any:
        """A session that opens the providers' own sites, and nothing else."""
        session = super().get_requests_session()
        transport = session.get_adapter("https://")
        session.adapters.clear()
        session.trust_env = False
        for site in PROVIDER_SITES:
            session.mount(site, transport)
        return session


def forget_token_unless_needed(sociallogin: SocialLogin) -> None:
    if sociallogin.account.provider != GITHUB:
        sociallogin.token = None
