"""Names of persons where capitals tell: a run of capitalised words that is no body and no word of the pack."""

from collections.abc import Sequence

from extract.language.appositions import OPENERS, follows
from extract.language.bare_names import is_owner
from extract.language.lexicon import Tags
from extract.language.populations import People, abbreviation_end, somebody
from extract.language.tokens import Token

LONGEST = 7  # words of a name: "Abdul Aziz bin Ahmed Al Thani"
NOT_IN_NAMES = (
    "cue", "cause", "number_word", "hedge_before", "modal", "be", "have", "preposition", "of", "to", "at", "and",
    "break", "them", "including", "adverb", "not", "relative", "besides", "along", "as", "said", "no",
    "no_name", "people", "the",
)  # fmt: skip


def named(tokens: Sequence[Token], at: int, tags: Tags, places: set[int], busy: set[int]) -> People | None:
    """Read a name, with its titles: "Mr Haddad", "General Khan Agha"."""
    if at > 0 and (goes_on_from(tokens, at - 1, tags) or (at - 1 in tags["the"] and at - 1 not in tags["possessor"])):
        return None  # inside a longer run of capitals, or after an article: a body, a place
    start = tags["person_title"][at].last if at in tags["person_title"] else at
    last = name_end(tokens, start, tags, places, busy)
    alone = last == at + 1
    if (
        last == start
        or (alone and at == 0 and not opens_clause(tokens, last, tags))
        or (alone and at in tags["month"])
        or all(i in places for i in range(at, last))
    ):
        return None
    if at - 1 in tags["of"] and at - 1 in tags.ends_of("people"):
        return None  # "the mayor of Tamra"
    if last in tags["people"] or abbreviation_end(tokens, last) is not None:
        return None  # "Taliban members", "Jamiat-i-Islami (JIA)"
    if last < len(tokens) and (is_owner(tokens, last, tags) or tokens[last].text[0].isdecimal()):
        return None
    return somebody(at, last, None, "somebody")


def goes_on_from(tokens: Sequence[Token], before: int, tags: Tags) -> bool:
    """Say whether the word before a name belongs to the same run of capitals."""
    return is_name(tokens[before], before, tags) or (before in tags["not_a_name"] and tokens[before].text[0].isupper())


def opens_clause(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether the first word of a sentence is a subject: a verb, an "and" or an apposition follows it."""
    apposition = at + 1 < len(tokens) and tokens[at].text == ","
    apposition = apposition and any(at + 1 in tags[kind] for kind in OPENERS)
    return follows(tags, at) or at in tags["and"] or apposition


def name_end(tokens: Sequence[Token], start: int, tags: Tags, places: set[int], busy: set[int]) -> int:
    """Find where a run of capitalised words ends; a run with a word of bodies in it is no name of a person."""
    at = start
    while at < min(len(tokens), start + LONGEST):
        word = tokens[at]
        joined = at > start and at in tags["name_particle"] and at + 1 < len(tokens)
        initial = at > start and word.text == "." and len(tokens[at - 1].text) == 1
        if at in tags["not_a_name"] and word.text[0].isupper():
            return start
        particle = joined and (tokens[at + 1].text[0].isupper() or at + 1 in tags["name_particle"])
        if particle or initial or (is_name(word, at, tags) and at not in busy):
            at += 1
        else:
            break
    while at > start and (at - 1 in tags["name_particle"] and tokens[at - 1].text.islower()):
        at -= 1
    return at


def starts_as_name(text: str) -> bool:
    """Say whether a word is printed as a name: "Fahal", "al-Fahal"."""
    return text[0].isupper() or ("-" in text and text.rpartition("-")[2][:1].isupper())


def is_name(word: Token, at: int, tags: Tags) -> bool:
    """Say whether a word can be part of a person's name: capitalised, and no word of the pack."""
    if not starts_as_name(word.text) or (len(word.text) > 1 and word.text.isupper()):
        return False
    return at not in tags.any_of(NOT_IN_NAMES)
