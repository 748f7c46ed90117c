"""What says a time by itself, from one date to another: "Thursday", "early March", "between 10 and 23 July"."""

import calendar
from collections.abc import Sequence
from datetime import date

from extract.language.days import ANY_DAY, Period, may_be_date, plain_day, plain_year, read_day, read_month_or_year
from extract.language.lexicon import Tags
from extract.language.parts import read_part
from extract.language.spans import read_last, read_this, read_told, read_weekend
from extract.language.tokens import Token


def read_named(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read what says a time by itself, without a small word: "Thursday", "last week", "early March", "the next day"."""
    readers = (read_told, read_part, read_last, read_this, read_weekend, read_day)
    return next((p for read in readers if (p := read(tokens, at, tags, published)) is not None), None)


def read_whole(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read what says a time, a month or a year with it."""
    return read_named(tokens, at, tags, published) or read_month_or_year(tokens, at, tags, published)


def read_between(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "between 10 and 23 July", "from 16 to 19 December", "28 to 31 October", "June 3-9".

    The first day is the one before the second: "between June and August 1992".
    """
    opened = tags["date_between"].get(at)
    first = opened.last + (opened.last in tags["the"]) if opened else at
    if not may_be_date(tokens, first, tags):
        return None
    shape = read_whole(tokens, first, tags, ANY_DAY)
    plain = plain_day(tokens, first)
    joint = after_day_part(tokens, shape.last, tags) if shape else first + 1
    if (shape is None and plain is None) or joint not in tags["date_to"]:
        return None
    second = tags["date_to"][joint].last
    end = read_whole(tokens, second, tags, published) or same_month(tokens, first, second, tags, published)
    if end is None or end.end is None or end.start is None:
        return None
    start = read_whole(tokens, first, tags, end.end) if shape else earlier_day(end, plain or 0)
    if start is None or start.start is None:
        return None
    begin = start.start
    if begin > end.end:
        begin = begin.replace(year=begin.year - 1, day=min(begin.day, 28) if begin.month == 2 else begin.day)
    precision = "day" if "day" in (start.precision, end.precision) else end.precision
    return Period(at, after_day_part(tokens, end.last, tags), begin, end.end, precision)


def after_day_part(tokens: Sequence[Token], at: int, tags: Tags) -> int:
    """Step over "morning" or "night"."""
    return tags["day_part"][at].last if at in tags["day_part"] else at


def earlier_day(end: Period, plain: int) -> Period | None:
    """Give the first day of a range that borrows its month from the second: "10 and 23 July"."""
    assert end.end is not None
    if plain > calendar.monthrange(end.end.year, end.end.month)[1]:
        return None
    return end._replace(start=end.end.replace(day=plain))


def same_month(tokens: Sequence[Token], first: int, second: int, tags: Tags, published: date | None) -> Period | None:
    """Read the second day of a range that borrows its month from the first: "June 3-9", "June 3-9, 2024"."""
    number = plain_day(tokens, second)
    comma = second + 1 < len(tokens) and tokens[second + 1].text == ","
    year = plain_year(tokens, second + 1 + comma)
    last = second + 1 + (0 if year is None else comma + 1)
    counts = last < len(tokens) and tokens[last].text[0].isalpha() and last not in tags["preposition"]
    if number is None or first not in tags["month"] or (counts and tokens[second - 1].text[0].isalpha()):
        return None  # "on January 3 and 14 people"
    day = read_day(tokens, first, tags, published if year is None else date(year, 12, 31))
    if day is None or day.start is None or number > calendar.monthrange(day.start.year, day.start.month)[1]:
        return None
    return day._replace(start=day.start.replace(day=number), end=day.start.replace(day=number), last=last)
