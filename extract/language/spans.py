"""Spans of time that hang on the day of publication: last week, this year, three days ago, the past five years."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from extract.language.days import WEEK, Offset, Period, read_any
from extract.language.lexicon import Tags
from extract.language.tokens import Token

DAY = 24  # hours
RANKED = 8  # words from "the worst" to the span of time over which it is that
SATURDAY = 5
AIM = 4  # words from "told to leave" to the span of time within which it must be done
EVENT = 7  # words that tell of a happening
HAPPENING = "happening"  # what a period hangs on that no day is told of
HOURS = 2  # of a word of `date_span`: hours may stand behind it, too


class Counted(NamedTuple):
    """A number of units of time, which ends before token `last`."""

    number: int
    unit: str
    last: int


def read_counted(tokens: Sequence[Token], at: int, tags: Tags) -> Counted | None:
    """Read "five years", "24 hours", "a week"."""
    number, digits = tags["number_word"].get(at), tokens[at].text if at < len(tokens) else ""
    unit = tags["date_unit"].get(at + 1)
    if unit is None:
        return None
    if number is not None:
        return Counted(int(str(number.data)), str(unit.data), unit.last)
    if digits.isdecimal() and len(digits) < 4:
        return Counted(int(digits), str(unit.data), unit.last)
    return Counted(1, str(unit.data), unit.last) if at in tags["a"] else None


def read_last(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "last Wednesday", "last June", "last week", "last weekend": the one before that of publication."""
    hit = tags["date_last"].get(at)
    if hit is None or published is None:
        return None
    weekday, month = tags["weekday"].get(hit.last), tags["month"].get(hit.last)
    if weekday is not None:
        day = published - timedelta(days=(published.weekday() - int(str(weekday.data)) - 1) % WEEK + 1)
        return Period(at, weekday.last, day, day, "day")
    if month is not None:
        number = int(str(month.data))
        return whole_month(published.year - (number >= published.month), number)._replace(first=at, last=month.last)
    if hit.last in tags["date_weekend"]:
        saturday = published - timedelta(days=(published.weekday() - SATURDAY) % WEEK or WEEK)
        last = tags["date_weekend"][hit.last].last
        return Period(at, last, saturday, saturday + timedelta(days=1), "day")
    unit = tags["date_unit"].get(hit.last)
    if unit is None or unit.data in ("day", "hour") or tokens[hit.last].low.endswith("s"):
        return None
    return unit_around(
        back(published.replace(day=1) if unit.data == "month" else published, 1, str(unit.data)), unit.data
    )._replace(first=at, last=unit.last)


def read_this(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "this week", "earlier this month", "so far this year": what there was of it on the day of publication."""
    hit = tags["date_this"].get(at)
    unit = tags["date_unit"].get(hit.last) if hit is not None else None
    if published is None or unit is None or unit.data in ("day", "hour") or tokens[unit.last - 1].low.endswith("s"):
        return None
    period = unit_around(published, unit.data)
    return period._replace(first=at, last=unit.last, end=published, since=unit.data == "year")


def read_weekend(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "the weekend": the one on which the report was published, else the one before."""
    hit = tags["date_weekend"].get(at)
    if hit is None or published is None:
        return None
    saturday = published - timedelta(days=(published.weekday() - SATURDAY) % WEEK)
    return Period(at, hit.last, saturday, saturday + timedelta(days=1), "day")


def read_ago(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "three days ago": one day, or as near as the unit says. "A week later" hangs on a day told before."""
    counted = read_counted(tokens, at, tags)
    if counted is None:
        return None
    later = tags["date_later"].get(counted.last)
    if later is not None:
        return Period(
            at, later.last, None, None, "day", told=Offset(counted.number * int(str(later.data)), counted.unit)
        )
    ago = tags["date_ago"].get(counted.last)
    if ago is None or published is None:
        return None
    day = back(published, counted.number, counted.unit)
    return Period(at, ago.last, day, day, precision_of(counted.unit))


def clause_end(tokens: Sequence[Token], at: int) -> int:
    """Find the next mark, a few words on at most."""
    end = min(len(tokens), at + EVENT)
    return next((i for i in range(at, end) if not tokens[i].text[0].isalnum()), end)


def read_told(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "the same day", "the day before", "over the same period": what hangs on a day told before.

    "The week after the truce collapsed" hangs on a happening whose day nobody knows.
    """
    day, span = tags["date_told_day"].get(at), tags["date_told_span"].get(at)
    if span is not None:
        number, _, unit = str(span.data).rpartition(" ")
        if number == "1" and span.last in tags["the"]:
            return Period(at, clause_end(tokens, span.last), None, None, unit, told=Offset(0, HAPPENING))
        return Period(at, span.last, None, None, unit if number else "day", told=Offset(int(number or 0), unit))
    return None if day is None else Period(at, day.last, None, None, "day", told=Offset(int(str(day.data)), "day"))


def read_past(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "in the past five years", "over the last week": a span that ends at publication."""
    hit = tags["date_past"].get(at)
    if hit is None or published is None:
        return None
    unit = tags["date_unit"].get(hit.last)
    counted = read_counted(tokens, hit.last, tags) if unit is None else Counted(1, str(unit.data), unit.last)
    if counted is None or counted.last in tags["of"]:  # "the past few weeks" says no day; "the last week of March"
        return None
    since = back(published, counted.number, counted.unit)
    return Period(at, counted.last, since, published, precision_of(counted.unit), since=True)


def read_over(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "in nine years", "over ten years of war", "in 24 hours": a span that ends at publication.

    What must be done in 24 hours is none, nor is how long it lasted ("for 24 hours").
    """
    hit = tags["date_span"].get(at)
    counted = read_counted(tokens, hit.last, tags) if hit is not None else None
    if hit is None or counted is None or published is None or counted.last in tags["date_ago"] or counted.number < 2:
        return None
    if counted.last in tags["date_later"] or is_ranked(at, tags) or counted.unit not in ("hour", "year"):
        return None
    if counted.unit == "hour" and (
        counted.number % DAY or hit.data != HOURS or any(i in tags["to"] for i in range(at - AIM, at))
    ):
        return None
    since = back(published, counted.number, counted.unit)
    return Period(at, counted.last, since, published, precision_of(counted.unit), since=True)


def read_to(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "in the five days to 9 June", "in the three months to March": a span that ends on a day."""
    hit = tags["date_span"].get(at)
    counted = read_counted(tokens, hit.last, tags) if hit is not None else None
    if counted is None or counted.last not in tags["to"]:
        return None
    end = read_any(tokens, counted.last + 1, tags, published)
    if end is None or end.end is None:
        return None
    start = back(end.end, counted.number, counted.unit) + timedelta(days=1)
    return Period(at, end.last, start, end.end, end.precision)


def is_ranked(at: int, tags: Tags) -> bool:
    """Say whether a span of time only ranks what is told: "the worst attack in ten years"."""
    return any(i in tags["status_superlative"] for i in range(at - RANKED, at))


def unit_around(day: date, unit: object) -> Period:
    """Give the week, the month or the year that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(0, 0, monday, monday + timedelta(days=WEEK - 1), "week")
    if unit == "year":
        return Period(0, 0, date(day.year, 1, 1), date(day.year, 12, 31), "year")
    return whole_month(day.year, day.month)


def whole_month(year: int, number: int) -> Period:
    """Give a month from its first day to its last."""
    last = calendar.monthrange(year, number)[1]
    return Period(0, 0, date(year, number, 1), date(year, number, last), "month")


def precision_of(unit: str) -> str:
    """Give the precision of a span that is counted in a unit: hours are no nearer than days."""
    return "day" if unit == "hour" else unit


def back(day: date, count: int, unit: str) -> date:
    """Go back whole hours, days, weeks, months or years; a day that does not exist becomes the last of its month."""
    if unit in ("hour", "day", "week"):
        return day - timedelta(
            days=(count + DAY // 2) // DAY if unit == "hour" else count * (WEEK if unit == "week" else 1)
        )
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = max(months // 12, 1), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
