"""A correction and what follows from it: bounds from a hedge, the usual term of an outcome, a place without its point.

The number that a person gives is held to the same rule as the reader's: its digits stand in the quote, or words say it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from extract.claim import Claim, Outcome, Qualifier, SpeakerKind, Unit
from extract.errors import ReviewError, shown
from extract.language.qualifiers import bounds
from extract.ledger.fields import NUMBER, REVIEWED, TERMS, Value, contradictions, kept, known_causes

NUMERAL = re.compile(r"\d+(?:[.,'’٬٫]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*")
BLANK: Mapping[str, Value] = dict.fromkeys(REVIEWED) | {  # what is said of a figure that nobody has read
    "unit": "persons",
    "qualifier": "exact",
    "basis": "new",
    "status": "reported",
    "attribution_kind": "unattributed",
}
PRINTED = {  # what was read for a value that no longer stands → the columns that go with it
    "population": ("population_text",),
    "period_from": ("period_text", "date_precision"),
    "period_to": ("period_text", "date_precision"),
    "place": ("place_text", "place_from", "place_id", "latitude", "longitude"),
    "admin1": ("place_id", "latitude", "longitude"),
    "iso3": ("place_id", "latitude", "longitude"),
    "cause": ("cause_text",),
}


def corrected(read: Mapping[str, Value], changes: Mapping[str, Value], quote: str) -> dict[str, Value]:
    """Give the fields of a figure as they stand after some of them were changed; what hangs on these follows.

    Raises:
        ReviewError: the fields contradict each other or the quote; all at once.
    """
    changed = {name: value for name, value in changes.items() if value != read[name]}
    told = {**read, **changed}
    for follow in (follow_outcome, follow_number, follow_place, follow_speaker, follow_cause):
        told |= {name: value for name, value in follow(told, changed, quote).items() if name not in changed}
    wrong = list(contradictions(told))
    if not changed.keys().isdisjoint(NUMBER):
        wrong += unprinted(told, quote)
    if wrong:
        raise ReviewError("; ".join(wrong))
    return told


def follow_outcome(told: Mapping[str, Value], changed: Mapping[str, Value], quote: str) -> dict[str, Value]:
    """Take the usual term of another outcome, and dwellings for homes."""
    if "outcome" not in changed:
        return {}
    outcome = Outcome(str(told["outcome"]))
    is_homes, was_homes = outcome == Outcome.HOUSING, told["unit"] == Unit.DWELLINGS
    unit = Unit.DWELLINGS if is_homes else Unit.PERSONS if was_homes else told["unit"]
    return {"term": TERMS[outcome][0], "unit": unit}


def follow_number(told: Mapping[str, Value], changed: Mapping[str, Value], quote: str) -> dict[str, Value]:
    """Take the bounds that a hedge supports, and the numeral of the quote that prints the number."""
    value, qualifier = told["value"], Qualifier(str(told["qualifier"]))
    if qualifier in (Qualifier.BETWEEN, Qualifier.VAGUE) and "qualifier" in changed:
        return {"value": None}
    if changed.keys().isdisjoint(NUMBER) or value is None:
        return {}
    _, low, high = bounds(qualifier, int(value), int(value))
    found: dict[str, Value] = {"low": low, "high": high}
    if "value" in changed and not says(str(told["value_text"] or ""), int(value)):
        numerals = (match[0] for match in NUMERAL.finditer(quote) if says(match[0], int(value)))
        found["value_text"] = next(numerals, told["value_text"])
    return found


def follow_place(told: Mapping[str, Value], changed: Mapping[str, Value], quote: str) -> dict[str, Value]:
    """Leave out the division of another place."""
    return {"admin1": None} if "place" in changed else {}


def follow_speaker(told: Mapping[str, Value], changed: Mapping[str, Value], quote: str) -> dict[str, Value]:
    """Take another speaker as written; nobody has no kind, and somebody has one."""
    if "attribution" not in changed:
        return {}
    kind, nobody = told["attribution_kind"], SpeakerKind.UNATTRIBUTED.value
    if told["attribution"] is None:
        kind = nobody
    elif kind == nobody:
        kind = SpeakerKind.OTHER.value
    return {"speaker": told["attribution"], "attribution_kind": kind}


def follow_cause(told: Mapping[str, Value], changed: Mapping[str, Value], quote: str) -> dict[str, Value]:
    """Take the type of another cause."""
    return {"cause_type": known_causes().get(str(told["cause"]))} if "cause" in changed else {}


def unprinted(told: Mapping[str, Value], quote: str) -> Iterator[str]:
    """Yield what is said of a number and does not stand in the quote."""
    text = " ".join(str(told["value_text"] or "").split())
    where = f"the marked words “{shown(' '.join(quote.split()))}”"
    if not text:
        yield f"value_text is blank; give the number as it is printed in {where}"
    elif text not in " ".join(quote.split()):
        yield f"value_text is {shown(repr(text))}, which does not stand in {where}; give the number as printed there"
    numbers = ("low", "high") if told["qualifier"] == Qualifier.BETWEEN else ("value",)
    for name in numbers:
        number = told[name]
        if number is not None and text and not says(text, int(number)):
            yield f"{name} is {number:,}, whose digits do not stand in {shown(repr(text))}; mark words that print it"


def says(text: str, number: int) -> bool:
    """Say whether a number as printed may be a number: digits are compared, words are not.

    >>> says("1,700", 1700), says("1.2 million", 1_200_000), says("twelve", 12), says("12", 14), says("", 14)
    (True, True, True, False, False)
    """
    numerals = list(NUMERAL.finditer(text))
    for numeral in numerals:
        digits = "".join(str(int(sign)) for sign in numeral[0] if sign.isdecimal())
        is_scaled = text[numeral.end() :].lstrip()[:1].isalpha()
        if int(digits) == number or (is_scaled and digits.strip("0") == str(number).strip("0")):
            return True
    return bool(text) and not numerals


def told_claim(claim: Claim, told: Mapping[str, Value]) -> Claim:
    """Give a claim as a person tells it; what was printed for a value that no longer stands is left blank."""
    fields: dict[str, Any] = {name: kept(name, value) for name, value in told.items()}
    made = replace(claim, **fields)
    changed = [name for name in fields if getattr(made, name) != getattr(claim, name)]
    gone: dict[str, Any] = dict.fromkeys(column for name in changed for column in PRINTED.get(name, ()))
    if "date_precision" in gone:
        gone["date_precision"] = "day" if made.period_from or made.period_to else None
    if "place_id" in gone:
        gone["place_precision"] = "unknown" if made.place else "country" if made.iso3 else None
    return replace(made, **gone)
