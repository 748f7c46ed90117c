"""Quantities → figures: each with its outcome, by a clause rule, by what is left out, or by its noun alone."""

import re
from collections.abc import Sequence

from extract.claim import Unit
from extract.language.clauses import Finding, find_clause, find_clauses, fitting
from extract.language.context import noun_beside
from extract.language.objections import is_other, is_spared, is_whereabouts, objection
from extract.language.pack import Implied, Pack
from extract.language.parse import Parse
from extract.language.pieces import LETTERS, Cue
from extract.language.populations import SINGLE, People
from extract.language.relations import FAR, Figure, joined_list, parent_of, refers, with_apposed

LOOSE = "".join(LETTERS[name] for name in ("preposition", "the", "word", "date", "of", "at"))
AND, BEFORE, BE, ADVERB = (LETTERS[name] for name in ("and", "preposition", "be", "adverb"))
# What joins a second outcome to a first: "abducted and later killed", "taken hostage on a bus before being shot".
THEN = re.compile(f"[{LOOSE}]{{0,4}}?(?:{AND}[{ADVERB}{BE}]{{0,3}}|{BEFORE}[{ADVERB}]?{BE}[{ADVERB}]?)")
SET_FREE = re.compile(f"[{ADVERB}]?[{BE}]?[{ADVERB}]?{LETTERS['spared']}")  # "hostages were freed"
CLOSE = 2  # words from a number to the noun that says the outcome by itself
TOTAL = re.compile(
    f"{LETTERS['tally']}[{LETTERS['the']}{LETTERS['tally']}{LETTERS['counting']}{LETTERS['word']}]{{1,4}}{LETTERS['to']}\\Z"
)  # "bringing the total to"
BRACKETS = re.compile(f"{LETTERS['open']}[^{LETTERS['close']}]*{LETTERS['close']}")


def read_figures(parse: Parse, pack: Pack, earlier: Sequence[Figure], passed: dict[int, str]) -> list[Figure]:
    """Read the figures of a sentence; `earlier` are those of the sentence before, which parts may refer to.

    `passed` takes the pieces of the numbers that gave none, each with the reason.
    """
    found: list[Figure] = []
    for at, piece in enumerate(parse.pieces):
        if piece.people is None:
            continue
        if piece.people.kind == "other" or is_whereabouts(parse, at, found) or is_other(parse, at):
            passed[at] = "what is counted are not people, nor their homes"
            continue
        finding = likely(parse, pack, at, found)
        figure = None if finding is None else by_rule(parse, pack, finding, found, passed)
        is_part = finding is not None and finding.rule.part
        parent = None if is_spared(parse, at) else parent_of(parse, at, figure, is_part, found, earlier)
        whole = parent or next_of_group(parse, at, found)
        if figure is None and whole is not None:
            figure = Figure(at, whole.cue, f"part of <{whole.cue.outcome}>", at, at, None, of_group=parent is None)
        figure = figure or by_ellipsis(parse, at, found) or by_total(parse, at, found) or by_noun(parse, at, pack)
        if figure is None:
            passed.setdefault(at, "no clause pattern fits it")
            continue
        passed.pop(at, None)
        quantity = piece.people.quantity
        size = quantity.value if quantity.value is not None else quantity.high
        of_group = figure.of_group or is_part or figure.cue.part
        figure = figure._replace(parent=parent, sentence=parse.sentence.start, size=size, of_group=of_group)
        more = [*also_read(parse, figure), *read_second(parse, pack, figure)]
        found += more if any(died_of(figure, later) for later in more) else [figure, *more]
    return with_apposed(parse, found)


def next_of_group(parse: Parse, at: int, found: Sequence[Figure]) -> Figure | None:
    """Give the part before a quantity that goes on the same list, though their whole is not near."""
    before = found[-1] if found else None
    listed = before is not None and before.of_group and before.parent is None and not refers(parse, at)
    return before if before is not None and listed and joined_list(parse, before.at, at) else None


def likely(parse: Parse, pack: Pack, at: int, found: Sequence[Figure]) -> Finding | None:
    """Give the first way to read a quantity whose outcome fits what is counted, else the first."""
    people = parse.pieces[at].people
    assert people is not None
    first = None
    for finding in find_clauses(pack.rules, parse.pieces, parse.signature, at):
        if chosen_cue(parse, finding, people, found) is not None:
            return finding
        first = first or finding
    return first


def by_rule(
    parse: Parse, pack: Pack, finding: Finding, found: Sequence[Figure], passed: dict[int, str]
) -> Figure | None:
    """Turn what a rule found into a figure, unless the clause takes the harm away or the noun does not fit."""
    people = parse.pieces[finding.at].people
    assert people is not None
    if finding.cue is None:
        return None
    cue = chosen_cue(parse, finding, people, found)
    why = "the outcome does not fit what is counted" if cue is None else objection(parse, finding, people, cue)
    if cue is None or why:
        passed[finding.at] = f"{finding.rule.name}: {why}"
        return None
    figure = Figure(finding.at, cue, finding.rule.name, finding.first, finding.last, finding.cue)
    said = by_noun(parse, finding.at, pack) if "place" in cue.forms else None
    return said or figure  # of evacuees in a shelter, the noun says more than the place


def chosen_cue(parse: Parse, finding: Finding, people: People, found: Sequence[Figure]) -> Cue | None:
    """Choose the outcome of a cue that fits what was counted and the form that the rule read."""
    assert finding.cue is not None
    cues = parse.pieces[finding.cue].cues
    beside = noun_beside(parse, finding.at, finding.cue) if people.kind == "number" else None
    homes = people.kind == "dwellings" or (beside is not None and beside[0].unit == Unit.DWELLINGS)
    cue = fitting(cues, homes, finding.rule.forms)
    if cue is None and (people.noun.refers if people.noun else people.kind == "number"):
        # "430 houses were destroyed and 1,900 damaged", "of the 430 houses, 20 were damaged"
        told = bool(found) and found[-1].cue.outcome == "housing"
        counted = LETTERS["dwellings"] in parse.signature[: finding.at]
        return fitting(cues, True, finding.rule.forms) if told or counted else None
    return cue


def by_ellipsis(parse: Parse, at: int, found: Sequence[Figure]) -> Figure | None:
    """Read "12 died in Goma and three in Beni": a bare number with a place or a day takes the outcome before it.

    What stands in brackets between the two is passed over.
    """
    text = parse.signature
    told = next((figure for figure in reversed(found) if depth(text, figure.at) <= depth(text, at)), None)
    if text[at] != LETTERS["number"] or told is None or told.parent is not None:
        return None
    between = BRACKETS.sub("", text[told.at : at])
    joined = between.endswith((LETTERS["comma"], LETTERS["and"]))
    if len(between) > FAR or not joined or text[at + 1 : at + 2] not in (LETTERS["date"], LETTERS["preposition"]):
        return None
    return Figure(at, told.cue, "and <number> in <place>", at, at, None)


def by_total(parse: Parse, at: int, found: Sequence[Figure]) -> Figure | None:
    """Read "12 more died, bringing the total to 34": a total of what was told before it, if that is one outcome."""
    led = TOTAL.search(parse.signature, 0, at)
    if led is None or len({figure.cue.outcome for figure in found}) != 1:
        return None
    words = range(parse.pieces[led.start()].first, parse.pieces[at].first)
    if parse.tags["counting"].keys().isdisjoint(words):
        return None
    return Figure(at, found[-1].cue, "bringing the total to <number>", at, at, None, basis="cumulative")


def depth(text: str, at: int) -> int:
    """Count the brackets that are open at a piece."""
    return text.count(LETTERS["open"], 0, at) - text.count(LETTERS["close"], 0, at)


def by_noun(parse: Parse, at: int, pack: Pack) -> Figure | None:
    """Read a noun that says its outcome by itself: refugees, bodies."""
    piece = parse.pieces[at]
    assert piece.people is not None
    noun = piece.people.noun
    planned = piece.first - 1 in parse.tags["capacity"]
    freed = SET_FREE.match(parse.signature, at + 1) is not None
    if noun is None or planned or freed or piece.people.kind in SINGLE or is_spared(parse, at):
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
    """Read a second outcome that is joined to the first: "12 people were abducted and later killed"."""
    if figure.cue_at is None or figure.cue_at < figure.at:
        return []
    joint = THEN.match(parse.signature, figure.cue_at + 1)
    if joint is None or joint.end() >= len(parse.pieces):
        return []
    second = joint.end()
    following = parse.pieces[second + 1].people if second + 1 < len(parse.pieces) else None
    cue = fitting(parse.pieces[second].cues, False)
    if following is not None or cue is None or cue.outcome == figure.cue.outcome:
        return []
    return [figure._replace(cue=cue, last=second, cue_at=second)]


def died_of(figure: Figure, later: Figure) -> bool:
    """Say whether people who were hurt are told to have died of it: "were wounded and later died"."""
    return figure.size != 0 and (figure.cue.outcome, later.cue.outcome) == ("injuries", "deaths")


def read_second(parse: Parse, pack: Pack, figure: Figure) -> list[Figure]:
    """Read what is said of the same people again, by the rules made for it: "seized three drivers and killed them"."""
    finding = find_clause(pack.second_rules, parse.pieces, parse.signature, figure.at)
    if finding is None or finding.cue is None:
        return []
    cue = fitting(parse.pieces[finding.cue].cues, False)
    if cue is None or cue.outcome == figure.cue.outcome:
        return []
    return [
        figure._replace(cue=cue, rule=finding.rule.name, first=finding.first, last=finding.last, cue_at=finding.cue)
    ]
