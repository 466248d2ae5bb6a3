"""The maintainer's desk, and what maintainers do with a smell."""

from django.urls import path

from smells.views.desk import desk, desk_history
from smells.views.desk_moves import desk_moves, report_move
from smells.views.desk_recheck import asked_recheck, recheck

urlpatterns = [
    path("desk/", desk, name="desk"),
    path("desk/moves/", desk_moves, name="desk-moves"),
    path("desk/boards/<slug:slug>/history/", desk_history, name="desk-history"),
    path("reports/<int:pk>/moves/<slug:move>/", report_move, name="report-move"),
    path("boards/<slug:slug>/recheck/", recheck, name="recheck-now"),
    path("boards/<slug:slug>/rechecks/<int:pk>/", asked_recheck, name="asked-recheck"),
]
