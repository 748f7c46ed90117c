"""Whether two mentions speak of one happening, and the reasons for it.

Place and time must agree positively. A cause that is not said agrees with any; one that contradicts never does.
What agrees only roughly needs more from the rest:

- two places near each other need the same stated cause, on days that are said;
- a division or a country and a place in it need a disaster or an accident: in a war, much happens on one day;
- so does one day more or less, and a toll "until" a day;
- a toll that no day is said for ("the toll of the bombing rose to 80") is that of a bombing in the three days before;
- two totals for which no day is said at all have the same stated cause, or are of one size and of people who move;
- what stands on a day is held against the same outcome;
- a count that ends inside a much longer one, and does not say when it began, is about as large;
- one day in a whole division or country under a daily cause is told together, by one article or with one number.
"""

from typing import NamedTuple

from extract.claim import Claim
from extract.ledger.causes import is_daily, same_cause
from extract.ledger.mentions import Placed, habit_of
from extract.ledger.sites import may_be_same, same_site
from extract.ledger.spans import Extent, is_certain, is_news_toll, same_time
from extract.ledger.totals import size

TELLING = 10
LARGER = 3  # times that a total may be larger than an earlier one of the same long run

PLACES = {
    "same": "same place ({one})",
    "city_and_province": "a city and its province ({one}, {other})",
    "near": "places within 5 km ({one}, {other})",
    "within_division": "one place within the other ({one}, {other})",
    "within_country": "one place within the other ({one}, {other})",
}
TIMES = {
    "same": "same day ({one})",
    "overlap": "periods overlap ({one}; {other})",
    "next_day": "a day apart ({one}; {other})",
    "beginning": "counts that begin about the same day ({one}; {other})",
    "ends": "counts that end about the same day ({one}; {other})",
    "inside": "one count ends within the other ({one}; {other})",
    "inside_long": "one count ends within the other and is about as large ({one}; {other})",
    "state": "what stood on days not far apart ({one}; {other})",
    "toll": "a toll and the day that it counts from ({one}; {other})",
    "news_toll": "a toll without a day and a happening of the days before ({one}; {other})",
}
CAUSES = {
    "same": "same cause ({one})",
    "told_as": "causes that are told as one ({one}, {other})",
    "same_type": "causes of one kind ({one}, {other})",
    "not_said": "cause not said by {who}",
}


class Reason(NamedTuple):
    """One thing in which two mentions agree: what, in which way, and in words."""

    what: str
    how: str
    words: str


def agree(one: Placed, other: Placed) -> tuple[Reason, ...] | None:
    """Give the reasons why two mentions speak of one happening, None where they need not."""
    cause = causes_agree(one, other)
    if cause is None or one.family != other.family:
        return None
    rare = cause == "same" and not is_daily(one.cause)
    time = times_agree(one, other, cause, rare)
    place = places_agree(one, other, cause, rare) if time else None
    if time is None or place is None:
        return None
    return (
        Reason("place", place, PLACES[place].format(one=one.site.name, other=other.site.name)),
        Reason("time", time, TIMES[time].format(one=one.span.words(), other=other.span.words())),
        Reason("cause", cause, cause_words(cause, one.cause, other.cause)),
    )


def times_agree(one: Placed, other: Placed, cause: str, rare: bool) -> str | None:
    """Compare spans; where they agree roughly, what was counted has to agree too."""
    found = same_time(one.span, other.span, rare=rare, patience=habit_of(one.family).patience)
    mine, theirs = one.claim, other.claim
    if found == "inside_long":
        return found if mine.outcome == theirs.outcome and alike_in_size(mine, theirs) else None
    if found is None and cause == "same" and one.site.is_point:
        return "news_toll" if is_news_toll(one.span, other.span) else None
    if found in ("ends", "state") and not (one.span.stated or other.span.stated):
        grows = habit_of(one.family).usual != Extent.MOMENT and alike_in_size(mine, theirs)
        found = found if cause == "same" or grows or told_together(one, other, cause) else None
    if found == "state":
        return found if rare or mine.outcome == theirs.outcome or mine.article_id == theirs.article_id else None
    return found


def causes_agree(one: Placed, other: Placed) -> str | None:
    """Compare causes; of what goes on for long, the many causes only need to be of one kind."""
    if one.cause_type and other.cause_type and one.cause_type != other.cause_type:
        return None
    found = same_cause(one.cause, other.cause)
    lasts = Extent.MOMENT not in (one.span.extent, other.span.extent)
    both_daily = is_daily(one.cause) and is_daily(other.cause)
    return "same_type" if found is None and lasts and both_daily else found


def places_agree(one: Placed, other: Placed, cause: str, rare: bool) -> str | None:
    """Compare places, as strictly as time and cause ask for."""
    found = same_site(one.site, other.site)
    moments = one.span.extent == other.span.extent == Extent.MOMENT
    if found:
        wide = moments and not rare and not (one.site.is_point or other.site.is_point)
        return found if not wide or told_together(one, other, cause) else None
    if cause != "same" or not (is_certain(one.span) and is_certain(other.span)):
        return None
    found = may_be_same(one.site, other.site)
    return found if rare or (found == "near" and moments) else None


def told_together(one: Placed, other: Placed, cause: str) -> bool:
    """Say whether one article tells both, or both tell one number with one cause."""
    mine, theirs = one.claim, other.claim
    same_figure = mine.outcome == theirs.outcome and mine.value == theirs.value
    return mine.article_id == theirs.article_id or (cause == "same" and same_figure and is_telling(mine))


def is_telling(claim: Claim) -> bool:
    """Say whether a number is one that two happenings seldom share: every day somebody shoots two people."""
    return claim.value is not None and claim.value >= TELLING


def alike_in_size(one: Claim, other: Claim) -> bool:
    """Say whether two numbers are of one size."""
    smaller, larger = sorted((size(one), size(other)))
    return larger <= LARGER * smaller


def cause_words(how: str, one: str | None, other: str | None) -> str:
    """Say in words how two causes agree."""
    who = "either" if one is None and other is None else "one"
    shown = [cause.replace("_", " ") if cause else "" for cause in (one, other)]
    return CAUSES[how].format(one=shown[0], other=shown[1], who=who)
