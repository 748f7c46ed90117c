"""Where an article plays: the countries and places that it names, and which of several places of one name it means."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, radians
from typing import NamedTuple

from extract.language.gazetteer import folded
from extract.language.lexicon import Lexicon
from extract.language.places import Choice, Entry
from extract.language.populations import Noun
from extract.language.tokens import tokenize

NAME = r"[^\W\d_a-z][\w'’.-]*"
NAMES = re.compile(rf"(?<!\w){NAME}(?:\s(?:\w{{2,3}}\s)?{NAME})*")  # "Republic of the Congo" at one go
APART = " ; "  # between two runs of names, so that no name is read across them
NEAR = 100  # kilometres that make no difference
DEGREE = 111  # kilometres of a degree of latitude
NOWHERE = 100  # steps of NEAR to a place whose whereabouts are not known


class Named(NamedTuple):
    """What an article names: how often each country, by its name or its people, and which places of the vocabulary."""

    countries: Counter[str]
    places: Sequence[Entry]


@dataclass(frozen=True)
class Setting:
    """What an article names, found when it is first asked for: most articles name no place of several."""

    text: str
    lexicon: Lexicon

    @cached_property
    def named(self) -> Named:
        """Look at the capitalised words of the whole article once."""
        countries: Counter[str] = Counter()
        places: list[Entry] = []
        hits = self.lexicon.scan(tokenize(APART.join(NAMES.findall(self.text))))
        floor = 0
        named = {**hits.get("nationality", {}), **hits.get("place", {})}
        for at, hit in sorted(named.items()):
            if at < floor:
                continue  # the Guinea of Papua New Guinea, the Sudan of South Sudan
            floor = hit.last
            if isinstance(hit.data, Entry) and hit.data.precision != "country":
                places.append(hit.data)
            elif isinstance(hit.data, Entry | Noun) and hit.data.iso3:
                countries[hit.data.iso3] += 1
        return Named(countries, list(dict.fromkeys(places)))

    @cached_property
    def countries(self) -> Counter[str]:
        """Count the countries that an article names, and those of the places that it names."""
        return self.named.countries + Counter(place.iso3 for place in self.named.places if place.iso3)

    def names_only(self, entry: Entry, usual: Entry) -> bool:
        """Say whether an article names the country of one place, by its name or people, and never that of another."""
        countries = self.named.countries
        return countries[entry.iso3 or ""] > 0 and not countries[usual.iso3 or ""]

    @cached_property
    def divisions(self) -> frozenset[tuple[str | None, str]]:
        """Give the divisions that an article names, each with its country."""
        return frozenset((place.iso3, place.name) for place in self.named.places)

    def is_near(self, entry: Entry) -> bool:
        """Say whether an article names the division of a place."""
        return any((entry.iso3, name) in self.divisions for name in (entry.admin1, entry.admin2) if name)

    def distance(self, entry: Entry) -> int:
        """Give the distance from a place to the nearest other one that an article names, in steps."""
        return min((steps_between(entry, place) for place in self.named.places), default=NOWHERE)


def steps_between(one: Entry, other: Entry) -> int:
    """Give the distance between two places, in steps; of a place that is no point it is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return NOWHERE
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return min(NOWHERE, int(hypot(one.latitude - other.latitude, east) * DEGREE / NEAR))


def choose(
    printed: str,
    found: Sequence[Entry],
    after: Sequence[Entry],
    beside: Sequence[Entry],
    division: bool,
    setting: Setting,
) -> Choice:
    """Choose among places of one name, step by step, until only one is left.

    `after` are the places that may be said to hold it ("Tripoli, Lebanon"), `beside` those of its sentence; `division`
    says that the word for one follows.
    """
    if len(found) == 1:
        return Choice(found[0])
    key = folded(printed)
    home = Counter(place.iso3 for place in beside)
    steps: Sequence[tuple[str, Callable[[Entry], float]]] = (
        ("the place after it", lambda entry: any(holds(outer, entry) for outer in after)),
        ("the places beside it", lambda entry: home[entry.iso3]),
        ("the countries of the article", lambda entry: setting.countries[entry.iso3 or ""]),
        ("a division that the article names", setting.is_near),
        ("the word after it", lambda entry: division and entry.precision != "settlement"),
        ("the spelling", lambda entry: folded(entry.name) == key),
        ("its rank", lambda entry: is_state(entry, found)),
        ("other places near by", lambda entry: -setting.distance(entry)),
        ("population", lambda entry: entry.population),
    )
    left, why = list(found), ""
    for step, score in steps:
        if len(left) == 1:
            break
        best = max(map(score, left))
        kept = [entry for entry in left if score(entry) == best]
        left, why = kept, step if len(kept) < len(left) else why
    return Choice(left[0], [entry for entry in found if entry != left[0]], why)


def is_state(entry: Entry, found: Sequence[Entry]) -> bool:
    """Say whether a division is meant rather than settlements elsewhere: Delaware is no town of Ohio."""
    return entry.precision == "admin1" and not any(
        other.iso3 == entry.iso3 and other.admin1 == entry.name and other.precision == "settlement" for other in found
    )


def holds(outer: Entry, inner: Entry) -> bool:
    """Say whether a place can lie in another one: its country, or a division of it."""
    if outer.iso3 != inner.iso3 or outer == inner:
        return False
    return outer.precision == "country" or outer.name in (inner.admin1, inner.admin2) or outer.precision != "settlement"
