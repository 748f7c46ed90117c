"""Dates said in a sentence → periods, resolved against the day of publication."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.language.lexicon import Tags
from extract.language.tokens import Token

WEEK = 7
EVENT = 7  # words between "since" and its day
LONG = timedelta(days=31)  # a range that is longer counts up, it is no single happening
OPENING = (
    "date_last", "date_past", "date_between", "date_since", "date_until", "date_on", "weekday", "month",
    "relative_day", "number_word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """Tokens `first` to `last` say a period; a side is None where the words leave it open.

    precision: day, week, month or year. since: everything from a day on was counted.
    """

    first: int
    last: int
    start: date | None
    end: date | None
    precision: str
    since: bool = False


def find_periods(tokens: Sequence[Token], tags: Tags, published: date | None) -> list[Period]:
    """Read every date of a sentence, in order; without a publication day only absolute ones are resolved."""
    found: list[Period] = []
    at = 0
    opening = {at for kind in OPENING for at in tags[kind]}
    while at < len(tokens):
        may_open = at in opening or tokens[at].text[0].isdecimal()
        period = read_period(tokens, at, tags, published) if may_open else None
        if period is None:
            at += 1
        else:
            found.append(period)
            at = period.last
    return found


def read_period(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read the period that begins at a token: a span of time, a date after a small word, or a date alone."""
    try:
        return (
            read_ago(tokens, at, tags, published)
            or read_last(tokens, at, tags, published)
            or read_last_units(tokens, at, tags, published)
            or read_between(tokens, at, tags, published)
            or read_led(tokens, at, tags, published)
            or read_day(tokens, at, tags, published)
        )
    except (OverflowError, ValueError):  # a day before the year 1 or after 9999 is no day
        return None


def read_last(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "last Wednesday", "last week", "last month": the one before that of publication."""
    hit = tags["date_last"].get(at)
    if hit is None or published is None:
        return None
    weekday, unit = tags["weekday"].get(hit.last), tags["date_unit"].get(hit.last)
    if weekday is not None:
        day = published - timedelta(days=(published.weekday() - int(str(weekday.data)) - 1) % WEEK + 1)
        return Period(at, weekday.last, day, day, "day")
    if unit is None or tokens[hit.last].low.endswith("s") or unit.data == "day":
        return None
    if unit.data == "week":
        monday = published - timedelta(days=published.weekday() + WEEK)
        return Period(at, unit.last, monday, monday + timedelta(days=WEEK - 1), "week")
    end = published.replace(day=1) - timedelta(days=1)
    if unit.data == "year":
        return Period(at, unit.last, date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "year")
    return Period(at, unit.last, end.replace(day=1), end, "month")


def read_ago(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "three days ago": one day, or as near as the unit says."""
    number = tags["number_word"].get(at)
    digits = tokens[at].text
    if published is None or (number is None and not (digits.isdecimal() and len(digits) < 4)):
        return None
    unit = tags["date_unit"].get(at + 1)
    if unit is None or unit.last not in tags["date_ago"]:
        return None
    day = back(published, int(str(number.data)) if number else int(digits), str(unit.data))
    return Period(at, tags["date_ago"][unit.last].last, day, day, str(unit.data))


def read_led(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "since Friday", "until 3 May", "in 2015", "on Monday"."""
    for kind in ("date_since", "date_until", "date_on"):
        hit = tags[kind].get(at)
        if hit is None:
            continue
        following = hit.last + (hit.last in tags["the"])
        if kind == "date_since" and not may_be_date(tokens, following, tags):
            following = after_event(tokens, following, tags)
        day = read_day(tokens, following, tags, published) or read_month_or_year(tokens, following, tags, published)
        if day is None:
            continue
        if kind == "date_since":
            return replace(day, first=at, end=published, since=True)
        if kind == "date_until":
            return replace(day, first=at, start=None)
        return replace(day, first=at)
    return None


def may_be_date(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a date could begin at a token."""
    named = at in tags["weekday"] or at in tags["month"] or at in tags["relative_day"]
    return named or (at < len(tokens) and tokens[at].text[0].isdecimal())


def after_event(tokens: Sequence[Token], at: int, tags: Tags) -> int:
    """Step over what happened on the day: "since the ceasefire ended on Monday"."""
    for later in range(at, min(at + EVENT, len(tokens))):
        if not tokens[later].text[0].isalpha():
            break
        if later in tags["date_on"] and may_be_date(tokens, tags["date_on"][later].last, tags):
            return tags["date_on"][later].last
    return at


def read_between(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "between 10 and 23 July", "from 16 to 19 December", "28 to 31 October"."""
    opened = tags["date_between"].get(at)
    first = opened.last if opened else at
    plain = plain_day(tokens, first)
    start = read_any(tokens, first, tags, published)
    joint = start.last if start else first + 1
    if (start is None and plain is None) or joint not in tags["date_to"]:
        return None
    end = read_any(tokens, tags["date_to"][joint].last, tags, published)
    if end is None or end.end is None or end.start is None:
        return None
    if start is None:  # the first day borrows the month of the second: "10 and 23 July"
        assert plain is not None
        if plain > calendar.monthrange(end.end.year, end.end.month)[1]:
            return None
        start = replace(end, start=end.end.replace(day=plain))
    begin = start.start
    if begin is None:
        return None
    if begin > end.end:
        begin = begin.replace(year=begin.year - 1, day=min(begin.day, 28) if begin.month == 2 else begin.day)
    precision = "day" if "day" in (start.precision, end.precision) else end.precision
    return Period(at, end.last, begin, end.end, precision, since=opened is not None or end.end - begin > LONG)


def read_any(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read a day, a month or a year."""
    return read_day(tokens, at, tags, published) or read_month_or_year(tokens, at, tags, published)


def read_last_units(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "in the past five years", "over the last week", "last month": a span that ends at publication."""
    hit = tags["date_past"].get(at)
    if hit is None or published is None:
        return None
    number = tags["number_word"].get(hit.last) or tags["vague"].get(hit.last)
    digits = tokens[hit.last].text if hit.last < len(tokens) else ""
    if tags["vague"].get(hit.last):
        return None  # "the past few weeks" says no day
    count = int(digits) if digits.isdecimal() and len(digits) < 4 else int(str(number.data)) if number else 1
    unit_at = hit.last + (1 if number or digits.isdecimal() else 0)
    unit = tags["date_unit"].get(unit_at)
    if unit is None:
        return None
    return Period(at, unit.last, back(published, count, str(unit.data)), published, str(unit.data), since=True)


def back(day: date, count: int, unit: str) -> date:
    """Go back whole days, weeks, months or years; a day that does not exist becomes the last of its month."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (WEEK if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = max(months // 12, 1), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def read_day(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read one day: "19 September", "September 19, 2016", "2016-09-19", "Thursday", "yesterday"."""
    if at >= len(tokens):
        return None
    weekday = tags["weekday"].get(at)
    if weekday is not None:
        following = weekday.last + (weekday.last < len(tokens) and tokens[weekday.last].text == ",")
        full = read_month_day(tokens, following, tags, published)
        if full is not None:
            return replace(full, first=at)
        if published is None:
            return None
        day = published - timedelta(days=(published.weekday() - int(str(weekday.data))) % WEEK)
        return Period(at, weekday.last, day, day, "day")
    relative = tags["relative_day"].get(at)
    if relative is not None and published is not None:
        day = published - timedelta(days=int(str(relative.data)))
        return Period(at, relative.last, day, day, "day")
    return read_iso(tokens, at) or read_month_day(tokens, at, tags, published)


def read_iso(tokens: Sequence[Token], at: int) -> Period | None:
    """Read "2016-09-19"."""
    parts = [token.text for token in tokens[at : at + 5]]
    if len(parts) == 5 and parts[1] == parts[3] == "-" and len(parts[0]) == 4:
        try:
            day = date.fromisoformat("-".join(parts[::2]))
        except ValueError:
            return None
        return Period(at, at + 5, day, day, "day")
    return None


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
    year = plain_year(tokens, last + comma)
    number = int(str(month.data))
    try:
        if year is not None:
            day = date(year, number, plain)
            last += 1 + comma
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
    year = plain_year(tokens, month.last)
    last = month.last + (year is not None)
    if year is None:
        if published is None:
            return None
        year = published.year - (number > published.month)
    end = date(year, number, calendar.monthrange(year, number)[1])
    return Period(at, last, date(year, number, 1), end, "month")


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
