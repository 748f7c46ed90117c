"""How the figures of an article hang together: parts of a figure, and repeats of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.claim import Claim
from extract.language.parse import Parse
from extract.language.pieces import FIRST_CUE_LETTER, LETTERS, Cue

FAR = 12  # pieces between two figures that still belong together
MOST_SAID = 20  # claims of one article that share a number: a bound, so that cost stays linear
MAY_BE_BLANK = ("population", "place", "period_to", "attribution")
LISTS = (LETTERS["colon"], LETTERS["dash"])  # what opens a list of parts: "36 deaths: 14 men …"
JOINS = {LETTERS["comma"], LETTERS["and"], *LISTS}
LOOSE = {
    LETTERS[name]
    for name in (
        "adverb", "the", "word", "preposition", "of", "at", "to", "possessive", "date", "be", "relative", "tally",
        "them",
    )
}  # fmt: skip
BESIDE = "".join(LETTERS[name] for name in ("adverb", "the", "be", "comma"))


@dataclass(frozen=True, slots=True)
class Figure:
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
    size: int | None = None  # the printed number, else the lowest that the words allow

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
        if before is not None and before.parent is not None and before.at == nearest_before(parse, at):
            nested = directly_including(parse, at) and not joined_list(parse, before.at, at)
            return before if nested else before.parent
        wholes = (whole for whole in reversed([*earlier, *found]) if whole.parent is None)
        return next((whole for whole in wholes if may_hold(parse, whole, at, figure)), None)
    if before is None or before.parent is None or not joined_list(parse, before.at, at):
        return None
    listed = figure is None or before.parent.cue.outcome == "casualties"
    return before.parent if listed else None  # the next of a list of parts


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
    if at and text[at - 1] in LISTS:
        return True
    if text[max(0, at - 4) : at].rstrip(BESIDE).endswith((LETTERS["including"], LETTERS["them"])):
        return True
    return text[at + 1 : at + 2] == LETTERS["them"]


def directly_including(parse: Parse, at: int) -> bool:
    """Say whether "including" stands right before a quantity."""
    return parse.signature[max(0, at - 2) : at].rstrip(LETTERS["adverb"]).endswith(LETTERS["including"])


def joined_list(parse: Parse, first: int, second: int) -> bool:
    """Say whether two quantities are members of one list: only commas, "and", outcomes and loose words between them."""
    between = {letter for letter in parse.signature[first + 1 : second] if ord(letter) < FIRST_CUE_LETTER}
    return bool(JOINS & between) and between <= JOINS | LOOSE and second - first <= FAR


def repeat_key(claim: Claim) -> tuple[object, ...]:
    """Give what two claims must share for one to repeat the other."""
    return claim.outcome, claim.value, claim.qualifier, claim.unit


def repeated(claim: Claim, earlier: Sequence[Claim]) -> str | None:
    """Find the earlier claim, of those with the same `repeat_key`, that says the same of the same people: its id."""
    if claim.value is None or claim.value < 2 or claim.part_of is not None:
        return None  # one person here and one there are seldom the same
    for other in earlier[:MOST_SAID]:
        pairs = [(getattr(claim, name), getattr(other, name)) for name in MAY_BE_BLANK]
        agree = all(None in pair or pair[0] == pair[1] for pair in pairs)
        if agree and other.part_of is None and other.sentence != claim.sentence:
            return other.claim_id
    return None
