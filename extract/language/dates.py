"""Periods said in a sentence: dates, ranges of them, and dates led by a small word such as "since"."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from extract.language.days import ANY_DAY, NAMED, Offset, Period, may_be_date, read_month_or_year
from extract.language.lexicon import Tags
from extract.language.ranges import read_between, read_named, read_whole
from extract.language.spans import read_ago, read_last, read_over, read_past, read_to
from extract.language.tokens import Token, numerals

EVENT = 7  # words between "since" and its day
RANK = 5  # words between "the worst" and its "since"
COMING = timedelta(days=180)  # "until March" of so long ago is the March that comes
OPENING = (
    "date_last", "date_between", "date_since", "date_until", "weekday", "month",
    "month_middle", "relative_day", "date_part", "date_this", "date_weekend", "date_told_day", "date_told_span",
)  # fmt: skip
NUMBERS = ("number_word", "a")  # what may count units of time beside a numeral
SPANS = ("date_past", "date_span")  # what comes before so many units of time
LEADS = ("date_since", "date_until", "date_on")
AFTER_NUMERAL = ("month", "of", "date_to", "date_unit")  # "3 May", "3 of May", "3 to 5 May", "3 days ago"
IN_NUMERAL = ("/", ".")  # between the parts of a day in numerals; a hyphen is one of `date_to`
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
    digits, the = numerals(tokens), tags["the"]
    opens = digits | tags.any_of(NAMED)
    led = {at for at, hit in tags["date_on"].items() if hit.last + (hit.last in the) in opens}
    after = tags.any_of(AFTER_NUMERAL)
    days = {
        at
        for at in digits
        if at + 1 in after
        or len(tokens[at].text) >= len("2016")
        or (tokens[at + 1 : at + 2] and tokens[at + 1].text in IN_NUMERAL)
    }
    return sorted(tags.any_of(OPENING).union(days, led, before_units(tags) if tags["date_unit"] else ()))


def before_units(tags: Tags) -> Iterator[int]:
    """Yield the tokens at which units of time may be counted: "three days ago", "in the past week", "in 24 hours"."""
    units = tags["date_unit"]
    yield from (at for kind in NUMBERS for at in tags[kind] if at + 1 in units)
    for kind in SPANS:
        yield from (at for at, hit in tags[kind].items() if hit.last in units or hit.last + 1 in units)


def read_period(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read the period that begins at a token: a span of time, a date after a small word, or a date alone."""
    if at and at - 1 in tags["date_next"]:
        return None  # "next week"
    try:
        found = (read(tokens, at, tags, published) for read in readers(tokens, at, tags))
        return of_that_year(next((period for period in found if period is not None), None), tags)
    except (OverflowError, ValueError):  # a day before the year 1 or after 9999 is no day
        return None


def of_that_year(period: Period | None, tags: Tags) -> Period | None:
    """Leave the year of "in October of that year" open."""
    year = tags["date_told_span"].get(period.last + 1) if period is not None and period.last in tags["of"] else None
    if period is None or year is None or year.data != "year":
        return period
    return period._replace(last=year.last, told=Offset(0, "year"))


def readers(tokens: Sequence[Token], at: int, tags: Tags) -> Iterator[Reader]:
    """Yield what may read a period that begins at a token, in the order in which it is asked."""
    if at + 1 in tags["date_unit"]:
        yield read_ago
    if tags["date_unit"] and any(at in tags[kind] for kind in SPANS):
        yield from (read_last, read_past, read_to, read_over)
    dated = may_be_date(tokens, at, tags)
    if tags["date_to"] and (dated or at in tags["date_between"]):
        yield read_between
    if any(at in tags[kind] for kind in LEADS):
        yield read_led
    if dated:
        yield from (read_named, read_attributive)


def read_led(tokens: Sequence[Token], at: int, tags: Tags, published: date | None) -> Period | None:
    """Read "since Friday", "until 3 May", "in 2015", "on Monday"."""
    for kind in LEADS:
        hit = tags[kind].get(at)
        if hit is None:
            continue
        following = after_clock(tokens, hit.last + (hit.last in tags["the"]), tags)
        if kind == "date_since" and read_whole(tokens, following, tags, published) is None:
            following = after_event(tokens, following, tags)
        if not may_be_date(tokens, following, tags) or following - 1 in tags["date_next"]:
            continue
        joint = read_between(tokens, following, tags, published) if kind == "date_on" and tags["date_to"] else None
        day = joint or read_whole(tokens, following, tags, published)
        if day is None:
            continue
        if kind == "date_since":
            return since(tokens, day._replace(first=at), tags, published)
        if kind == "date_until":
            return until(day._replace(first=at), published)
        return day._replace(first=at)
    return None


def since(tokens: Sequence[Token], day: Period, tags: Tags, published: date | None) -> Period | None:
    """Read everything from a day on; "the worst since 1998" only ranks, "the worst since 1998, when" tells of it."""
    ranked = (at for at in range(day.first - RANK, day.first) if at in tags["status_superlative"])
    if any(tags["status_superlative"][at].last not in tags["of"] for at in ranked):
        comma = day.last < len(tokens) and tokens[day.last].text == ","
        return day if day.last + comma in tags["break"] else None
    return day._replace(end=published, since=True) if day.told is None else None


def until(day: Period, published: date | None) -> Period | None:
    """Read everything up to a day; "funded until March" says nothing of what has been."""
    if day.end is None or (published is not None and published - day.end > COMING and day.precision == "month"):
        return None
    return day._replace(start=None)


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


def after_clock(tokens: Sequence[Token], at: int, tags: Tags) -> int:
    """Step over the time of the day: "as of 06:00 on 12 October", "by noon on Friday"."""
    later = at
    if later + 2 < len(tokens) and tokens[later].text.isdecimal() and tokens[later + 1].text == ":":
        later += 3
    elif later < len(tokens) and tokens[later].text[0].isdecimal() and later + 1 in tags["clock"]:
        later += 1
    later = tags["clock"][later].last if later in tags["clock"] else later
    if later == at:
        return at
    later += later < len(tokens) and tokens[later].text == ","
    later = tags["date_on"][later].last if later in tags["date_on"] else later
    return later if may_be_date(tokens, later, tags) else at
