"""What a person chose for their own account, beside what sign-in itself keeps."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountSettings(models.Model):
    """`language` is that in which this site writes to the person."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account_settings"
    )
    language = models.CharField(max_length=10, default="en")

    class Meta:
        verbose_name = _("account’s settings")
        verbose_name_plural = _("accounts’ settings")

    def __str__(self) -> str:
        return f"{self.user_id} {self.language}"
