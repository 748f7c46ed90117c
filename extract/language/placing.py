"""Which place a sentence says of a figure: the likeliest of its clause, else of what the sentence named before.

The likeliest is the one whose role fits the outcome best (`roles.rank`), then one right after the figure, then the
nearest. Of a country, or a division of it, and a town in it, the town is meant.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.language.context import clause_of, joined_between
from extract.language.parse import Parse
from extract.language.pieces import LETTERS
from extract.language.places import COARSE, Entry, Place
from extract.language.populations import Noun
from extract.language.relations import Figure
from extract.language.roles import ARRIVED, BARE, DATELINE, GOAL, HOLDER, MOVED, MOVED_RANK, NEVER, RANKS, rank

FLED = "fled"  # the term of those who are counted where they left; the evacuated are where they were taken
OPENING = LETTERS["colon"]  # what a list of parts stands behind
ASIDE = 6  # words between a place and the country that it is said to be in


class Told(NamedTuple):
    """A place that an article tells of: its words, from where they were taken, and their paragraph.

    reached: people only went there; where they left is not said. of_part: it stands in a list of parts.
    """

    entry: Entry
    text: str
    origin: str
    paragraph: int
    reached: bool = False
    of_part: bool = False


def place_of(parse: Parse, figure: Figure, figures: Sequence[Figure], noun: Noun | None) -> Told | None:
    """Choose the place that a sentence says of a figure.

    Where a nation's people went is no place of theirs: they come from its country, whatever the sentence names.
    """
    if not parse.places:
        return None
    start, end = clause_of(parse, figure.at, figures)
    token = parse.pieces[figure.at].first
    following = min((parse.pieces[f.at].first for f in figures if f.at > figure.at), default=end)
    inside = [place for place in parse.places if start <= place.first < end]
    inside = [place for place in inside if not is_of_parts(parse, place, figure, figures)]
    origin = "clause"
    chosen = likeliest(parse, inside, figure, token, following)
    if chosen is None:
        before = [place for place in parse.places if place.last <= token]
        origin, chosen = "sentence", likeliest(parse, before, figure, token, token)
    if chosen is None:
        chosen = likeliest(parse, [place for place in parse.places if place.first >= end], figure, token, following)
    if chosen is None or is_abroad(chosen, figure, noun):
        return None
    reached = chosen.role == GOAL and figure.cue.term == FLED and figure.parent is None
    of_part = any(is_of_parts(parse, chosen, other, figures) for other in figures if other.at < figure.at)
    return told(parse, innermost(parse, chosen), origin)._replace(reached=reached, of_part=of_part)


def is_of_parts(parse: Parse, place: Place, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a place stands in the list that a colon opens behind a figure: "304 deaths: 160 in Sud, 42 in"."""
    colon = next((at for at in range(figure.last, len(parse.signature)) if parse.signature[at] in OPENING), None)
    if colon is None or place.first < parse.pieces[colon].last:
        return False
    return any(colon < other.at and parse.pieces[other.at].last <= place.first for other in figures)


def likeliest(parse: Parse, places: Sequence[Place], figure: Figure, token: int, following: int) -> Place | None:
    """Choose the likeliest place by its role; of several, one right after the figure, else the nearest."""
    beside = [place for place in places if leads(parse, place, figure, token)]
    if beside:
        return beside[-1]
    ranked = [(rank(place, figure.cue), place) for place in places]
    best = min((number for number, _ in ranked), default=NEVER)
    if best == NEVER:
        return None
    equal = [place for number, place in ranked if number == best]
    after = [p for p in equal if token < p.first < following and not joined_between(parse, token, p.first)]
    return after[0] if after else min(equal, key=lambda place: (distance(place, token), place.first))


def leads(parse: Parse, place: Place, figure: Figure, token: int) -> bool:
    """Say whether a place stands right before its number, or says whom it hosts: "Turkey hosts 2.7 million"."""
    cue = parse.pieces[figure.cue_at].first if figure.cue_at is not None else token
    return place.role == BARE and (place.last == token or (place.last == cue and figure.cue.term in ARRIVED))


def distance(place: Place, token: int) -> int:
    """Count the words between a place and a figure."""
    return place.first - token if place.first > token else token - place.last


def is_abroad(place: Place, figure: Figure, noun: Noun | None) -> bool:
    """Say whether displaced people of a nation only went to a place: "12,000 Syrians fled to Turkey"."""
    if noun is None or noun.iso3 is None or figure.cue.outcome not in MOVED:
        return False
    return rank(place, figure.cue) == MOVED_RANK and place.entry.iso3 not in (noun.iso3, None)


def innermost(parse: Parse, chosen: Place) -> Place:
    """Give the place that a country or a division is said to hold, where one stands right before it."""
    if COARSE[chosen.entry.precision] < COARSE["admin1"]:
        return chosen
    inside = [
        place
        for place in parse.places
        if place.entry.iso3 in (chosen.entry.iso3, None)
        and COARSE[place.entry.precision] < COARSE[chosen.entry.precision]
        and place.role in RANKS
    ]
    return next((place for place in inside if lies_before(parse, place, chosen)), chosen)


def lies_before(parse: Parse, place: Place, chosen: Place) -> bool:
    """Say whether a place stands right before a wider one, with nobody counted between them."""
    between = range(place.last, chosen.first)
    counted = any(piece.people is not None and piece.first in between for piece in parse.pieces)
    return len(between) <= ASIDE and place.last <= chosen.first and not counted


def subject_of(parse: Parse) -> Told | None:
    """Choose the place that a sentence without figures is about: the likeliest by its role, the smallest, the first."""
    ranked = [(RANKS.get(one.role, NEVER), COARSE[one.entry.precision], at) for at, one in enumerate(parse.places)]
    best, _, at = min(ranked, default=(NEVER, 0, 0))
    return None if best == NEVER else told(parse, innermost(parse, parse.places[at]), "article")


def dateline_of(parse: Parse) -> Told | None:
    """Give the place from which a report was sent."""
    return next((told(parse, place, "dateline") for place in parse.places if place.role == DATELINE), None)


def told(parse: Parse, place: Place, origin: str) -> Told:
    """Take a place with its words; one that no gazetteer has lies where the next known one of its sentence does."""
    entry = place.entry
    if entry.iso3 is None and entry.place_id is None:
        known = [other for other in parse.places if other.entry.iso3 and (other.role == HOLDER or other.role in RANKS)]
        near = min(known, key=lambda other: (other.role != HOLDER, abs(other.first - place.first)), default=None)
        entry = replace(entry, iso3=near.entry.iso3 if near else None)
    return Told(entry, parse.text(place.first, place.last), origin, parse.sentence.paragraph)
