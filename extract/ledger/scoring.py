"""How well the reader reads what people looked at: the decisions as a gold set.

Held against each other are what the reader reads now, without any decision, and the newest decision on each figure,
while its words stand in their report. A figure is the reader's where the names agree, else where one of the same
outcome shares words with it. What was never looked at says nothing, so recall is that of the figures that people
looked at or marked, and no more.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.claim import Claim
from extract.errors import ReviewError
from extract.ledger.decisions import Decision, Verdict
from extract.ledger.fields import REVIEWED, as_read
from extract.ledger.ledger import Ledger
from extract.ledger.output import Columns
from extract.ledger.reviewing import Newest, newest_of, with_reviews
from extract.ledger.waiting import Now

SCORE = ("measure", "field", "right", "n", "share", "meaning")
COLUMNS = Columns(SCORE, SCORE, "measure")


class Figure(NamedTuple):
    """A figure as the newest decision has it, and as the reader reads it now."""

    decision: Decision
    read: Claim | None


def score(ledger: Ledger, decisions: Iterable[Decision | ReviewError]) -> Iterator[dict[str, object]]:
    """Yield one row a measure, from what was read and every decision."""
    kept = list(decisions)
    figures = list(figures_of(ledger, [one for one in kept if isinstance(one, Decision)]))
    true = [one for one in figures if is_true(one)]
    missed = [one for one in figures if one.decision.verdict == Verdict.ADD]
    yield row("precision", [is_true(one) for one in figures if one.read], "of figures read, those that stand")
    yield row("recall", [one.read is not None for one in true], "of figures that stand, those read")
    yield row("missed before", [one.read is not None for one in missed], "of figures marked as missed, those read")
    for name in REVIEWED:
        judged = [right(name, one) for one in true if one.read and name in one.decision.fields]
        if judged:
            yield row("field", judged, "read as people say", name)
    waiting = len(with_reviews(ledger, kept).waiting)
    yield {**dict.fromkeys(SCORE), "measure": "waiting", "n": waiting, "meaning": "decisions to look at again"}


def figures_of(ledger: Ledger, decisions: Sequence[Decision]) -> Iterator[Figure]:
    """Yield the figures whose words still stand in their report, each with the claim that is read of it now."""
    now = Now(ledger.articles, ledger.claims)
    newest, closed = newest_of(decisions)
    for claim_id, by_reviewer in newest.items():
        decision = [*by_reviewer.values()][-1]
        article = ledger.article_of.get(decision.article_id)
        text = article.text[decision.quote_start : decision.quote_end] if article else None
        if claim_id not in closed and text == decision.quote:
            read = ledger.claim_of.get(claim_id) or same_figure(decision, now, newest)
            yield Figure(decision, read)


def same_figure(decision: Decision, now: Now, newest: Newest) -> Claim | None:
    """Give the claim that shares most with a decision: words and outcome, and nobody decided on it by itself.

    What was rejected is no figure, and no other stands for it.
    """
    if decision.verdict == Verdict.REJECT:
        return None
    outcome = str(decision.told.get("outcome", decision.outcome))
    near = {
        shared(decision, claim): claim
        for claim in now.claims[decision.article_id]
        if claim.outcome == outcome and claim.claim_id not in newest
    }
    most = max(near, default=0)
    return near[most] if most > 0 else None


def is_true(figure: Figure) -> bool:
    """Say whether people let a figure stand."""
    return figure.decision.verdict != Verdict.REJECT


def shared(decision: Decision, claim: Claim) -> int:
    """Count the characters that a decision and a claim share; less than one where they are apart."""
    return min(decision.quote_end, claim.quote_end) - max(decision.quote_start, claim.quote_start)


def right(name: str, figure: Figure) -> bool:
    """Say whether the reader reads a field as a person says."""
    assert figure.read is not None
    return as_read(figure.read)[name] == figure.decision.fields[name].told


def row(measure: str, judged: Sequence[bool], meaning: str, field: str | None = None) -> dict[str, object]:
    """Give one measure as a row; there is no share of nothing."""
    share = round(sum(judged) / len(judged), 3) if judged else None
    values = (measure, field, sum(judged), len(judged), share, meaning)
    return dict(zip(SCORE, values, strict=True))
