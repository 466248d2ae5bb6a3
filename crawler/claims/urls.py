"""The pages on which a person claims a board and proves it."""

from django.urls import URLPattern, path

from crawler.claims import views

urlpatterns: list[URLPattern] = [
    path("boards/<slug:slug>/claim/", views.claim_board, name="claim-board"),
    path("boards/<slug:slug>/claim/<int:claim_id>/", views.claim, name="claim"),
    path("boards/<slug:slug>/claim/<int:claim_id>/look/", views.claim_look, name="claim-look"),
    path(
        "boards/<slug:slug>/claim/<int:claim_id>/withdraw/",
        views.claim_withdraw,
        name="claim-withdraw",
    ),
    path("claims/<slug:token>", views.claim_of_token, name="claim-token"),
]
