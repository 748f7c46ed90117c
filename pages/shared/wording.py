"""The words, numbers, days, colours and symbols of the app, in one place.

Nothing here knows Streamlit. Colour never stands alone: each outcome has a symbol and a name as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

APP = "Casualty Ledger"
NO_DAY = "no day is told"
NOT_STATED = "not stated"  # a filter's option for a blank cell
NO_SUM = (
    "These are counts of claims, not of people. Figures are never added up: "
    "reports overlap, repeat one another and disagree."
)
LINK = {False: "#23527d", True: "#8fbbe6"}  # by is_dark; linkColor of .streamlit/config.toml, which a test compares
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome looks and what it is called.

    Args:
        label: its name, alone on a legend or a chip.
        noun: who or what is counted, inside a title.
        sign: the character that stands for it in text.
        symbol: the same shape in Plotly.
        light, dark: its colour on either background, told apart by colour-blind eyes.
    """

    label: str
    noun: str
    sign: str
    symbol: str
    light: str
    dark: str


LOOKS = {
    "deaths": Look("deaths", "deaths", "●", "circle", "#27408b", "#a9bcff"),
    "injuries": Look("injuries", "injuries", "■", "square", "#b4570d", "#f0a45d"),
    "casualties": Look("casualties", "casualties", "◆", "diamond", "#7b3f8c", "#d3a1e2"),
    "missing": Look("missing", "missing people", "✖", "x", "#5d646d", "#b4bac2"),
    "displaced": Look("displaced", "displaced people", "▶", "triangle-right", "#0e7a6e", "#56cdbd"),
    "detained": Look("detained", "detained people", "▼", "triangle-down", "#7d6c00", "#d8c653"),
    "affected": Look("affected", "affected people", "⬢", "hexagon", "#2f82bd", "#86c7f5"),
    "housing": Look("housing", "damaged or destroyed homes", "⬟", "pentagon", "#a34a70", "#f0a0bd"),
}
QUALIFIERS = {
    "exact": "printed without a hedge",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "up to",
    "fewer_than": "fewer than",
    "about": "about",
    "nearly": "nearly",
    "between": "a range",
    "vague": "words, not a number",
    "none": "none, said in words",
}
BASES = {"new": "one event", "cumulative": "everything in a period", "stock": "the state on a day"}
# Where a place was read that the figure's own sentence does not name.
PLACES_FROM = {
    "paragraph": "named before in the paragraph",
    "article": "named elsewhere in the report",
    "title": "named in the title",
    "dateline": "where the report was sent from",
    "whole": "of the figure that this is a part of",
    "people": "the country of the people who were counted",
}
SPEAKERS = {
    "un": "United Nations",
    "ngo": "non-governmental organisation",
    "armed_group": "armed group",
    "rescue_service": "rescue service",
    "unattributed": "nobody named",
}

# Shown one for one, so that offsets keep: control characters as their pictures, and the marks that
# turn the direction of writing (with which "450" can be made to read "054") as an empty box.
_VISIBLE = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_VISIBLE |= {0x7F: 0x2421} | dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0x25AF)


def colour(outcome: str, dark: bool = False) -> str:
    """The colour of an outcome on a light or a dark page."""
    return LOOKS[outcome].dark if dark else LOOKS[outcome].light


def known(cell: Any) -> Any:
    """A table's cell, or None when it is blank: None, NaN, NaT, <NA> and "" are all one here."""
    return None if cell is None or cell is pd.NA or cell != cell or cell == "" else cell


def number(count: int) -> str:
    """A whole number with commas.

    >>> number(450000)
    '450,000'
    """
    return f"{int(count):,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def day(when: date) -> str:
    """A day in words.

    >>> day(date(2016, 9, 29))
    '29 September 2016'
    """
    return f"{when.day} {month(when)}"


def month(when: date) -> str:
    """The month of a day, with its year."""
    return f"{MONTHS[when.month - 1]} {when.year}"


def span(first: date, last: date) -> str:
    """Two days as one phrase that repeats nothing.

    >>> span(date(2016, 9, 19), date(2016, 9, 29))
    '19 and 29 September 2016'
    """
    if first.year != last.year:
        return f"{day(first)} and {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} and {day(last)}"
    return f"{first.day} and {day(last)}"


def months(first: date, last: date) -> str:
    """The months from one day to another, for a period at a glance.

    >>> months(date(2015, 5, 11), date(2016, 9, 29)), months(date(2016, 9, 1), date(2016, 9, 2))
    ('May 2015 – Sep 2016', 'Sep 2016')
    """
    short = [f"{MONTHS[d.month - 1][:3]} {d.year}" for d in (first, last)]
    return short[0] if short[0] == short[1] else " – ".join(short)


def listed(things: Iterable[str], last: str = "and") -> str:
    """Things in a row, as one says them.

    >>> listed(["deaths", "injuries", "missing people"])
    'deaths, injuries and missing people'
    """
    *first, final = things
    return f"{', '.join(first)} {last} {final}" if first else final


def capital(text: str) -> str:
    """The same text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def visible(text: str) -> str:
    r"""The same text, as long, with nothing in it that hides or turns the rest.

    >>> visible("450\u202e")
    '450▯'
    """
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """A text on one line, with nothing hidden in it."""
    return visible(" ".join(text.split()))


def web_address(url: Any) -> str | None:
    """The address when it is one that a browser should open; anything but http is dropped."""
    text = known(url)
    return text if text and str(text).lower().startswith(("http://", "https://")) else None
