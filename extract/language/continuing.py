"""The period of a figure: its own, or the one that it goes on with from what was told before it."""

from collections.abc import Callable, Sequence

from extract.claim import Basis, Outcome, Status
from extract.language.days import Offset
from extract.language.headings import Heading, above, is_listed
from extract.language.parse import Parse
from extract.language.periods import is_later, is_now, period_of
from extract.language.relations import Figure
from extract.language.sentences import is_item
from extract.language.spans import HAPPENING
from extract.language.status import basis_of, status_of
from extract.language.timeline import NEVER, Timeline, Told, When, in_year_told, is_elsewhere, is_one_happening, settled

KNOWN = ("date_known", "date_known_people")
REAL = (Status.REPORTED, Status.ALLEGED)


def time_of(
    parse: Parse, figure: Figure, figures: Sequence[Figure], times: Timeline, look_back: Callable[[], None]
) -> When:
    """Give the period of a figure: its own, else the one that it goes on with.

    A figure in a list has the period of the list's heading. Any other goes on with what was told before it when it is
    real news, no state, and told as no later, and
    - its sentence names the same happening or its victims ("the attack", "the dead"), or
    - it follows in the same paragraph, is no item of a list, and its sentence opens no other place or happening.
    What goes on with nothing has the range of days that a heading says for all below it.
    A wrong period is worse than none: only a single happening is gone on with, of a month at most.
    """
    own = period_of(parse, figure, figures)
    if own is not None and own.told is None:
        return When(in_year_told(parse, own, times), parse.text(own.first, own.last))
    if own is None and figure.parent is not None:
        return NEVER  # a part takes that of its whole
    look_back()
    if own is not None:
        period = settled(parse, own, times)
        known = period is not None or own.told == Offset(0, HAPPENING)  # of which the words alone are known
        return When(period, parse.text(own.first, own.last)) if known else NEVER
    lists, ranges = times.headings
    told = of_list(parse, lists) or gone_on_with(parse, figure, times) or of_all(parse, figure, ranges)
    real = told is not None and status_of(parse, figure, None, None) in REAL
    return When(told.period, told.text) if told is not None and real else NEVER


def of_list(parse: Parse, lists: Sequence[Heading]) -> Heading | None:
    """Give the heading of the list that a sentence stands in."""
    return above(lists, parse.sentence) if lists and is_listed(parse.sentence.text) else None


def of_all(parse: Parse, figure: Figure, ranges: Sequence[Heading]) -> Heading | None:
    """Give the heading that holds for what happened, wherever it is told."""
    return above(ranges, parse.sentence) if ranges and not is_state(parse, figure) else None


def gone_on_with(parse: Parse, figure: Figure, times: Timeline) -> Told | None:
    """Give what a figure without a period goes on with."""
    told = follows(parse, times)
    if told is None and not parse.tags.any_of(KNOWN):
        return None
    if is_later(parse, figure) and not is_of_today(told, times):
        return None
    if parse.tags["date_known_people"] and times.last is not None:
        return times.of_outcome.get(Outcome(figure.cue.outcome), times.last)
    if told is not None and 0 in parse.tags["further"]:
        return told  # "another 300 have been hurt" adds to what was counted before
    if is_state(parse, figure):
        return None
    if told is not None and is_one_happening(told.period):
        return told
    return times.happening if parse.tags["date_known"] else None


def is_of_today(told: Told | None, times: Timeline) -> bool:
    """Say whether what was told happened on the day of publication: what came later did so, too."""
    return told is not None and times.published is not None and told.period.start == times.published


def follows(parse: Parse, times: Timeline) -> Told | None:
    """Give the happening that a sentence may go on with because it follows it."""
    sentence = parse.sentence
    told = times.before or (times.last if times.goes_on else None)
    if told is None or told.paragraph != sentence.paragraph or is_item(sentence.text) or is_elsewhere(parse, told):
        return None
    return told


def is_state(parse: Parse, figure: Figure) -> bool:
    """Say whether a figure is of a state that lasts, or of no time: "five are dead", "200 families have fled"."""
    basis = basis_of(parse, figure, None)
    return basis == Basis.STOCK or (is_now(parse, figure) and basis != Basis.CUMULATIVE)
