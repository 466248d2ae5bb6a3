"""What was done to a row, and what goes with it, told in the language of whoever reads it."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import override


class ToldInBothLanguages(admin.ModelAdmin):  # type: ignore[type-arg]
    """For the page of a model whose rows are edited or deleted by hand."""

    def construct_change_message(
        self,
        request: Any,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT001, FBT002 — Django's own signature
    ) -> list[dict[str, dict[str, Any]]]:
        """Fields by their names, which are translated when the history is shown.

        Django notes labels. They begin with a capital, and no translation is found for them.
        """
        said: list[dict[str, dict[str, Any]]] = super().construct_change_message(
            request, form, formsets, add
        )
        models = [self.model, *(inline.model for inline in self.inlines)]
        with override(None):
            names = [str(field.verbose_name) for each in models for field in each._meta.fields]
        by_label = {capfirst(name): name for name in names}
        for told in said:
            for what in told.values():
                if "fields" in what:
                    what["fields"] = [by_label.get(label, label) for label in what["fields"]]
        return said

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        """Without the rows that only link two others: Django calls those in English alone."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        models = apps.get_models(include_auto_created=True)
        links = [model._meta for model in models if model._meta.auto_created]
        for link in links:
            counts.pop(str(link.verbose_name_plural), None)
        begun = tuple(f"{capfirst(link.verbose_name)}: " for link in links)
        return _without(deleted, begun), counts, lacking, protected


def _without(tree: list[Any], begun: tuple[str, ...]) -> list[Any]:
    kept = []
    for each in tree:
        if isinstance(each, list):
            kept.append(_without(each, begun))
        elif not str(each).startswith(begun):
            kept.append(each)
    return kept
