"""How far a sentence stands behind a figure, and over what the figure was counted."""

from extract.claim import Basis, Status
from extract.language.dates import Period
from extract.language.parse import Parse
from extract.language.relations import Figure

STOCK_OUTCOMES = {"affected"}  # people besieged or in need are a state, unless the words say otherwise


def span_of(parse: Parse, figure: Figure) -> tuple[int, int]:
    """Give the tokens that took part in reading a figure."""
    return parse.pieces[figure.first].first, parse.pieces[figure.last].last


def hits(parse: Parse, kind: str, first: int, last: int) -> bool:
    """Say whether a word of a kind stands between two tokens."""
    return any(first <= at < last for at in parse.tags[kind])


def status_of(parse: Parse, figure: Figure) -> Status:
    """Read denied, hypothetical ("could kill") and alleged ("may have been killed") from the words of the clause."""
    first, last = span_of(parse, figure)
    lead = max(0, first - 4)
    if hits(parse, "status_denied", 0, first):
        return Status.DENIED
    if hits(parse, "status_epistemic", first, last) or hits(parse, "status_alleged", lead, last):
        return Status.ALLEGED
    if hits(parse, "status_hypothetical", first, last) or hits(parse, "status_hypothetical", max(0, first - 2), first):
        return Status.HYPOTHETICAL
    return Status.REPORTED


def basis_of(parse: Parse, figure: Figure, period: Period | None) -> Basis:
    """Read new, cumulative or stock: from the period, then the words of the clause, then its tense."""
    if figure.basis is not None:
        return Basis(figure.basis)
    first, last = span_of(parse, figure)
    if hits(parse, "basis_stock", first, last):
        return Basis.STOCK
    if period is not None and period.since:
        return Basis.CUMULATIVE
    if hits(parse, "basis_cumulative", max(0, first - 3), last + 2):
        return Basis.CUMULATIVE
    if figure.cue.outcome in STOCK_OUTCOMES:
        return Basis.STOCK
    if period is None and hits(parse, "have", first, last):
        return Basis.CUMULATIVE  # "have lost their homes", no day said
    return Basis.NEW
