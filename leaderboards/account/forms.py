"""allauth's forms in the look of this site; what they check and do is allauth's own."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.core import ratelimit
from allauth.socialaccount import forms as provider_forms
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from leaderboards.languages import NATIVE_NAMES


class _Styled:
    """Labels stand above the fields, so that nothing is told by placeholders alone."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxInput):
                field.widget.attrs["class"] = "form-control"
        if "email" in self.fields:
            self.fields["email"].label = _("E-mail address")
        if "password1" in self.fields:
            self.fields["password1"].help_text = _(
                "At least 10 characters; not a common one, not digits alone, not like your name."
            )


class LogInForm(_Styled, allauth_forms.LoginForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""  # the page has the link


class SignUpForm(_Styled, allauth_forms.SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _(
            "Everybody sees it. Letters (a–z), digits, and . _ - between them."
        )
        self.fields["email"].help_text = _("Nobody else sees it.")

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Where the address is taken no account is made, and that must not be told by the time."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved


class ChangeEmailForm(_Styled, allauth_forms.AddEmailForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(_Styled, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(_Styled, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(_Styled, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(_Styled, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(_Styled, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ProviderSignUpForm(_Styled, provider_forms.SignupForm):  # type: ignore[misc]
    pass


class DisconnectForm(_Styled, provider_forms.DisconnectForm):  # type: ignore[misc]
    pass


class AdminLogInForm(AdminAuthenticationForm):
    """The curators' own door counts its attempts as the other one does."""

    def clean(self) -> dict[str, Any]:
        name = str(self.cleaned_data.get("username", "")).lower()
        if self.request and not ratelimit.consume(
            self.request, action="admin_login", key=f"admin:{name}"
        ):
            raise ValidationError(_("Too many attempts. Try again in ten minutes."))
        return super().clean()


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of our mails"),
        choices=list(NATIVE_NAMES.items()),
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class DeletionForm(forms.Form):
    """Typing the name keeps a slip of the hand from deleting an account."""

    name = forms.CharField(
        label=_("Your user name, to make sure"),
        widget=forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right_name = name

    def clean_name(self) -> str:
        typed: str = self.cleaned_data["name"]
        if typed != self.right_name:
            raise ValidationError(
                _("This is not the name of your account: type %(name)s."),
                params={"name": self.right_name},
            )
        return typed
