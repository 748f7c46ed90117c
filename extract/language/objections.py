"""Why a quantity meets no outcome after all: what is counted are no people, they were spared, the verb is of things."""

import re
from collections.abc import Sequence

from extract.claim import Unit
from extract.language.clauses import Finding
from extract.language.context import noun_beside
from extract.language.parse import Parse
from extract.language.pieces import LETTERS, Cue
from extract.language.populations import People
from extract.language.relations import FAR, ONE, Figure

OF_THEM = re.compile(f"[{LETTERS['number']}{LETTERS['people']}]{LETTERS['them']}\\Z")  # "one of them a woman"
TWO_PERSONS = re.compile(f"[{ONE}][^{LETTERS['comma']}{LETTERS['and']}]{{0,5}}{LETTERS['and']}{LETTERS['the']}?[{ONE}]")
OF_A_PERSON = ("displaced", "evacuated", "affected", "trapped", "casualties")  # terms that one person may meet
OWNER = 4  # tokens that may name whose people are shared: "half of the town's 400 residents"
ATTACKERS = "militants"
OF_ONE = ("deaths", "injuries", "missing", "detained")
SURE_OF_PEOPLE = ("people", "person", "households", "dwellings")  # what a strict cue asks for


def objection(parse: Parse, finding: Finding, people: People, cue: Cue) -> str:
    """Say why a quantity does not meet the outcome after all; "" where it does."""
    assert finding.cue is not None
    between = parse.signature[min(finding.cue, finding.at) : max(finding.cue, finding.at)]
    led = parse.signature[: finding.first].rstrip(LETTERS["of"])  # "neither of the two pilots"
    if LETTERS["not"] in between or led.endswith(LETTERS["not"]):
        return "the clause is negated"
    if is_spared(parse, finding.at):
        return "they were spared"
    if people.noun is not None and people.noun.unit == Unit.BODIES and cue.outcome != "deaths":
        return "bodies are those of the dead"
    if is_share(parse, finding, people):
        return "it is said of a share of them"
    nouns = cue.only or cue.of
    if nouns and not parse.text(people.first, people.last).lower().endswith(nouns):
        return "the verb is an outcome only of other nouns"
    return unlikely(parse, finding, people, cue)


def unlikely(parse: Parse, finding: Finding, people: People, cue: Cue) -> str:
    """Say why such people do not meet such an outcome; "" where they may."""
    if people.kind == "somebody" and cue.outcome not in OF_ONE:
        return "what one named person met is told only of deaths, injuries, the missing and the detained"
    if people.kind == "person" and cue.outcome not in OF_ONE and cue.term not in OF_A_PERSON:
        return "one person who goes is not displaced"
    attackers = people.noun is not None and people.noun.population == ATTACKERS
    if attackers and cue.outcome == "displaced" and (cue.strict or cue.term == "fled"):
        return "who attacked and went is not displaced"
    beside = noun_beside(parse, finding.at, finding.cue) if people.kind == "number" else None
    if cue.strict and not is_sure(people) and beside is None and not follows_people(parse, finding.at):
        return "the verb is used of things too, and no noun says that these are people"
    return ""


def is_share(parse: Parse, finding: Finding, people: People) -> bool:
    """Say whether some of a number met the outcome: "half of the 400 residents fled", but not "most of the 12 dead"."""
    assert finding.cue is not None
    owned = people.first > 0 and parse.tokens[people.first - 1].low == "'s"
    reach = range(people.first - OWNER * owned, people.first + 1)
    if not any(hit.last in reach for hit in parse.tags["share"].values()):
        return False
    between = parse.signature[finding.at + 1 : finding.cue]
    beside = finding.cue == finding.at + 1 and all(
        "intransitive" not in cue.forms for cue in parse.pieces[finding.cue].cues
    )
    return LETTERS["relative"] not in between and not beside


def is_whereabouts(parse: Parse, at: int, found: Sequence[Figure]) -> bool:
    """Say whether things only tell where people before them were: "700 people in 60 quarters were moved"."""
    people = parse.pieces[at].people
    led = parse.signature[at - 1 : at] in (LETTERS["preposition"], LETTERS["of"])
    return people is not None and people.kind == "things" and led and bool(found) and found[-1].at < at < found[-1].last


def is_other(parse: Parse, at: int) -> bool:
    """Say whether a quantity is never people of its own: some of things, or what some people are said to be."""
    return is_of_things(parse, at) or is_predicate_of(parse, at) or is_their_family(parse, at) or is_both(parse, at)


def is_both(parse: Parse, at: int) -> bool:
    """Say whether a two only says that two persons follow: "both the driver and the passenger"."""
    people = parse.pieces[at].people
    two = people is not None and people.kind == "number" and people.quantity.value == 2
    return two and TWO_PERSONS.match(parse.signature, at + 1) is not None


def is_predicate_of(parse: Parse, at: int) -> bool:
    """Say whether one person is only what others are said to be: "two more, one of them a woman, were held"."""
    people = parse.pieces[at].people
    return people is not None and people.kind == "person" and OF_THEM.search(parse.signature, 0, at) is not None


def is_of_things(parse: Parse, at: int) -> bool:
    """Say whether a number goes with a noun that is never people: "fourteen of these towns"."""
    after = at + 1
    if parse.signature[after : after + 1] != LETTERS["them"]:
        return False
    if (
        parse.signature[:at].rstrip(LETTERS["comma"]).endswith(LETTERS["other"])
        and parse.pieces[after].last - 1 in parse.tags["relative"]
    ):
        return True
    return parse.pieces[after].last in parse.tags["other_noun"]


def is_their_family(parse: Parse, at: int) -> bool:
    """Say whether a family only tells whose members were counted: "three members of one family"."""
    people = parse.pieces[at].people
    before = parse.signature[max(0, at - 2) : at]
    one = people is not None and people.kind == "households" and people.quantity.value == 1
    return one and before == LETTERS["people"] + LETTERS["of"]


def follows_people(parse: Parse, at: int) -> bool:
    """Say whether a bare number goes on about people: "1,200 soldiers were killed and 300 captured"."""
    people = parse.pieces[at].people
    before = next((piece for piece in reversed(parse.pieces[max(0, at - FAR) : at]) if piece.people is not None), None)
    bare = people is not None and people.kind == "number"
    return bare and before is not None and before.people is not None and before.people.kind == "people"


def is_sure(people: People) -> bool:
    """Say whether a noun says that people, or their homes, are counted."""
    return people.kind in SURE_OF_PEOPLE or (people.kind == "somebody" and people.noun is not None)


def is_spared(parse: Parse, at: int) -> bool:
    """Say whether the verb before a quantity takes the harm away: "freed 30 hostages"."""
    return parse.signature[:at].rstrip(LETTERS["adverb"] + LETTERS["the"]).endswith(LETTERS["spared"])
