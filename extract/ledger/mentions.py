"""A claim → a mention: where, when and by what it happened, its own words first, else those of the claim before.

A report says once where and when, then goes on to count ("12 were killed in Goma on Monday. 40 were hurt."). What a
claim leaves out is carried on from the claim before it in its article, if nothing contradicts; the claim itself keeps
its blanks, and the mention says what was carried.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from extract.claim import Basis, Claim, Outcome, Status
from extract.ledger.causes import is_daily, same_cause
from extract.ledger.sites import Site, same_site, site_of
from extract.ledger.spans import PATIENCE, Extent, Habit, Span, same_time, span_of


class Family(StrEnum):
    """Outcomes that one happening is compared by."""

    HARM = "harm"
    MOVEMENT = "movement"
    EVACUATION = "evacuation"
    RETURN = "return"
    SIEGE = "siege"
    NEED = "need"
    DETENTION = "detention"


FAMILIES = {
    Outcome.DISPLACED: Family.MOVEMENT,
    Outcome.AFFECTED: Family.NEED,
    Outcome.DETAINED: Family.DETENTION,
}
OF_TERM = {  # terms that are another thing than the rest of their outcome
    "evacuated": Family.EVACUATION,
    "returned": Family.RETURN,
    "besieged": Family.SIEGE,
    "trapped": Family.SIEGE,
}
HABITS = {
    Family.MOVEMENT: Habit(Extent.RUN, 31),  # people flee day after day, and are counted as they go
    Family.EVACUATION: Habit(Extent.RUN, 31),
    Family.RETURN: Habit(Extent.RUN, 31),
    Family.SIEGE: Habit(Extent.STATE, 183),  # counted as it stands, and told again within half a year
    Family.NEED: Habit(Extent.STATE, 183),
}
HAPPENED = (Status.REPORTED, Status.ALLEGED, Status.DENIED)


class Mention(NamedTuple):
    """What one claim says of a happening; `carried` names what it has from the claim before."""

    claim: Claim
    family: Family
    site: Site | None
    span: Span | None
    cause: str | None
    cause_type: str | None
    carried: tuple[str, ...]


class Placed(NamedTuple):
    """A mention that has a place and a time, and so can be held against others."""

    claim: Claim
    family: Family
    site: Site
    span: Span
    cause: str | None
    cause_type: str | None
    carried: tuple[str, ...]


def placed(mention: Mention) -> Placed | None:
    """Give a mention as one that can be held against others, None where it cannot."""
    claim, family, site, span, cause, cause_type, carried = mention
    return Placed(claim, family, site, span, cause, cause_type, carried) if site and span else None


def family_of(claim: Claim) -> Family:
    """Give the family of a claim's outcome."""
    return OF_TERM.get(claim.term, FAMILIES.get(claim.outcome, Family.HARM))


def habit_of(family: Family) -> Habit:
    """Give how the outcomes of a family are counted."""
    return HABITS.get(family, Habit())


def happened(claim: Claim) -> bool:
    """Say whether a claim speaks of something that came to pass, at a time of its own.

    What could happen did not. What is told as background counts only with the period that it is told of.
    """
    dated = claim.period_from is not None or claim.period_to is not None
    return claim.status in HAPPENED or (claim.status == Status.HISTORICAL and dated)


def mentions_of(claims: Iterable[Claim], published: date | None) -> Iterator[Mention]:
    """Yield the mentions of one article's claims, in the order of its text; parts and repeats are left out."""
    before: Mention | None = None
    for claim in sorted(claims, key=lambda claim: (claim.quote_start, claim.claim_id)):
        if claim.part_of or claim.repeats or not happened(claim):
            continue
        own = bare_mention(claim, published)
        before = own if before is None else carried_on(own, before)
        yield before


def bare_mention(claim: Claim, published: date | None) -> Mention:
    """Take a claim by itself."""
    family = family_of(claim)
    habit = habit_of(family) if is_daily(claim.cause) else habit_of(family)._replace(news=PATIENCE)
    span = span_of(claim, published, habit)
    return Mention(claim, family, site_of(claim), span, claim.cause, claim.cause_type, ())


def carried_on(own: Mention, before: Mention) -> Mention:
    """Fill what a mention leaves out from the one before, where all that both say agrees."""
    if not continues(own, before):
        return own
    carried = []
    if own.site is None and before.site is not None:
        carried.append("place")
        own = own._replace(site=before.site)
    if takes_span(own, before):
        carried.append("period")
        own = own._replace(span=before.span)
    if own.cause is None and before.cause is not None:
        carried.append("cause")
        own = own._replace(cause=before.cause, cause_type=before.cause_type)
    return own._replace(carried=tuple(carried))


def continues(own: Mention, before: Mention) -> bool:
    """Say whether a claim may go on with what the one before it told."""
    if same_cause(own.cause, before.cause) is None:
        return False
    if own.site and before.site and not same_site(own.site, before.site):
        return False
    rare = not is_daily(before.cause)
    if own.span is None or before.span is None or not own.span.stated:
        return True
    return same_time(own.span, before.span, rare=rare) is not None


def takes_span(own: Mention, before: Mention) -> bool:
    """Say whether a claim without a period is of the period of the one before: a state is never of a run's."""
    if before.span is None or not before.span.stated or (own.span and own.span.stated):
        return False
    return (own.claim.basis == Basis.STOCK) == (before.claim.basis == Basis.STOCK)
