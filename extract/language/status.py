"""How far a sentence stands behind a figure, and over what the figure was counted."""

from datetime import date, timedelta

from extract.claim import Basis, Status
from extract.language.days import Period
from extract.language.lexicon import Tags
from extract.language.parse import Parse
from extract.language.relations import Figure
from extract.language.spans import is_ranked

REACH = 8  # words before a figure over which a "could" still holds
HARM = ("deaths", "injuries", "casualties")
PART = 5  # words after "denied" that may say that only a part in it is denied
SPAN = 12  # words to either side of a figure that may say over how long it adds up
STATE = 2  # words after a figure that may say "still"
BACKGROUND = timedelta(days=365)  # a happening that is longer ago is told as background
ADDED_UP = timedelta(days=3600)  # a count over so long is no news of a happening: ten years, to the month
STATES = ("besieged", "in_need")  # terms of a state, unless the words say otherwise


def span_of(parse: Parse, figure: Figure) -> tuple[int, int]:
    """Give the tokens that took part in reading a figure."""
    return parse.pieces[figure.first].first, parse.pieces[figure.last].last


def clause_opening(parse: Parse, first: int) -> int:
    """Go left from a figure to what opens its clause: a mark, a verb of saying, another figure."""
    counted = {i for piece in parse.pieces if piece.people for i in range(piece.first, piece.last)}
    ends = {hit.last - 1 for hit in parse.tags["status_factive"].values()}
    at = first
    while at > max(0, first - REACH):
        before = at - 1
        said = before in parse.tags["speech"] or before in ends
        if parse.tokens[before].text in ",;:" or before in counted or said:
            break
        at = before
    return at


def hits(parse: Parse, kind: str, first: int, last: int) -> bool:
    """Say whether a word of a kind stands between two tokens."""
    found = parse.tags[kind]
    return bool(found) and any(first <= at < last for at in found)


def status_of(parse: Parse, figure: Figure, period: Period | None, published: date | None) -> Status:
    """Read denied, hypothetical ("could kill") and alleged ("may have been killed") from the words of the clause."""
    first, last = span_of(parse, figure)
    lead = max(0, first - 4)
    denials = [at for at, hit in parse.tags["status_denied"].items() if at < first and is_of_harm(hit.last, parse.tags)]
    if any(not hits(parse, "break", at, first) and not hits(parse, "status_turn", at, first) for at in denials):
        return Status.DENIED
    opening = clause_opening(parse, first)
    planned, aimed = may_be(parse, figure, opening, last), is_infinitive(parse, figure)
    unreal = planned or aimed
    plotted = planned and aimed  # "accused of plotting to murder two ministers"
    if not plotted and (hits(parse, "status_epistemic", first, last) or is_alleged(parse, figure, lead, last)):
        return Status.ALLEGED
    if unreal and not hits(parse, "status_real", opening, last):
        return Status.HYPOTHETICAL
    spans = [at for at in parse.tags["status_span"] if first - SPAN <= at < last + SPAN]
    earlier = hits(parse, "status_occasion", opening, last) or any(not is_ranked(at, parse.tags) for at in spans)
    return Status.HISTORICAL if earlier or is_background(period, published, parse.tags) else Status.REPORTED


def is_alleged(parse: Parse, figure: Figure, first: int, last: int) -> bool:
    """Say whether somebody only alleges it, between two tokens; what the victim was accused of is none of it."""
    piece = parse.pieces[figure.at]
    return any(first <= at < last and not piece.first < at <= piece.last for at in parse.tags["status_alleged"])


def may_be(parse: Parse, figure: Figure, first: int, last: int) -> bool:
    """Say whether a "could" stands between two tokens; words of the outcome itself ("ordered to leave") are none."""
    cue = parse.pieces[figure.cue_at] if figure.cue_at is not None else None
    inside = range(cue.first, cue.last) if cue is not None else ()
    return any(first <= at < last and at not in inside for at in parse.tags["status_hypothetical"])


def is_of_harm(at: int, tags: Tags) -> bool:
    """Say whether a denial that ends at a token is of what befell people, not of a part that somebody had in it."""
    return not any(i in tags["status_involvement"] for i in range(at, at + PART))


def is_infinitive(parse: Parse, figure: Figure) -> bool:
    """Say whether the outcome is told as an aim: "to kill two ministers", "the order was to murder him"."""
    if figure.cue_at is None or figure.cue.outcome not in HARM:
        return False  # who had "to flee" has fled
    cue = parse.pieces[figure.cue_at].first
    carried_out = any(hit.last == cue for hit in parse.tags["status_carried_out"].values())
    return cue - 1 in parse.tags["to"] and not carried_out


def is_background(period: Period | None, published: date | None, tags: Tags) -> bool:
    """Say whether a figure is of an earlier happening, or adds up years that ended at publication."""
    if period is None or published is None or period.end is None:
        return False
    over_years = period.start is not None and period.end - period.start > BACKGROUND  # "covers 2011 to 2014"
    if period.since or over_years:
        counts_up = period.first in tags["date_since"]  # "since 2011": the running count of one war
        years = period.precision == "year" and not counts_up
        return years and period.start is not None and published - period.start >= ADDED_UP
    last_year = period.precision == "year" and period.first in tags["date_last"]
    return last_year or published - period.end > BACKGROUND


def basis_of(parse: Parse, figure: Figure, period: Period | None) -> Basis:
    """Read new, cumulative or stock: from the period, then the words of the clause, then its tense."""
    if figure.basis is not None:
        return Basis(figure.basis)
    first, last = span_of(parse, figure)
    if hits(parse, "basis_stock", first, last + STATE):
        return Basis.STOCK
    if period is not None and period.since:
        return Basis.CUMULATIVE
    if period is not None and period.start is None and period.end is not None:  # "as of 8 January, 64 people had died"
        return Basis.STOCK if figure.cue.term in STATES else Basis.CUMULATIVE
    if hits(parse, "basis_cumulative", max(0, first - 3), last + 2):
        return Basis.CUMULATIVE
    if hits(parse, "basis_running", first - SPAN, last + SPAN):
        return Basis.CUMULATIVE  # "since the start of the year"
    if figure.cue.term in STATES:
        return Basis.STOCK
    if period is None and hits(parse, "have", first, last) and any(one.since for one in parse.periods):
        return Basis.CUMULATIVE  # "450 died since May, and 12,000 have lost their homes"
    return Basis.NEW
