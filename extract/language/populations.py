"""People phrases: a quantity with the noun it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.claim import Qualifier, Unit
from extract.language.lexicon import Hit, Tags
from extract.language.qualifiers import Quantity, bounds
from extract.language.tokens import Token

VERBS = ("be", "have", "cue")
KINDS = {Unit.DWELLINGS: "dwellings", Unit.HOUSEHOLDS: "households"}  # a phrase, by what its noun counts
SINGLE = ("person", "somebody")  # the kinds of one person without a number
REACH = 9  # words between a number and its noun: "12 young Syrian government army soldiers"
LENT = 8  # words from a nationality to the noun that it goes with: "three Czech NATO personnel"
APART = ("cue", "a", "the", "possessor")  # after "and", these open a phrase of their own
# What cannot stand between a number and its noun.
ENDS = (
    "cue", "be", "have", "modal", "relative", "and", "preposition", "of", "to", "at", "said", "break", "not", "the",
    "including", "cause", "suffer",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """What a pack says of a noun: the unit that it counts and the population, if it names one."""

    unit: Unit
    population: str | None
    iso3: str | None = None
    singular: bool = False
    refers: bool = False  # "others": the noun was said before
    size: int = 1  # how many its singular is: a couple are two


class People(NamedTuple):
    """Tokens `first` to `last`: the hedged number with its noun; `kind` is its piece in clause patterns.

    kind: people (a known noun), things (an unknown plural noun), number (no noun), dwellings,
    person ("a boy"), somebody ("the mayor", a name), nobody ("no one"), other (a noun that is never people).
    """

    first: int
    last: int
    kind: str
    quantity: Quantity
    noun: Noun | None
    noun_first: int  # where the noun phrase begins, equal to `last` where there is none


def read_people(tokens: Sequence[Token], quantities: Sequence[Quantity], tags: Tags, taken: set[int]) -> list[People]:
    """Give every quantity its noun."""
    found: list[People] = []
    starts = [quantity.first for quantity in quantities] + [len(tokens)]
    for quantity, limit in zip(quantities, starts[1:], strict=True):
        found.append(requalified(with_noun(tokens, quantity, tags, limit, taken), tags))
    return with_fractions(found, tags)


def with_noun(tokens: Sequence[Token], quantity: Quantity, tags: Tags, limit: int, taken: set[int]) -> People:
    """Look for the noun that a quantity counts, over adjectives and names, up to a word that ends the phrase."""
    start = skip_of(quantity, tags)
    head: tuple[int, int, Noun] | None = None
    unknown = at = start
    end = min(start + REACH, limit)
    while at < end:
        if (
            at in tags["other_noun"]
            and not is_in_name(tokens, at)
            and tags["other_noun"][at].last not in tags["people"]
        ):
            return people(quantity, "other", None, at, tags["other_noun"][at].last)
        if is_place_of_stay(tags, at):
            return people(quantity, "other", None, at, at)
        hit = tags["people"].get(at)
        if hit is not None:
            head, at = better(head, at, hit), hit.last
            continue
        onward = step(tokens, at, start, end, tags, head is not None)
        if at in taken or onward is None or (head is not None and not leads_on(tags, head, at, end)):
            break
        if head is None and tokens[at].low.endswith("s") and onward == at + 1:
            unknown = at + 1
        at = onward
    if head is not None:
        _, last, noun = head
        return people(quantity, KINDS.get(noun.unit, "people"), noun, start, last)
    if unknown > start:
        return people(quantity, "things", None, start, unknown)
    return people(quantity, "number", None, quantity.last, quantity.last)


def is_place_of_stay(tags: Tags, at: int) -> bool:
    """Say whether a cue is only a place where people stay; it is a piece of its own: "in nine evacuation centres"."""
    hit = tags["cue"].get(at)
    return hit is not None and isinstance(hit.data, tuple) and all(cue.forms == {"place"} for cue in hit.data)


def step(tokens: Sequence[Token], at: int, start: int, end: int, tags: Tags, headed: bool) -> int | None:
    """Go one word on inside a phrase, over a joint or what stands inside a name; None where the phrase ends."""
    joined = at in tags["and"] and at > start and not any(at + 1 in tags[kind] for kind in APART)
    if (joined and noun_soon(tags, at + 1, end)) or (
        headed and tokens[at].text == "," and is_listed(tokens, at + 1, tags)
    ):
        return at + 1 if at + 1 in tags["people"] else at + 2  # "regime fighters and allied militiamen"
    closing = abbreviation_end(tokens, at)
    if closing is not None:
        return closing  # "(NDS)"
    if at > start and at in tags["possessor"] and at + 1 < end and not tokens[at].text[0].isalnum():
        return at + 1  # "two of Qadir's guards"
    if (
        at > start
        and (at in tags["of"] or at in tags["preposition"] or at in tags["and"])
        and is_name_inside(tokens, at)
    ):
        return at + 1  # the "of" of "National Directorate of Security members"
    return None if ends_phrase(at, tags) or not tokens[at].text[0].isalpha() else at + 1


def leads_on(tags: Tags, head: tuple[int, int, Noun], at: int, end: int) -> bool:
    """Say whether the phrase of a noun goes on: a nationality or a singular lends itself to a noun after it."""
    adjectival = head[2].iso3 is not None or head[2].singular
    return at in tags["and"] or (adjectival and any(i in tags["people"] for i in range(at, min(at + LENT, end))))


def abbreviation_end(tokens: Sequence[Token], at: int) -> int | None:
    """Find the end of an abbreviation in brackets inside a phrase: "(ALP)"."""
    inside = at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")"
    return at + 3 if inside and tokens[at + 1].text.isupper() else None


def is_name_inside(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a small word stands between two words that are printed as a name."""
    around = [tokens[i].text for i in (at - 1, at + 1) if i < len(tokens)]
    return tokens[at].text.islower() and len(around) == 2 and all(word[0].isupper() for word in around)


def requalified(phrase: People, tags: Tags) -> People:
    """Take a hedge that stands after the noun into the quantity: "12 people or more"."""
    after, quantity = tags["hedge_after"].get(phrase.last), phrase.quantity
    if after is None or phrase.noun is None or quantity.qualifier != Qualifier.EXACT or quantity.value is None:
        return phrase
    qualifier = Qualifier(str(after.data))
    value, low, high = bounds(qualifier, quantity.value, quantity.value)
    hedged = quantity._replace(qualifier=qualifier, value=value, low=low, high=high)
    return phrase._replace(quantity=hedged, last=after.last)


def with_fractions(found: Sequence[People], tags: Tags) -> list[People]:
    """Join "14 of the 60 passengers": the first number is counted, the second only says of how many."""
    joined: list[People] = []
    for phrase in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == "number"
            and before.last in tags["of"]
            and before.last + 1 == phrase.first
        ):
            joined[-1] = phrase._replace(first=before.first, quantity=before.quantity)
        else:
            joined.append(phrase)
    return joined


def people(quantity: Quantity, kind: str, noun: Noun | None, noun_first: int, last: int) -> People:
    """Build a people phrase that begins with its quantity."""
    return People(quantity.first, max(last, quantity.last), kind, quantity, noun, noun_first)


def somebody(first: int, last: int, noun: Noun | None, kind: str, noun_first: int | None = None) -> People:
    """Build a phrase of one person; the number is printed by its article, or by the phrase itself."""
    printed = first + 1 if kind == "person" else last
    size = noun.size if noun else 1
    quantity = Quantity(first, printed, Qualifier.EXACT, size, size, size)
    return People(first, last, kind, quantity, noun, first if noun_first is None else noun_first)


def skip_of(quantity: Quantity, tags: Tags) -> int:
    """Step over "of" and "of the" after a number, unless a pronoun or an outcome follows."""
    at = quantity.last
    if at in tags["of"] and at not in tags["them"]:
        after = at + 1 + (at + 1 in tags["the"])
        after = over_cue(after, tags)
        if after not in tags["cue"] or after in tags["people"]:
            return after
    return at


def over_cue(at: int, tags: Tags) -> int:
    """Step over an outcome that only says of whom: "12 of the injured soldiers were flown out"."""
    hit = tags["cue"].get(at)
    noun = tags["people"].get(hit.last) if hit is not None else None
    return hit.last if hit and noun and any(noun.last in tags[kind] for kind in VERBS) else at


def better(head: tuple[int, int, Noun] | None, at: int, hit: Hit) -> tuple[int, int, Noun]:
    """Join two nouns side by side ("civilian women"): the later is the head, the earlier may name the group."""
    noun = hit.data
    assert isinstance(noun, Noun)
    if head is None:
        return at, hit.last, noun
    first, _, before = head
    population = noun.population or before.population
    return first, hit.last, Noun(noun.unit, population, noun.iso3, noun.singular)  # Syrian troops may be anywhere


def is_listed(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a noun goes on a list that has a later member: "women, men and children"."""
    hit = tags["people"].get(at)
    return hit is not None and (hit.last in tags["and"] or (hit.last < len(tokens) and tokens[hit.last].text == ","))


def is_in_name(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is printed as part of a name: the States of "two United States soldiers"."""
    return at > 0 and tokens[at].text.istitle() and tokens[at - 1].text.istitle() and tokens[at - 1].text[0].isalpha()


def noun_soon(tags: Tags, at: int, limit: int) -> bool:
    """Say whether a noun comes within two words: "humanitarian and aid workers", "women and children"."""
    return any(i in tags["people"] for i in range(at, min(at + 2, limit)))


def ends_phrase(at: int, tags: Tags) -> bool:
    """Say whether a word cannot stand between a number and its noun."""
    return at in tags.any_of(ENDS)
