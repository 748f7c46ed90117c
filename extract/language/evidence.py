"""What stands beside a name that says it is one of a place: a small word before it, a country or a kind after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.language.gazetteer import LONGEST, Gazetteer
from extract.language.lexicon import Hit, Tags
from extract.language.names import starts_as_name
from extract.language.places import DIVISIONS, Choice, Entry
from extract.language.setting import Setting
from extract.language.tokens import Token

REACH = 8  # words of a place before its name: "the besieged eastern part of the city of"
# Words of the pack that may be names of places as well.
NO_WORDS = ("given_name", "name_particle", "place_opening", "singular_verb", "area", "area_adjective", "area_after")
SMALL_WORDS = ("at", "as", "the", "preposition")
OPENS = frozenset({":", "(", "-", "--", "–", "—", "/"})  # after a name that a report begins with
ENCLOSING = frozenset({",", "("})  # before the place that holds another one
LISTED = frozenset({",", "/", "&"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the search for names needs to know: a sentence, the places of it that are known, and all other names."""

    tokens: Sequence[Token]
    tags: Tags
    known: Mapping[int, Hit]  # the places of the vocabulary that were found
    gazetteer: Gazetteer
    setting: Setting
    caseless: bool


def entry_of(hit: Hit) -> Entry:
    """Give the place of a hit."""
    entry = hit.data.entry if isinstance(hit.data, Choice) else hit.data
    assert isinstance(entry, Entry)
    return entry


def printed_at(scene: Surroundings, first: int, last: int) -> str:
    """Give a name as it is printed, in small letters."""
    return " ".join(token.low for token in scene.tokens[first:last])


def evidence_before(scene: Surroundings, at: int) -> str:
    """Say what stands before a name: "city of", "in", or "of", which also stands before persons; or nothing."""
    tags, places = scene.tags, scene.tags.ends_of("place_before")
    before = at - 1
    if before in tags["of"] and before - 1 in tags["area"]:
        return "area"
    while before >= max(0, at - REACH):
        if before + 1 in places:
            return "in"
        if not (
            before in tags["area_adjective"] or before in tags["area"] or (before in tags["the"] and before < at - 1)
        ):
            break
        before -= 1
    if before not in tags["place_or_person_before"] or is_death(tags, before):
        return ""
    return "of"


def is_death(tags: Tags, before: int) -> bool:
    """Say whether a person follows a small word: "the murder of Victoria"."""
    return before in tags["of"] and (before in tags.ends_of("one_death") or before in tags.ends_of("cue"))


def is_listed(scene: Surroundings, at: int, end: int) -> bool:
    """Say whether only a comma or an "and" stands between the end of a place and a name."""
    between = range(end, at)
    return 0 < end < at <= end + 2 and all(scene.tokens[i].text in LISTED or i in scene.tags["and"] for i in between)


def stands_out(scene: Surroundings, at: int) -> bool:
    """Say whether a name with no small word before it may be a place: it opens the sentence, or more is said of it."""
    if at == 0:
        return not any(at in scene.tags[kind] for kind in SMALL_WORDS)
    if scene.caseless or goes_before(scene, at - 1):
        return False
    end = at + 1
    while end < min(len(scene.tokens), at + LONGEST) and scene.tokens[end].text[0].isupper():
        end += 1
    named = any(i in scene.tags["area_after"] for i in range(at + 1, end + 1))
    return named or (end < len(scene.tokens) and scene.tokens[end].text in ENCLOSING)


def is_name(scene: Surroundings, first: int, last: int) -> bool:
    """Say whether some words are a whole name: no word of the pack, and no part of a longer name."""
    tokens, tags = scene.tokens, scene.tags
    if not (starts_as_name(tokens[first].text) and starts_as_name(tokens[last - 1].text)):
        return False
    if last == first + 1 and is_known(scene, first) and last not in tags["division_after"]:
        return False
    if first > 0 and first - 1 in tags["the"] and last not in tags["area_after"]:
        return False  # "the Pacific", "the Kurram valley"
    return not (first > 0 and goes_before(scene, first - 1)) and not goes_on(scene, last)


def goes_before(scene: Surroundings, before: int) -> bool:
    """Say whether the word before a name belongs to it: a given name, a title, the first word of a body."""
    if scene.caseless or not starts_as_name(scene.tokens[before].text):
        return False
    return before in scene.tags["person_title"] or before in scene.tags["given_name"] or not is_known(scene, before)


def goes_on(scene: Surroundings, last: int) -> bool:
    """Say whether a longer name goes on after some words: "Victoria Hospital", "Ali Hassan"."""
    if last >= len(scene.tokens) or not scene.tokens[last].text[0].isalpha() or last in scene.tags["area_after"]:
        return False
    if not starts_as_name(scene.tokens[last].text):
        return False
    return last in scene.tags["not_a_name"] or last in scene.tags["person_title"] or not is_known(scene, last)


def is_known(scene: Surroundings, at: int) -> bool:
    """Say whether a word is one of the pack."""
    for kind, hits in scene.tags.items():  # noqa: SIM110, as this is asked for each name and any() takes twice the time
        if at in hits and kind not in NO_WORDS:
            return True
    return False


def places_after(scene: Surroundings, last: int) -> Sequence[Entry]:
    """Give the places that what follows may say a name to be in: "Tripoli, Lebanon", "Rivera in Huila department"."""
    tokens = scene.tokens
    at = scene.tags["area_after"][last].last if last in scene.tags["area_after"] else last
    inside = at in scene.tags["of"] or at in scene.tags["inside"]
    if at + 1 >= len(tokens) or not (inside or tokens[at].text in ENCLOSING):
        return ()
    at += 1 + (inside and at + 1 in scene.tags["the"])
    while at in scene.tags["area_adjective"]:
        at += 1
    known = scene.known.get(at)
    if known is not None:
        return (entry_of(known),)
    if at >= len(tokens) or not starts_as_name(tokens[at].text):
        return ()
    end = scene.gazetteer.longest(tokens, at)
    if end == at or (end == at + 1 and is_known(scene, at)):
        return ()
    found = scene.gazetteer.named(printed_at(scene, at, end))
    return [entry for entry in found if entry.precision in DIVISIONS]


def is_inside(scene: Surroundings, last: int) -> bool:
    """Say whether a name is said to lie in what follows it, not merely listed: "the Zahra district of Homs"."""
    at = scene.tags["area_after"][last].last if last in scene.tags["area_after"] else last
    return at in scene.tags["of"] or scene.tokens[at].text == "("


def opens(scene: Surroundings, last: int) -> bool:
    """Say whether a name that a sentence begins with stands apart: a dateline, "Gao: four dead"."""
    if last + 1 >= len(scene.tokens):
        return False
    dated = last + 1 in scene.tags["month"] or scene.tokens[last + 1].text.isdecimal()
    return scene.tokens[last].text in OPENS or (scene.tokens[last].text == "," and dated)


def is_subject(scene: Surroundings, last: int) -> bool:
    """Say whether a name is the subject of a verb of being: "Kramatorsk was hit"."""
    return last in scene.tags["be"] or last in scene.tags["have"]
