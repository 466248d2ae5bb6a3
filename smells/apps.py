from django.apps import AppConfig


class SmellsConfig(AppConfig):
    name = "smells"
    default_auto_field = "django.db.models.BigAutoField"
