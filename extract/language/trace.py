"""Why a claim was made, or was not: one sentence explained in lines for a person."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.language.assemble import Read
from extract.language.clauses import Finding, Rule, find_clauses
from extract.language.parse import Parse
from extract.language.pieces import LETTERS, Piece
from extract.language.places import Entry, Place
from extract.language.relations import Figure

SHOWN = 5  # other places of a name
NAMES = {letter: name for name, letter in reversed(LETTERS.items())}


def trace_lines(read: Read, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the sentence, its pieces, its context, its claims with their rules, and what was passed over.

    `rules` are those of the pack: others of them that fit a claim as well are named, since the first one won.
    """
    parse = read.parse
    yield f"sentence {parse.sentence.start}: {' '.join(parse.sentence.text.split())}"
    yield "  pieces: " + " ".join(f"<{kind(piece)}> {parse.text(piece.first, piece.last)}" for piece in parse.pieces)
    for period in parse.periods:
        days = f"{period.start or '…'} to {period.end or '…'}, to the {period.precision}"
        yield f"  period: {parse.text(period.first, period.last)!r} is {days}"
    for place in parse.places:
        words = parse.text(place.first, place.last)
        yield f"  place: {words!r} is {described(place.entry)}, {place.role}{reason(place)}"
    for speaker in parse.speakers:
        yield f"  speaker: {speaker.text!r} is {speaker.kind}"
    for claim, figure in zip_longest(read.claims, read.figures):  # a claim of a table has no figure
        bounds = f"{'…' if claim.low is None else claim.low} to {'…' if claim.high is None else claim.high}"
        part = f", part of {claim.part_of}" if claim.part_of else ""
        yield f"  claim {claim.claim_id}: {claim.outcome} {claim.qualifier} {bounds}{part}"
        yield f"    from {claim.quote!r} by rule {claim.rule!r}" + (
            f", which read: {seen(parse, figure)}" if figure else ""
        )
        for finding in find_clauses(rules, parse.pieces, parse.signature, figure.at) if figure else ():
            if finding.rule.name != claim.rule:
                yield f"    also fits {finding.rule.name!r}, over {told(parse, finding)}; dropped"
    for passed in read.passed:
        yield f"  passed over: {passed.quote!r}: {passed.reason}"


def described(entry: Entry) -> str:
    """Name a place with what tells it from others of its name."""
    held = [part for part in (entry.admin1, entry.iso3 or "no country", entry.precision) if part]
    return f"{entry.name} ({', '.join([*held, f'{entry.population:,}'] if entry.population else held)})"


def reason(place: Place) -> str:
    """Say which other places have the name, the largest first, and what decided."""
    if place.choice is None or not place.choice.others:
        return ""
    others = sorted(place.choice.others, key=lambda entry: -entry.population)
    more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    return f", by {place.choice.why or 'their order'}, not {'; '.join(map(described, others[:SHOWN]))}{more}"


def told(parse: Parse, finding: Finding) -> str:
    """Name the outcome that a rule would have read, as it is printed."""
    cue = parse.pieces[finding.cue] if finding.cue is not None else None
    return repr(parse.text(cue.first, cue.last)) if cue is not None else "its noun"


def seen(parse: Parse, figure: Figure) -> str:
    """Name the pieces over which a rule read a figure."""
    return " ".join(f"<{kind(piece)}>" for piece in parse.pieces[figure.first : figure.last + 1])


def kind(piece: Piece) -> str:
    """Name a piece as the rules name it."""
    if piece.cues:
        return "cue:" + "|".join(sorted({form for cue in piece.cues for form in cue.forms}))
    return NAMES.get(piece.letter, "word")
