"""Number phrases: numerals in every grouping, words, vague words and ranges."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from extract.language.lexicon import Tags
from extract.language.tokens import Token

NUMERAL = re.compile(r"\d+(?:[.,'’٬٫]\d+)*\Z")
GROUPED = re.compile(r"\d{1,3}(?:([.,'’٬])\d{3})(?:\1\d{3})*\Z|\d{1,2}(?:,\d{2})*,\d{3}\Z")  # 1,700 450.000 1,70,000
DECIMAL = re.compile(r"(\d+)[.,٫](\d+)\Z")
SPACE_GROUP = re.compile(r"\d{3}\Z")
LARGEST = 10**11  # people who ever lived: anything above is not a count


class Number(NamedTuple):
    """Tokens `first` to `last` (exclusive) print a number from `low` to `high`; vague words set only `low`."""

    first: int
    last: int
    low: int
    high: int | None
    vague: bool = False


def read_number(tokens: Sequence[Token], at: int, tags: Tags) -> Number | None:
    """Read the number phrase that begins at a token, ranges included; None when there is none."""
    number = read_vague(at, tags) or read_single(tokens, at, tags)
    if number is None or number.vague:
        return number
    return read_range(tokens, number, tags) or read_again(tokens, number, tags) or number


def read_again(tokens: Sequence[Token], number: Number, tags: Tags) -> Number | None:
    """Take in a number that only says the one before it again: "fourteen (14) people"."""
    inside = number.last + 1
    if inside + 1 >= len(tokens) or tokens[number.last].text != "(":
        return None
    again = read_single(tokens, inside, tags)
    closed = again is not None and again.last < len(tokens) and tokens[again.last].text == ")"
    if again is None or not closed or (again.low, again.high) != (number.low, number.high):
        return None
    return Number(number.first, again.last + 1, number.low, number.high)


def read_range(tokens: Sequence[Token], number: Number, tags: Tags) -> Number | None:
    """Continue "20" to "20 to 30", "20-30" or "between 20 and 30"; a hyphen is a range, never a sum."""
    joint = number.last
    if joint + 1 >= len(tokens):
        return None
    between = number.first > 0 and number.first - 1 in tags["between"]
    kind = "between_and" if between else "range"
    changed = number.first > 1 and number.first - 1 in tags["from"] and number.first - 2 in tags["tally"]
    if joint not in tags[kind] or changed:  # "rose from 12 to 15" is no range
        return None
    second = read_single(tokens, joint + 1, tags)
    if second is None or second.high is None or number.high is None:
        return None
    low, high = number.low, second.low
    scale = scale_of(second, tags)
    if scale and not scale_of(number, tags) and low * scale < high:
        low *= scale  # "two to three million"
    if low >= high:
        return None
    return Number(number.first - between, second.last, low, high)


def scale_of(number: Number, tags: Tags) -> int:
    """Give the scale word that ends a number, 0 where there is none."""
    hit = tags["scale"].get(number.last - 1)
    return int(str(hit.data)) if hit else 0


def read_vague(at: int, tags: Tags) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred": a lower bound and no number."""
    hit = tags["vague"].get(at)
    if hit is None:
        return None
    low, last = int(str(hit.data)), hit.last
    while (scale := tags["scale"].get(last)) is not None:  # "several hundred thousand"
        low, last = low * int(str(scale.data)), scale.last
    return Number(at, last, low, None, vague=True)


def read_single(tokens: Sequence[Token], at: int, tags: Tags) -> Number | None:
    """Read one number: an idiom ("half a million"), a numeral or number words, with scale words after it."""
    idiom = tags["number_idiom"].get(at)
    if idiom is not None:
        value = int(str(idiom.data))
        return Number(at, idiom.last, value, value)
    if tokens[at].text[0].isdecimal():
        return read_numeral(tokens, at, tags)
    return read_words(tokens, at, tags)


def read_numeral(tokens: Sequence[Token], at: int, tags: Tags) -> Number | None:
    """Read digits: "1,700", "450.000", "1 700", "1.2 million", "12k"."""
    digits, last, scale = tokens[at].text, at + 1, 1
    if not NUMERAL.match(digits):
        return None
    if last in tags["suffix"] and tokens[last].start == tokens[at].end:
        scale, last = int(str(tags["suffix"][last].data)), last + 1
    elif digits.isdecimal() and len(digits) <= 3 and digits[0] != "0":
        while (
            last < len(tokens)
            and tokens[last].start == tokens[last - 1].end + 1
            and SPACE_GROUP.match(tokens[last].text)
        ):
            digits, last = digits + tokens[last].text, last + 1
    while (word := tags["scale"].get(last)) is not None:
        scale, last = scale * int(str(word.data)), word.last
    if scale == 1 and DECIMAL.match(digits) and not GROUPED.match(digits):
        scale = scale_ahead(tokens, last, tags)
    value = to_int(digits, scale)
    return None if value is None or value > LARGEST else Number(at, last, value, value)


def scale_ahead(tokens: Sequence[Token], joint: int, tags: Tags) -> int:
    """Give the scale that two decimals share: "between 1.2 and 1.5 million"."""
    joined = joint in tags["range"] or joint in tags["between_and"]
    if not joined or joint + 2 >= len(tokens) or not NUMERAL.match(tokens[joint + 1].text):
        return 1
    hit = tags["scale"].get(joint + 2)
    return int(str(hit.data)) if hit else 1


def to_int(digits: str, scale: int) -> int | None:
    """Read a numeral as a whole number of persons; None when it is none.

    A point or comma before three digits groups thousands, unless a scale word follows: then it is decimal.

    >>> to_int("450.000", 1), to_int("1.234", 10**6), to_int("1,70,000", 1), to_int("7.8", 1)
    (450000, 1234000, 170000, None)
    """
    if digits.isdecimal():
        return int(digits) * scale
    decimal = DECIMAL.match(digits)
    if decimal and (scale > 1 or not GROUPED.match(digits)):
        value = Fraction(f"{int(decimal[1])}.{''.join(str(int(d)) for d in decimal[2])}") * scale
        return int(value) if value.denominator == 1 and scale > 1 else None
    if GROUPED.match(digits):
        return int(re.sub(r"\D", "", digits)) * scale
    return None


def read_words(tokens: Sequence[Token], at: int, tags: Tags) -> Number | None:
    """Read number words: "twenty-three", "two hundred and fifty thousand", "a hundred"."""
    total, current, last = 0, -1, at
    if at in tags["a"] and at + 1 in tags["scale"]:
        current, last = 1, at + 1  # "a dozen"
    while last < len(tokens):
        words = tags["number_word"].get(last)
        scale = tags["scale"].get(last)
        if words is not None and fits(current, unit := int(str(words.data))):
            current, last = max(current, 0) + unit, words.last
        elif scale is not None and current > 0:
            factor = int(str(scale.data))
            if factor < 1000:
                current *= factor
            else:
                total, current = total + current * factor, 0
            last = scale.last
        elif (
            last in tags["number_and"]
            and last > at
            and last + 1 in tags["number_word"]
            and (current % 100 == 0 < current + total)
        ):
            last += 1  # "two hundred and fifty"
        else:
            break
    half = tags["and_a_half"].get(last)
    if half is not None and current > 0 and not total and (scale := tags["scale"].get(half.last)) is not None:
        value = (2 * current + 1) * int(str(scale.data)) // 2  # "two and a half million"
        return Number(at, scale.last, value, value)
    value = total + max(current, 0)
    return Number(at, last, value, value) if last > at and (current >= 0 or total) and value <= LARGEST else None


def fits(current: int, unit: int) -> bool:
    """Say whether a number word may follow: "twenty" + "three", "hundred" + "fifty", never "two" + "three"."""
    if current <= 0:
        return True
    return current % 100 == 0 if unit >= 10 else current % 10 == 0
