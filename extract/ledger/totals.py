"""The claims of one article → its total of each outcome, never counting anybody twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.claim import Basis, Claim, Outcome, Status, Unit

COUNTED = (Status.REPORTED, Status.ALLEGED)
PEOPLE = (Unit.PERSONS, Unit.BODIES)


@dataclass(frozen=True, slots=True)
class Total:
    """What an article says of one outcome in all; `claims` are those that were added, or the one that states it."""

    article_id: str
    outcome: Outcome
    value: int | None
    low: int | None
    high: int | None
    claims: tuple[str, ...]


def totals_of(claims: Sequence[Claim]) -> list[Total]:
    """Give the totals of one article's claims."""
    found = []
    for outcome in Outcome:
        counted = [c for c in claims if c.outcome == outcome and c.status in COUNTED]
        people = [c for c in counted if c.unit in PEOPLE] or counted
        groups = [c for c in people if not c.part_of and not c.repeats]
        if not people:
            continue
        groups = groups or people
        stated = [c for c in groups if c.basis == Basis.CUMULATIVE]
        largest = max(groups, key=size)
        if len(groups) > 1 and any(size(c) >= size(largest) for c in stated):
            groups = [max(stated, key=size)]
        found.append(added(groups))
    return found


def size(claim: Claim) -> int:
    """Give the number that orders claims: the printed one, else the lowest, else the highest."""
    return next((n for n in (claim.value, claim.low, claim.high) if n is not None), 0)


def added(groups: Sequence[Claim]) -> Total:
    """Add groups that cannot overlap; a bound is open when it is open for one of them."""
    first = groups[0]
    return Total(
        first.article_id,
        first.outcome,
        None if all(c.value is None for c in groups) else sum(size(c) for c in groups),
        sum(c.low or 0 for c in groups),
        None if any(c.high is None for c in groups) else sum(c.high or 0 for c in groups),
        tuple(c.claim_id for c in groups),
    )
