"""Pages that only speak: about the catalogue, about the bot."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "leaderboards/about.html")


def bot(request: HttpRequest) -> HttpResponse:
    # Where the operator named no contact, the setting holds the address of this very page.
    own_page = f"{settings.SITE_URL}/bot"
    context = {
        "user_agent": settings.USER_AGENT,
        # What a robots.txt names: the product, without its version.
        "robot": settings.USER_AGENT.split("/")[0].split(" ")[0],
        "contact": "" if own_page == settings.BOT_CONTACT else settings.BOT_CONTACT,
        "gap_seconds": settings.HOST_GAP_SECONDS,
    }
    return render(request, "leaderboards/bot.html", context)
