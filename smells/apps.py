from django.apps import AppConfig


class SmellsConfig(AppConfig):
    name = "smells"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from smells import account_parts  # noqa: F401
