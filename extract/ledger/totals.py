"""The claims of one article → its total of each outcome, never counting anybody twice.

The rule, for the reported and alleged claims of one outcome:

1. People are counted; households or dwellings only where the article counts no people.
2. A part of another figure and a repeat of an earlier one are left out.
3. A figure that is said to be cumulative and is the largest is the stated total: it stands alone.
4. Else the groups that cannot overlap are added: figures of one sentence, groups of different populations
   ("three soldiers", later "four assailants"), and a named group beside people of whom nothing is said.
   Of two figures in different sentences that name the same group, or none, the larger is taken:
   the later one may count the same people. So may a toll that names nobody ("5 fatalities") and is no smaller.
5. A suicide bomber who is told of only by what he did ("a suicide bomber blew himself up; 28 people were killed")
   may be one of the 28. He is added only where the article counts him beside them ("in addition to the bomber").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.claim import Basis, Claim, Outcome, Status, Unit

COUNTED = (Status.REPORTED, Status.ALLEGED)
PEOPLE = (Unit.PERSONS, Unit.BODIES)
OWN_ATTACK = "died in own attack"  # the term of rule 5
TOLLS = (
    "<number> <deaths>",
    "<dead>: <number>",
    "<dead> - <number>",
)  # rules that read a figure without a noun of people
BESIDE = "beside others"  # how the clause rules are named that read a figure as one beside others


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
    """Give the totals of one article's claims, in the order of `Outcome`; none where nothing counts."""
    found = []
    for outcome in Outcome:
        counted = [c for c in claims if c.outcome == outcome and c.status in COUNTED]
        people = [c for c in counted if c.unit in PEOPLE] or counted
        groups = [c for c in people if not c.part_of and not c.repeats] or people
        if groups:
            found.append(added(stated(groups) or apart(with_bombers_once(groups, claims), claims)))
    return found


def stated(groups: Sequence[Claim]) -> list[Claim]:
    """Give the figure that states the total, if there is one."""
    largest = max(map(size, groups))
    return [c for c in groups if c.basis == Basis.CUMULATIVE and size(c) == largest][:1]


def with_bombers_once(groups: list[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Leave out attackers who died by their own hand and may be among the people of another figure."""
    bombers = [c for c in groups if c.term == OWN_ATTACK]
    others = [c for c in groups if c not in bombers]
    told_apart = any(c.rule.startswith(BESIDE) for c in others) or any(
        c.repeats == bomber.claim_id for c in claims for bomber in bombers
    )
    told_inside = bool(others) and any(
        c.part_of and c.population == bomber.population for c in claims for bomber in bombers
    )
    may_be_inside = any(c.population is None and size(c) > 1 for c in others)
    return others if told_inside or (may_be_inside and not told_apart) else groups


def apart(groups: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Choose groups of which no two may count the same people; of those that may, the larger."""
    chosen: list[Claim] = []
    for group in groups:
        same = [other for other in chosen if may_overlap(group, other, claims)]
        if size(group) > sum(map(size, same)) or not same:
            chosen = [*(other for other in chosen if other not in same), group]
    return chosen


def may_overlap(group: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Say whether two figures may count the same people: never told in one sentence, of the same group or of none."""
    pairs = ((group, other), (other, group))
    told_together = group.sentence == other.sentence or any(
        again.repeats == other.claim_id and again.sentence == group.sentence for again in claims
    )
    toll = any(one.population is None and one.rule in TOLLS and size(one) >= size(two) for one, two in pairs)
    return not told_together and (group.population == other.population or toll)


def size(claim: Claim) -> int:
    """Give the number that orders claims: the printed one, else the lowest, else the highest."""
    return next((n for n in (claim.value, claim.low, claim.high) if n is not None), 0)


def added(groups: Sequence[Claim]) -> Total:
    """Add groups that cannot overlap; a bound is open when it is open for one of them."""
    first = groups[0]
    return Total(
        first.article_id,
        first.outcome,
        None if any(c.value is None for c in groups) else sum(map(size, groups)),
        None if all(c.low is None for c in groups) else sum(c.low or 0 for c in groups),
        None if any(c.high is None for c in groups) else sum(c.high or 0 for c in groups),
        tuple(c.claim_id for c in groups),
    )
