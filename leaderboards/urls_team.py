"""The pages on which owners say who else maintains their board."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
