"""Persons without a numeral: "a boy", "the mayor", "his brother", "Mr Haddad", "she"; and "no one"."""

from collections.abc import Iterator, Sequence

from extract.claim import Qualifier, Unit
from extract.language.appositions import OPENERS, follows, merged
from extract.language.bare_names import full_name, is_closed, is_owner, name_after_noun, strangers, surname
from extract.language.lexicon import Tags
from extract.language.names import name_end, named, starts_as_name
from extract.language.populations import (
    SINGLE,
    Noun,
    People,
    abbreviation_end,
    better,
    ends_phrase,
    is_name_inside,
    somebody,
)
from extract.language.qualifiers import OLDEST, Quantity, bounds
from extract.language.tokens import Token

REACH = 9  # words between an article and its noun: "a former Afghan Local Police commander"
BETWEEN_NOUNS = 3  # words from one noun to the next: "a guard of" ends, "a student union leader" goes on
VERBAL = frozenset({"participle", "past", "intransitive", "adjective"})
MAY_BEGIN = (*OPENERS, "subject_pronoun", "object_pronoun", "people", "person_title", "given_name")


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
        and (told or (at in tags["reflexive"] and is_added(tokens, at, tags)))
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
    after = past_age(tokens, last)
    return is_told(at, tags) or any(follows(tags, i, VERBAL) for i in (after, after + (after in tags["adverb"])))


def past_age(tokens: Sequence[Token], last: int) -> int:
    """Step over an age between commas: "Man, 27, dies in crash"."""
    age = tokens[last : last + 3]
    is_age = (
        len(age) == 3 and age[0].text == age[2].text == "," and age[1].text.isdecimal() and int(age[1].text) <= OLDEST
    )
    return last + 3 if is_age else last


def is_added(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a token goes on a list: "his wife and himself", "two sons, then himself"."""
    joint = at - 1 - (at - 1 in tags["adverb"])
    return joint in tags["and"] or (joint > 0 and tokens[joint].text == ",")


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
        if at == start and not bare and is_state(at, tags):
            at += 1  # "a missing man"
            continue
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


def is_state(at: int, tags: Tags) -> bool:
    """Say whether an outcome only says in what state a person is: the "missing" of "a missing man"."""
    hit = tags["cue"].get(at)
    cues = hit.data if hit is not None else ()
    assert isinstance(cues, tuple)
    state = hit is not None and hit.last == at + 1 and any("adjective" in cue.forms for cue in cues)
    return state and at + 1 in tags["people"]


def goes_on(tokens: Sequence[Token], at: int, tags: Tags) -> bool:
    """Say whether a noun phrase goes on with a plain word or an abbreviation in brackets."""
    plain = at < len(tokens) and tokens[at].text[0].isalpha() and not ends_phrase(at, tags)
    return plain or abbreviation_end(tokens, at) is not None


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
            joined[-1] = before._replace(last=phrase.last, noun=phrase.noun, noun_first=phrase.noun_first)
        elif before is not None and of is not None and before.kind in SINGLE and is_bare(phrase, of):
            joined[-1] = before._replace(last=phrase.last)
        else:
            joined.append(phrase)
    return joined
