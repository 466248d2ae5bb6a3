"""What readers report, and the curators' queue."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
