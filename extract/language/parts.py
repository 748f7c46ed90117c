"""Parts of a longer time: early March, the first half of 2023, Q1 2024, the second week of May, the week of 3 June."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from extract.language.days import WEEK, Period, read_any
from extract.language.lexicon import Tags
from extract.language.spans import read_last, read_this, unit_around, whole_month
from extract.language.tokens import Token

THIRD = 10  # days of the early and of the middle part of a month
FIRST = "1/"  # "since the start of the year" is this one; "until the end of the month" may be any
LAST_WEEK = "last week"


def read_part(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read a part of a day, a week, a month or a year; of a day or a week it is the whole."""
    middle = tags["month_middle"].get(at)
    if middle is not None and published is not None:
        number = int(str(middle.data))
        year = published.year - (number > published.month)
        return cut(whole_month(year, number), "2/3")._replace(first=at, last=middle.last)
    hit = tags["date_part"].get(at)
    if hit is None:
        return None
    of = hit.last + (hit.last in tags["of"])
    readers = (read_any, read_last, read_this, *([read_the_unit] if str(hit.data).startswith(FIRST) else []))
    base = next((p for read in readers if (p := read(tokens, of, tags, published)) is not None), None)
    if base is None or base.start is None or base.end is None:
        return None
    return cut(base, str(hit.data))._replace(first=at, last=base.last)


def read_the_unit(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "the year" of "the start of the year": the one of publication."""
    unit = tags["date_unit"].get(at + 1) if at in tags["the"] else None
    if published is None or unit is None or unit.data in ("hour", "day"):
        return None
    return unit_around(published, unit.data)._replace(first=at, last=unit.last)


def cut(base: Period, part: str) -> Period:
    """Give the part of a period: "2/3" its second third, "week 1" its first week, "week of" the one from its day on."""
    start, end = base.start, base.end
    assert start is not None
    assert end is not None
    if part == "week of":
        return base if end > start else base._replace(end=start + timedelta(days=WEEK - 1), precision="week")
    if part == "week to":
        return base._replace(start=end - timedelta(days=WEEK - 1), precision="week")
    if base.precision == "month":
        return part_of_month(base, start, end, part)
    if base.precision == "year" and "/" in part:
        number, of = map(int, part.split("/"))
        first, last = 12 // of * (number - 1) + 1, 12 // of * number
        year = start.year
        until = date(year, last, calendar.monthrange(year, last)[1])
        return base._replace(start=date(year, first, 1), end=until, precision="month", since=False)
    return base


def part_of_month(base: Period, start: date, end: date, part: str) -> Period:
    """Give a week, a half or a third of a month."""
    if part == LAST_WEEK:
        return base._replace(start=end - timedelta(days=WEEK - 1), precision="week")
    if part.startswith("week "):
        first = start + timedelta(days=WEEK * (int(part.removeprefix("week ")) - 1))
        return base._replace(start=first, end=first + timedelta(days=WEEK - 1), precision="week")
    number, of = map(int, part.split("/"))
    length = {2: 15, 3: THIRD}.get(of)
    if length is None:
        return base  # a quarter of a month is not said
    first = start + timedelta(days=length * (number - 1))
    return base._replace(start=first, end=end if number == of else first + timedelta(days=length - 1), precision="week")
