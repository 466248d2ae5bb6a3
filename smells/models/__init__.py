from smells.models.accuracy import AccuracyRun
from smells.models.event import ReportEvent
from smells.models.report import Report

__all__ = ["AccuracyRun", "Report", "ReportEvent"]
