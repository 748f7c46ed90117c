"""What an article has told of time so far, for a figure that names no day of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from extract.claim import Basis, Claim, Outcome
from extract.language.days import WEEK, Period
from extract.language.headings import Headings
from extract.language.parse import Parse
from extract.language.periods import is_of_telling
from extract.language.roles import ELSEWHERE as SPOKEN
from extract.language.sentences import Sentence
from extract.language.spans import HAPPENING, back, precision_of, unit_around
from extract.language.status import BACKGROUND

ONE_HAPPENING = timedelta(days=31)  # what took longer is no single happening
YEAR = len("2016")
NO_HEADINGS = Headings((), ())
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

    last: what the last figure that had a period took. happening: the last one of a single happening. of_outcome: the
    last one of each outcome. goes_on: what follows may be of the same happening. span: the last longer time.
    before: the happening of the sentence right before, when that has no figures. skipped: that sentence, as long as
    nobody has read it. headings: those of the text, once somebody asked for them.
    """

    published: date | None
    last: Told | None = None
    happening: Told | None = None
    of_outcome: dict[Outcome, Told | None] = field(default_factory=dict)
    goes_on: bool = False
    span: Told | None = None
    before: Told | None = None
    skipped: Sentence | None = None
    headings: Headings = NO_HEADINGS

    def skip(self, sentence: Sentence | None) -> None:
        """Pass by a sentence without reading it."""
        self.before, self.skipped = None, sentence


class When(NamedTuple):
    """The period of a figure and the words that say it."""

    period: Period | None
    text: str | None


NEVER = When(None, None)  # no period is told


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
    """Give the places of a sentence that are no countries, each with its province, but not where somebody spoke."""
    told = [place for place in parse.places if place.role != SPOKEN]
    entries = [place.entry for place in told if place.entry.precision != "country"]
    return frozenset([entry.name for entry in entries] + [(e.iso3, e.admin1) for e in entries if e.admin1])


def settled(parse: Parse, period: Period, times: Timeline) -> Period | None:
    """Find the days of "the next day", "the same period", "in October of that year" by what was told before."""
    assert period.told is not None
    number, unit = period.told
    if unit == HAPPENING:
        return None
    inside = [one for one in parse.periods if one.last <= period.first and one.told is None and one.end is not None]
    before = times.before or times.last
    told = inside[-1] if inside else before.period if before else None
    if unit in ("period", "week") and times.span is not None and not inside:
        told = times.span.period
    if told is None or told.end is None:
        return None
    if unit == "period" or (unit == "week" and number == 0 and told.start != told.end):
        return told._replace(first=period.first, last=period.last)
    if period.start is not None and period.end is not None:  # "in October of that year"
        return in_year(period, told.end.year)
    if period.precision != "day":
        found = units_from(told, number, unit)
    elif number == 0 and unit != "day":
        found = unit_around(told.end, unit)
    else:
        day = back(told.end, -number, unit)
        found = Period(0, 0, day, day, precision_of(unit))
    return found._replace(first=period.first, last=period.last)


def units_from(told: Period, number: int, unit: str) -> Period:
    """Give the week, the month or the year before what was told, or after it."""
    assert told.end is not None
    if unit != "week":
        return unit_around(back(told.end.replace(day=1), -number, unit), unit)
    if number < 0:
        last = (told.start or told.end) - timedelta(days=1)
        return Period(0, 0, last + timedelta(days=WEEK * number + 1), last, unit)
    return Period(0, 0, told.end + timedelta(days=1), told.end + timedelta(days=WEEK * number), unit)


def in_year_told(parse: Parse, period: Period, times: Timeline) -> Period:
    """Put a day that is printed without a year into the year of background that its paragraph tells of."""
    told, published = times.last, times.published
    if told is None or told.paragraph != parse.sentence.paragraph or told.period.end is None or published is None:
        return period
    span = range(period.first, period.last)
    bare = any(at in parse.tags["month"] for at in span) and not any(len(parse.tokens[at].text) == YEAR for at in span)
    if not bare or period.start is None or period.end is None or period.since or published - period.end < ONE_HAPPENING:
        return period
    if published - told.period.end <= BACKGROUND:
        return period
    return in_year(period, told.period.end.year)


def in_year(period: Period, year: int) -> Period:
    """Move a day or a month to another year; 29 February becomes the 28th where there is none."""
    assert period.start is not None
    assert period.end is not None
    years = year - period.start.year
    return period._replace(start=back(period.start, -years, "year"), end=back(period.end, -years, "year"), told=None)


def remember_time(parse: Parse, taken: Sequence[tuple[When, Claim]], times: Timeline) -> None:
    """Keep what the figures of a sentence took; of a sentence without figures, its happening.

    The day of a state, or on which a toll stood, is not that of a happening.
    """
    times.skip(None)
    for when, claim in taken:
        happened = claim.basis == Basis.NEW or (when.period is not None and not is_one_happening(when.period))
        if when.period is not None and when.text is not None and happened and claim.basis != Basis.STOCK:
            keep_told(parse, when.period, when.text, times)
            times.of_outcome[claim.outcome] = times.last
    if not taken:
        remember_happening(parse, times)
    elif all(when.period is None for when, _ in taken):
        times.goes_on = times.goes_on and not is_elsewhere(parse, times.last)


def keep_told(parse: Parse, period: Period, text: str, times: Timeline) -> None:
    """Keep the period of a figure; one that was told before keeps the places that it was told of."""
    before = times.last.places if period.first == ELSEWHERE and times.last else frozenset()
    times.last = told_of(parse, period, text, places_of(parse) | before)
    times.goes_on = True
    if period.start != period.end:
        times.span = times.last
    if is_one_happening(period):
        times.happening = times.last


def remember_happening(parse: Parse, times: Timeline) -> None:
    """Keep the day of a happening that a sentence without figures tells of."""
    told = [p for p in parse.periods if p.told is None and is_one_happening(p) and not is_of_telling(parse, p)]
    if told and (parse.tags["cause"] or parse.tags["date_happened"]):
        period = told[-1]
        times.before = told_of(parse, period, parse.text(period.first, period.last), places_of(parse))


def told_of(parse: Parse, period: Period, text: str, places: frozenset[object]) -> Told:
    """Keep a period for later sentences."""
    kept = period._replace(first=ELSEWHERE, last=ELSEWHERE)
    return Told(kept, text, parse.sentence.paragraph, places)
