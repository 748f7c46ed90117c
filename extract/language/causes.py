"""What did it: the cause that the words of a sentence give for a figure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.claim import Outcome
from extract.language.cause_words import CauseWord
from extract.language.context import VERBS, clause_of, joined_between
from extract.language.parse import Parse
from extract.language.relations import Figure

JOINED = 3  # words that a comma or an "and" between a cause and a figure counts for
BROAD = 4  # words that a cause counts for that says little
APART = 100  # the same of one in another clause
UNREAL = 4  # words before a cause in which "unless" takes it back
OWN = 3  # words after a figure in which "by" says its own cause
MOVED = (Outcome.DISPLACED, Outcome.DETAINED)  # not what a blast does to all whom its sentence tells of


class Cause(NamedTuple):
    """A cause with its type and the words that say it.

    again: it may be one that was told of before ("the attack"); broad: it says little ("violence").
    """

    name: str
    type: str | None
    text: str
    again: bool = False
    broad: bool = False


class Spot(NamedTuple):
    """Tokens `first` to `last` say a cause."""

    first: int
    last: int
    word: CauseWord


class Span(NamedTuple):
    """The tokens of a figure: its quantity and its outcome."""

    first: int
    last: int


def reaching(parse: Parse, figure: Figure, figures: Sequence[Figure]) -> list[Spot]:
    """Give the causes that can be that of a figure: the nearest in its clause first, then those told of for all."""
    if not parse.tags["cause"]:
        return []
    able = [spot for spot in spots(parse) if reaches(parse, spot, figure, figures)]
    if len(able) < 2:
        return able
    start, end = clause_of(parse, figure.at, figures)
    span = span_of(parse, figure)

    def far(spot: Spot) -> tuple[int, int]:
        gap = distance(parse, spot, span)
        return gap if start <= spot.first < end else gap + APART, spot.first

    return sorted(able, key=far)


def with_type(parse: Parse, spot: Spot) -> Spot:
    """Give the words of a cause that tell its type, where others beside them do: a suicide bomber who "detonated"."""
    if spot.word.type is not None:
        return spot
    return next((one for one in spots(parse) if one.word.cause == spot.word.cause and one.word.type), spot)


def causes_in(parse: Parse) -> list[Cause]:
    """Give every cause of a sentence or of a title, in order."""
    return [told(parse, spot) for spot in spots(parse)]


def told(parse: Parse, spot: Spot) -> Cause:
    """Give a cause with its words."""
    spot = with_type(parse, spot)
    again = spot.word.again and spot.first - 1 in parse.tags["cause_definite"]
    return Cause(spot.word.cause, spot.word.type, parse.text(spot.first, spot.last), again, spot.word.broad)


def spots(parse: Parse) -> Iterator[Spot]:
    """Yield the causes of a sentence, in order; a word inside a longer phrase or a name is none."""
    if not parse.tags["cause"]:
        return
    floor = 0
    names = [(speaker.first, speaker.last) for speaker in parse.speakers]
    names += [(place.core, place.last) for place in parse.places]
    for at, hit in sorted(parse.tags["cause"].items()):
        if at < floor:
            continue
        floor = hit.last
        named = any(first <= at < last for first, last in names)
        undone = any(i in parse.tags["cause_unreal"] for i in range(at - UNREAL, at))
        if isinstance(hit.data, CauseWord) and not named and not undone:
            yield Spot(at, hit.last, hit.data)


def span_of(parse: Parse, figure: Figure) -> Span:
    """Give the tokens from the quantity of a figure to its outcome, whichever is first."""
    piece = parse.pieces[figure.at]
    cue = piece if figure.cue_at is None else parse.pieces[figure.cue_at]
    return Span(min(piece.first, cue.first), max(piece.last, cue.last))


def distance(parse: Parse, spot: Spot, span: Span) -> int:
    """Count the words between a cause and a figure; what joins clauses and what says little count for more."""
    first, last = (span.last, spot.first) if spot.first >= span.last else (spot.last, span.first)
    gap = max(0, last - first)
    if gap and joined_between(parse, first, last):
        gap += JOINED
    return gap + BROAD if spot.word.broad else gap


def reaches(parse: Parse, spot: Spot, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a cause can be that of a figure."""
    piece = parse.pieces[figure.at]
    if is_own(parse, figure) and not is_own(parse, figure, spot) and is_shared_out(parse, figures):
        return False
    if piece.first <= spot.first < piece.last:
        return spot.word.deed or piece.people is None or piece.people.noun is None
    if spot.word.deed:
        return is_done_to(parse, spot, figure, figures)
    if spot.first < piece.first:
        return not is_left_behind(parse, spot, figure, figures)
    between = range(piece.last, spot.first)
    if any(i in parse.tags["cause_apart"] or parse.tokens[i].text == ";" for i in between):
        return False
    return not is_of_another(parse, spot, figure, figures)


def is_done_to(parse: Parse, spot: Spot, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a deed was done to the people of a figure: it is their outcome, or no other figure is nearer."""
    cues = {one.cue_at for one in figures if overlaps(parse, spot, one.cue_at)}
    if cues:
        return figure.cue_at in cues
    first = parse.pieces[figure.at].first
    if spot.last <= first and joined_between(parse, spot.last, first):
        return False  # "was shot, and two were stabbed"
    nearest = min(figures, key=lambda one: distance(parse, spot, span_of(parse, one)))
    return nearest.at == figure.at or nearest.cue_at == figure.cue_at is not None


def overlaps(parse: Parse, spot: Spot, at: int | None) -> bool:
    """Say whether a cause shares a word with the outcome at a piece."""
    if at is None:
        return False
    cue = parse.pieces[at]
    return spot.first < cue.last and cue.first < spot.last


def is_left_behind(parse: Parse, spot: Spot, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a cause before a figure is told of others alone: "131 had fled fighting and 83 had left home"."""
    cue_at = figure.at if figure.cue_at is None else figure.cue_at
    own_verb = any(parse.signature[i] in VERBS for i in range(figure.at, cue_at))
    if figure.cue.outcome not in MOVED or not own_verb:
        return False
    leading = all(spot.first < span_of(parse, one).first for one in figures)
    return not leading and joined_between(parse, spot.last, parse.pieces[figure.at].first)


def is_of_another(parse: Parse, spot: Spot, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether a cause after a figure is said of a figure between them: "two by shelling", "two whose car sank"."""
    others = [one for one in figures if figure.at < one.at and parse.pieces[one.at].last <= spot.first]
    if any(parse.pieces[one.at].last in parse.tags["relative"] for one in others):
        return True
    return is_shared_out(parse, figures) and any(is_own(parse, one, spot) for one in others)


def is_shared_out(parse: Parse, figures: Sequence[Figure]) -> bool:
    """Say whether a sentence gives several figures a cause each: "nine died, six by drowning and two by lightning"."""
    return sum(is_own(parse, one) for one in figures) > 1


def is_own(parse: Parse, figure: Figure, spot: Spot | None = None) -> bool:
    """Say whether "by" right after a figure says what did it, the cause at `spot` where one is given."""
    last = parse.pieces[figure.at].last
    if last not in parse.tags["cause_by"]:
        return False
    return spot is None or last < spot.first <= last + OWN
