"""Names of persons where capitals tell nothing: "MURDER OF LUIS ARROYO", "the priest juan lopez was shot"."""

from collections.abc import Sequence

from extract.language.lexicon import Tags
from extract.language.tokens import Token

LONGEST = 6  # words of a name
MIN_SURNAME = 4  # letters
CLOSING = (
    "be",
    "have",
    "adverb",
    "cue",
    "preposition",
    "and",
    "relative",
    "break",
    "date_on",
    "relative_day",
    "along",
    "said",
)
# What a name may be made of, though a word list of the pack has it too.
IN_NAMES = ("given_name", "name_particle", "singular_verb")


def strangers(tokens: Sequence[Token], tags: Tags, busy: set[int]) -> set[int]:
    """Give the words that no list of the pack knows as anything but names."""
    known = {
        i
        for kind, hits in tags.items()
        if kind not in IN_NAMES
        for at, hit in hits.items()
        for i in range(at, hit.last)
    }
    return {
        i
        for i, token in enumerate(tokens)
        if i not in busy and token.text[0].isalpha() and (i not in known or i in tags["given_name"])
    }


def run_end(tokens: Sequence[Token], start: int, tags: Tags, unknown: set[int]) -> int:
    """Find where a run of unknown words ends; small words of names may stand inside it."""
    at = start
    while at < min(len(tokens), start + LONGEST):
        initial = at > start and tokens[at].text == "." and len(tokens[at - 1].text) == 1
        particle = tags["name_particle"].get(at) if at > start else None
        if initial or at in unknown:
            at += 1
        elif particle is not None and particle.last in unknown:
            at = particle.last
        else:
            break
    return at


def is_closed(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a noun phrase cannot go on at a token: the sentence, or a clause with a verb of its own, ends it."""
    if at >= len(tokens) or not tokens[at].text[0].isalnum():
        return True
    return at in tags.any_of(CLOSING)


def name_after_noun(tokens: Sequence[Token], start: int, tags: Tags, unknown: set[int]) -> int:
    """Find the end of a name that stands after a noun or a title: "SENATOR ARROYO", "the priest juan lopez"."""
    begin = tags["person_title"][start].last if start in tags["person_title"] else start  # "attorney general Luis Lara"
    last = run_end(tokens, begin, tags, unknown)
    if last == begin:
        return start
    return last if begin in tags["given_name"] or is_closed(tokens, last, tags) else start


def full_name(tokens: Sequence[Token], at: int, tags: Tags, unknown: set[int], places: set[int]) -> int:
    """Find the end of a name that begins with a given name; `at` itself where there is none."""
    led = at - 1 in tags["the"] or at - 1 in tags["place_opening"]
    if at not in tags["given_name"] or led or (at in places and at + 1 in places):
        return at
    last = run_end(tokens, at, tags, unknown)
    goes_on = last in tags["not_a_name"] or last in tags["people"] or last in tags["other_noun"]
    return at if goes_on or last < at + 2 else last


def surname(tokens: Sequence[Token], at: int, tags: Tags, unknown: set[int], places: set[int]) -> int:
    """Find the end of unknown words that are told of as a person: "ARROYO WAS SHOT", "THE MURDER OF JECA ARROYO"."""
    if at not in unknown or at in places or len(tokens[at].text) < MIN_SURNAME:
        return at
    opens = at == 0 or not tokens[at - 1].text[0].isalnum() or at - 1 in tags["relative"]
    opens = opens or (at - 1 in tags["and"] and at - 1 in tags.ends_of("cue"))
    if at - 1 in tags["of"] and at - 1 in tags.ends_of("one_death"):
        last = run_end(tokens, at, tags, unknown)
        return last if at + 1 < last < at + LONGEST and is_closed(tokens, last, tags) else at
    if (opens or at - 1 in tags["of"]) and is_own_death(tokens, at + 1, tags):
        return at + 1
    opens = opens or at - 1 in tags["break"]
    last = run_end(tokens, at, tags, unknown) if opens else at
    verb = tags["singular_verb"].get(last)
    passive = verb is not None and is_cue(verb.last, "participle", tags)
    told = passive or is_cue(last, "intransitive", tags)
    return last if told else victim(tokens, at, tags, unknown)


def victim(tokens: Sequence[Token], at: int, tags: Tags, unknown: set[int]) -> int:
    """Find the end of unknown words right behind a verb of killing: "THEY KILLED ARROYO IN HIS HOME"."""
    killed = at in tags.ends_of("cue") and any(at - i in tags["killing_verb"] for i in (1, 2, 3))
    last = run_end(tokens, at, tags, unknown) if killed and at not in tags["counts_loosely"] else at
    return last if is_closed(tokens, last, tags) else at


def is_cue(at: int, form: str, tags: Tags) -> bool:
    """Say whether an outcome that is used in some form stands at a token."""
    cues = tags["cue"][at].data if at in tags["cue"] else ()
    assert isinstance(cues, tuple)
    return any(form in cue.forms for cue in cues)


def is_own_death(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a possessive and one death follow: "'s murder", but not "'s murder of two guards"."""
    hit = tags["one_death"].get(at + 1)
    return at < len(tokens) and tokens[at].low in ("'s", "’s") and hit is not None and hit.last not in tags["of"]


def is_owner(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a phrase that ends at a token only owns what is told: "the mayor's office", not "his murder"."""
    return at < len(tokens) and tokens[at].low in ("'s", "’s") and not is_own_death(tokens, at, tags)
