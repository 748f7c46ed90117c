"""Persons without a numeral: "a boy", "the mayor", "his brother", "Mr Haddad", "she"; and "no one"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.claim import Qualifier, Unit
from extract.language.bare_names import full_name, is_closed, is_own_death, name_after_noun, strangers, surname
from extract.language.lexicon import Tags
from extract.language.pieces import FORMS
from extract.language.populations import Noun, People, abbreviation_end, better, ends_phrase, is_name_inside
from extract.language.qualifiers import Quantity, bounds
from extract.language.tokens import Token

REACH = 9  # words between an article and its noun: "a former Afghan Local Police commander"
BETWEEN_NOUNS = (
    3  # words from one noun to the next of the same phrase: "a guard of" ends, "a student union leader" goes on
)
LONGEST = 7  # words of a name: "Abdul Aziz bin Ahmed Al Thani"
BETWEEN = 7  # words that may tell what a noun is of before a name: "of the provincial council"
APPOSED = 16  # words that may tell who a name was: "the deputy head of the provincial council"
VERBAL = frozenset({"participle", "past", "intransitive", "adjective"})
SINGLE = ("person", "somebody")
OPENERS = ("a", "definite", "possessor", "another")
MAY_BEGIN = (*OPENERS, "subject_pronoun", "object_pronoun", "people", "person_title", "given_name")
NOT_IN_NAMES = (
    "cue", "cause", "number_word", "hedge_before", "modal", "be", "have", "preposition", "of", "to", "at", "and",
    "break", "them", "including", "adverb", "not", "relative", "besides", "along", "as", "said", "no",
    "no_name", "people", "the",
)  # fmt: skip


def find_persons(tokens: Sequence[Token], tags: Tags, places: set[int], busy: set[int]) -> list[People]:
    """Find the single persons of a sentence, and its "no one"; `busy` tokens belong to a number or a date."""
    found = list(nobodies(tags, busy))
    taken = busy | {i for people in found for i in range(people.first, people.last)}
    unknown = strangers(tokens, tags, taken) if is_caseless(tokens) else None
    names = unknown or {i for i, token in enumerate(tokens) if starts_as_name(token.text)}
    told = {at + (at in tags["of"]) for at in tags.ends_of("cue")} | tags.ends_of("cue")
    end = 0
    apart = {at for at, hit in tags["cue"].items() if hit.last > at + 1}  # not the "minor" of "minor injuries"
    for at in sorted((tags.any_of(MAY_BEGIN) | told | names) - taken - apart):
        person = person_at(tokens, at, tags, places, taken, unknown) if end <= at < len(tokens) else None
        if person is not None:
            found.append(person)
            end = person.last
    names -= {hit.last - 1 for hit in tags["people"].values()}
    return merged(tokens, sorted(found, key=lambda people: people.first), tags, names)


def is_caseless(tokens: Sequence[Token]) -> bool:
    """Say whether capitals tell nothing: a sentence all in capitals, or all in small letters."""
    letters = "".join(token.text for token in tokens if token.text[0].isalpha())
    return letters.isupper() or letters.islower()


def nobodies(tags: Tags, busy: set[int]) -> Iterator[People]:
    """Read "no one", "none of the passengers", "no casualties", "no child"."""
    for at in sorted(tags["no"]):
        hit = tags["people"].get(at + 1)
        if hit is not None and isinstance(hit.data, Noun) and at not in busy and at not in tags["unknown_count"]:
            quantity = Quantity(at, at + 1, Qualifier.NONE, *bounds(Qualifier.NONE, 0, 0))
            yield People(at, hit.last, "nobody", quantity, hit.data, at + 1)
    for at, hit in sorted(tags["nobody"].items()):
        if at in busy or at in tags["unknown_count"] or (at in tags["no"] and at + 1 in tags["people"]):
            continue
        quantity = Quantity(at, hit.last, Qualifier.NONE, *bounds(Qualifier.NONE, 0, 0))
        last = hit.last - (hit.last - 1 in tags["cue"])  # the outcome of "no casualties" is a piece of its own
        if last in tags["of"] and last + 1 in tags["the"] and last + 2 in tags["people"]:
            last = tags["people"][last + 2].last
        yield People(at, last, "nobody", quantity, None, last)


def person_at(
    tokens: Sequence[Token], at: int, tags: Tags, places: set[int], busy: set[int], unknown: set[int] | None
) -> People | None:
    """Read the person that begins at a token; `unknown` are the words that may be names where capitals tell nothing."""
    told = is_told(at, tags)
    other = tags["another"].get(at)
    if other is not None and (follows(tags, other.last) or (told and other.last not in tags["people"])):
        return somebody(at, other.last, Noun(Unit.PERSONS, None, refers=True), "person")
    if (at in tags["subject_pronoun"] and follows(tags, at + 1)) or (
        at in tags["object_pronoun"]
        and (told or (at in tags["reflexive"] and at - 1 in tags["and"]))
        and is_closed(tokens, at + 1, tags)
    ):
        return somebody(at, at + 1, None, "somebody")
    opener = next(kind for kind in OPENERS if at in tags[kind]) if at in tags.any_of(OPENERS) else None
    start = at + 1 if opener else at
    head = noun_at(tokens, start, tags, busy, bare=opener is None and not told)
    if head is not None:
        last, noun = head
        if unknown is None:
            last = name_end(tokens, last, tags, places, busy)
        elif opener != "a" and (opener or at - 1 not in unknown):
            last = name_after_noun(tokens, last, tags, unknown)
        if is_owner(tokens, last, tags):
            return None
        if opener is None and last == head[0] and not stands_bare(tokens, at, last, tags):
            return None
        first = at if tokens[at].text[0].isalnum() else start  # not the 's of "Haddad's brother"
        return somebody(
            first, last, noun, "person" if opener in ("a", "another", None) and last == head[0] else "somebody", start
        )
    if opener is not None:
        return None
    return named(tokens, at, tags, places, busy) if unknown is None else bare_name(tokens, at, tags, unknown, places)


def stands_bare(tokens: Sequence[Token], at: int, last: int, tags: Tags) -> bool:
    """Say whether a noun with neither article nor name is a person: "policeman killed", but no "child murder"."""
    if at - 1 in tags["of"] and not is_closed(tokens, last, tags):
        return False  # "the victims of terrorist groups"
    return is_told(at, tags) or follows(tags, last, VERBAL)


def is_told(at: int, tags: Tags) -> bool:
    """Say whether an outcome stands right before a token: "killing guards", "the murder of Mr Haddad"."""
    ends = tags.ends_of("cue")
    return at in ends or (at - 1 in ends and at - 1 in tags["of"])


def bare_name(tokens: Sequence[Token], at: int, tags: Tags, unknown: set[int], places: set[int]) -> People | None:
    """Read a name where capitals tell nothing: a full name, or one word of which a death is told."""
    start = tags["person_title"][at].last if at in tags["person_title"] else at
    if start > at:
        last = name_after_noun(tokens, start, tags, unknown)
    else:
        last = full_name(tokens, at, tags, unknown, places)
        last = last if last > at else surname(tokens, at, tags, unknown, places)
    if last == start or is_owner(tokens, last, tags):
        return None
    return somebody(at, last, None, "somebody")


def is_owner(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a phrase that ends at a token only owns what is told: "the mayor's office", not "his murder"."""
    return at < len(tokens) and tokens[at].low in ("'s", "’s") and not is_own_death(tokens, at, tags)


def follows(tags: Tags, at: int, forms: frozenset[str] = frozenset(FORMS)) -> bool:
    """Say whether a verb, or an outcome in one of some forms, stands at a token."""
    cues = tags["cue"][at].data if at in tags["cue"] else ()
    assert isinstance(cues, tuple)
    return at in tags["be"] or at in tags["have"] or any(cue.forms & forms for cue in cues)


def somebody(first: int, last: int, noun: Noun | None, kind: str, noun_first: int | None = None) -> People:
    """Build a phrase of one person; the number is printed by its article, or by the phrase itself."""
    printed = first + 1 if kind == "person" else last
    size = noun.size if noun else 1
    quantity = Quantity(first, printed, Qualifier.EXACT, size, size, size)
    return People(first, last, kind, quantity, noun, first if noun_first is None else noun_first)


def noun_at(tokens: Sequence[Token], start: int, tags: Tags, busy: set[int], *, bare: bool) -> tuple[int, Noun] | None:
    """Find the singular noun of a person, over at most a few adjectives; where it ends, and what it is.

    Of several, the last is the head: "an Afghan army commander", "a prison guard".
    """
    if tags["people"].keys().isdisjoint(range(start, start + (1 if bare else REACH))):
        return None
    head: tuple[int, int, Noun] | None = None
    at = start
    while at < min(start + (1 if bare and head is None else REACH), len(tokens)):
        hit = tags["people"].get(at)
        closing = abbreviation_end(tokens, at)
        ends = ends_phrase(at, tags) and not (at > start and is_name_inside(tokens, at))
        shot = head is not None and at in tags["violent"]  # "gunmen shot a tapper"
        if shot or at in busy or (hit is None and closing is None and (ends or not tokens[at].text[0].isalnum())):
            break
        if hit is not None and isinstance(hit.data, Noun):
            if not hit.data.singular and not goes_on(tokens, hit.last, tags):
                return None
            head = better(head, at, hit)
            at = hit.last
        elif head is not None and at - head[1] >= BETWEEN_NOUNS:
            break
        else:
            at = closing or at + 1
    if head is None or not head[2].singular or (head[2].iso3 and head[1] != at):
        return None  # "a South African refinery"
    if head[1] in tags["not_a_name"] and head[1] not in tags["people"]:
        return None  # "the alleged National Liberation Front"
    return head[1:]


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


def goes_on(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a noun phrase goes on with a plain word or an abbreviation in brackets."""
    plain = at < len(tokens) and tokens[at].text[0].isalpha() and not ends_phrase(at, tags)
    return plain or abbreviation_end(tokens, at) is not None


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
    """Say whether two phrases side by side are one person: exactly one of them is a name."""
    if "nobody" in (before.kind, person.kind) or (before.last - 1 in names) == (person.last - 1 in names):
        return False
    if person.first in tags["possessor"] or not is_beside(tokens, before, person, tags):
        return False
    if before.noun is None and before.first == 0 and before.last == 1:  # not "Meanwhile, a guard was killed"
        return closes(tokens, person.last, tags)
    goes_on = person.last in tags["and"] and any(person.last + 1 in tags[kind] for kind in OPENERS)
    return before.noun is None or not goes_on  # "Haji Dawood, an elder and the brother of …"


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


def is_bare(phrase: People, of: int) -> bool:
    """Say whether a phrase is a number without a noun right behind an "of"."""
    return phrase.kind == "number" and phrase.first == of + 1


def with_none(found: Sequence[People], tags: Tags) -> list[People]:
    """Join "none of the 170 passengers" and "a mother of three": the number only says of how many, or how old."""
    joined: list[People] = []
    for phrase in found:
        before = joined[-1] if joined else None
        of = before.last if before is not None and before.last in tags["of"] else None
        if before is not None and of is not None and before.kind == "nobody" and phrase.first - of <= 2:
            joined[-1] = replace(before, last=phrase.last, noun=phrase.noun, noun_first=phrase.noun_first)
        elif before is not None and of is not None and before.kind in SINGLE and is_bare(phrase, of):
            joined[-1] = replace(before, last=phrase.last)
        else:
            joined.append(phrase)
    return joined
