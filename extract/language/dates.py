"""Periods said in a sentence: spans of time, ranges, and dates led by a small word such as "since"."""

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from extract.language.days import WEEK, Period, may_be_date, plain_day, read_any, read_day, read_month_or_year
from extract.language.lexicon import Tags
from extract.language.tokens import Token, numerals

EVENT = 7  # words between "since" and its day
RANKED = 8  # words from "the worst" to the span of time over which it is that
LONG = timedelta(days=31)  # a range that is longer counts up, it is no single happening
OPENING = (
    "date_last", "date_past", "date_span", "date_between", "date_since", "date_until", "weekday", "month",
    "relative_day",
)  # fmt: skip
LEADS = ("date_since", "date_until", "date_on")
ANY_DAY = date(2000, 12, 31)  # of a leap year, at its end
AFTER_NUMERAL = ("month", "of", "date_to", "date_unit")  # "3 May", "3 of May", "3 to 5 May", "3 days ago"
Reader = Callable[[Sequence[Token], int, Tags, date | None], Period | None]


def find_dates(
    tokens: Sequence[Token], tags: Tags, published: date | None
) -> tuple[Sequence[Period], Mapping[int, int]]:
    """Read the periods of a sentence, and give the tokens from which to which it prints dates.

    An article without a publication day leaves some dates open: "16 April" counts nobody all the same. What cannot be
    read with any day at all is not read without one either.
    """
    starts = beginnings(tokens, tags)
    unsettled = read_periods(tokens, starts, tags, ANY_DAY) if published is None else []
    periods = read_periods(tokens, starts, tags, published) if published or unsettled else []
    return periods, {period.first: period.last for period in (*periods, *unsettled)}


def read_periods(tokens: Sequence[Token], starts: Sequence[int], tags: Tags, published: date | None) -> list[Period]:
    """Read the periods that begin at some tokens, none inside another."""
    found: list[Period] = []
    end = 0
    for at in starts:
        period = read_period(tokens, at, tags, published) if at >= end else None
        if period is not None:
            found.append(period)
            end = period.last
    return found


def beginnings(tokens: Sequence[Token], tags: Tags) -> list[int]:
    """Give the tokens at which a period may begin: there are many "in", "on" and numbers, few of which open one."""
    led = {at for at, hit in tags["date_on"].items() if may_be_date(tokens, hit.last + (hit.last in tags["the"]), tags)}
    ago = {at for at in tags["number_word"] if at + 1 in tags["date_unit"]}
    after = tags.any_of(AFTER_NUMERAL)
    days = {at for at in numerals(tokens) if at + 1 in after or len(tokens[at].text) == len("2016")}
    return sorted(tags.any_of(OPENING) | days | led | ago)


def read_period(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read the period that begins at a token: a span of time, a date after a small word, or a date alone."""
    try:
        found = (read(tokens, at, tags, published) for read in readers(tokens, at, tags))
        return next((period for period in found if period is not None), None)
    except (OverflowError, ValueError):  # a day before the year 1 or after 9999 is no day
        return None


def readers(tokens: Sequence[Token], at: int, tags: Tags) -> Iterator[Reader]:
    """Yield what may read a period that begins at a token, in the order in which it is asked."""
    if at + 1 in tags["date_unit"]:
        yield read_ago
    if at in tags["date_last"] or at in tags["date_past"] or at in tags["date_span"]:
        yield from (read_last, read_last_units, read_years)
    dated = may_be_date(tokens, at, tags)
    if tags["date_to"] and (dated or at in tags["date_between"]):
        yield read_between
    if any(at in tags[kind] for kind in LEADS):
        yield read_led
    if dated:
        yield from (read_day, read_attributive)


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
    for kind in LEADS:
        hit = tags[kind].get(at)
        if hit is None:
            continue
        following = hit.last + (hit.last in tags["the"])
        if kind == "date_since" and not may_be_date(tokens, following, tags):
            following = after_event(tokens, following, tags)
        if not may_be_date(tokens, following, tags):
            continue
        day = read_day(tokens, following, tags, published) or read_month_or_year(tokens, following, tags, published)
        if day is None:
            continue
        if kind == "date_since":
            return day._replace(first=at, end=published, since=True)
        if kind == "date_until":
            return day._replace(first=at, start=None)
        return day._replace(first=at)
    return None


def read_attributive(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read a year or a month that stands before what happened in it: "the 1980 murder", "the May 1987 bombing"."""
    day = read_month_or_year(tokens, at, tags, published)
    led = at > 0 and (at - 1 in tags["the"] or tokens[at].text[0].isalpha())
    return day if day is not None and led and (day.last in tags["cue"] or day.last in tags["cause"]) else None


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
    if not may_be_date(tokens, first, tags):
        return None
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
        start = end._replace(start=end.end.replace(day=plain))
    begin = start.start
    if begin is None:
        return None
    if begin > end.end:
        begin = begin.replace(year=begin.year - 1, day=min(begin.day, 28) if begin.month == 2 else begin.day)
    precision = "day" if "day" in (start.precision, end.precision) else end.precision
    return Period(at, end.last, begin, end.end, precision, since=end.end - begin > LONG)


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


def read_years(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "in nine years", "over ten years of war": a span of years that ends at publication."""
    hit = tags["date_span"].get(at)
    if hit is None or published is None:
        return None
    number = tags["number_word"].get(hit.last)
    digits = tokens[hit.last].text if hit.last < len(tokens) else ""
    count = int(str(number.data)) if number else int(digits) if digits.isdecimal() and len(digits) < 3 else 0
    unit = tags["date_unit"].get(hit.last + 1)
    if count < 2 or unit is None or unit.data != "year" or unit.last in tags["date_ago"] or is_ranked(at, tags):
        return None
    return Period(at, unit.last, back(published, count, "year"), published, "year", since=True)


def is_ranked(at: int, tags: Tags) -> bool:
    """Say whether a span of time only ranks what is told: "the worst attack in ten years"."""
    return any(i in tags["status_superlative"] for i in range(at - RANKED, at))


def back(day: date, count: int, unit: str) -> date:
    """Go back whole days, weeks, months or years; a day that does not exist becomes the last of its month."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (WEEK if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    year, month = max(months // 12, 1), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
