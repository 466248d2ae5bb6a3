"""The settings of sign-in, sessions and mail, from the environment; settings.py takes them over.

Without any variable people sign up with a user name, an address and a password, and mail is
written into VAR_DIR/mail. docs/accounts.md explains the variables.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from leaderboards.environment import env_int, env_text

# The port that goes with each way of protecting the connection to the mail server.
_MAIL_PORTS = {"starttls": 587, "ssl": 465, "none": 25}
# What may be asked of people. Neither lets this site write anything anywhere: GitHub's token has
# no scope at all, Hugging Face tells in which organisations a person has which role.
GITHUB_SCOPES: list[str] = []
HUGGINGFACE_SCOPES = ["openid", "profile", "read-memberships"]
# The only hosts that signing in ever asks.
PROVIDER_SITES = ("https://github.com/", "https://api.github.com/", "https://huggingface.co/")


def sign_in_settings(*, var_dir: Path, site_url: str, proxied: bool) -> dict[str, Any]:
    """All settings of this module, by their names."""
    return {**_accounts(proxied=proxied), **_providers(), **_mail(var_dir, site_url)}


def sign_in_secrets() -> list[str]:
    """What no line of the log may hold."""
    names = ("GITHUB_CLIENT_SECRET", "HUGGINGFACE_CLIENT_SECRET", "EMAIL_PASSWORD")
    return [env_text(name) for name in names]


def _accounts(*, proxied: bool) -> dict[str, Any]:
    validators = "django.contrib.auth.password_validation"
    return {
        "AUTHENTICATION_BACKENDS": [
            "django.contrib.auth.backends.ModelBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{validators}.UserAttributeSimilarityValidator"},
            {"NAME": "leaderboards.account.validation.LengthValidator"},
            {"NAME": f"{validators}.CommonPasswordValidator"},
            {"NAME": f"{validators}.NumericPasswordValidator"},
        ],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "account",
        "LOGOUT_REDIRECT_URL": "home",
        "ACCOUNT_ADAPTER": "leaderboards.account.adapter.AccountAdapter",
        "ACCOUNT_FORMS": {
            name: f"leaderboards.account.forms.{form}" for name, form in _FORMS.items()
        },
        "ACCOUNT_LOGIN_METHODS": {"username", "email"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "email*", "password1*"],
        "ACCOUNT_USERNAME_MIN_LENGTH": 2,
        "ACCOUNT_USERNAME_VALIDATORS": "leaderboards.account.names.validators",
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        # An address nobody signed up with is a third party's: nothing is sent there.
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_CHANGE_EMAIL": True,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION": True,
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_RATE_LIMITS": _RATE_LIMITS,
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(proxied),
    }


_FORMS = {
    "login": "LogInForm",
    "signup": "SignUpForm",
    "change_email": "ChangeEmailForm",
    "add_email": "ChangeEmailForm",
    "change_password": "ChangePasswordForm",
    "set_password": "SetPasswordForm",
    "reset_password": "ResetPasswordForm",
    "reset_password_from_key": "ResetPasswordKeyForm",
    "reauthenticate": "ReauthenticateForm",
}
# By network (`ip`; of IPv6 its first 64 bits), by person (`user`), by what was typed (`key`).
_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/10m/ip,5/5m/key",
    "signup": "5/m/ip,30/d/ip",
    "reset_password": "5/m/ip,30/d/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/3m/key",
    "manage_email": "10/h/user",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "admin_login": "20/10m/ip,10/5m/key",
}


def _providers() -> dict[str, Any]:
    apps: dict[str, Any] = {}
    if client_id := env_text("GITHUB_CLIENT_ID"):
        app = {"client_id": client_id, "secret": _secret_of("GITHUB")}
        apps["github"] = {"APPS": [app], "SCOPE": GITHUB_SCOPES, "OAUTH_PKCE_ENABLED": True}
    if client_id := env_text("HUGGINGFACE_CLIENT_ID"):
        oidc_app: dict[str, Any] = {
            "provider_id": "huggingface",
            "name": "Hugging Face",
            "client_id": client_id,
            "secret": _secret_of("HUGGINGFACE"),
            "settings": {
                "server_url": "https://huggingface.co",
                "scope": HUGGINGFACE_SCOPES,
                "oauth_pkce_enabled": True,
            },
        }
        apps["openid_connect"] = {"APPS": [oidc_app]}
    return {
        "SOCIALACCOUNT_ADAPTER": "leaderboards.account.provider_adapter.ProviderAdapter",
        "SOCIALACCOUNT_FORMS": {
            "signup": "leaderboards.account.forms.ProviderSignUpForm",
            "disconnect": "leaderboards.account.forms.DisconnectForm",
        },
        "SOCIALACCOUNT_PROVIDERS": apps,
        "SOCIALACCOUNT_STORE_TOKENS": True,  # GitHub's alone: account/provider_adapter.py
        "SOCIALACCOUNT_QUERY_EMAIL": False,
        "SOCIALACCOUNT_EMAIL_REQUIRED": False,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",  # an address is kept only if it was proved
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        "SOCIALACCOUNT_LOGIN_ON_GET": False,
    }


def _secret_of(provider: str) -> str:
    secret = env_text(f"{provider}_CLIENT_SECRET")
    if not secret:
        raise ImproperlyConfigured(
            f"{provider}_CLIENT_ID is set: set {provider}_CLIENT_SECRET (or …_FILE), too"
        )
    return secret


def _mail(var_dir: Path, site_url: str) -> dict[str, Any]:
    sender = env_text("DEFAULT_FROM_EMAIL") or f"noreply@{urlsplit(site_url).hostname}"
    settings: dict[str, Any] = {"DEFAULT_FROM_EMAIL": sender, "SERVER_EMAIL": sender}
    host = env_text("EMAIL_HOST")
    if not host:
        return {
            **settings,
            "EMAIL_HOST": "",
            "EMAIL_BACKEND": "leaderboards.account.mail_folder.MailFolder",
            "EMAIL_FILE_PATH": str(var_dir / "mail"),
        }
    protection = env_text("EMAIL_TLS") or "starttls"
    if protection not in _MAIL_PORTS:
        raise ImproperlyConfigured(f"EMAIL_TLS={protection}: use starttls, ssl or none")
    return {
        **settings,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": env_int("EMAIL_PORT", _MAIL_PORTS[protection]),
        "EMAIL_USE_TLS": protection == "starttls",
        "EMAIL_USE_SSL": protection == "ssl",
        "EMAIL_HOST_USER": env_text("EMAIL_USER"),
        "EMAIL_HOST_PASSWORD": env_text("EMAIL_PASSWORD"),
        "EMAIL_TIMEOUT": 20,
    }
