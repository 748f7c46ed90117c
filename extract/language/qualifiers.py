"""Hedges beside a number, and the bounds that they support."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.claim import Qualifier
from extract.language.lexicon import Hit, Tags
from extract.language.numbers import Number, read_number
from extract.language.tokens import Token, numerals

OPENING = ("number_word", "number_idiom", "vague")  # what a number in words begins with, beside "a dozen"
LAST_DAY = 31  # of a month
COUNTED = 20  # words from "the toll stood" to "at 1300"
OLDEST = 115  # years of age
TOLLS = ("counting", "cue")
MOST_AGES = 9  # tokens from "aged" to the last of five ages
MOST_HEDGES = 3  # "at least some other 30"


class Quantity(NamedTuple):
    """Tokens `first` to `last` print a hedged number, with the bounds that it supports."""

    first: int
    last: int
    qualifier: Qualifier
    value: int | None
    low: int | None
    high: int | None


def bounds(qualifier: Qualifier, low: int, high: int | None) -> tuple[int | None, int | None, int | None]:
    """Give (value, low, high) that a qualifier leaves of a printed number; None is open or not printed.

    Source: the table of DESIGN §2.

    >>> bounds(Qualifier.MORE_THAN, 450, 450)
    (450, 451, None)
    """
    match qualifier:
        case Qualifier.EXACT:
            return low, low, low
        case Qualifier.AT_LEAST:
            return low, low, None
        case Qualifier.MORE_THAN:
            return low, low + 1, None
        case Qualifier.AT_MOST:
            return low, None, low
        case Qualifier.FEWER_THAN:
            return low, None, max(low - 1, 0)
        case Qualifier.ABOUT:
            return low, None, None
        case Qualifier.NEARLY:
            return low, None, low
        case Qualifier.NONE:
            return 0, 0, 0
        case _:  # between, vague: no single number is printed
            return None, low, high


def read_quantities(tokens: Sequence[Token], tags: Tags, taken: set[int]) -> list[Quantity]:
    """Read every hedged number of a sentence, but what is `taken` (dates) or counts something else."""
    found: list[Quantity] = []
    end = 0
    dozens = {at for at in tags["a"] if at + 1 in tags["scale"]}
    for at in sorted((tags.any_of(OPENING) | numerals(tokens) | dozens) - taken):
        number = read_number(tokens, at, tags) if at >= end else None
        if number is None:
            continue
        if is_count(tokens, number, tags):
            found.append(hedge(number, tags, taken, found[-1].last if found else 0))
        end = max(number.last, at + 1)
    return found


def is_count(tokens: Sequence[Token], number: Number, tags: Tags) -> bool:
    """Say whether a number may count people: not an age, a sum of money, a measure, a year or a time."""
    before, after = number.first - 1, number.last
    if after in tags["not_after"] or is_led(tokens, number, tags):
        return False
    beside_month = after in tags["month"] or before in tags["month"]
    if beside_month and number.low <= LAST_DAY and tokens[number.first].text[0].isdecimal():
        return False  # "27 July", whether or not the year is known; "since May nine people" counts
    marks = [tokens[i].text if 0 <= i < len(tokens) else "" for i in (before, after)]
    if ":" in marks and any(0 <= i < len(tokens) and tokens[i].text[0].isdecimal() for i in (before - 1, after + 1)):
        glued = [i for i in (before, after) if 0 <= i < len(tokens) and tokens[i].text == ":"]
        if any(
            tokens[i].start == tokens[i - 1].end and i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end
            for i in glued
        ):
            return False  # 12:30
    if marks[1] in {"/", "-", "–"} and after + 1 < len(tokens) and tokens[after + 1].text[0].isdecimal():
        return False  # 12/03, 3-2
    if (
        marks[0] in {"/", "-", "–"}
        and before > 0
        and tokens[before].end == tokens[before + 1].start
        and (tokens[before - 1].text[0].isdecimal() or (marks[0] != "/" and tokens[before - 1].text[0].isalnum()))
    ):
        return False  # F - 16, 2010-14
    return not (is_age(tokens, number, marks, tags) or is_time(tokens, number, tags) or is_year(tokens, number, tags))


def is_led(tokens: Sequence[Token], number: Number, tags: Tags) -> bool:
    """Say whether the word before a number takes it ("room 12"), though not "on the road five men died"."""
    led = number.first - 1 in tags["not_before"] or number.first in tags.ends_of("not_before")
    return led and (tokens[number.first].text[0].isdecimal() or number.last not in tags["people"])


def is_in_ages(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a numeral goes on a list of ages: "aged 4 and 6", "aged 4, 6 and 9"."""
    for joint in range(at - 1, max(0, at - MOST_AGES), -2):
        joined = joint in tags["and"] or joint in tags["range"] or tokens[joint].text == ","
        if not (joined and tokens[joint - 1].text.isdecimal()):
            return False
        if joint - 2 in tags["aged"]:
            return True
    return False


def is_age(tokens: Sequence[Token], number: Number, marks: Sequence[str], tags: Tags) -> bool:
    """Say whether a bare number is an age: "a boy, 12, died", "Anna Moreau, 45, died", "15 children under five"."""
    if number.vague or number.low > OLDEST:
        return False
    limit = number.first - 1 in tags["age_limit"] and number.first - 1 in tags.ends_of("people")
    if (limit or is_in_ages(tokens, number.first, tags)) and number.last not in tags["people"]:
        return True
    return marks == [",", ","] and number.first > 1 and number.last + 1 not in tags["including"]


def is_time(tokens: Sequence[Token], number: Number, tags: Tags) -> bool:
    """Say whether four digits are a time of day: "at 1300, four soldiers", "0815"."""
    text = tokens[number.first].text
    if number.last - number.first != 1 or not (len(text) == 4 and text.isdecimal()):
        return False
    if text[0] == "0":
        return True
    near = range(number.first - COUNTED, number.first)
    toll = any(at in tags["tally"] or at in tags["counting"] for at in near)
    ends = number.last >= len(tokens) or tokens[number.last].text in ",(." or number.last in tags["date_on"]
    return number.first - 1 in tags["at"] and ends and int(text[:2]) < 24 and int(text[2:]) < 60 and not toll


def is_year(tokens: Sequence[Token], number: Number, tags: Tags) -> bool:
    """Say whether a bare four-digit number reads as a year."""
    text = tokens[number.first].text
    if number.last - number.first != 1 or not (len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2099):
        return False
    before, after = number.first - 1, number.last
    if after in tags["cue"] and after not in tags["people"] and (before in tags["the"] or before in tags["month"]):
        return True  # "the 1980 murder"
    if before in tags["year_before"] or (before >= 0 and tokens[before].text in {"(", "/"}):
        return True
    counted = after in tags["people"] or after in tags["cue"] or after in tags["be"] or after in tags["have"]
    hedge_here = next((hit for hit in tags["hedge_before"].values() if hit.last == number.first), None)
    return not counted and (hedge_here is None or hedge_here.data == Qualifier.EXACT)


def hedge(number: Number, tags: Tags, taken: set[int], floor: int) -> Quantity:
    """Take the hedges on both sides of a number into one quantity."""
    first, last, names = number.first, number.last, []
    for _ in range(MOST_HEDGES):
        start = hedge_ending(first, tags, floor)
        if start is None or start in taken:
            break
        name = Qualifier(str(tags["hedge_before"][start].data))
        is_verb = start in tags["tally"] and name != Qualifier.ABOUT
        if not is_verb or any(at < start for kind in TOLLS for at in tags[kind]):
            names.append(name)
        if is_verb:
            break  # the verb of the clause stays a piece: "the toll passed 50", but "they passed 50 wounded men"
        first = start
    if (after := tags["hedge_after"].get(last)) is not None:
        names.append(Qualifier(str(after.data)))
        last = after.last
    strong = [name for name in names if name not in (Qualifier.EXACT, Qualifier.ABOUT)]
    weak = [name for name in names if name == Qualifier.ABOUT]
    if number.vague:
        qualifier = Qualifier.VAGUE
    elif number.high is not None and number.high > number.low:
        qualifier = Qualifier.BETWEEN
    else:
        qualifier = (strong or weak or [Qualifier.EXACT])[0]
    return Quantity(first, last, qualifier, *bounds(qualifier, number.low, number.high))


def hedge_ending(at: int, tags: Tags, floor: int) -> int | None:
    """Find the longest hedge that ends right before a token and does not reach below `floor`."""
    ending = (start for start in range(max(floor, at - 5), at) if ends(tags["hedge_before"].get(start), at))
    return next(ending, None)


def ends(hit: Hit | None, at: int) -> bool:
    """Say whether a phrase was found and ends at a token."""
    return hit is not None and hit.last == at
