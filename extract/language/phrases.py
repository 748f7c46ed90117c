"""Where the noun phrase of a speaker begins and ends."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.claim import SpeakerKind
from extract.language.bodies import Kinds, body_of, kind_of
from extract.language.lexicon import Tags
from extract.language.sentences import Sentence
from extract.language.tokens import Token

LONGEST = 14  # words of a speaker: "Iraqi health official", names and offices included
SHORT = 5  # words of a name in brackets
PHRASE_ENDS = ("be", "have", "relative", "break", "modal", "phrase_stop")
SUBJECT_STARTS = ("break", "subject_start", "speech")  # what a subject begins after
OF_CLAUSES = ("preposition", "to", "not", "be", "have", "modal", "the")  # what a relative clause has, and no name
QUOTED = {",", '"', "”", "’", "'", "»", "–", "—"}  # what stands before "X said" when the words of X come first
CLOSERS = {",", ";", ":", ".", "!", "?", '"', "“", "”", "(", ")", "[", "]", "—", "–", "-", "‘", "’", "'", "«", "»"}


class Scene(NamedTuple):
    """What the search for speakers needs to know of a sentence."""

    sentence: Sentence
    tokens: Sequence[Token]
    tags: Tags
    names: Tags
    dates: set[int]  # tokens that belong to a date
    counted: set[int]  # tokens that belong to a quantity
    kinds: Kinds


class Subject(NamedTuple):
    """Tokens `first` to `last` name a subject; up to `told` it is said who that is ("Mr Haddad, a volunteer")."""

    first: int
    last: int
    told: int
    in_relative: bool = False  # "the army, which said": it stands behind no more than the words up to the comma


def clause_start(scene: Scene, at: int) -> int:
    """Find where the clause before a token begins: after "; " or ", and"."""
    for i in range(at - 1, 0, -1):
        if scene.tokens[i].text in ";:" or (scene.tokens[i].text == "," and i + 1 in scene.tags["and"]):
            return i
    return 0


def phrase_end(scene: Scene, first: int) -> int:
    """Find where a noun phrase ends: at a mark, a verb, a date or a new clause."""
    at = first
    while at < min(first + LONGEST, len(scene.tokens)):
        if is_closed(scene, at) or at in scene.dates or (at in scene.counted and starts_count(scene, first, at)):
            break
        if at > first and at in scene.tags.any_of(PHRASE_ENDS):
            break
        if at > first and at in scene.tags["speech"] and at not in scene.tags["estimate_noun"]:
            break
        at += 1
    return at


def starts_count(scene: Scene, first: int, at: int) -> bool:
    """Say whether a quantity begins at a token other than the first, which is part of the name: "two officials"."""
    return at > first and at - 1 not in scene.counted


def is_closed(scene: Scene, at: int) -> bool:
    """Say whether a mark ends a phrase; the apostrophe of "Doctors' Union" does not."""
    if scene.tokens[at].text not in CLOSERS:
        return False
    owned = 0 < at < len(scene.tokens) - 1 and scene.tokens[at].low == "'"
    return not (owned and scene.tokens[at - 1].end == scene.tokens[at].start and scene.tokens[at + 1].text[0].isalpha())


def phrase_start(scene: Scene, end: int) -> int:
    """Go left to the mark, verb or small word that a subject begins after."""
    first = end
    while first > max(0, end - LONGEST):
        before = first - 1
        word = scene.tokens[before].text
        small = before in scene.tags.any_of(SUBJECT_STARTS)
        if is_closed(scene, before) or (small and not (word.isupper() and len(word) > 1)):  # WHO is a body
            break
        first -= 1
    return first


def subject_before(scene: Scene, end: int) -> Subject | None:
    """Find the subject that ends before a verb, over a name in brackets, an aside or a relative clause."""
    tokens = scene.tokens
    told = end
    if end > 2 and tokens[end - 1].text == ")":  # "the rights office (OHCHR) said"
        end = next((i for i in range(end - 2, max(0, end - SHORT), -1) if tokens[i].text == "("), end)
    first = phrase_start(scene, end)
    if end > 1 and tokens[end - 1].text == ",":
        return over_aside(scene, end)
    relative = first - 1
    if relative > 0 and relative in scene.tags["relative"]:
        before = relative - 1 if tokens[relative - 1].text == "," else relative
        if end == first and before < relative:  # "the army, which said"
            return Subject(phrase_start(scene, before), before, before, in_relative=True)
        clause = end - first > 1 and any(i in scene.tags.any_of(OF_CLAUSES) for i in range(first + 1, end))
        if clause and before == relative and first not in scene.tags["the"]:  # "residents whom we reached by telephone"
            return Subject(phrase_start(scene, before), before, before)
    return Subject(first, end, told)


def over_aside(scene: Scene, end: int) -> Subject | None:
    """Find the subject before an aside: "UNHCR, in an update, said"; a name there is meant, an office belongs to it."""
    tokens = scene.tokens
    opening = next((i for i in range(end - 2, max(-1, end - LONGEST), -1) if is_closed(scene, i)), -1)
    inside = range(opening + 1, end - 1)
    if opening <= 0 or tokens[opening].text != ",":
        return None
    counts = any(i in scene.counted and i + 1 not in scene.counted and i + 1 not in scene.tags["of"] for i in inside)
    if counts or any(i in scene.tags["modal"] for i in inside):
        return None
    first = phrase_start(scene, opening)
    named = tokens[opening + 1].text[0].isupper() and opening + 1 not in scene.tags["preposition"]
    return Subject(first, end - 1 if named else opening, end - 1)


def happens(scene: Scene, first: int, last: int) -> bool:
    """Say whether words tell of a happening: a landslide "claims" lives, but says nothing."""
    return any(first <= at < last and hit.data is not None for at, hit in scene.tags["cause"].items())


def lead(scene: Scene, first: int, last: int) -> int:
    """Step over what stands before the name: "as the army", "in Goma the ministry", "civilians the monitor"."""
    tags = scene.tags
    while first < last and (first in tags["lead_in"] or first in scene.dates):
        first += 1
    articles = [
        i
        for i in range(first + 1, last - 1)
        if i in tags["article"] and i - 1 not in tags["of"] and not small(scene, i - 1)
    ]
    if articles and (small(scene, first) or known(scene, articles[-1] + 1, last)):
        return articles[0] if small(scene, first) else articles[-1]
    if small(scene, first):  # "in Goma police": the name of the place is left out
        inner = next((i for i in range(first + 1, last) if scene.tokens[i].text[0].islower()), last)
        return inner if known(scene, inner, last) else first
    return first


def small(scene: Scene, at: int) -> bool:
    """Say whether a token is a preposition."""
    return at in scene.tags["preposition"] or at in scene.tags["at"] or at in scene.tags["to"]


def known(scene: Scene, first: int, last: int) -> bool:
    """Say whether words name a body, or one by its kind."""
    words = scene.tokens[first:last]
    return bool(words) and (
        kind_of(words, scene.kinds) != SpeakerKind.OTHER or body_of(scene.names, first, last) is not None
    )
