"""The maintainer's desk, and what maintainers do with a smell."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
