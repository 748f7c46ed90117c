"""Place names in a sentence, looked up in a gazetteer, longest name first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from extract.claim import Unit
from extract.language.lexicon import Lexicon, Tags
from extract.language.populations import Noun
from extract.language.tokens import Token, tokenize
from extract.language.words import load_yaml

# How much of the ground a place of each precision may cover, from the least.
COARSE = {"exact": 0, "unknown": 1, "settlement": 1, "admin2": 2, "admin1": 3, "country": 4, "region": 5}
DIVISIONS = ("admin1", "admin2")
ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]t|[Aa]z)-")
REACH = 8  # words of a place before its name: "the besieged eastern part of the city of"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; degrees are WGS84, None where the place is no point."""

    name: str
    iso3: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    place_id: str | None
    admin2: str | None = None
    population: int = 0  # 0 where it is not known


class Choice(NamedTuple):
    """The place that a name was taken for, the others of that name, and what decided."""

    entry: Entry
    others: Sequence[Entry] = ()
    why: str = ""


class Place(NamedTuple):
    """Tokens `first` to `last` name a place; `core` is where the name itself begins."""

    first: int
    core: int
    last: int
    entry: Entry
    role: str = ""  # what it is in its sentence, of `roles`
    choice: Choice | None = None  # where several places have the name


def add_places(lexicon: Lexicon, vocabulary: Path) -> None:
    """Add `places.yaml` of a vocabulary folder: names of places, and the words for their people."""
    raw = load_yaml(vocabulary / "places.yaml")
    for kind in ("countries", "places", "regions"):
        for row in raw.get(kind) or ():
            precision = "country" if kind == "countries" else row["precision"]
            entry = Entry(
                row["name"],
                row.get("iso3"),
                row.get("admin1"),
                row.get("latitude"),
                row.get("longitude"),
                precision,
                row.get("id"),
            )
            for name in spellings((row["name"], *row.get("aka", ()))):
                lexicon.add("place", name, entry, capitalised=name[0].isupper())
            add_people(lexicon, row)


def spellings(names: Sequence[str]) -> Iterator[str]:
    """Yield each name, and one with an Arabic article as it is also printed: "al-Mukha", "Al Mukha"."""
    for name in names:
        if tokenize(name):
            yield name
        if ARTICLE.match(name):
            yield name[0].upper() + name[1:].replace("-", " ", 1)


def add_people(lexicon: Lexicon, row: dict[str, object]) -> None:
    """Add the words for a country's people; the plural, or the last word, names the population."""
    words = row.get("people")
    if isinstance(words, list) and words:
        population = next((str(word) for word in words if str(word).endswith("s")), str(words[0]))
        for word in words:
            noun = Noun(Unit.PERSONS, population, str(row["iso3"]), singular=not str(word).endswith(("s", "ese")))
            lexicon.add("nationality", str(word), noun, capitalised=True)


def find_places(tokens: Sequence[Token], names: Tags, tags: Tags) -> list[Place]:
    """Give each name with the words that belong to it: "rebel-held areas of Aleppo province"."""
    found: list[Place] = []
    floor = 0
    for core, hit in sorted(names["place"].items()):
        if core < floor or is_part_of_name(tokens, core, hit.last, tags):
            continue
        last = hit.last
        while last in tags["area_after"]:
            last = tags["area_after"][last].last
        choice = hit.data if isinstance(hit.data, Choice) else None
        entry = hit.data if choice is None else choice.entry
        assert isinstance(entry, Entry)
        found.append(Place(first_word(tokens, core, tags, floor), core, last, entry, choice=choice))
        floor = last
    return found


def first_word(tokens: Sequence[Token], core: int, tags: Tags, floor: int) -> int:
    """Go left from a name over "areas of", "rebel-held", "eastern"; articles are left outside."""
    first = at = core
    while at > max(floor, core - REACH):
        at -= 1
        if at in tags["area"] or at in tags["area_adjective"]:
            first = at
        elif not (at in tags["of"] or at in tags["the"] or (at in tags["and"] and at - 1 in tags["area"])):
            break
    return first


def is_part_of_name(tokens: Sequence[Token], first: int, last: int, tags: Tags) -> bool:
    """Say whether a name only lends itself to a body: "Aleppo Media Centre", "Sudan University"."""
    following = tokens[last].text if last < len(tokens) else ""
    return following[:1].isupper() and last in tags["body"] and not tokens[last - 1].text.isupper()
