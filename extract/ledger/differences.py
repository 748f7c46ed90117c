"""Why the claims of an event differ, told from their fields and from nothing else.

Each difference names a column and what the claims have in it. It is what the numbers may differ by, never a verdict on
which of them is right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from extract.claim import Claim, Outcome, Qualifier
from extract.ledger.spans import in_words
from extract.ledger.totals import size

SHOWN = 4  # values that a difference lists; the rest it counts
OF_KINDS = (Outcome.DISPLACED, Outcome.AFFECTED, Outcome.HOUSING)  # whose terms count different people
NOT_SAID = "not said"
NOBODY = "nobody named"


class Difference(NamedTuple):
    """One thing in which claims differ: its kind, and its values in words."""

    kind: str
    values: tuple[str, ...]

    def words(self) -> str:
        """Give it for people: "area (eastern Aleppo; Aleppo)"."""
        more = len(self.values) - SHOWN
        listed = [*self.values[:SHOWN], f"{more} more"] if more > 0 else self.values
        return f"{self.kind} ({'; '.join(listed)})"


def differences(
    claims: Sequence[Claim], published: Mapping[str, date | None], event: Sequence[Claim]
) -> list[Difference]:
    """Give what claims of one event and outcome differ in; nothing where all give one number with one hedge.

    `event` is all claims of the event: "12 dead or missing" is one of each outcome in the same words.
    """
    if len({(claim.value, claim.low, claim.high, claim.qualifier) for claim in claims}) < 2:
        return []
    columns = {
        "period": map(period, claims),
        "area": (claim.place_text or claim.place for claim in claims),
        "population": (claim.population for claim in claims),
        "counted": included(claims, event),
        "kind": (spaced(claim.term) for claim in claims if claim.outcome in OF_KINDS),
        "unit": (claim.unit.value for claim in claims),
        "cause": (claim.cause and claim.cause.replace("_", " ") for claim in claims),
        "status": (claim.status.value for claim in claims),
        "hedge": (spaced(claim.qualifier.value) for claim in claims),
    }
    found = [Difference(kind, distinct(values)) for kind, values in columns.items()]
    found += [Difference("speaker", by_speaker(claims)), Difference("later update", updates(claims, published))]
    return [one for one in found if len(one.values) > (0 if one.kind == "later update" else 1)]


def distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    """Give each value once, in the order in which they come, and at the end that one is not said."""
    once = dict.fromkeys(values)
    said = tuple(value for value in once if value)
    return said if len(said) == len(once) else (*said, NOT_SAID)


def included(claims: Sequence[Claim], event: Sequence[Claim]) -> Iterator[str]:
    """Say of each claim whether its number counts another outcome too, as "dead or missing" does."""
    others: dict[tuple[str, int, int | None], set[str]] = defaultdict(set)
    for claim in event:
        others[words_of(claim)].add(claim.outcome)
    for claim in claims:
        beside = sorted(others[words_of(claim)] - {claim.outcome})
        yield f"together with {' and '.join(beside)}" if beside else "alone"


def words_of(claim: Claim) -> tuple[str, int, int | None]:
    """Give what tells the printed number of a claim from all others."""
    return claim.article_id, claim.quote_start, claim.value


def by_speaker(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Say who gives which numbers."""
    numbers: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        numbers[claim.speaker or NOBODY].append(claim)
    return tuple(f"{who}: {span_of_numbers(said)}" for who, said in numbers.items())


def updates(claims: Sequence[Claim], published: Mapping[str, date | None]) -> tuple[str, ...]:
    """Say which speakers gave another number of the same people and area in a later report."""
    told: dict[tuple[str | None, ...], dict[date, Claim]] = defaultdict(dict)
    for claim in claims:
        day = published.get(claim.article_id)
        if claim.speaker and day:
            told[claim.speaker, claim.population, claim.place_text].setdefault(day, claim)
    return tuple(
        f"{who}: {', '.join(f'{number(claim)} on {in_words(day)}' for day, claim in sorted(days.items()))}"
        for (who, *_), days in told.items()
        if len({number(claim) for claim in days.values()}) > 1
    )


def span_of_numbers(claims: Sequence[Claim]) -> str:
    """Give the smallest and the largest number of some claims, with their hedges: "25 to more than 92"."""
    ordered = sorted(claims, key=size)
    least, most = number(ordered[0]), number(ordered[-1])
    return least if least == most else f"{least} to {most}"


def number(claim: Claim) -> str:
    """Write the number of a claim with its hedge, the same for every language that it was printed in."""
    if claim.qualifier == Qualifier.BETWEEN:
        return f"between {grouped(claim.low)} and {grouped(claim.high)}"
    if claim.qualifier == Qualifier.NONE:
        return "none"
    if claim.value is None:
        return claim.value_text
    hedge = "" if claim.qualifier == Qualifier.EXACT else f"{spaced(claim.qualifier.value)} "
    return f"{hedge}{grouped(claim.value)}"


def grouped(value: int | None) -> str:
    """Write a number with commas; one that is open is a dash."""
    return "–" if value is None else f"{value:,}"


def period(claim: Claim) -> str | None:
    """Write the period of a claim."""
    first, last = claim.period_from, claim.period_to
    if first and last:
        return in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
    return f"until {in_words(last)}" if last else f"since {in_words(first)}" if first else claim.period_text


def spaced(name: str) -> str:
    """Write a name of the schema as words."""
    return name.replace("_", " ")
