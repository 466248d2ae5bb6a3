"""How long whoever asked too often must wait. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wait:
    """`is_for_all`: this one has asked for no more than a fair share, but all together have."""

    seconds: int
    is_for_all: bool

    @property
    def minutes(self) -> int:
        return -(-self.seconds // 60)
