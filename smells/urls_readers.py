"""What readers report, and the curators' queue."""

from django.urls import URLPattern, path

from smells.views.curation import curation, curation_decide
from smells.views.curation_away import curation_away
from smells.views.public_report import public_report, report_challenge
from smells.views.public_report_followed import (
    my_public_reports,
    public_report_followed,
    public_report_proved,
    public_report_sent,
)

urlpatterns: list[URLPattern] = [
    path("boards/<slug:slug>/report/", public_report, name="public-report"),
    path("boards/<slug:slug>/report/challenge/", report_challenge, name="report-challenge"),
    path("boards/<slug:slug>/report/sent/", public_report_sent, name="public-report-sent"),
    path("my-reports/", my_public_reports, name="my-public-reports"),
    path("my-reports/prove/<str:proof>/", public_report_proved, name="public-report-proved"),
    path("my-reports/<str:token>/", public_report_followed, name="public-report-followed"),
    path("curation/", curation, name="curation"),
    path("curation/decide/", curation_decide, name="curation-decide"),
    path("curation/away/", curation_away, name="curation-away"),
]
