"""A sentence as typed pieces: what clause patterns match, each piece one letter of a short string."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from extract.language.lexicon import Hit, Tags
from extract.language.populations import People
from extract.language.tokens import Token

# Pieces that carry a quantity, then the small words, then the rest: name in patterns → letter.
CARRIERS = {
    "people": "P",
    "number": "N",
    "things": "T",
    "households": "G",
    "dwellings": "H",
    "person": "S",
    "somebody": "M",
    "nobody": "Z",
    "other": "O",
}
SMALL = {
    "not": "n", "relative": "r", "them": "e", "including": "i", "said": "s", "tally": "y", "be": "b", "have": "h",
    "modal": "m", "leave": "f", "counting": "u", "at": "a", "preposition": "p", "of": "o", "to": "t", "and": "c",
    "adverb": "v", "break": "x", "the": "d", "as": "A", "part": "R", "spared": "F", "besides": "I", "along": "W",
    "violent": "V", "object": "g", "uncounted": "U", "stay": "L", "wrecked": "Q", "force": "K", "suffer": "Y",
    "escaped": "J",
}  # fmt: skip
MARKS = {",": "k", ";": "x", ":": "l", "|": "l", "(": "B", ")": "E", "-": "j", "–": "j", "—": "j", "'s": "q"}
OTHERS = {
    "word": "w",
    "comma": "k",
    "colon": "l",
    "open": "B",
    "close": "E",
    "dash": "j",
    "possessive": "q",
    "date": "D",
}
LETTERS = CARRIERS | SMALL | OTHERS
FORMS = (
    "participle",
    "past",
    "active",
    "intransitive",
    "nominal",
    "group",
    "adjective",
    "complement",
    "fate",
    "place",
    "away",
    "order",
    "remains",
    "harm",
)  # how a cue is used; see outcomes.yaml
FIRST_CUE_LETTER = 0x0100  # every set of cue forms gets a letter of its own from here on


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says an outcome: `forms` are the ways in which it is used; a strict one needs a noun of people.

    part: who is counted is always a part of a larger figure ("among the dead").
    only: the nouns of which alone it is said, all where there are none: a suicide bomber who "detonated" died.
    of: the same of a word that is rarer than its nouns: a village that "lost" nine men counts its dead.
    """

    outcome: str
    term: str
    forms: frozenset[str]
    strict: bool = False
    part: bool = False
    only: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


class Piece(NamedTuple):
    """Tokens `first` to `last` (exclusive) and the letter they are in the signature."""

    letter: str
    first: int
    last: int
    people: People | None = None
    cues: tuple[Cue, ...] = ()


new_piece = partial(tuple.__new__, Piece)  # half the time of Piece(…), for all but quantities and outcomes


def to_pieces(
    tokens: Sequence[Token],
    tags: Tags,
    people: Sequence[People],
    dates: Mapping[int, int],
    letters: Mapping[frozenset[str], str],
) -> list[Piece]:
    """Cover a sentence with pieces, in order: quantities first, then dates, cues, small words and plain words.

    `dates` gives, for the first token of each date, the token after its last; `letters` is `Pack.cue_letters`.
    """
    starts = {phrase.first: phrase for phrase in people}
    small, cues, not_cues = small_words(tags), tags["cue"], tags["not_a_cue"]
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        if at in starts:
            piece = Piece(CARRIERS[starts[at].kind], at, starts[at].last, starts[at])
        elif at in dates:
            piece = new_piece((OTHERS["date"], at, dates[at], None, ()))
        elif at in not_cues and not is_longer_cue(at, tags):
            piece = Piece(OTHERS["word"], at, not_cues[at].last)
        elif at in cues and is_cue(at, tags):
            piece = cue_piece(at, cues[at], letters)
        elif at in small:
            piece = new_piece((small[at][1], at, small[at][0], None, ()))
        else:
            piece = new_piece((MARKS.get(tokens[at].low, OTHERS["word"]), at, at + 1, None, ()))
        if piece.last > at + 1 and piece.people is None:
            piece = cut(piece, starts)
        pieces.append(piece)
        at = piece.last
    return pieces


def is_cue(at: int, tags: Tags) -> bool:
    """Say whether a cue is one here: no longer phrase takes it away, and a noun that it needs is in the sentence."""
    hit = tags["cue"][at]
    assert isinstance(hit.data, tuple)
    needs_noun = all(cue.only for cue in hit.data) and not tags["only"]
    taken = (tags["not_a_cue"].get(i) for i in range(at + 1, hit.last))
    return not needs_noun and not any(phrase is not None and phrase.last > hit.last for phrase in taken)


def is_longer_cue(at: int, tags: Tags) -> bool:
    """Say whether a cue reaches further than the phrase that would take it away: "held in custody", but "held in"."""
    cue = tags["cue"].get(at)
    return cue is not None and cue.last > tags["not_a_cue"][at].last


def cue_piece(at: int, hit: Hit, letters: Mapping[frozenset[str], str]) -> Piece:
    """Build the piece of a cue; a word may be a cue of two outcomes ("swept away")."""
    cues = hit.data
    assert isinstance(cues, tuple)
    forms: frozenset[str] = cues[0].forms if len(cues) == 1 else frozenset().union(*(cue.forms for cue in cues))
    return Piece(letters[forms], at, hit.last, cues=cues)


def small_words(tags: Tags) -> dict[int, tuple[int, str]]:
    """Give the small words of a sentence: first token → token after the last, and letter; the longest phrase wins."""
    found: dict[int, tuple[int, str]] = {}
    for kind, letter in SMALL.items():
        for at, hit in tags[kind].items():
            if at not in found or hit.last > found[at][0]:
                found[at] = (hit.last, letter)
    return found


def cut(piece: Piece, starts: Mapping[int, People]) -> Piece:
    """Shorten a piece where a quantity begins inside it."""
    inside = next((i for i in range(piece.first + 1, piece.last) if i in starts), None)
    return piece if inside is None else Piece(piece.letter, piece.first, inside, cues=piece.cues)


def signature(pieces: Sequence[Piece]) -> str:
    """Give the string of letters that clause patterns match."""
    return "".join(piece.letter for piece in pieces)
