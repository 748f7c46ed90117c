"""What stands of a claim after people looked at it, and what waits to be looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extract.ledger.decisions import Decision
from extract.ledger.fields import Value


class State(StrEnum):
    """What the newest decision made of a claim."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Review:
    """What people decided on one claim.

    Args:
        decision: the one that stands, the newest of all.
        by: those whose newest decision says what stands.
        disputed_by: those whose newest decision says otherwise.
        as_read: what was read in the columns in which something else stands now.
    """

    state: State
    decision: Decision
    by: tuple[str, ...]
    disputed_by: tuple[str, ...]
    as_read: Mapping[str, Value | float]

    @property
    def is_disputed(self) -> bool:
        """Whether two people differ."""
        return bool(self.disputed_by)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that somebody has to look at: why, and the claims that may be the one that it was made on.

    Where its claim is gone it is not applied; where only the reading has changed, it stands.
    """

    decision: Decision
    reason: str
    candidates: tuple[str, ...] = ()
