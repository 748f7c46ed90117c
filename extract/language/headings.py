"""Lines that say of what time the figures below them are: "Key figures (as of 5 July)", "3-9 June 2024"."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.language.days import Period
from extract.language.parse import Parse
from extract.language.periods import is_of_telling
from extract.language.sentences import Sentence, blocks, is_item, paragraphs
from extract.language.tokens import numerals

LONGEST = 200  # characters of a heading
ENDS = (".", "!", "?", ".”", '."', ";", ",")  # what no heading ends in
BRACKETS = str.maketrans("(),:", "    ")
SPANS = ("day", "week")  # of a month, a heading only says when the report came out


class Heading(NamedTuple):
    """A period, with its words, that holds from one character to another."""

    start: int
    end: int
    period: Period
    text: str


class Headings(NamedTuple):
    """The headings of a text, in its order: over lists (a count up to a day, or from one on), and over all below."""

    lists: Sequence[Heading]
    ranges: Sequence[Heading]


def find_headings(text: str, dated: frozenset[str], read: Callable[[Sentence], Parse]) -> Headings:
    """Find the headings of a text that say a time; `dated` are the words of dates."""
    lists: list[Heading] = []
    ranges: list[Heading] = []
    prose = len(text)  # where the prose begins that ends the list below
    for line in reversed([*lines_of(text)]):
        parse = read(line) if is_short(line.text, dated) else None
        period = None if parse is None or counts(parse) else period_of_heading(parse)
        if parse is not None and period is not None:
            of_list = period.start is None or period.since
            end = prose if of_list else len(text)
            heading = Heading(line.start, end, period, parse.text(period.first, period.last))
            (lists if of_list else ranges).append(heading)
        if not is_listed(line.text):
            prose = line.start
    return Headings(lists[::-1], ranges[::-1])


def above(headings: Sequence[Heading], sentence: Sentence) -> Heading | None:
    """Give the last heading above a sentence that holds for it."""
    number = bisect_left(headings, sentence.start, key=lambda heading: heading.start)
    return headings[number - 1] if number and sentence.start < headings[number - 1].end else None


def lines_of(text: str) -> Iterator[Sentence]:
    """Yield the lines of a text, those that are merely wrapped joined into one."""
    for number, (first, last) in enumerate(paragraphs(text)):
        for start, end in blocks(text, first, last):
            line = text[start:end]
            if line.strip():
                yield Sentence(line.strip(), start + len(line) - len(line.lstrip()), number)


def is_short(line: str, dated: frozenset[str]) -> bool:
    """Say whether a line could be a heading with a day: short, no sentence, and with a word of dates."""
    if len(line) > LONGEST or line.endswith(ENDS) or is_item(line):
        return False
    return not dated.isdisjoint(line.lower().translate(BRACKETS).split())


def is_listed(line: str) -> bool:
    """Say whether a line is an item of a list or a label, no prose."""
    return is_item(line) or not line.endswith(ENDS)


def counts(parse: Parse) -> bool:
    """Say whether a line has a figure of its own: "Displaced since 3 May: 1,200"."""
    dated = {at for period in parse.periods for at in range(period.first, period.last)}
    return bool(parse.tags["cue"]) and not dated.issuperset({*numerals(parse.tokens), *parse.tags["number_word"]})


def period_of_heading(parse: Parse) -> Period | None:
    """Give the period of a heading: a count up to a day or from one on, or a range of days."""
    for period in reversed(parse.periods):
        if period.end is None or is_of_telling(parse, period):
            continue
        if period.start is None or period.since or (period.start < period.end and period.precision in SPANS):
            return period
    return None
