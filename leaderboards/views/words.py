"""Pages that only speak: about the catalogue, about the bot."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "leaderboards/about.html")


def bot(request: HttpRequest) -> HttpResponse:
    context = {
        "user_agent": settings.USER_AGENT,
        # What a robots.txt names: the product, without its version.
        "robot": settings.USER_AGENT.split("/")[0].split(" ")[0],
        "contact": settings.BOT_CONTACT,
        "gap_seconds": settings.HOST_GAP_SECONDS,
        "most_days": settings.RECHECK_LATEST_DAYS,
    }
    return render(request, "leaderboards/bot.html", context)
