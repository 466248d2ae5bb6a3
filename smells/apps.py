from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SmellsConfig(AppConfig):
    name = "smells"
    verbose_name = _("Smells")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from smells import account_parts  # noqa: F401
