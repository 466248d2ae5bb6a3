from smells.models.accuracy import AccuracyRun
from smells.models.asked_recheck import AskedRecheck
from smells.models.event import ReportEvent
from smells.models.last_look import LastLook
from smells.models.notice import DigestSettings, Subscription, Webhook, WebhookDelivery
from smells.models.public_report import AwayNotice, PublicReport
from smells.models.report import Report
from smells.models.surge import Surge

__all__ = [
    "AccuracyRun",
    "AskedRecheck",
    "AwayNotice",
    "DigestSettings",
    "LastLook",
    "PublicReport",
    "Report",
    "ReportEvent",
    "Subscription",
    "Surge",
    "Webhook",
    "WebhookDelivery",
]
