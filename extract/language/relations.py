"""How the figures of an article hang together: parts of a figure, and repeats of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.claim import Claim, Unit
from extract.language.clauses import Finding, find_clause, fitting
from extract.language.pack import Implied, Pack
from extract.language.parse import Parse
from extract.language.pieces import LETTERS, Cue, Piece

CLOSE = 2  # words from a number to the noun that says the outcome by itself
MOST_SAID = 20  # claims of one article that share a number: a bound, so that cost stays linear
MAY_BE_BLANK = ("population", "place", "period_to", "attribution")
JOINS = {LETTERS["comma"], LETTERS["and"], LETTERS["colon"]}
LOOSE = {
    LETTERS[name]
    for name in (
        "adverb",
        "the",
        "word",
        "preposition",
        "of",
        "at",
        "to",
        "possessive",
        "date",
        "be",
        "relative",
        "tally",
        "them",
    )
}


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

    @property
    def key(self) -> tuple[int, int, str]:
        """What no other figure of the article shares."""
        return self.sentence, self.at, self.cue.outcome


def read_figures(parse: Parse, pack: Pack, earlier: Sequence[Figure], notes: list[str]) -> list[Figure]:
    """Read the figures of a sentence; `earlier` are those of the sentence before, which parts may refer to."""
    found: list[Figure] = []
    for at, piece in enumerate(parse.pieces):
        if piece.people is None or piece.people.kind == "other":
            continue
        finding = find_clause(pack.rules, parse.pieces, parse.signature, at)
        figure = None if finding is None else by_rule(parse, finding, pack, notes)
        parent = parent_of(parse, at, figure, finding, [*found], earlier)
        if figure is None and parent is not None:
            figure = Figure(at, parent.cue, f"part of <{parent.cue.outcome}>", at, at, None)
        if figure is None:
            figure = by_noun(piece, at, pack)
        if figure is None:
            notes.append(f"passed over: {parse.text(piece.first, piece.last)!r}: no clause pattern fits it")
            continue
        figure = replace(figure, parent=parent, sentence=parse.sentence.start)
        found += [figure, *also_read(parse, figure)]
    return found


def by_rule(parse: Parse, finding: Finding, pack: Pack, notes: list[str]) -> Figure | None:
    """Turn what a rule found into a figure, unless the clause is negated or the outcome cannot fit the noun."""
    piece = parse.pieces[finding.at]
    assert piece.people is not None
    if finding.cue is None:
        return None
    cue = fitting(parse.pieces[finding.cue].cues, piece.people.kind == "dwellings")
    words = parse.text(piece.first, piece.last)
    if cue is None:
        notes.append(f"passed over: {words!r}: the outcome does not fit what is counted")
        return None
    if cue.strict and piece.people.kind in ("number", "things"):
        notes.append(f"passed over: {words!r}: the verb is used of things too, and no noun says that these are people")
        return None
    between = parse.signature[min(finding.cue, finding.at) : max(finding.cue, finding.at)]
    if LETTERS["not"] in between:
        notes.append(f"passed over: {words!r}: the clause is negated")
        return None
    return Figure(finding.at, cue, finding.rule.name, finding.first, finding.last, finding.cue)


def by_noun(piece: Piece, at: int, pack: Pack) -> Figure | None:
    """Read a noun that says its outcome by itself: refugees, bodies."""
    assert piece.people is not None
    noun = piece.people.noun
    if noun is None or piece.people.kind == "person":
        return None
    if noun.unit == Unit.BODIES and piece.last - piece.people.quantity.last > CLOSE:
        return None  # "five leading research bodies"
    rule = next((rule.name for rule in pack.rules if rule.implied), "")
    for implied in pack.implied:
        if fits(implied, str(noun.unit), noun.population):
            return Figure(at, Cue(implied.outcome, implied.term, frozenset()), rule, at, at, None, basis=implied.basis)
    return None


def fits(implied: Implied, unit: str, population: str | None) -> bool:
    """Say whether a noun is one that implies this outcome."""
    return implied.unit == unit if implied.unit else implied.population == population


def also_read(parse: Parse, figure: Figure) -> list[Figure]:
    """Read a second outcome that is joined to the first: "12 people were abducted and killed"."""
    if figure.cue_at is None or figure.cue_at < figure.at:
        return []
    second = figure.cue_at + 2
    if (
        second >= len(parse.pieces)
        or parse.signature[figure.cue_at + 1] != LETTERS["and"]
        or not parse.pieces[second].cues
    ):
        return []
    following = parse.pieces[second + 1].people if second + 1 < len(parse.pieces) else None
    cue = fitting(parse.pieces[second].cues, False)
    if following is not None or cue is None or cue.outcome == figure.cue.outcome:
        return []
    return [replace(figure, cue=cue, last=second, cue_at=second)]


def parent_of(
    parse: Parse,
    at: int,
    figure: Figure | None,
    finding: Finding | None,
    found: Sequence[Figure],
    earlier: Sequence[Figure],
) -> Figure | None:
    """Find the figure that this one is a part of, when the words say so: "including", "of them", "among them"."""
    marked = is_part(parse, at) or (finding is not None and finding.rule.part and figure is not None)
    outcome = figure.cue.outcome if figure is not None else None
    if marked:
        pool = [
            f
            for f in reversed([*earlier, *found])
            if outcome in (None, f.cue.outcome, "casualties") or f.cue.outcome == "casualties"
        ]
        wholes = [f for f in pool if f.parent is None and may_hold(parse, f, at)]
        nested = next((f for f in found[::-1] if f.parent is not None and f.at == nearest_before(parse, at)), None)
        if nested is not None and not joined_list(parse, nested.at, at) and directly_including(parse, at):
            return nested
        return wholes[0] if wholes else None
    if figure is None and found and found[-1].parent is not None and joined_list(parse, found[-1].at, at):
        return found[-1].parent  # the next of a list of parts
    return None


def may_hold(parse: Parse, whole: Figure, at: int) -> bool:
    """Say whether the part is not larger than the whole."""
    part = parse.pieces[at].people
    assert part is not None
    return whole.sentence != parse.sentence.start or whole.at != at


def nearest_before(parse: Parse, at: int) -> int | None:
    """Give the piece of the quantity before this one."""
    return next((i for i in range(at - 1, -1, -1) if parse.pieces[i].people is not None), None)


def is_part(parse: Parse, at: int) -> bool:
    """Say whether words beside a quantity make it a part of another."""
    text = parse.signature
    if at and text[at - 1] == LETTERS["colon"]:
        return True
    before = text[max(0, at - 4) : at].rstrip("".join(LETTERS[name] for name in ("adverb", "the", "be", "comma")))
    if before.endswith((LETTERS["including"], LETTERS["them"])):
        return True
    return LETTERS["them"] in text[at + 1 : at + 3]


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


def directly_including(parse: Parse, at: int) -> bool:
    """Say whether "including" stands right before a quantity."""
    return parse.signature[max(0, at - 2) : at].rstrip(LETTERS["adverb"]).endswith(LETTERS["including"])


def joined_list(parse: Parse, first: int, second: int) -> bool:
    """Say whether two quantities are members of one list: only commas, "and" and loose words between them."""
    between = parse.signature[first + 1 : second]
    return bool(JOINS & set(between)) and set(between) <= JOINS | LOOSE and len(between) <= 12
