"""Who was told of before: a claim that repeats an earlier one of its article, or that is a part of it."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.claim import Claim, Unit
from extract.language.lexicon import Tags
from extract.language.populations import People
from extract.language.scene import INHERITED

MOST_SAID = 20  # earlier claims that are looked at: a bound, so that cost stays linear
MANY = 10  # two groups of this size and more are the same when they share their number
MAY_BE_BLANK = ("population", "period_to", "speaker")
OBJECT = "<killed>"  # how the clause rules are named whose people stand behind the verb
OTHER_SIDE = "militants"  # who attacked is not among those who were attacked


class Mention(NamedTuple):
    """How the people of a claim are named: as known already ("the mayor"), as some of a group, as further ones."""

    definite: bool
    partitive: bool
    further: bool
    single: bool
    reflexive: bool
    of_group: bool = False  # "the dead included 88 children"
    later: bool = False  # "640 of them have since returned"


def mention_of(people: People, tags: Tags, outcome: str) -> Mention:
    """Read from the words of a quantity how its people are named: "the driver" is known, "his driver" may be new."""
    first, last = people.quantity.first, people.quantity.last
    single = people.kind in ("person", "somebody")
    whose = tags["cue"].get(last + 1)
    cues = whose.data if whose is not None else ()
    assert isinstance(cues, tuple)
    told = whose is None or any(cue.outcome == outcome for cue in cues)
    new = first in tags["possessor"] or first - 1 in tags["possessor"]
    known = (people.kind == "somebody" and not new) or first in tags["definite"] or first - 1 in tags["definite"]
    some = last in tags["of"] and told and (last + 1 in tags["definite"] or last + 1 in tags["possessor"])
    further = any(first <= at <= last for at in tags["further"]) or bool(people.noun and people.noun.refers)
    return Mention(known and not some, some, further, single, first in tags["reflexive"])


def earlier_one(claim: Claim, mention: Mention, earlier: Sequence[Claim]) -> tuple[str, Claim] | None:
    """Find the claim of the same outcome that is meant again: ("repeats" or "part_of", that claim).

    `earlier` are the claims of the article so far that neither repeat nor are part of another, the last one first.
    """
    if claim.part_of is not None or mention.further or claim.value is None:
        return None
    for other in earlier[:MOST_SAID]:
        if mention.single and mention.definite and is_named_again(claim, other):
            return "repeats", other
        if are_two_names(claim, other):
            continue
        if not mention.reflexive and (other.sentence == claim.sentence or not compatible(claim, other, mention)):
            continue
        if mention.reflexive and other.sentence == claim.sentence and other.rule.startswith(OBJECT):
            continue  # "killed his wife before killing himself"
        size = other.value if other.value is not None else other.low
        if size is None:
            continue
        if (
            not mention.of_group
            and size == claim.value
            and (claim.value >= 2 or mention.definite)
            and agrees(claim, other, mention)
        ):
            return "repeats", other
        if size > claim.value > 0 and (mention.partitive or mention.of_group):
            return "part_of", other
    return None


def compatible(claim: Claim, other: Claim, mention: Mention) -> bool:
    """Say whether two claims may count the same people; a group may have parts of every kind."""
    sides = {claim.population == OTHER_SIDE, other.population == OTHER_SIDE}
    same = claim.population == other.population or None in (claim.population, other.population) or mention.of_group
    return same and len(sides) == 1 and (claim.unit == other.unit or Unit.BODIES in (claim.unit, other.unit))


def is_named_again(claim: Claim, other: Claim) -> bool:
    """Say whether the last word that names one person stands in what an earlier claim of one person says, too."""
    again, before = (one.population_text or "" for one in (claim, other))
    surname = again.rpartition(" ")[2]
    return other.value == 1 and surname[:1].isupper() and surname in before.split() and not before.isupper()


def are_two_names(claim: Claim, other: Claim) -> bool:
    """Say whether two claims of one person each end in a name, and share no word of it."""
    one, two = ((each.population_text or "").split() for each in (claim, other))
    if claim.value != 1 or other.value != 1 or not one or not two or claim.sentence.isupper():
        return False
    return one[-1][0].isupper() and two[-1][0].isupper() and set(one).isdisjoint(two)


def agrees(claim: Claim, other: Claim, mention: Mention) -> bool:
    """Say whether nothing that is said of two claims with one number tells them apart.

    Two small numbers are seldom the same people, unless they are known already: "the three victims".
    """
    few = claim.value is not None and 1 < claim.value < MANY and not mention.definite
    if few and (claim.qualifier != other.qualifier or claim.population != other.population):
        return False
    if mention.definite and mention.single and claim.population is not None and claim.population == other.population:
        return True  # "a bomber", later "the attacker", wherever the sentence last was
    pairs = [(getattr(claim, name), getattr(other, name)) for name in MAY_BE_BLANK]
    return places_agree(claim, other) and all(None in pair or pair[0] == pair[1] for pair in pairs)


def places_agree(claim: Claim, other: Claim) -> bool:
    """Say whether two claims may be of one place: the same, one that may hold the other, or none that was said."""
    if claim.place_from in INHERITED or other.place_from in INHERITED or None in (claim.place, other.place):
        return True
    wider = claim.iso3 == other.iso3 and "country" in (claim.place_precision, other.place_precision)
    held = claim.iso3 == other.iso3 and (claim.place == other.admin1 or other.place == claim.admin1)
    return claim.place == other.place or wider or held
