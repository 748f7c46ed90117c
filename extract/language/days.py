"""One date as it is printed: a day, a month or a year, resolved against the day of publication."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from extract.language.lexicon import Tags
from extract.language.tokens import Token

WEEK = 7  # days
ANY_DAY = date(2000, 12, 31)  # of a leap year, at its end
CENTURY = 50  # years of two digits from here on are those of the last century
SOON = timedelta(days=31)  # a day printed as 03/10/2009 is the one so near to publication, where only one is
NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
NAMED = (
    "weekday", "month", "month_middle", "relative_day", "date_part", "date_last", "date_this", "date_weekend",
    "date_told_day", "date_told_span",
)  # fmt: skip  # what a date may begin with beside a numeral


class Offset(NamedTuple):
    """How far a day lies from one that was told before: "the next day"; a number of 0 is the same unit."""

    number: int
    unit: str


class Period(NamedTuple):
    """Tokens `first` to `last` say a period; a side is None where the words leave it open.

    precision: day, week, month or year. since: everything from a day on was counted. told: it is not known before one
    looks at what was told before.
    """

    first: int
    last: int
    start: date | None
    end: date | None
    precision: str
    since: bool = False
    told: Offset | None = None


def may_be_date(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a date could begin at a token."""
    return at in tags.any_of(NAMED) or (at < len(tokens) and tokens[at].text[0].isdecimal())


def read_any(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read a day, a month or a year."""
    return read_day(tokens, at, tags, published) or read_month_or_year(tokens, at, tags, published)


def read_day(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read one day: "19 September", "September 19, 2016", "2016-09-19", "Thursday", "yesterday"."""
    if not may_be_date(tokens, at, tags):
        return None
    weekday = tags["weekday"].get(at)
    if weekday is not None:
        following = weekday.last + (weekday.last < len(tokens) and tokens[weekday.last].text == ",")
        full = read_month_day(tokens, following, tags, published)
        if full is not None:
            return full._replace(first=at)
        if published is None:
            return None
        day = published - timedelta(days=(published.weekday() - int(str(weekday.data))) % WEEK)
        return Period(at, weekday.last, day, day, "day")
    relative = tags["relative_day"].get(at)
    if relative is not None and published is not None:
        day = published - timedelta(days=int(str(relative.data)))
        return Period(at, relative.last, day, day, "day")
    return read_iso(tokens, at) or read_numeric(tokens, at, published) or read_month_day(tokens, at, tags, published)


def read_iso(tokens: Sequence[Token], at: int) -> Period | None:
    """Read "2016-09-19"."""
    if len(tokens[at].text) != 4:
        return None
    parts = [token.text for token in tokens[at : at + 5]]
    if len(parts) == 5 and parts[1] == parts[3] == "-" and len(parts[0]) == 4:
        try:
            day = date.fromisoformat("-".join(parts[::2]))
        except ValueError:
            return None
        return Period(at, at + 5, day, day, "day")
    return None


def read_numeric(tokens: Sequence[Token], at: int, published: date | None) -> Period | None:
    """Read "25/12/2009", in either order; where both are days, the one that is near to publication."""
    if len(tokens[at].text) > 2:
        parts, last = tokens[at].text, at + 1
    else:
        parts, last = "".join(token.text for token in tokens[at : at + 5]), at + 5
    printed = NUMERIC.fullmatch(parts)
    if printed is None:
        return None
    first, second, year = int(printed[1]), int(printed[3]), int(printed[4])
    days = {date(year, month, day) for day, month in ((first, second), (second, first)) if is_day(year, month, day)}
    if len(days) > 1 and published is not None:
        days = {day for day in days if abs(published - day) <= SOON}
    only = days.pop() if len(days) == 1 else None
    return None if only is None else Period(at, last, only, only, "day")


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def read_month_day(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read a day with its month, and the year if it is printed; else the latest such day before publication."""
    plain = plain_day(tokens, at)
    month = tags["month"].get(at + 1 + (at + 1 in tags["of"])) if plain is not None else tags["month"].get(at)
    if month is None:
        return None
    last = month.last
    if plain is None:
        plain = plain_day(tokens, last)
        if plain is None:
            return None
        last += 1
    comma = last < len(tokens) and tokens[last].text == ","
    year, ends = read_year(tokens, last + comma, tags, published)
    if year is None and plain_day(tokens, at) is not None:
        year, ends = short_year(tokens, last), last + 1
    number = int(str(month.data))
    try:
        if year is not None:
            day = date(year, number, plain)
            last = ends
        elif published is not None:
            day = date(published.year, number, plain)
            if day - published > timedelta(days=WEEK):  # a note may name a day soon after publication
                day = date(published.year - 1, number, plain)
        else:
            return None
    except ValueError:  # 31 February
        return None
    return Period(at, last, day, day, "day")


def read_month_or_year(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "September 2016", "September" or "2015"."""
    month = tags["month"].get(at)
    if month is None:
        year = plain_year(tokens, at)
        return None if year is None else Period(at, at + 1, date(year, 1, 1), date(year, 12, 31), "year")
    number = int(str(month.data))
    year, last = read_year(tokens, month.last + (month.last in tags["of"]), tags, published)
    if year is None:
        last = month.last
        if published is None:
            return None
        year = published.year - (number > published.month)
    end = date(year, number, calendar.monthrange(year, number)[1])
    return Period(at, last, date(year, number, 1), end, "month")


def read_year(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> tuple[int | None, int]:
    """Read the year behind a month: "2016", "last year", "this year"; and give the token behind it."""
    plain = plain_year(tokens, at)
    if plain is not None:
        return plain, at + 1
    back, this = tags["date_last"].get(at), tags["date_this"].get(at)
    hit = back or this
    unit = tags["date_unit"].get(hit.last) if hit is not None else None
    if published is None or unit is None or unit.data != "year":
        return None, at
    return published.year - (back is not None), unit.last


def plain_day(tokens: Sequence[Token], at: int) -> int | None:
    """Read "19" or "19th" as a day of a month."""
    if at >= len(tokens):
        return None
    text = tokens[at].low
    if not text[0].isdecimal():
        return None
    for ending in ("st", "nd", "rd", "th"):
        text = text.removesuffix(ending)
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None


def plain_year(tokens: Sequence[Token], at: int) -> int | None:
    """Read "2016" as a year."""
    text = tokens[at].text if at < len(tokens) else ""
    return int(text) if len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2099 else None


def short_year(tokens: Sequence[Token], at: int) -> int | None:
    """Read the "90" of a dateline, "14 Mar 90 (wire) --", as a year: only a bracket or a dash may follow it."""
    text = tokens[at].text if at + 1 < len(tokens) else ""
    closed = len(text) == 2 and text.isdecimal() and tokens[at + 1].text in ("(", "-", "[", "–", "—")
    return (1900 if int(text) >= CENTURY else 2000) + int(text) if closed else None
