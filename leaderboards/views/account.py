"""A person's own account: what is kept, what it leads to, and how it ends."""

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from leaderboards.account.deletion import boards_without_other_owner, delete_account
from leaderboards.account.export import everything_of
from leaderboards.account.forms import DeletionForm, LanguageForm
from leaderboards.account.lately import signed_in_lately
from leaderboards.account.letters import language_of
from leaderboards.models import AccountSettings
from leaderboards.people import person


@never_cache
@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    user = person(request)
    shown = {
        "addresses": EmailAddress.objects.filter(user=user).order_by("-primary", "email"),
        "connected": SocialAccount.objects.filter(user=user).order_by("provider"),
        "maintained": user.maintained.select_related("board").order_by("board__name"),
        "language_form": LanguageForm(initial={"language": language_of(user)}),
    }
    return render(request, "leaderboards/account.html", shown)


@login_required
@require_POST
def account_language(request: HttpRequest) -> HttpResponse:
    form = LanguageForm(request.POST)
    if form.is_valid():
        AccountSettings.objects.update_or_create(
            user=person(request), defaults={"language": form.cleaned_data["language"]}
        )
        messages.success(request, _("We write to you in this language from now on."))
    return redirect("account")


@never_cache
@login_required
@require_GET
def account_export(request: HttpRequest) -> HttpResponse:
    everything = everything_of(person(request), now=timezone.now())
    options = {"indent": 2, "ensure_ascii": False}
    answer = JsonResponse(everything, encoder=DjangoJSONEncoder, json_dumps_params=options)
    answer["Content-Disposition"] = 'attachment; filename="account.json"'
    return answer


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
@require_http_methods(["GET", "POST"])
def account_delete(request: HttpRequest) -> HttpResponse:
    """Asks for the password once more, or for a fresh sign-in where there is none."""
    user, now = person(request), timezone.now()
    if not signed_in_lately(request, now=now):
        return render(request, "leaderboards/account_sign_in_again.html")
    form = DeletionForm(request.POST or None, name=user.get_username())
    if request.method == "POST" and form.is_valid():
        delete_account(user, now=now)
        logout(request)
        messages.success(request, _("Your account is deleted."))
        return redirect("home")
    alone = boards_without_other_owner(user)
    return render(request, "leaderboards/account_delete.html", {"form": form, "alone": alone})
