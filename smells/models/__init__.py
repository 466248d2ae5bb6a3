from smells.models.accuracy import AccuracyRun
from smells.models.event import ReportEvent
from smells.models.last_look import LastLook
from smells.models.report import Report

__all__ = ["AccuracyRun", "LastLook", "Report", "ReportEvent"]
