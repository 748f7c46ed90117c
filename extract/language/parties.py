"""The parties of a sentence that bear arms, each with the words that name it."""

from collections.abc import Iterator
from typing import NamedTuple

from extract.claim import SpeakerKind
from extract.language.bodies import Body
from extract.language.lexicon import Tags
from extract.language.parse import Parse

ARMED = (SpeakerKind.ARMED_GROUP, SpeakerKind.MILITARY, SpeakerKind.POLICE)
NAME = 6  # words of a name before its last one: "Saudi-led coalition", "suspected Boko Haram militants"
POSSESSIVE = ("'s", "’s")
NOT_NAMES = (
    "preposition",
    "of",
    "to",
    "at",
    "and",
    "the",
    "be",
    "have",
    "break",
    "cue",
    "adverb",
    "relative",
    "speech",
)


class Party(NamedTuple):
    """Tokens `first` to `last` name a party; `adjective`, where only a strike that follows makes it one ("Israeli")."""

    first: int
    last: int
    adjective: bool = False


def find_parties(parse: Parse) -> list[Party]:
    """Find the parties of a sentence, in order; who is unknown is none."""
    parties: list[Party] = []
    for first, last, adjective in sorted(ends(parse)):
        start = name_start(parse, first, parties[-1].last if parties else 0)
        if parties and parties[-1].last >= last:
            continue
        if parties and first <= parties[-1].last:
            start = min(start, parties.pop().first)  # "Boko Haram" and "militants", "Israeli" and "army"
        if start == first and first in parse.tags["party_weapon"]:
            continue
        if not any(i in parse.tags["unknown_party"] for i in (start - 1, start)):
            parties.append(Party(start, last, adjective))
    return parties


def ends(parse: Parse) -> Iterator[tuple[int, int, bool]]:
    """Yield where the name of a party ends: a noun of armed people, a known body, an adjective."""
    for kind in ("party", "party_weapon"):
        yield from ((at, hit.last, False) for at, hit in parse.tags[kind].items())
    for at, hit in parse.names.get("source", {}).items():
        if isinstance(hit.data, Body) and hit.data.kind in ARMED:
            yield at, hit.last, False
    for at, hit in parse.tags["party_adjective"].items():
        yield at, hit.last, True
    for at, hit in parse.tags["people"].items():
        if getattr(hit.data, "iso3", None) and getattr(hit.data, "singular", False):
            yield at, hit.last, True


def name_start(parse: Parse, first: int, floor: int) -> int:
    """Go left over the names and adjectives that belong to a party."""
    tags, tokens = parse.tags, parse.tokens
    start = first
    while start > max(floor, first - NAME):
        before = start - 1
        word = tokens[before].text
        large = word[0].isupper() and before not in tags.any_of(NOT_NAMES) and (before > 0 or is_unlisted(tags, before))
        known = before in tags["party_modifier"] or before in tags["party_adjective"] or word in POSSESSIVE
        if not (large or known or is_nation(tags, before)):
            break
        start = before
    return start + 1 if start in tags["the"] or tokens[start].text in POSSESSIVE else start


def is_unlisted(tags: Tags, at: int) -> bool:
    """Say whether no list has a word: at the head of a sentence, only such a one is surely a name."""
    return all(at not in hits for hits in tags.values())


def is_nation(tags: Tags, at: int) -> bool:
    """Say whether a token is the adjective of a nation."""
    hit = tags["people"].get(at)
    return hit is not None and bool(getattr(hit.data, "iso3", None))
