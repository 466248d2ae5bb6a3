"""The pages on which a person claims a board and proves it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
