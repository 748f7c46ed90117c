"""When a claim's people were counted, and whether two claims speak of the same time.

A claim is about a moment (what happened within a few days), a run (everything from a day on, or up to one) or a
state (how things stood on a day). Of runs, those with about the same beginning are one; a moment is never one with
a run, except where a disaster is told by its toll up to a day.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from extract.claim import Basis, Claim

MOMENT_DAYS = 3  # days that one happening takes at most, where no unit of the calendar is meant
UNIT_DAYS = 31  # "last week", "in September": one happening, somewhere in it
NEWS_DAYS = 3  # a happening without a day is news: it is no older than this at publication
SLACK = 5  # days by which counts of one run begin apart: a truce ends, the offensive begins later
SLACK_SHARE = 0.15  # of the length of a long run: "since 2011", "since March 2011"
MOST_SLACK = 120
YEARS = 3 * 365  # days of a run that is long enough to be told by the year ("in the past five years", "since 2011")
LESS_THAN_A_YEAR = 364
LENGTHENS = 4  # times that a count of one run may be longer than another: "in the past week" is no campaign's total
LONG_DAYS = 60  # from here on, much may be counted inside a run that is not its total
TOLL_DAYS = 60  # a disaster's toll is counted on for so long
PATIENCE = 14  # days after which a count is told again, where nothing else is known


class Extent(StrEnum):
    """What a period is the period of."""

    MOMENT = "moment"
    RUN = "run"
    STATE = "state"


class Span(NamedTuple):
    """The days a claim is about, as ordinals; `first` None is a beginning that is not said.

    `exact` is false where the day is only somewhere between `first` and `last`. `stated` is false where the
    publication day alone bounds them. `by_year` is true where no more than the year of the beginning is known.
    """

    extent: Extent
    first: int | None
    last: int
    exact: bool
    stated: bool
    by_year: bool = False

    def words(self) -> str:
        """Give the days for people.

        >>> Span(Extent.RUN, None, date(2016, 9, 25).toordinal(), True, True).words()
        'until 25 Sep 2016'
        """
        last = in_words(date.fromordinal(self.last))
        if self.first is None or self.extent == Extent.STATE:
            return f"{'on' if self.extent == Extent.STATE else 'until'} {last}"
        return last if self.first == self.last else f"{in_words(date.fromordinal(self.first))} to {last}"


def in_words(day: date) -> str:
    """Write a day for people."""
    return f"{day.day} {day:%b} {day.year}"


class Habit(NamedTuple):
    """How something is counted.

    `usual` is what its figures are about where no period is said, `patience` after how many days a count is told
    again, `news` how many days before publication it happened at most where no day is said.
    """

    usual: Extent = Extent.MOMENT
    patience: int = PATIENCE
    news: int = NEWS_DAYS


def span_of(claim: Claim, published: date | None, habit: Habit) -> Span | None:
    """Give the span of a claim, None where neither it nor its article has a day."""
    first, last = claim.period_from, claim.period_to
    if first is None and last is None:
        return without_period(claim, published, habit)
    if last is None:
        last = max(first, published) if first and published else first
    assert last is not None  # one of the two is given
    if claim.basis == Basis.STOCK or habit.usual == Extent.STATE:
        return Span(Extent.STATE, last.toordinal(), last.toordinal(), True, True)
    if first is None:
        return Span(Extent.RUN, None, last.toordinal(), True, True)
    days = (last - first).days
    if habit.usual == Extent.RUN:
        extent = Extent.RUN if days else Extent.MOMENT
        return Span(extent, first.toordinal(), last.toordinal(), True, True, claim.date_precision == "year")
    somewhere = claim.basis == Basis.NEW and claim.date_precision in ("week", "month") and days <= UNIT_DAYS
    extent = Extent.MOMENT if days <= MOMENT_DAYS or somewhere else Extent.RUN
    exact, by_year = days <= MOMENT_DAYS or not somewhere, claim.date_precision == "year"
    return Span(extent, first.toordinal(), last.toordinal(), exact, True, by_year)


def without_period(claim: Claim, published: date | None, habit: Habit) -> Span | None:
    """Bound a claim without a period by the day of publication; a period that cannot be dated is a run up to it."""
    if published is None:
        return None
    last = published.toordinal()
    if claim.basis == Basis.STOCK or habit.usual == Extent.STATE:
        return Span(Extent.STATE, last, last, True, False)
    if claim.period_text:
        return Span(Extent.RUN, None, last, False, True)
    if claim.basis == Basis.CUMULATIVE or habit.usual == Extent.RUN:
        return Span(Extent.RUN, None, last, True, False)
    return Span(Extent.MOMENT, last - habit.news, last, False, False)


def same_time(one: Span, other: Span, *, rare: bool = False, patience: int = PATIENCE) -> str | None:
    """Say in what two spans agree, None where they do not.

    `rare` says that the cause is one that does not strike the same place day after day: a disaster, an accident.
    `patience` is how many days later a count of the same is told.
    """
    if one.extent == other.extent == Extent.MOMENT:
        return same_moment(one, other, rare)
    if one.extent == other.extent == Extent.RUN:
        return same_run(one, other, patience)
    if one.extent == other.extent:
        return "state" if abs(one.last - other.last) <= patience else None
    if Extent.MOMENT in (one.extent, other.extent):
        moment, longer = (one, other) if one.extent == Extent.MOMENT else (other, one)
        return "toll" if rare and moment.exact and is_toll_of(moment, longer) else None
    run, state = (one, other) if one.extent == Extent.RUN else (other, one)
    if run.first is None:
        return "state" if abs(run.last - state.last) <= patience else None
    return "state" if run.first <= state.last <= run.last + patience else None


def same_moment(one: Span, other: Span, rare: bool) -> str | None:
    """Compare two happenings of a few days."""
    gap = max(one.first or 0, other.first or 0) - min(one.last, other.last)
    if gap > (1 if rare else 0):
        return None
    if gap == 1:
        return "next_day"
    return "same" if one == other and one.exact else "overlap"


def same_run(one: Span, other: Span, patience: int) -> str | None:
    """Compare two counts of everything: by their beginnings, else by where they end."""
    if one.first is not None and other.first is not None:
        apart = abs(one.first - other.first)
        lengths = sorted((one.last - one.first + 1, other.last - other.first + 1))
        is_update = lengths[1] <= LENGTHENS * lengths[0]
        return "beginning" if is_update and apart <= max(slack(one), slack(other)) else None
    if one.first is None and other.first is None:
        return "ends" if abs(one.last - other.last) <= patience else None
    known, unknown = (one, other) if one.first is not None else (other, one)
    assert known.first is not None
    if not known.first < unknown.last <= known.last + patience:  # until the day it began is before it
        return None
    return "inside" if known.last - known.first <= LONG_DAYS else "inside_long"


def slack(run: Span) -> int:
    """Give the days by which another count of the same run may begin apart."""
    length = run.last - (run.first if run.first is not None else run.last)
    if run.by_year and length >= YEARS:
        return LESS_THAN_A_YEAR
    return min(MOST_SLACK, max(SLACK, int(length * SLACK_SHARE)))


def is_toll_of(moment: Span, longer: Span) -> bool:
    """Say whether a run or a state is what a happening had cost by a later day."""
    begins = longer.first if longer.extent == Extent.RUN else None
    if begins is not None:
        return abs(begins - (moment.first or 0)) <= 1
    return moment.last <= longer.last <= moment.last + TOLL_DAYS


def is_news_toll(toll: Span, moment: Span) -> bool:
    """Say whether a count for which no day is said may be that of a happening in the days before its publication."""
    is_open = toll.extent == Extent.RUN and toll.first is None and not toll.stated
    is_day = moment.extent == Extent.MOMENT and moment.exact
    return is_open and is_day and 0 <= toll.last - moment.last <= NEWS_DAYS


def rank(span: Span) -> int:
    """Order spans from the one that says most of its time to the one that says least."""
    if span.extent == Extent.MOMENT:
        return 0 if span.exact else 4 if span.stated else 5
    return 3 if span.extent == Extent.STATE else 1 if span.first is not None else 2


def is_certain(span: Span) -> bool:
    """Say whether days are said, and meant exactly."""
    return span.stated and span.exact
