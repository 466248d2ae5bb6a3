from leaderboards.models.board import Board, FormerSlug, SourceRecord
from leaderboards.models.entity import Entity
from leaderboards.models.incident import Incident
from leaderboards.models.layers import BoardWorkflowPattern, LayerFact
from leaderboards.models.location import BoardPlatform, Location
from leaderboards.models.release import ReleaseCadence
from leaderboards.models.topic import BoardTopic

__all__ = [
    "Board",
    "BoardPlatform",
    "BoardTopic",
    "BoardWorkflowPattern",
    "Entity",
    "FormerSlug",
    "Incident",
    "LayerFact",
    "Location",
    "ReleaseCadence",
    "SourceRecord",
]
