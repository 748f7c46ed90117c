"""One sentence through the cascade: words, dates, places, speakers, quantities, pieces."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from extract.article import Article
from extract.language.attribution import SAYING, Speaker, find_speakers
from extract.language.damage import mended
from extract.language.dates import find_dates
from extract.language.days import Period
from extract.language.gazetteer import Gazetteer
from extract.language.lexicon import Hit, Lexicon, Tags
from extract.language.named_places import find_names
from extract.language.pack import Pack
from extract.language.persons import find_persons, with_none
from extract.language.phrases import Scene
from extract.language.pieces import Piece, signature, to_pieces
from extract.language.places import Place, find_places
from extract.language.populations import SINGLE, read_people
from extract.language.qualifiers import read_quantities
from extract.language.roles import with_roles
from extract.language.sentences import Sentence
from extract.language.setting import Setting, choose
from extract.language.tokens import Token, tokenize
from extract.language.unlisted import find_unlisted


@dataclass(frozen=True, slots=True)
class World:
    """Facts that do not depend on the language of a text: places and bodies; and where the article at hand plays."""

    facts: Lexicon  # places and their people, and bodies
    nation_scan: re.Pattern[str]  # the nouns of a country's people
    names: Gazetteer
    setting: Setting  # of the article at hand

    def of(self, article: Article) -> "World":
        """Give the world as one article sees it."""
        return replace(self, setting=Setting(f"{article.title or ''}\n{article.text}", self.facts))


class Parse(NamedTuple):
    """What each step of the cascade made of one sentence; offsets are those of the article."""

    sentence: Sentence
    tokens: Sequence[Token]
    tags: Tags
    periods: Sequence[Period]
    places: Sequence[Place]
    speakers: Sequence[Speaker]
    pieces: Sequence[Piece]
    signature: str
    names: Tags  # the known places, nations and bodies

    def text(self, first: int, last: int) -> str:
        """Give the printed words from a token to another (exclusive)."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]


class Words(NamedTuple):
    """The words of a sentence, what the lists say of them, and its dates: `spans` from first to last, `dated` each."""

    sentence: Sentence
    tokens: Sequence[Token]
    tags: Tags
    names: Tags
    periods: Sequence[Period]
    spans: Mapping[int, int]
    dated: set[int]


def untag_names(tags: Tags, names: Tags) -> None:
    """Take the words inside a name of several words for what they are: the States of the United States say nothing."""
    for at, hit in names.get("place", {}).items():
        for inside in range(at + 1, hit.last):
            for kind in ("said", "other_noun", "people"):
                tags[kind].pop(inside, None)


def parse_sentence(sentence: Sentence, pack: Pack, world: World, published: date | None) -> Parse:
    """Run the steps of the cascade over a sentence, each on what the one before it produced."""
    return parse_words(read_words(sentence, pack, world, published), pack, world)


def parse_context(sentence: Sentence, pack: Pack, world: World, published: date | None) -> Parse:
    """Read a sentence for its places and speakers alone; where nobody speaks, it does not matter what is counted."""
    words = read_words(sentence, pack, world, published)
    if words.tags.any_of(SAYING):
        return parse_words(words, pack, world)
    return Parse(
        sentence, words.tokens, words.tags, words.periods, places_of(words, set(), world), (), (), "", words.names
    )


def read_words(sentence: Sentence, pack: Pack, world: World, published: date | None) -> Words:
    """Look up the words of a sentence, and read its dates."""
    tokens, tags = look_up(sentence, pack)
    names = world.facts.scan(tokens)
    names["place"] = find_names(tokens, tags, names.get("place", {}), world.names, world.setting)
    if names.get("nationality"):
        tags["people"] = names["nationality"] | tags["people"]
    untag_names(tags, names)
    periods, spans = find_dates(tokens, tags, published)
    dated = {i for first, last in spans.items() for i in range(first, last)}
    return Words(sentence, tokens, tags, names, periods, spans, dated)


def parse_words(words: Words, pack: Pack, world: World) -> Parse:
    """Read what a sentence counts, who speaks in it and what it tells of."""
    sentence, tokens, tags, names, periods, spans, dated = words
    quantities = read_quantities(tokens, tags, dated)
    people = read_people(tokens, quantities, tags, dated)
    busy = dated | {i for phrase in people for i in range(phrase.first, phrase.last)}
    named = {i for at, hit in names.get("place", {}).items() for i in range(at, hit.last)}
    people = sorted([*people, *find_persons(tokens, tags, named, busy)], key=lambda phrase: phrase.first)
    people = with_none(people, tags)
    counted = {
        i for phrase in people for i in range(phrase.first, phrase.last) if phrase.kind not in ("other", *SINGLE)
    }
    speakers: list[Speaker] = []
    if tags.any_of(SAYING):
        scene = Scene(sentence, tokens, tags, names, dated, counted, pack.speaker_kinds)
        speakers = find_speakers(scene)
    spoken = {i for speaker in speakers for i in range(speaker.first, speaker.last)}
    people = [
        phrase
        for phrase in people
        if phrase.kind not in SINGLE or (phrase.first not in spoken and phrase.last - 1 not in spoken)
    ]
    pieces = to_pieces(tokens, tags, people, spans, pack.cue_letters)
    places = places_of(words, spoken, world)
    return Parse(sentence, tokens, tags, periods, places, speakers, pieces, signature(pieces), names)


def places_of(words: Words, spoken: set[int], world: World) -> list[Place]:
    """Give the places of a sentence with their roles: names that are neither a date nor part of who speaks."""
    tokens, tags = words.tokens, words.tags
    found = find_places(tokens, words.names, tags)
    taken = words.dated | spoken | {i for place in found for i in range(place.core, place.last)}
    unlisted = find_unlisted(tokens, tags, taken, words.names)
    found += [settled(place, tokens, world) for place in unlisted]
    places = [place for place in found if place.core not in spoken and place.core not in words.dated]
    return with_roles(tokens, apart(sorted(places, key=lambda place: place.core)), tags, words.dated, spoken)


def settled(place: Place, tokens: Sequence[Token], world: World) -> Place:
    """Take a name in the place of a place for the one of the gazetteer, if all of that name lie in one country."""
    name = " ".join(token.low for token in tokens[place.core : place.last])
    named = world.names.named(name) if place.entry.precision == "unknown" else []
    countries = {entry.iso3 for entry in named}
    if len(countries) != 1 or place.entry.iso3 not in (None, *countries):
        return place
    choice = choose(name, named, (), (), False, world.setting)
    return place._replace(entry=choice.entry, choice=choice)


def apart(places: Sequence[Place]) -> list[Place]:
    """Leave each word to the first of two places: "Sagbama Local Government Area of Bayelsa State"."""
    floors = [0, *(place.last for place in places)]
    pairs = zip(places, floors, strict=False)
    return [place if place.first >= floor else place._replace(first=floor) for place, floor in pairs]


def look_up(sentence: Sentence, pack: Pack) -> tuple[Sequence[Token], Tags]:
    """Split a sentence and look its words up; one that says an outcome is looked up again when words were mended."""
    tokens = tokenize(sentence.text, sentence.start)
    tags = pack.lexicon.scan(tokens)
    if not any(tells(hit) for hit in tags["cue"].values()):
        return tokens, tags
    whole = mended(tokens, pack.vocabulary)
    return (tokens, tags) if whole == tokens else (whole, pack.lexicon.scan(whole))


def tells(hit: Hit) -> bool:
    """Say whether a cue says an outcome of any noun."""
    return isinstance(hit.data, tuple) and not all(cue.only or cue.strict for cue in hit.data)
