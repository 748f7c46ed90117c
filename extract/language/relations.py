"""How the figures of a sentence hang together: which is a part of which."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from extract.language.parse import Parse
from extract.language.pieces import FIRST_CUE_LETTER, LETTERS, Cue

PREDICATE = 3  # pieces after "were" in which a noun of people may stand
FAR = 12  # pieces between two figures that still belong together
LISTS = (LETTERS["colon"], LETTERS["dash"])  # what opens a list of parts: "36 deaths: 14 men …"
APPOSING = (LETTERS["comma"], LETTERS["open"], *LISTS)
JOINS = {LETTERS["comma"], LETTERS["and"], LETTERS["along"], *LISTS}
LOOSE = {
    LETTERS[name]
    for name in (
        "adverb", "the", "word", "preposition", "of", "at", "to", "possessive", "date", "be", "relative", "tally",
        "them",
    )
}  # fmt: skip
ONE = LETTERS["person"] + LETTERS["somebody"]
COMMA = LETTERS["comma"]
CLOSED = re.compile(f"{COMMA}[{LETTERS['the']}{LETTERS['adverb']}]*[{ONE}][^{COMMA}{LETTERS['and']}]{{0,8}}{COMMA}")
BESIDE = "".join(LETTERS[name] for name in ("adverb", "the", "be", "comma", "word"))


class Figure(NamedTuple):
    """A quantity with its outcome: piece `at` of a sentence, read by `rule` over pieces `first` to `last`."""

    at: int
    cue: Cue
    rule: str
    first: int
    last: int
    cue_at: int | None
    parent: "Figure | None" = None
    basis: str | None = None
    sentence: int = 0  # start of its sentence in the article: tells figures of two sentences apart
    size: int | None = (
        None  # the printed number, of a range the upper one; None of vague words: dozens may hold any part
    )
    of_group: bool = False  # the words make it a part ("the dead included"), whether or not its whole is near

    @property
    def key(self) -> tuple[int, int, str]:
        """What no other figure of the article shares."""
        return self.sentence, self.at, self.cue.outcome


def parent_of(
    parse: Parse,
    at: int,
    figure: Figure | None,
    by_rule: bool,
    found: Sequence[Figure],
    earlier: Sequence[Figure],
) -> Figure | None:
    """Find the figure that the quantity at a piece is a part of, when the words say so.

    `figure` is what was read of it so far, `by_rule` whether its rule reads parts; `found` are the figures before it
    in the sentence, `earlier` those of the sentence before.
    """
    before = found[-1] if found else None
    if is_part(parse, at) or (figure is not None and (by_rule or figure.cue.part)):
        if before is not None and before.parent is not None and is_predicate(parse, at):
            return before.parent if may_hold(parse, before.parent, at, figure) else None
        if before is not None and before.parent is not None and before.at == nearest_before(parse, at):
            nested = directly_including(parse, at) and not joined_list(parse, before.at, at)
            return before if nested else before.parent
        back = earlier if opens_sentence(parse, at) and not is_listed(parse, at) else ()
        taken = {one.parent.key for one in found if one.parent is not None and one.parent.size == 1}
        wholes = (whole for whole in reversed([*back, *found]) if may_be_whole(whole, taken))
        return next((whole for whole in wholes if may_hold(parse, whole, at, figure)), None)
    if before is None or before.parent is None or refers(parse, at) or not joined_list(parse, before.at, at):
        return None
    whole = before.parent
    listed = figure is None or whole.cue.outcome == "casualties" or figure.cue_at == whole.cue_at
    fits = figure is None or may_hold(parse, whole, at, figure)
    return whole if listed and fits else None  # the next of a list of parts


def may_be_whole(whole: Figure, taken: Container[tuple[int, int, str]]) -> bool:
    """Say whether a figure can have parts: it is none itself, and no single person who is told of already."""
    return whole.parent is None and not whole.of_group and whole.key not in taken


def with_apposed(parse: Parse, found: Sequence[Figure]) -> list[Figure]:
    """Read figures that tell who a figure before them was as its parts: "five people, a judge and four guards, …".

    They share its outcome, stand behind a mark, and add up to it.
    """
    figures = list(found)
    for at, whole in enumerate(found):
        opens = parse.signature[whole.at + 1 : whole.at + 2] in APPOSING
        rest = found[at + 1 :] if opens and whole.parent is None and whole.size else []
        total, members = 0, []
        for number, figure in enumerate(rest, at + 1):
            if figure.parent is not None or figure.cue_at != whole.cue_at or total >= (whole.size or 0):
                break
            if not may_be_told_as(parse, whole, figure):
                break
            total += figure.size or 0
            members.append(number)
        if total == whole.size and (len(members) > 1 or is_same_person(parse, whole, found, members)):
            for number in members:
                figures[number] = figures[number]._replace(parent=figures[at])
    return figures


def may_be_told_as(parse: Parse, whole: Figure, member: Figure) -> bool:
    """Say whether the noun of a figure covers that of another: people may be soldiers, assailants are none."""
    groups = [
        people.noun.population if people and people.noun else None
        for people in (parse.pieces[whole.at].people, parse.pieces[member.at].people)
    ]
    return groups[0] is None or groups[1] in (None, groups[0])


def is_same_person(parse: Parse, whole: Figure, found: Sequence[Figure], members: Sequence[int]) -> bool:
    """Say whether the one member names the one person before it: "one soldier, Sergeant Haddad, was killed"."""
    told = parse.pieces[whole.at].people
    if not members or whole.size != 1 or told is None or told.kind == "somebody":
        return False
    if CLOSED.match(parse.signature, whole.at + 1):
        return True  # "one person, a shepherd, was killed"
    named = found[members[0]].at
    people = parse.pieces[named].people
    between = parse.signature[whole.at + 1 : named]
    return people is not None and people.kind == "somebody" and people.noun is None and LETTERS["and"] not in between


def refers(parse: Parse, at: int) -> bool:
    """Say whether a quantity stands for people beside those said before: "33 others"."""
    people = parse.pieces[at].people
    return people is not None and people.noun is not None and people.noun.refers


def may_hold(parse: Parse, whole: Figure, at: int, figure: Figure | None) -> bool:
    """Say whether the quantity at a piece can be a part: of the same outcome, and not larger."""
    people = parse.pieces[at].people
    assert people is not None
    size = people.quantity.value or people.quantity.low or 0
    same = figure is None or whole.cue.outcome in (figure.cue.outcome, "casualties")
    return same and (whole.size is None or size <= whole.size)


def nearest_before(parse: Parse, at: int) -> int | None:
    """Give the piece of the quantity before this one."""
    return next((i for i in range(at - 1, -1, -1) if parse.pieces[i].people is not None), None)


def is_part(parse: Parse, at: int) -> bool:
    """Say whether words beside a quantity make it a part of another."""
    text = parse.signature
    if is_listed(parse, at) or is_predicate(parse, at):
        return True
    if text[max(0, at - 4) : at].rstrip(BESIDE).endswith((LETTERS["including"], LETTERS["them"])):
        return True
    return text[at + 1 : at + 2] == LETTERS["them"] and not has_own_outcome(parse, at + 2)


def has_own_outcome(parse: Parse, at: int) -> bool:
    """Say whether the whole is told by another outcome: "two of those arrested" are none of the dead."""
    cues = parse.pieces[at].cues if at < len(parse.pieces) else ()
    return bool(cues) and all(cue.outcome == "detained" for cue in cues)


def opens_sentence(parse: Parse, at: int) -> bool:
    """Say whether a part may be one of a sentence before: no noun of its own sentence is what it is included in.

    "They include two judges", "Among them were two judges", but not "A team of experts, including two judges, came".
    """
    lead = parse.signature[:at].rfind(LETTERS["including"])
    return lead < 0 or not {LETTERS["word"], LETTERS["comma"]} <= set(parse.signature[:lead])


def is_predicate(parse: Parse, at: int) -> bool:
    """Say whether a bare number tells who some of the people before it were: "17 were women and four …"."""
    text = parse.signature
    if text[at] != LETTERS["number"] or text[at + 1 : at + 2] != LETTERS["be"]:
        return False
    for piece in parse.pieces[at + 2 : at + 2 + PREDICATE]:
        if piece.cues or (piece.people is not None and piece.people.kind != "person"):
            return False
        if piece.people is not None or piece.first in parse.tags["people"]:
            return True
    return False


def is_listed(parse: Parse, at: int) -> bool:
    """Say whether a quantity opens a list: "36 deaths: 14 men and …"."""
    return at > 0 and parse.signature[at - 1] in LISTS


def directly_including(parse: Parse, at: int) -> bool:
    """Say whether "including" stands right before a quantity."""
    return parse.signature[max(0, at - 2) : at].rstrip(LETTERS["adverb"]).endswith(LETTERS["including"])


def joined_list(parse: Parse, first: int, second: int) -> bool:
    """Say whether two quantities are members of one list: only commas, "and", outcomes and loose words between them."""
    places = LETTERS["preposition"] + LETTERS["somebody"]  # "in Upper Valley", a name like any other
    words = parse.signature[first + 1 : second].replace(places, LETTERS["preposition"])
    between = {letter for letter in words if ord(letter) < FIRST_CUE_LETTER}
    return bool(JOINS & between) and between <= JOINS | LOOSE and second - first <= FAR


def is_of_group(parse: Parse, figure: Figure) -> bool:
    """Say whether the people of a figure are some of a group that is known: the dead, the wounded; not patients."""
    people = parse.pieces[figure.at].people
    assert people is not None
    group = people.quantity.last
    if group in parse.tags["of"]:
        return group + 1 in parse.tags["cue"]
    return figure.of_group or figure.cue.part
