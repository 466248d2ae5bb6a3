from leaderboards.models.account import AccountSettings
from leaderboards.models.audit import AuditEvent
from leaderboards.models.board import Board, FormerSlug, SourceRecord
from leaderboards.models.claim import Claim
from leaderboards.models.entity import Entity
from leaderboards.models.incident import Incident
from leaderboards.models.layers import BoardWorkflowPattern, LayerFact
from leaderboards.models.location import BoardPlatform, Location
from leaderboards.models.maintainer import Invitation, Maintainer, Transfer
from leaderboards.models.release import ReleaseCadence
from leaderboards.models.topic import BoardTopic

__all__ = [
    "AccountSettings",
    "AuditEvent",
    "Board",
    "BoardPlatform",
    "BoardTopic",
    "BoardWorkflowPattern",
    "Claim",
    "Entity",
    "FormerSlug",
    "Incident",
    "Invitation",
    "LayerFact",
    "Location",
    "Maintainer",
    "ReleaseCadence",
    "SourceRecord",
    "Transfer",
]
