"""Clause patterns: which outcome a quantity belongs to, by rules over typed pieces."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from extract.errors import PackError
from extract.language.pieces import FORMS, LETTERS, Cue, Piece

WINDOW = 40  # pieces to either side that a rule may see; no clause of the corpus needs more than 30
ONLY = "only:"  # leads the last member of a group
EMPTIED = "evacuated"  # what is said of homes as well as of people
MACRO = re.compile(r"<([a-z_]+)>")
CUE = re.compile(r"<cue:([a-z|]+)>")
CUE_LETTERS = re.compile(r"\(\?P<cue>\[(.*?)\]\)")  # as `letters_of` writes them
NAME = re.compile(r"<([a-z_]+)(?::([a-z|]+))?>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern; `after` looks right of the quantity, `before` looks left of it; with both, both must fit."""

    name: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    cue_side: str  # "before" or "after": where the outcome stands
    forms: frozenset[str]  # of the cue that it reads; empty where any will do
    cues: frozenset[str]  # letters of the cues that it reads
    kinds: str  # letters of the quantities that it reads
    part: bool
    implied: bool
    second: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Finding(NamedTuple):
    """A quantity that a rule read: pieces `first` to `last` (inclusive) took part, `cue` among them."""

    at: int  # the piece of the quantity
    cue: int | None  # the piece of the outcome; None where the noun implies it
    rule: Rule
    first: int
    last: int


def compile_rule(raw: Mapping[str, Any], clauses: Mapping[str, Any], letters: Mapping[frozenset[str], str]) -> Rule:
    """Turn a rule of clauses.yaml into patterns over signatures.

    Raises:
        PackError: the pattern names a piece that does not exist, or is not well formed.
    """
    groups, macros = clauses["groups"], clauses["macros"]
    sides: dict[str, re.Pattern[str] | None] = {"after": None, "before": None}
    for side in sides:
        if side in raw:
            whole = MACRO.sub(lambda match: macros.get(match[1], match[0]), raw[side])
            text = NAME.sub(lambda match: letters_of(match, groups, letters, raw["name"]), whole).replace(" ", "")
            try:
                sides[side] = re.compile(text + (r"\Z" if side == "before" else ""))
            except re.error as error:
                raise PackError(f"clauses.yaml, rule {raw['name']!r}: {side} is no pattern: {error}") from None
    return Rule(
        name=raw["name"],
        after=sides["after"],
        before=sides["before"],
        cue_side="before" if sides["before"] and "cue" in sides["before"].groupindex else "after",
        forms=frozenset(form for side in sides for form in forms_of(raw.get(side, ""))),
        cues=frozenset(letter for pattern in sides.values() if pattern for letter in cues_of(pattern)),
        kinds="".join(LETTERS[kind] for kind in (raw.get("of") or groups["counted"]).split()),
        part=bool(raw.get("part")),
        implied=bool(raw.get("implied")),
        second=bool(raw.get("second")),
        examples=tuple(raw.get("examples", ())),
        counter_examples=tuple(raw.get("not", ())),
    )


def letters_of(
    match: re.Match[str], groups: Mapping[str, str], letters: Mapping[frozenset[str], str], rule: str
) -> str:
    """Give the class of letters that <name> or <cue:form|form> stands for."""
    name, forms = match.groups()
    if name in ("cue", "near"):  # <cue:form> is the outcome that is read, <near:form> one that only stands by
        wanted = set((forms or "any").split("|"))
        for form in sorted(wanted - {"any", *FORMS}):
            raise PackError(
                f"clauses.yaml, rule {rule!r}: no form is called {form!r}; there are any, {', '.join(FORMS)}"
            )
        found = "".join(letter for kinds, letter in letters.items() if "any" in wanted or kinds & wanted)
        return f"(?P<cue>[{found}])" if name == "cue" else f"[{found}]"
    names, only = groups[name].split() if name in groups else [name], ""
    if names[-1].startswith(ONLY):  # a cue that has no other form than these may be passed over
        allowed_forms = set(names.pop().removeprefix(ONLY).split("|"))
        only = "".join(letter for kinds, letter in letters.items() if kinds <= allowed_forms)
    unknown = [name for name in names if name not in LETTERS]
    if unknown:
        allowed = ", ".join(sorted([*LETTERS, *groups]))
        raise PackError(f"clauses.yaml, rule {rule!r}: no piece is called {unknown[0]!r}; there are {allowed}")
    return "[" + "".join(LETTERS[name] for name in names) + only + "]"


def find_clause(rules: Sequence[Rule], pieces: Sequence[Piece], text: str, at: int) -> Finding | None:
    """Read the quantity at a piece by the first rule that fits; `text` is the signature of the pieces."""
    return next(find_clauses(rules, pieces, text, at), None)


def find_clauses(rules: Sequence[Rule], pieces: Sequence[Piece], text: str, at: int) -> Iterator[Finding]:
    """Yield every way to read the quantity at a piece, in the order of the rules."""
    kind, start, end = text[at], max(0, at - WINDOW), at + 1 + WINDOW
    beside = {"before": frozenset(text[start:at]), "after": frozenset(text[at + 1 : end])}
    for rule in rules:
        if kind not in rule.kinds or rule.cues.isdisjoint(beside[rule.cue_side]):
            continue
        after = rule.after.match(text, at + 1, end) if rule.after else None
        if rule.after and not after:
            continue
        before = rule.before.search(text, start, at) if rule.before else None
        if rule.before and not before:
            continue
        matches = [match for match in (before, after) if match]
        cue = next((match.start("cue") for match in matches if "cue" in match.re.groupindex), None)
        if matches and cue is not None:
            first, last = min(match.start() for match in matches), max(match.end() for match in matches) - 1
            yield Finding(at, cue, rule, min(at, first), max(at, last))


def forms_of(pattern: str) -> list[str]:
    """Give the forms of the outcome that a pattern reads.

    >>> forms_of("<people> <cue:past|active>")
    ['past', 'active']
    """
    found = CUE.search(pattern)
    return [form for form in found[1].split("|") if form != "any"] if found else []


def cues_of(pattern: re.Pattern[str]) -> str:
    """Give the letters of the outcomes that a compiled pattern reads."""
    found = CUE_LETTERS.search(pattern.pattern)
    return found[1] if found else ""


def fitting(cues: Sequence[Cue], dwellings: bool, forms: frozenset[str] = frozenset()) -> Cue | None:
    """Choose the outcome that fits what was counted and the form that was read, the form alone being no condition.

    Homes are destroyed or emptied, people are displaced.
    """
    of_kind = [cue for cue in cues if (cue.outcome == "housing") == dwellings]
    if dwellings:
        of_kind += [cue for cue in cues if cue.term == EMPTIED]
    read = [cue for cue in of_kind if not forms or cue.forms & forms]
    return next(iter([*read, *of_kind]), None)
