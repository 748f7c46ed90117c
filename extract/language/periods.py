"""Which of the periods that a sentence says belongs to a figure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.claim import Basis
from extract.language.context import joined_between, nearest
from extract.language.days import Period
from extract.language.parse import Parse
from extract.language.pieces import LETTERS
from extract.language.relations import Figure
from extract.language.roles import ELSEWHERE
from extract.language.status import basis_of

HEARER = 5  # words from "told" to whom
SUBJECT = 8  # words from a day at the opening to what was said on it
COMPARED = 4  # words from "up from" to the day of the older figure
LATER = 10  # words from the beginning of a figure in which "later" may follow
SHARED = 8  # words from a verb to the figure that shares it with the one before
VERB = 2  # words from a part to its verb
DATELINE = 5  # words of the place before the day of a dateline
SENDER = 8  # words from there to its dash
POSSESSIVE = "'s"
VERBS = ("be", "have")
JOINTS = (LETTERS["and"], LETTERS["comma"])
DASHES = ("-", "–", "—")
TOLD = ("speech", "status_denied")  # verbs beside which a day is that of the telling


def period_of(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> Period | None:
    """Give the period of a figure among those of its sentence.

    None is the day on which somebody spoke, that of a dateline or that of the figure which this one is compared with;
    nor is one told in another clause set off by commas, or of a part of the figure. Who "later died" did so on no day
    that is told, and those who "seized last June are still held" are held now.
    """
    said = [p for p in parse.periods if not is_of_telling(parse, p) and may_be_of(parse, p, figure, figures)]
    period = nearest(parse, said, figure, figures)
    if period is None or is_apart(parse, period, figure) or is_past_of_state(parse, period, figure):
        return None
    return up_to(parse, period)


def is_of_telling(parse: Parse, period: Period) -> bool:
    """Say whether a period is the day of the telling, that of an older figure, or one on which it did not happen."""
    if period.since or (period.start is None and period.end is not None):
        return False
    tags, first = parse.tags, behind_place(parse, period.first)
    if first in tags.ends_of("date_told") or any(
        first in tags.ends_of(kind) or period.last in tags[kind] for kind in TOLD
    ):
        return True
    if first in tags.ends_of("date_hearer") and any(at in tags["speech"] for at in range(first - HEARER, first)):
        return True
    return (
        is_outside(parse, period)
        or is_compared(parse, period)
        or is_dateline(parse, period)
        or opens_telling(parse, period)
    )


def behind_place(parse: Parse, first: int) -> int:
    """Step back over where somebody spoke before the day on which he did: "said in Geneva on Thursday"."""
    spoken = (at.first - 1 for at in parse.places if at.last == first and at.role == ELSEWHERE)
    return next((at for at in spoken if at in parse.tags["locative"]), first)


def opens_telling(parse: Parse, period: Period) -> bool:
    """Say whether the words behind a period name somebody who spoke: "On 3 May a spokesman denied that"."""
    tokens, tags = parse.tokens, parse.tags
    last = min(period.last + SUBJECT, len(tokens) - 1) if period.first == 0 else 0
    for at in range(period.last, last):
        if any(at in tags[kind] for kind in TOLD):
            return tokens[at + 1].text != ","
        if at in tags["cue"] or at in tags["cause"] or at in tags["number_word"] or tokens[at].text[0].isdecimal():
            break
    return False


def is_outside(parse: Parse, period: Period) -> bool:
    """Say whether what is told was before a day, or after it; "before Sunday's strike" names the strike."""
    behind = parse.tokens[period.last].low if period.last < len(parse.tokens) else ""
    return period.first in parse.tags.ends_of("date_outside") and not behind.endswith(POSSESSIVE)


def is_compared(parse: Parse, period: Period) -> bool:
    """Say whether a period is that of an older figure: "up from 18,250 on Monday"."""
    ends = parse.tags.ends_of("date_compared")
    return any(at in ends for at in range(period.first - COMPARED, period.first + 1)) if ends else False


def is_dateline(parse: Parse, period: Period) -> bool:
    """Say whether a period is the day of "KABUL, July 13 (wire) -": a name, a comma, the day and a dash or a colon."""
    tokens, first = parse.tokens, period.first
    if not 1 < first <= DATELINE or tokens[first - 1].text != "," or not tokens[0].text[0].isupper():
        return False
    if tokens[period.last : period.last + 1] and tokens[period.last].text in (*DASHES, ":"):
        return True
    bracket = tokens[period.last : period.last + 1] and tokens[period.last].text in "(["
    return bool(bracket) and any(token.text in DASHES for token in tokens[period.last : period.last + SENDER])


def may_be_of(parse: Parse, period: Period, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether neither commas nor a part of the figure keep a period from it."""
    token = parse.pieces[figure.at].first
    cue = parse.pieces[figure.cue_at].first if figure.cue_at is not None else None
    for first, last in asides(parse):
        inside = first <= token < last or (cue is not None and first <= cue < last)
        if (first <= period.first < last and not inside) or (inside and period.first >= last):
            return False
    if any(token < at < period.first for at in parse.tags["date_before"]) and is_of_other(
        parse, period, figure, figures
    ):
        return False
    parts = [
        parse.pieces[other.at].first for other in figures if other.parent is not None and other.parent.key == figure.key
    ]
    return not any(token < part < period.first and not joined_between(parse, part, period.first) for part in parts)


def is_of_other(parse: Parse, period: Period, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a figure behind "after" is nearer to a period: "rose to 34 after five had been found on Sunday"."""
    turn = max(at for at in parse.tags["date_before"] if at < period.first)
    firsts = [parse.pieces[other.at].first for other in figures if other.key != figure.key]
    return any(turn < first < period.first for first in firsts)


def asides(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the clauses that are set off by commas on both sides: ", who spoke on Saturday,"."""
    commas = [at for at, token in enumerate(parse.tokens) if token.text == ","]
    for first, last in pairwise(commas):
        if first + 1 in parse.tags["relative"]:
            yield first, last


def is_apart(parse: Parse, period: Period, figure: Figure) -> bool:
    """Say whether a figure is told as later than a period that does not stand right behind it."""
    token = parse.pieces[figure.at].first
    beside = token < period.first and not joined_between(parse, token, period.first)
    return is_later(parse, figure) and not period.since and not beside


def is_past_of_state(parse: Parse, period: Period, figure: Figure) -> bool:
    """Say whether a period is over, while the figure tells how it is now."""
    over = period.start is not None and not period.since and period.told is None
    return over and is_now(parse, figure) and basis_of(parse, figure, None) == Basis.STOCK


def is_later(parse: Parse, figure: Figure) -> bool:
    """Say whether a figure is told as later than what was told before: "the driver later died"."""
    if not parse.tags["date_apart"]:
        return False
    first, last = parse.pieces[figure.first].first, parse.pieces[figure.last].last
    while last < len(parse.tokens) and parse.tokens[last].text not in ",;" and last < first + LATER:
        last += 1
    return any(first <= at < last for at in parse.tags["date_apart"])


def is_now(parse: Parse, figure: Figure) -> bool:
    """Say whether the verb of a figure tells how it is now: "five are dead and 26 hurt", "200 families have fled"."""
    tags = parse.tags
    if not tags["date_now"]:
        return False
    first, last = parse.pieces[figure.first].first, parse.pieces[figure.last].last
    if figure.parent is not None or figure.cue_at is None:
        last += VERB  # the rule of a part does not read its verb
    verbs = tags.any_of(VERBS)
    joined = figure.first > 0 and parse.signature[figure.first - 1] in JOINTS
    if joined and not any(first <= at < last for at in verbs):
        first = max((at for at in verbs if first - SHARED <= at < first), default=first)
    now = [at for at in tags["date_now"] if first <= at < last and at not in tags["status_alleged"]]
    return any(at - 1 not in tags["to"] and at - 1 not in tags["modal"] for at in now)


def up_to(parse: Parse, period: Period) -> Period:
    """Let a count up to a day begin with the happening that is dated: "by Monday … from the 6 February earthquake"."""
    counted = [period, *parse.periods] if period.start is None or is_of_cause(parse, period) else []
    until = next((one for one in counted if one.start is None and one.end is not None), None)
    begun = next((one.start for one in parse.periods if one.start is not None and is_of_cause(parse, one)), None)
    if until is None or until.end is None or begun is None or begun > until.end:
        return period
    return until._replace(start=begun, since=True)


def is_of_cause(parse: Parse, period: Period) -> bool:
    """Say whether a period dates a happening: "the earthquake of 25 April", "the 6 February earthquake"."""
    causes = parse.tags["cause"]
    return period.last in causes or period.first in parse.tags.ends_of("cause")
