"""One person told of twice: a name and what is said of its bearer, side by side."""

from collections.abc import Sequence

from extract.language.lexicon import Tags
from extract.language.pieces import FORMS
from extract.language.populations import People, somebody
from extract.language.tokens import Token

BETWEEN = 7  # words that may tell what a noun is of before a name: "of the provincial council"
APPOSED = 16  # words that may tell who a name was: "the deputy head of the provincial council"
OPENERS = ("a", "definite", "possessor", "another")  # what a phrase of one person begins with


def merged(tokens: Sequence[Token], found: Sequence[People], tags: Tags, names: set[int]) -> list[People]:
    """Join a name and what is said of its bearer: "Anna Moreau, a journalist", "a journalist, Anna Moreau".

    `names` are the words that a name may end in.
    """
    joined: list[People] = []
    apposed = -1  # where an apposition to a name ended
    for person in found:
        before = joined[-1] if joined else None
        if before is not None and (
            is_apposition(tokens, before, person, tags, names)
            or (apposed == before.last == person.first - 1 and before.last in tags["and"])  # "…, an elder and a poet"
        ):
            joined[-1] = somebody(before.first, person.last, before.noun or person.noun, "somebody", before.first)
            apposed = person.last if before.noun is None or apposed == before.last else -1
        else:
            joined.append(person)
    return joined


def is_apposition(tokens: Sequence[Token], before: People, person: People, tags: Tags, names: set[int]) -> bool:
    """Say whether two phrases side by side are one person: exactly one of them is a name, or the verb tells."""
    if is_told_as(tokens, before, person, tags):
        return True
    if "nobody" in (before.kind, person.kind) or (before.last - 1 in names) == (person.last - 1 in names):
        return False
    if person.first in tags["possessor"] or not is_beside(tokens, before, person, tags):
        return False
    if before.noun is None and before.first == 0 and before.last == 1:  # not "Meanwhile, a guard was killed"
        return closes(tokens, person.last, tags)
    goes_on = person.last in tags["and"] and any(person.last + 1 in tags[kind] for kind in OPENERS)
    return before.noun is None or not goes_on  # "Haji Dawood, an elder and the brother of …"


def is_told_as(tokens: Sequence[Token], before: People, person: People, tags: Tags) -> bool:
    """Say whether a known person is told as somebody between commas: "the victim, a 34-year-old man, was …"."""
    known = before.first in tags["definite"] or before.first in tags["possessor"]
    if not known or person.first not in tags["a"] or person.last + 1 >= len(tokens):
        return False
    marks = tokens[before.last].text == tokens[person.last].text == ","
    return marks and person.first == before.last + 1 and follows(tags, person.last + 1)


def is_beside(tokens: Sequence[Token], before: People, person: People, tags: Tags) -> bool:
    """Say whether a comma joins two phrases, over what is said of a noun: "the mayor of Talayan, Ali Rahim, …"."""
    if tokens[person.first - 1].text != ",":
        return False
    between = range(before.last, person.first - 1)
    told = before.last in tags["of"] or before.last in tags["preposition"]
    return not between or (
        told
        and len(between) <= BETWEEN
        and before.noun is not None
        and person.noun is None
        and person.last < len(tokens)
        and tokens[person.last].text == ","
        and not any(at in tags["be"] or at in tags["cue"] or not tokens[at].text[0].isalnum() for at in between)
    )


def closes(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a phrase that ends at a token goes on to a comma, with no verb before it."""
    for i in range(at, min(at + APPOSED, len(tokens))):
        if tokens[i].text == "," and (follows(tags, i + 1) or i + 1 in tags["adverb"] or i + 1 in tags["and"]):
            return True
        if i in tags["be"] or i in tags["have"]:
            return False
    return at >= len(tokens) or not tokens[at].text[0].isalnum()


def follows(tags: Tags, at: int, forms: frozenset[str] = frozenset(FORMS)) -> bool:
    """Say whether a verb, or an outcome in one of some forms, stands at a token."""
    cues = tags["cue"][at].data if at in tags["cue"] else ()
    assert isinstance(cues, tuple)
    return at in tags["be"] or at in tags["have"] or any(cue.forms & forms for cue in cues)
