from smells.models.event import ReportEvent
from smells.models.report import Report

__all__ = ["Report", "ReportEvent"]
