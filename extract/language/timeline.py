"""What an article has told of time so far, for a figure that names no day of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from extract.claim import Basis, Status
from extract.language.days import Period
from extract.language.parse import Parse
from extract.language.periods import is_later, is_of_telling, period_of
from extract.language.relations import Figure
from extract.language.sentences import Sentence, is_item
from extract.language.spans import back, unit_around
from extract.language.status import basis_of, status_of

ONE_HAPPENING = timedelta(days=31)  # what took longer is no single happening
REAL = (Status.REPORTED, Status.ALLEGED)
ELSEWHERE = -1  # the tokens of a period that was told in another sentence


class Told(NamedTuple):
    """A period with the words that said it, where they stand, and the places that are told of with it."""

    period: Period
    text: str
    paragraph: int
    places: frozenset[object]


@dataclass
class Timeline:
    """What is remembered of time from sentence to sentence.

    last: what the last figures that had a period took. goes_on: what follows may be of the same happening. span: the
    last longer time. before: the happening of the sentence right before, when that has no figures. skipped: that
    sentence, as long as nobody has read it.
    """

    last: Told | None = None
    goes_on: bool = False
    span: Told | None = None
    before: Told | None = None
    skipped: Sentence | None = None

    def skip(self, sentence: Sentence | None) -> None:
        """Pass by a sentence without reading it."""
        self.before, self.skipped = None, sentence


class When(NamedTuple):
    """The period of a figure and the words that say it."""

    period: Period | None
    text: str | None


def time_of(
    parse: Parse, figure: Figure, figures: Sequence[Figure], times: Timeline, look_back: Callable[[], None]
) -> When:
    """Give the period of a figure: its own, else the one that it goes on with.

    A figure goes on with what was told before it when it is real news, no state, and told as no later, and
    - its sentence names the same happening or its victims ("the attack", "the dead"), or
    - it follows in the same paragraph, is no item of a list, and its sentence opens no other place or happening.
    A wrong period is worse than none: only a single happening is gone on with, of a month at most.
    """
    own = period_of(parse, figure, figures)
    if own is not None:
        period = own if own.told is None else settled(parse, own, times)
        return When(period, None if period is None else parse.text(own.first, own.last))
    look_back()
    told = gone_on_with(parse, figure, times)
    return When(None, None) if told is None else When(told.period, told.text)


def gone_on_with(parse: Parse, figure: Figure, times: Timeline) -> Told | None:
    """Give what a figure without a period goes on with."""
    tags, last = parse.tags, times.last
    if status_of(parse, figure, None, None) not in REAL:
        return None
    if last is not None and tags["date_known_people"]:
        return last
    if is_state(parse, figure) or is_later(parse, figure):
        return None
    told = follows(parse, times) or (last if tags["date_known"] else None)
    return told if told is not None and is_one_happening(told.period) else None


def follows(parse: Parse, times: Timeline) -> Told | None:
    """Give the happening that a sentence may go on with because it follows it."""
    sentence = parse.sentence
    told = times.before or (times.last if times.goes_on else None)
    if told is None or told.paragraph != sentence.paragraph or is_item(sentence.text) or is_elsewhere(parse, told):
        return None
    return told


def is_state(parse: Parse, figure: Figure) -> bool:
    """Say whether a figure is of a state that lasts: "five are dead", "200 families have fled"."""
    first, last = parse.pieces[figure.first].first, parse.pieces[figure.last].last
    now = any(first <= at < last for at in parse.tags["date_now"])
    return now or basis_of(parse, figure, None) == Basis.STOCK


def is_one_happening(period: Period) -> bool:
    """Say whether a period may be that of a single happening."""
    start, end = period.start, period.end
    return start is not None and end is not None and not period.since and end - start < ONE_HAPPENING


def is_elsewhere(parse: Parse, told: Told | None) -> bool:
    """Say whether a sentence opens another happening, or tells of another place than the one before."""
    if parse.tags["date_elsewhere"]:
        return True
    here = places_of(parse)
    return bool(told and here and told.places and here.isdisjoint(told.places))


def places_of(parse: Parse) -> frozenset[object]:
    """Give the places of a sentence that are no countries, each with its province."""
    entries = [place.entry for place in parse.places if place.entry.precision != "country"]
    return frozenset([entry.name for entry in entries] + [(e.iso3, e.admin1) for e in entries if e.admin1])


def settled(parse: Parse, period: Period, times: Timeline) -> Period | None:
    """Find the days of "the next day", "the same period", "in October of that year" by what was told before."""
    assert period.told is not None
    number, unit = period.told
    inside = [one for one in parse.periods if one.last <= period.first and one.told is None and one.end is not None]
    told = inside[-1] if inside else times.last.period if times.last else None
    if unit in ("period", "week") and times.span is not None and not inside:
        told = times.span.period
    if told is None or told.end is None:
        return None
    if unit == "period" or (unit == "week" and number == 0 and told.start != told.end):
        return told._replace(first=period.first, last=period.last)
    if period.start is not None and period.end is not None:  # "in October of that year"
        year = told.end.year
        return period._replace(start=period.start.replace(year=year), end=period.end.replace(year=year), told=None)
    if number == 0 and unit != "day":
        return unit_around(told.end, unit)._replace(first=period.first, last=period.last)
    day = back(told.end, -number, unit)
    return Period(period.first, period.last, day, day, "day")


def remember_time(parse: Parse, taken: Sequence[When], times: Timeline) -> None:
    """Keep the period that the last figures of a sentence took; of one without figures, that of its happening."""
    times.skip(None)
    had = [(when.period, when.text) for when in taken if when.period is not None and when.text is not None]
    if had:
        keep_told(parse, *had[-1], times)
    elif taken:
        times.goes_on = times.goes_on and not is_elsewhere(parse, times.last)
    else:
        remember_happening(parse, times)


def keep_told(parse: Parse, period: Period, text: str, times: Timeline) -> None:
    """Keep the period of figures; one that was told before keeps the places that it was told of."""
    before = times.last.places if period.first == ELSEWHERE and times.last else frozenset()
    times.last = told_of(parse, period, text, places_of(parse) | before)
    times.goes_on = True
    if period.start != period.end:
        times.span = times.last


def remember_happening(parse: Parse, times: Timeline) -> None:
    """Keep the day of a happening that a sentence without figures tells of."""
    told = [p for p in parse.periods if p.told is None and is_one_happening(p) and not is_of_telling(parse, p)]
    if told and parse.tags["cause"]:
        period = told[-1]
        times.before = told_of(parse, period, parse.text(period.first, period.last), places_of(parse))


def told_of(parse: Parse, period: Period, text: str, places: frozenset[object]) -> Told:
    """Keep a period for later sentences."""
    kept = period._replace(first=ELSEWHERE, last=ELSEWHERE)
    return Told(kept, text, parse.sentence.paragraph, places)
