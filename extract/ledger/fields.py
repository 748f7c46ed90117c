"""The fields of a claim that a person may judge: how each is written, and what it may hold.

Values are those of JSON: text, a whole number, or nothing; a day is text as ISO 8601 has it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from extract.article import as_date
from extract.claim import Basis, Claim, Outcome, Qualifier, SpeakerKind, Status, Unit
from extract.errors import ArticleError, ReviewError, shown
from extract.language.cause_words import TYPES
from extract.language.numbers import LARGEST
from extract.language.pack import load_pack
from extract.language.qualifiers import bounds

Value = str | int | None
LONGEST = 500  # characters of a field
COUNT = re.compile(r"\d{1,12}|\d{1,3}(?:,\d{3}){1,3}")
COUNTRY = re.compile(r"[A-Z]{3}")
TERMS = {  # the first is the usual one
    Outcome.DEATHS: ("killed", "died", "bodies", "died in own attack"),
    Outcome.INJURIES: ("injured",),
    Outcome.CASUALTIES: ("casualties",),
    Outcome.MISSING: ("missing",),
    Outcome.DISPLACED: (
        *("displaced", "evacuated", "fled", "homeless", "refugees", "relocated", "returned", "sheltered"),
    ),
    Outcome.DETAINED: ("detained", "abducted"),
    Outcome.AFFECTED: ("affected", "besieged", "in_need", "trapped"),
    Outcome.HOUSING: ("destroyed", "damaged"),
}


class Field(NamedTuple):
    """One field: the group that it is judged with, how its text is read, and what it is in a claim."""

    group: str
    read: Callable[[str], Value]
    kept: Callable[[Any], object]
    choices: tuple[str, ...] = ()
    is_needed: bool = False


def words(text: str) -> Value:
    """Take words as they are written, on one line."""
    if len(text) > LONGEST:
        raise ReviewError(f"has {len(text)} characters; write at most {LONGEST}")
    if not text.isprintable():
        raise ReviewError(f"is {shown(repr(text))}, which has signs that cannot be printed; leave them out")
    return text


def count(text: str) -> Value:
    """Read a whole number, grouped by commas or not."""
    number = int(text.replace(",", "")) if COUNT.fullmatch(text) else LARGEST + 1
    if number > LARGEST:
        raise ReviewError(
            f"is {shown(repr(text))}, which is not a count; write a whole number from 0 to {LARGEST:,}, or leave it out"
        )
    return number


def day(text: str) -> Value:
    """Read a day."""
    try:
        found = as_date(text, "")
    except ArticleError as error:
        raise ReviewError(str(error).strip()) from None
    return found.isoformat() if found else None


def country(text: str) -> Value:
    """Read the code of a country."""
    if not COUNTRY.fullmatch(text.upper()):
        raise ReviewError(
            f"is {shown(repr(text))}; write the three letters of ISO 3166-1, for example SYR, or leave it out"
        )
    return text.upper()


def cause(text: str) -> Value:
    """Take a cause of the hierarchy of causes."""
    if text not in known_causes():
        raise ReviewError(f"is {shown(repr(text))}; allowed are {', '.join(known_causes())}; or leave it out")
    return text


def one_of(choices: Iterable[str], group: str, kept: Callable[[Any], object], *, is_needed: bool = True) -> Field:
    """Make a field that takes one of a few words."""
    allowed = tuple(map(str, choices))
    rest = "" if is_needed else "; or leave it out"

    def read(text: str) -> Value:
        if text not in allowed:
            raise ReviewError(f"is {shown(repr(text))}; allowed are {', '.join(allowed)}{rest}")
        return text

    return Field(group, read, kept, allowed, is_needed)


REVIEWED: Mapping[str, Field] = {
    "outcome": one_of(Outcome, "outcome", Outcome),
    "term": Field("outcome", words, str, is_needed=True),
    "unit": one_of(Unit, "outcome", Unit),
    "value_text": Field("number", words, str, is_needed=True),
    "qualifier": one_of(Qualifier, "number", Qualifier),
    "value": Field("number", count, int),
    "low": Field("number", count, int),
    "high": Field("number", count, int),
    "population": Field("population", words, str),
    "basis": one_of(Basis, "basis", Basis),
    "status": one_of(Status, "status", Status),
    "period_from": Field("period", day, date.fromisoformat),
    "period_to": Field("period", day, date.fromisoformat),
    "place": Field("place", words, str),
    "admin1": Field("place", words, str),
    "iso3": Field("place", country, str),
    "attribution": Field("attribution", words, str),
    "attribution_kind": one_of(SpeakerKind, "attribution", SpeakerKind),
    "speaker": Field("attribution", words, str),
    "cause": Field("cause", cause, str),
    "cause_type": one_of(TYPES, "cause", str, is_needed=False),
    "responsible": Field("responsible", words, str),
    "part_of": Field("part_of", words, str),
    "repeats": Field("repeats", words, str),
}
NUMBER = tuple(name for name, field in REVIEWED.items() if field.group == "number")


@cache
def known_causes() -> dict[str, str | None]:
    """Every cause with its type, None where it has several or none."""
    types: dict[str, set[str | None]] = {}
    for row in load_pack("en").raw["causes"]["causes"]:
        types.setdefault(row["cause"], set()).add(row.get("type"))
    return {name: next(iter(found)) if len(found) == 1 else None for name, found in sorted(types.items())}


def as_read(claim: Claim) -> dict[str, Value]:
    """Give the fields of a claim that can be judged, as JSON has them."""
    return {name: plain(getattr(claim, name)) for name in REVIEWED}


def plain(value: Any) -> Any:
    """Write the value of any field of a claim as JSON has it."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value


def kept(name: str, value: Value) -> Any:
    """Give a value as a claim has it."""
    return None if value is None else REVIEWED[name].kept(value)


def can_hold(name: str, value: Value) -> bool:
    """Say whether a field of a claim can hold a value; another program may have kept what this one does not know."""
    try:
        return kept(name, value) is not None or not REVIEWED[name].is_needed
    except (ValueError, TypeError):
        return False


def differing(read: Mapping[str, Value], given: Mapping[str, object]) -> dict[str, object]:
    """Give what somebody wrote otherwise than it was read; a form may be given back whole."""
    return {name: value for name, value in given.items() if name not in read or flat(value) != flat(read[name])}


def flat(value: object) -> str:
    """Write a value on one line."""
    return "" if value is None else " ".join(str(plain(value)).split())


def read_fields(given: Mapping[str, object]) -> dict[str, Value]:
    """Read what a person wrote into fields.

    Raises:
        ReviewError: a field that cannot be judged, or a value that it cannot hold; all at once.

    >>> read_fields({"value": "1,700", "period_to": "2016-09-29", "place": " "})
    {'value': 1700, 'period_to': '2016-09-29', 'place': None}
    """
    found: dict[str, Value] = {}
    wrong = []
    for name, value in given.items():
        try:
            found[name] = read_field(name, flat(value))
        except ReviewError as error:
            wrong.append(f"{shown(name)} {error}")
    if wrong:
        raise ReviewError("; ".join(wrong))
    return found


def read_field(name: str, text: str) -> Value:
    """Read one field."""
    if name not in REVIEWED:
        raise ReviewError(f"is no field that can be judged; allowed are {', '.join(REVIEWED)}")
    field = REVIEWED[name]
    if text:
        return field.read(text)
    if field.is_needed:
        raise ReviewError(f"is blank; allowed are {', '.join(field.choices)}" if field.choices else "is blank; say it")
    return None


def contradictions(values: Mapping[str, Value]) -> Iterator[str]:
    """Yield in what the fields of one claim contradict each other."""
    terms = TERMS[Outcome(str(values["outcome"]))]
    if values["term"] not in terms:
        yield f"term is {shown(repr(values['term']))}; of {values['outcome']}, allowed are {', '.join(terms)}"
    yield from unsupported(Qualifier(str(values["qualifier"])), values["value"], values["low"], values["high"])
    first, last = values["period_from"], values["period_to"]
    if first and last and str(first) > str(last):
        yield f"period_from is {first}, after period_to, which is {last}; write the earlier day first"


def unsupported(qualifier: Qualifier, value: Value, low: Value, high: Value) -> Iterator[str]:
    """Yield what a qualifier does not support of the numbers beside it."""
    if qualifier in (Qualifier.BETWEEN, Qualifier.VAGUE):
        if value is not None:
            yield f"qualifier is {qualifier}; leave value out"
        if qualifier == Qualifier.BETWEEN and None in (low, high):
            yield "qualifier is between; give low and high"
        if low is not None and high is not None and int(low) > int(high):
            yield f"low is {low:,}, above high, which is {high:,}; write the lower one first"
    elif value is None:
        yield f"qualifier is {qualifier}; give value"
    else:
        right = bounds(qualifier, int(value), int(value))
        if (value, low, high) != right:
            told, supported = (" to ".join(map(bound, ends)) for ends in ((low, high), right[1:]))
            yield f"{qualifier} {value:,} supports {supported}, not {told}; leave low and high out"


def bound(number: Value) -> str:
    """Write a bound for a person."""
    return "open" if number is None else f"{number:,}"
