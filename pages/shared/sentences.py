"""A claim → one plain sentence, and its citation.

The sentence is fixed: the same columns give the same words. It says no more than the claim says:
an open bound stays open, a word such as "dozens" stays a word, and nobody "confirms" anything.
"""

import json
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.shared.wording import capital, day, known, listed, month, number, one_line, span

Row = Mapping[Any, Any]  # pandas gives its rows keys of any kind

# term → after "reported" | what happened | after "could"
PREDICATES = {
    "died": ("to have died", "died", "die"),
    "died in own attack": ("to have died in their own attack", "died in their own attack", "die in their own attack"),
    "fled": ("to have fled", "fled", "flee"),
    "homeless": ("to have lost their homes", "lost their homes", "lose their homes"),
    "sheltered": ("to be in shelters", "were in shelters", "be in shelters"),
    "refugees": ("to be refugees", "were refugees", "become refugees"),
    "returned": ("to have returned", "returned", "return"),
    "in_need": ("to be in need", "were in need", "be in need"),
}
# Terms that follow "were" as they stand.
PLAIN = {
    "killed", "injured", "wounded", "missing", "displaced", "evacuated", "relocated", "detained", "affected",
    "besieged", "trapped", "destroyed", "damaged", "dead", "executed", "hurt", "abducted",
}  # fmt: skip
BY_OUTCOME = {
    "deaths": "killed",
    "injuries": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "affected": "affected",
    "housing": "destroyed or damaged",
}
HEDGES = {
    "exact": "",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "fewer_than": "fewer than ",
    "about": "about ",
    "nearly": "nearly ",
}
UNITS = {
    "persons": ("person", "people"),
    "households": ("household", "households"),
    "bodies": ("body", "bodies"),
    "dwellings": ("home", "homes"),
}
SAID = {"police": "police officers", "internally displaced": "internally displaced people"}  # as a noun
SINGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "people": "person",
    "internally displaced people": "internally displaced person",
}
PLURAL_WORDS = {"dozens", "scores", "tens", "hundreds", "thousands", "millions"}  # "of" follows them
PREPOSITIONS = {"in", "at", "near", "from", "outside", "around", "across", "along", "off", "on", "between", "inside"}


def claim_sentence(row: Row) -> str:
    """Say a claim in one sentence; `row` has the columns of the claims table."""
    who, is_one = counted_people(row)
    circumstances = "".join(f" {part}" for part in (where(row), when(row)) if part)
    speaker = known(row["attribution"])
    speaker = one_line(speaker) if speaker else None
    reported, happened, possible = predicate(row)
    was = "was" if is_one else "were"
    if happened.startswith("were "):
        happened = f"{was} {happened.removeprefix('were ')}"

    status = row["status"]
    if status == "denied":
        denier = with_article(speaker) if speaker else "a speaker who is not named"
        return capital(f"{denier} denied that {who} {happened}{circumstances}.")
    if status == "hypothetical":
        said = f"{who} could {possible}{circumstances}"
    elif status == "alleged":
        verb, _, rest = happened.partition(" ")
        said = f"{who} {verb} allegedly {rest}" if verb in {"was", "were"} else f"{who} allegedly {happened}"
        said += circumstances
    else:
        said = f"{who} {was} reported {reported}{circumstances}"
    if status == "historical":
        said += ", a figure recalled from the past"
    return capital(f"{said}, according to {with_article(speaker)}." if speaker else f"{said}.")


def with_article(speaker: str) -> str:
    """Give one body that is named by its office its article back: "the health ministry", but "local officials", "UN".

    >>> with_article("health ministry"), with_article("local officials"), with_article("UNICEF")
    ('the health ministry', 'local officials', 'UNICEF')
    """
    is_office = speaker[:1].islower() and speaker.split()[0] not in {"a", "an", "the", "some"}
    return f"the {speaker}" if is_office and not speaker.endswith("s") else speaker


def counted_people(row: Row) -> tuple[str, bool]:
    """Who was counted, with the number and its hedge; and whether that is one."""
    value, low, high = known(row["value"]), known(row["low"]), known(row["high"])
    qualifier = row["qualifier"]
    if qualifier == "none" or (value == 0 and qualifier == "exact"):
        people = noun(row, one=False)
        return ("no one", True) if people == "people" else (f"no {people}", False)
    if qualifier == "between" and low is not None and high is not None:
        return f"between {number(low)} and {number(high)} {noun(row, one=False)}", False
    if value is None or qualifier not in HEDGES:
        words = one_line(row["value_text"])
        words = words[:1].lower() + words[1:]
        link = " of" if words.lower().split()[-1:] and words.lower().split()[-1] in PLURAL_WORDS else ""
        return f"{words}{link} {noun(row, one=False)}", False
    is_one = value == 1
    return f"{HEDGES[qualifier]}{number(value)} {noun(row, is_one)}", is_one


def noun(row: Row, one: bool) -> str:
    """The people, or the unit of them, that the number counts."""
    singular, plural = UNITS.get(row["unit"], UNITS["persons"])
    population = known(row["population"])
    if not population:
        return singular if one else plural
    population = one_line(str(population))
    population = SAID.get(population, population)
    if row["unit"] != "persons":
        return f"{singular if one else plural} of {population}"
    if not one:
        return population
    return SINGULAR.get(population, population.removesuffix("s"))


def predicate(row: Row) -> tuple[str, str, str]:
    """What happened to them: after "reported", as a fact of the sentence, and after "could"."""
    if row["unit"] == "bodies":
        return ("found", "were found", "be found")
    term = known(row["term"])
    if term in PREDICATES:
        return PREDICATES[term]
    plain = term if term in PLAIN and row["outcome"] != "casualties" else BY_OUTCOME[row["outcome"]]
    return (plain, f"were {plain}", f"be {plain}")


def where(row: Row) -> str:
    """The place as written, else as the gazetteer has it; nothing when none is stated."""
    place = known(row["place_text"]) or known(row["place"])
    if not place:
        return ""
    place = one_line(str(place))
    return place if place.split()[0].lower() in PREPOSITIONS else f"in {place}"


def when(row: Row) -> str:
    """The period in words, no more exact than it was read; nothing when none is stated."""
    first, last = known(row["period_from"]), known(row["period_to"])
    precision = known(row["date_precision"]) or "day"
    if first is None and last is None:
        return ""
    if first is None or last is None:
        word = "since" if last is None else "as of" if row["basis"] == "stock" else "by"
        return f"{word} {on(first if last is None else last, precision)}"
    if row["basis"] == "stock":
        return f"as of {on(last, precision)}"
    return between(first, last, precision)


def on(when: date, precision: str) -> str:
    """A day, a month or a year, as exactly as it is known."""
    return str(when.year) if precision == "year" else month(when) if precision == "month" else day(when)


def between(first: date, last: date, precision: str) -> str:
    """A period with both its ends."""
    if precision == "year":
        return f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    months = (first.year, first.month), (last.year, last.month)
    if precision == "month":
        if months[0] == months[1]:
            return f"in {month(first)}"
        start = month(first).split()[0] if first.year == last.year else month(first)
        return f"between {start} and {month(last)}"
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return f"on {day(first)}"
    if months[0] == months[1] and first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return f"in {month(first)}"
    return f"between {span(first, last)}"


def citation(row: Row) -> str:
    """Who printed it, under which title, on which day, and on which page of the document the figure stands."""
    title, published = known(row["title"]), known(row["published"])
    parts = [
        one_line(known(row["publisher"]) or "Publisher not stated"),
        f"“{one_line(title)}”" if title else "",
        day(published) if published is not None else "day of publication not stated",
        f"page {page}" if (page := known(row["page"])) else "",
    ]
    return ", ".join(part for part in parts if part)


def review_note(row: Row) -> str:
    """What people decided on the claim, with the reading that it differs from; blank when nobody has looked."""
    state = known(row["review"])
    if not state:
        return ""
    said = [f"{capital(state)} by {one_line(known(row['reviewed_by']) or 'a reviewer')}"]
    if (when := known(row["reviewed_at"])) is not None:
        said[0] += f" on {day(when)}"
    read = json.loads(known(row["as_read"]) or "{}")
    told = (f"{name.replace('_', ' ')} {'blank' if value is None else value}" for name, value in read.items())
    said += [f"the reader read {listed(told)}"] if read else []
    said += [f"{one_line(other)} decided otherwise"] if (other := known(row["disputed_by"])) else []
    return "; ".join(map(one_line, said))
