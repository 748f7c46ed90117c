"""Places that no gazetteer lists: "near Saryab Road", "in the village of Kampti", "the Marwo Hotel"."""

from collections.abc import Iterator, Sequence

from extract.language.lexicon import Tags
from extract.language.places import Entry, Place, first_word
from extract.language.populations import Noun
from extract.language.roles import BEFORE
from extract.language.tokens import Token

MAY_STAND_BEFORE = (*BEFORE, "area", "area_adjective")
LEADS = ("locative", "origin", "goal")
LONGEST = 4  # words of a name
NOT_IN_NAMES = (
    "cue", "number_word", "be", "have", "modal", "said", "speech", "month", "weekday", "the",
    "preposition", "people", "person_title", "not_a_place", "cause", "relative", "break",
)  # fmt: skip


def find_unlisted(tokens: Sequence[Token], tags: Tags, taken: set[int], names: Tags) -> Iterator[Place]:
    """Yield the names that stand where a place does and are neither `taken` nor those of bodies in `names`.

    A small word of place comes before ("in", "near", "village of"), or the noun of a site belongs to the name.
    """
    end = 0
    for core, is_led in sorted(beginnings(tokens, tags).items()):
        last = name_end(tokens, core, tags, taken) if core >= end else core
        if last == core:
            continue
        name, last, noun = last, *with_noun(last, tags)
        sure = noun is not None or core - 1 in tags["of"]
        if (not is_led and noun is None) or not may_be_place(tokens, core, name, tags, sure=sure):
            continue
        if any(core <= at < name for at in names["source"]):
            continue
        words = " ".join(token.text for token in tokens[core:last])
        precision = "exact" if noun == "site" else "unknown"
        yield Place(
            first_word(tokens, core, tags, end), core, last, unlisted_entry(words, nation(core, tags), precision)
        )
        end = last
    yield from find_of_nation(tokens, tags)


def find_of_nation(tokens: Sequence[Token], tags: Tags) -> Iterator[Place]:
    """Yield what is named by its nation alone: "off the Turkish coast", "in the Somali capital"."""
    for at, hit in tags["of_nation"].items():
        people, before = tags["people"].get(at - 1), at - 2 - (at - 2 in tags["the"])
        led = before >= 0 and any(before in tags[kind] for kind in LEADS)
        named = hit.last in tags.any_of(("of", "area")) or (hit.last < len(tokens) and is_capital(tokens[hit.last]))
        if led and not named and people is not None and isinstance(people.data, Noun) and people.data.iso3:
            words = " ".join(token.text for token in tokens[at - 1 : hit.last])
            yield Place(at - 1, at - 1, hit.last, unlisted_entry(words, people.data.iso3))


def unlisted_entry(name: str, iso3: str | None, precision: str = "unknown") -> Entry:
    """Give what is known of a place that no gazetteer lists: its name, and its country where that is told."""
    return Entry(name, iso3, None, None, None, precision, None)


def beginnings(tokens: Sequence[Token], tags: Tags) -> dict[int, bool]:
    """Give the capitals at which a name may begin, and whether a small word of place leads there."""
    starts: dict[int, bool] = {}
    for at in (*tags["site"], *tags["area_after"]):
        first = at
        while first > 0 and is_capital(tokens[first - 1]) and first - 1 not in tags["the"]:
            first -= 1
        starts[first] = False
    for kind in ("locative", "origin", "goal", "of"):
        for hit in tags[kind].values():
            first = behind(hit.last, tags)
            dwelt = first - 1 in tags["of"] and first - 2 in tags.any_of(("area", "dwellers"))
            led = kind == "locative" or dwelt
            starts[first] = led or starts.get(first, False)
    return {at: led for at, led in starts.items() if 0 < at < len(tokens) and is_capital(tokens[at])}


def behind(first: int, tags: Tags) -> int:
    """Step over what may stand between a small word and the name: "the Iraqi border town of"."""
    while first in tags.any_of(MAY_STAND_BEFORE) or (first in tags["of"] and first - 1 in tags["area"]):
        first += 1
    return first


def nation(core: int, tags: Tags) -> str | None:
    """Give the country of the nation that stands before a name: "the Iraqi border town of"."""
    at = core - 1
    while at in tags.any_of(MAY_STAND_BEFORE) or at in tags["of"]:
        hit = tags["people"].get(at)
        if hit is not None and isinstance(hit.data, Noun) and hit.data.iso3:
            return hit.data.iso3
        at -= 1
    return None


def is_capital(token: Token) -> bool:
    """Say whether a word is printed as a name in a text with small letters."""
    return token.text[0].isupper() or ("-" in token.text and token.text.rpartition("-")[2][:1].isupper())


def name_end(tokens: Sequence[Token], core: int, tags: Tags, taken: set[int]) -> int:
    """Find where a run of capitalised words ends that no list of the pack knows as anything else."""
    at = core
    while at < min(len(tokens), core + LONGEST) and at not in taken:
        particle = at > core and at in tags["name_particle"] and at + 1 < len(tokens) and is_capital(tokens[at + 1])
        if not particle and (not is_capital(tokens[at]) or at in tags.any_of(NOT_IN_NAMES)):
            break
        at += 1
    return at


def with_noun(last: int, tags: Tags) -> tuple[int, str | None]:
    """Take in the noun of a place that follows its name: "Pibor county", "Fagaras mountains", "Saryab Road"."""
    noun = "site" if last - 1 in tags["site"] else "area" if last - 1 in tags["area_after"] else None
    while last in tags["area_after"] or last in tags["site"]:
        noun = "site" if last in tags["site"] else noun or "area"
        last = tags["site" if last in tags["site"] else "area_after"][last].last
    return last, noun


def may_be_place(tokens: Sequence[Token], core: int, last: int, tags: Tags, *, sure: bool) -> bool:
    """Say whether a run of capitals can be a place: no abbreviation, no person, nothing that qualifies a noun."""
    name = tokens[core:last]
    caseless = not any(token.text.islower() for token in tokens)
    if any(token.text.isupper() and len(token.text) > 1 for token in name) and not (sure and caseless):
        return False  # "in UNHCR shelters"; a sentence all in capitals tells nothing
    if sure:
        return True
    owns = last < len(tokens) and tokens[last].low in ("'s", "’s")
    qualifies = last in tags["cause"] or last in tags["cue"] or last in tags["people"] or last in tags["body"]
    body = last - 1 in tags["not_a_name"] and last - 1 not in tags["site"]
    return not (owns or qualifies or body or core in tags["given_name"])
