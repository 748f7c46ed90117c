"""How far reviewers agree: Cohen's kappa, the agreement beyond what chance gives (Cohen 1960).

Compared are the newest decisions of two people on claims that both saw alike. Claims that somebody added are left out:
whoever accepts one was shown it by the other. Of more than two people, the figure is the mean of the pairs, each
weighted by its claims.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.ledger.decisions import Decision, Mark, Verdict
from extract.ledger.fields import REVIEWED

FEWEST = 2  # claims; one says nothing of chance
TOO_FEW = "fewer than 2 claims that both decided on"
NO_CHOICE = "both always say the same one thing, and chance alone would"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far some people agree: on `n` claims, the share `observed`, and kappa, or the reason why there is none."""

    n: int
    observed: float | None
    kappa: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers: how far they agree on verdicts, and on each field that both judged."""

    one: str
    other: str
    verdicts: Agreement
    fields: dict[str, Agreement]


def agreement(judged: Sequence[tuple[str, str]]) -> Agreement:
    """Compare what two people said of the same things, one pair a thing.

    >>> agreement([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15).kappa
    0.4
    """
    n = len(judged)
    same = sum(one == other for one, other in judged)
    observed = same / n if n else None
    if n < FEWEST:
        return Agreement(n, observed, None, TOO_FEW)
    first, second = Counter(one for one, _ in judged), Counter(other for _, other in judged)
    by_chance = sum(first[name] * second[name] for name in first)  # of n²
    if by_chance == n * n:
        return Agreement(n, observed, None, NO_CHOICE)
    return Agreement(n, observed, (n * same - by_chance) / (n * n - by_chance))


def pairs(decisions: Iterable[Decision]) -> list[Pair]:
    """Compare every two reviewers who decided on a claim in common."""
    newest: dict[str, dict[str, Decision]] = {}
    for decision in decisions:
        if decision.is_set_aside:
            continue
        newest.setdefault(decision.reviewer, {})[decision.claim_id] = decision
    found = []
    for one, other in combinations(sorted(newest), 2):
        both = [
            (newest[one][name], newest[other][name])
            for name in newest[one]
            if name in newest[other] and is_comparable(newest[one][name], newest[other][name])
        ]
        if both:
            found.append(Pair(one, other, agreement([(a.verdict, b.verdict) for a, b in both]), by_field(both)))
    return found


def is_comparable(one: Decision, other: Decision) -> bool:
    """Say whether two people saw the same reading, and neither added it."""
    return Verdict.ADD not in (one.verdict, other.verdict) and one.as_read == other.as_read


def by_field(both: Sequence[tuple[Decision, Decision]]) -> dict[str, Agreement]:
    """Compare what two people said of each field that both judged: right, or what stands instead."""
    judged: dict[str, list[tuple[str, str]]] = {}
    for one, other in both:
        for name in one.fields.keys() & other.fields.keys():
            judged.setdefault(name, []).append((spoken(one.fields[name]), spoken(other.fields[name])))
    return {name: agreement(judged[name]) for name in REVIEWED if name in judged}


def spoken(mark: Mark) -> str:
    """Give what a mark says of what was read."""
    return "right" if mark.right else f"not this but {mark.told!r}"


def pooled(found: Sequence[Pair]) -> Agreement:
    """Give the figure of all pairs: the mean of their kappas, each weighted by its claims; some have none."""
    defined = [(pair.verdicts.n, pair.verdicts.kappa) for pair in found if pair.verdicts.kappa is not None]
    n = sum(pair.verdicts.n for pair in found)
    observed = sum(pair.verdicts.n * (pair.verdicts.observed or 0) for pair in found) / n if n else None
    if not defined:
        return Agreement(n, observed, None, found[0].verdicts.reason if found else TOO_FEW)
    weight = sum(of_pair for of_pair, _ in defined)
    return Agreement(n, observed, sum(of_pair * kappa for of_pair, kappa in defined) / weight)
