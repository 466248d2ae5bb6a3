"""One check of a board: what each address answered, and what each rule made of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from crawler.models import Check

# What a reader came for stands first; rules that do not apply stand last. Databases keep no order.
_ORDER = ("found", "incident", "inconclusive", "clear", "not-applicable")


def check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(Check.objects.select_related("board"), pk=pk)
    if found.board.slug != slug:  # the board was renamed or merged since
        return redirect("check", found.board.slug, found.pk, permanent=True)
    seen = found.read()
    context = {
        "check": found,
        "board": found.board,
        "pages": seen.pages,
        "linked": seen.linked,
        "answers": sorted(found.answers.items(), key=lambda pair: (_place(pair[1]), pair[0])),
    }
    return render(request, "smells/check.html", context)


def _place(answer: str) -> int:
    kind = answer.partition(":")[0]
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
