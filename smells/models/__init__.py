from smells.models.accuracy import AccuracyRun
from smells.models.event import ReportEvent
from smells.models.last_look import LastLook
from smells.models.notice import DigestSettings, Subscription, Webhook, WebhookDelivery
from smells.models.public_report import AwayNotice, PublicReport
from smells.models.report import Report

__all__ = [
    "AccuracyRun",
    "AwayNotice",
    "DigestSettings",
    "LastLook",
    "PublicReport",
    "Report",
    "ReportEvent",
    "Subscription",
    "Webhook",
    "WebhookDelivery",
]
