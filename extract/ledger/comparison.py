"""Events as rows: what is reported of one outcome of one event, by whom, and why the numbers differ.

One row an event and outcome, for numbers of one outcome can be compared and those of two cannot. Compared are the
claims that stand for the whole: breakdowns and repeats follow, but say nothing of their own; what is denied is counted
apart. Nothing is added up: `least` and `most` are numbers that somebody printed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from extract.claim import Claim, Outcome, Status
from extract.ledger.differences import differences, span_of_numbers
from extract.ledger.events import Link
from extract.ledger.ledger import Ledger
from extract.ledger.statements import Count, count
from extract.ledger.totals import COUNTED, PEOPLE, size

PLACE = ("place", "place_id", "admin1", "iso3", "latitude", "longitude", "place_precision")
NOUNS = {Outcome.HOUSING: "homes destroyed or damaged"}  # outcomes whose name is no noun of what is counted
UNKNOWN_DAY = date.max


def event_rows(ledger: Ledger) -> Iterator[dict[str, object]]:
    """Yield one row an event and outcome, the events with the most reports first."""
    events: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(ledger.standing, key=lambda claim: order(claim, ledger)):
        if claim.claim_id in ledger.links:
            events[ledger.links[claim.claim_id].event_id].append(claim)
    for event_id, claims in sorted(events.items(), key=lambda pair: (-reports(pair[1]), pair[0])):
        for outcome in Outcome:
            if any(claim.outcome == outcome for claim in claims):
                row = {"event_id": event_id, "outcome": outcome.value}
                yield row | context(claims, ledger.links) | compared(outcome, claims, ledger)


def order(claim: Claim, ledger: Ledger) -> tuple[date, str, int]:
    """Order claims as they were published."""
    return ledger.article_of[claim.article_id].published or UNKNOWN_DAY, claim.article_id, claim.quote_start


def reports(claims: Sequence[Claim]) -> int:
    """Count the articles of some claims."""
    return len({claim.article_id for claim in claims})


def context(claims: Sequence[Claim], links: dict[str, Link]) -> dict[str, object]:
    """Give place, period and cause of an event: those of its core, else of the first claim that says them."""
    core = links[claims[0].claim_id].core
    ordered = sorted(claims, key=lambda claim: claim.claim_id != core)
    place = next((claim for claim in ordered if claim.place), ordered[0])
    cause = next((claim for claim in ordered if claim.cause), ordered[0])
    dated = [claim for claim in claims if not (claim.part_of or claim.repeats)] or claims
    return {
        **{name: getattr(place, name) for name in PLACE},
        "period_from": min((claim.period_from for claim in dated if claim.period_from), default=None),
        "period_to": max((claim.period_to for claim in dated if claim.period_to), default=None),
        "cause": cause.cause,
        "cause_type": cause.cause_type,
    }


def compared(outcome: Outcome, claims: Sequence[Claim], ledger: Ledger) -> dict[str, object]:
    """Compare what the claims of an event say of one outcome."""
    told = [claim for claim in claims if claim.outcome == outcome]
    whole = wholes(told)
    counted = count(whole, ledger.statements, ledger.copies)
    published = {article.article_id: article.published for article in ledger.articles_of(told)}
    differ = differences(whole, published, claims)
    sizes = sorted(size(claim) for claim in whole)
    denied = sum(claim.status == Status.DENIED for claim in told)
    return {
        "least": sizes[0] if sizes else None,
        "most": sizes[-1] if sizes else None,
        "unit": whole[0].unit.value if whole else told[0].unit.value,
        "speakers": counted.speakers,
        "statements": counted.statements,
        "unattributed": counted.unattributed,
        "reports": counted.reports,
        "copies": counted.copies,
        "denied": denied,
        "differences": " ".join(one.kind.replace(" ", "_") for one in differ) or None,
        "summary": summary(outcome, whole, counted, [one.words() for one in differ], denied),
        "claims": " ".join(claim.claim_id for claim in told),
    }


def wholes(told: Sequence[Claim]) -> list[Claim]:
    """Give the claims that stand for the whole: people before households, no parts and repeats where there is one."""
    counted = [claim for claim in told if claim.status in (*COUNTED, Status.HISTORICAL)]
    people = [claim for claim in counted if claim.unit in PEOPLE] or counted
    return [claim for claim in people if not (claim.part_of or claim.repeats)] or people


def summary(outcome: Outcome, whole: Sequence[Claim], told: Count, differ: Sequence[str], denied: int) -> str:
    """Say in sentences what is reported, by how many, and in what it differs."""
    sentences = [reported(outcome, whole, told)] if whole else []
    if outcome == Outcome.CASUALTIES:
        sentences.append("Dead and injured are counted together.")
    if differ:
        sentences.append(f"They differ in: {', '.join(differ)}.")
    if denied:
        sentences.append(f"Denied in {several(denied, 'claim')}.")
    return " ".join(sentences)


def reported(outcome: Outcome, whole: Sequence[Claim], told: Count) -> str:
    """Say what is reported, and by how many: speakers and reports are two counts."""
    who = [f"by {several(told.speakers, 'speaker')}"] if told.speakers else []
    who += ["without a speaker"] if told.unattributed else []
    copies = f" ({told.copies} of them {'a copy' if told.copies == 1 else 'copies'})" if told.copies else ""
    where = f"{several(told.reports, 'report')}{copies}"
    return f"Reported {' and '.join(who)} in {where}: {span_of_numbers(whole)} {NOUNS.get(outcome, outcome.value)}."


def several(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
