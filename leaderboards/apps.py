from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeaderboardsConfig(AppConfig):
    name = "leaderboards"
    verbose_name = _("Catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Loaded here, not in __init__, so that leaderboards.vocabulary can be imported without
        # Celery or Django; shared_task binds to the app once it exists.
        from leaderboards import celery, checks, signs_of_life  # noqa: F401
        from leaderboards.account import export_parts, receivers  # noqa: F401
