"""What belongs to a figure in its sentence: the words to quote, and its noun."""

from collections.abc import Sequence
from dataclasses import replace

from extract.claim import Unit
from extract.language.days import Period
from extract.language.parse import Parse
from extract.language.pieces import LETTERS
from extract.language.populations import Noun, People
from extract.language.relations import Figure

LABEL = 3  # words of a noun that stands before an outcome and a colon
SKIPPED = {LETTERS[name] for name in ("them", "of", "the", "be", "adverb")}  # between a number and what is said of it
VERBS = {LETTERS["be"], LETTERS["have"]}
PASSED_OVER = LETTERS["adverb"] + LETTERS["the"]  # between what joins two clauses and the second
JOINTS = (LETTERS["comma"] + LETTERS["and"], LETTERS["break"], LETTERS["colon"])


def quote_span(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> tuple[int, int]:
    """Choose the tokens to quote: quantity and outcome, unless the outcome is another figure's or one stands between.

    A part that has no outcome of its own is quoted with the words that make it one: "including 49 children".
    """
    piece = parse.pieces[figure.at]
    others = [other for other in figures if other.at != figure.at]
    borrowed = any(other.cue_at == figure.cue_at and other.at < figure.at for other in others)
    if figure.cue_at is not None and not borrowed and not any(crosses(figure, other) for other in others):
        cue = parse.pieces[figure.cue_at]
        return min(piece.first, cue.first), max(piece.last, cue.last)
    start, end = piece.first, piece.last
    if figure.parent is not None:
        before, after = figure.at - 1, figure.at + 1
        if before >= 0 and parse.signature[before] == LETTERS["including"]:
            start = parse.pieces[before].first
        if after < len(parse.pieces) and parse.signature[after] == LETTERS["them"]:
            end = parse.pieces[after].last
    return start, end


def crosses(figure: Figure, other: Figure) -> bool:
    """Say whether another figure stands between a quantity and its outcome."""
    assert figure.cue_at is not None
    return min(figure.at, figure.cue_at) < other.at < max(figure.at, figure.cue_at)


def noun_of(parse: Parse, figure: Figure, figures: Sequence[Figure], people: People) -> tuple[Noun | None, str | None]:
    """Give the noun that was counted.

    A bare number takes the noun that is said of it ("four of them children"), else that of a figure before it.
    """
    if people.noun is not None and not people.noun.refers:
        return people.noun, parse.text(people.noun_first, people.last)
    if people.kind == "things" or (people.kind == "somebody" and people.noun is None):
        return None, parse.text(people.noun_first, people.last)
    said = None
    if people.noun is None:
        said = noun_after(parse, figure) or noun_beside(parse, figure.at, figure.cue_at)
    if said is not None:
        noun, first, last = said
        return noun, parse.text(first, last)
    for other in reversed([other for other in figures if other.at < figure.at and other.parent is None]):
        earlier = parse.pieces[other.at].people
        if earlier is not None and earlier.noun is not None:
            families = earlier.noun.unit == Unit.HOUSEHOLDS and other.cue.outcome == figure.cue.outcome
            unit = Unit.HOUSEHOLDS if families else Unit.PERSONS
            return replace(earlier.noun, unit=unit), parse.text(earlier.noun_first, earlier.last)
    return people.noun, None


def noun_after(parse: Parse, figure: Figure) -> tuple[Noun, int, int] | None:
    """Find the noun that follows a bare number: "145 wounded people", "four of them were children"."""
    at = figure.at + 1
    while at < len(parse.pieces) and (
        parse.signature[at] in SKIPPED or (parse.pieces[at].cues and at == figure.cue_at)
    ):
        at += 1
    if at >= len(parse.pieces):
        return None
    beside = parse.signature[figure.at + 1] in (LETTERS["of"], LETTERS["them"]) or figure.cue_at == figure.at + 1
    if not beside and figure.parent is None:
        return None
    first = parse.pieces[at].first
    hit = parse.tags["people"].get(first)
    if at == figure.at + 1 or hit is None or not isinstance(hit.data, Noun):
        return None
    return hit.data, first, hit.last


def noun_beside(parse: Parse, at: int, cue_at: int | None) -> tuple[Noun, int, int] | None:
    """Find the noun beside the outcome of a bare number: "300 collapsed houses", "Families displaced: 40"."""
    if cue_at is None:
        return None
    cue = parse.pieces[cue_at]
    told = LETTERS["colon"] in parse.signature[cue_at:at] or any(
        letter in parse.signature[max(0, cue_at - LABEL) : cue_at] for letter in (LETTERS["tally"], LETTERS["counting"])
    )
    if cue_at < at and told:
        firsts = [cue.last, *range(cue.first)[-LABEL:]]  # "displaced families:", "families displaced:"
    elif at < cue_at and not parse.signature[at + 1 : cue_at].strip(LETTERS["adverb"]):
        firsts = [cue.last]
    else:
        return None
    for first in firsts:
        hit = parse.tags["people"].get(first)
        if hit is not None and (first == cue.last or hit.last == cue.first) and isinstance(hit.data, Noun):
            return hit.data, first, hit.last
    return None


def clause_of(parse: Parse, at: int, figures: Sequence[Figure]) -> tuple[int, int]:
    """Give the tokens of the clause that a figure stands in: figures with a verb of their own open a new one."""
    starts = [0]
    for figure in figures:
        before = parse.signature[: figure.first].rstrip(PASSED_OVER)
        if before.endswith(JOINTS) and has_own_verb(parse, figure):
            starts.append(parse.pieces[figure.first].first)
    ends = [*starts[1:], len(parse.tokens)]
    token = parse.pieces[at].first
    return next(((s, e) for s, e in zip(starts, ends, strict=True) if s <= token < e), (0, len(parse.tokens)))


def has_own_verb(parse: Parse, figure: Figure) -> bool:
    """Say whether a figure has a verb of its own: "fled", or a "were" before its outcome."""
    if "intransitive" in figure.cue.forms:
        return True
    last = figure.at if figure.cue_at is None else figure.cue_at
    return any(letter in VERBS for letter in parse.signature[figure.at : last])


def nearest(parse: Parse, found: Sequence[Period], figure: Figure, figures: Sequence[Figure]) -> Period | None:
    """Choose what was said for a figure: right after it, else nearest in its clause, else at the sentence's opening."""
    if not found:
        return None
    start, end = clause_of(parse, figure.at, figures)
    token = parse.pieces[figure.at].first
    edge = min(parse.pieces[other.first].first for other in figures)
    following = min((parse.pieces[other.at].first for other in figures if other.at > figure.at), default=end)
    inside = [item for item in found if start <= item.first < end]
    after = [item for item in inside if token < item.first < following and not joined_between(parse, token, item.first)]
    if after:
        return after[0]
    if inside:
        return min(
            inside, key=lambda item: (abs(item.first - token) if item.first > token else token - item.last, item.first)
        )
    leading = [item for item in found if item.last <= edge]
    return leading[-1] if leading else None


def joined_between(parse: Parse, first: int, last: int) -> bool:
    """Say whether a comma or an "and" stands between two tokens."""
    return any(parse.tokens[i].text == "," or i in parse.tags["and"] for i in range(first, last))
