"""What a person chose for their own account, beside what sign-in itself keeps."""

from django.conf import settings
from django.db import models


class AccountSettings(models.Model):
    """`language` is that in which this site writes to the person."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account_settings"
    )
    language = models.CharField(max_length=10, default="en")

    def __str__(self) -> str:
        return f"{self.user_id} {self.language}"
