"""What must hold of the words of a pack, said so that all mistakes can be mended at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from extract.claim import Outcome, Qualifier, SpeakerKind, Unit
from extract.language.cause_words import NAMED, TYPES
from extract.language.pieces import FORMS

# The tables that each file must have; a file with none listed is all lists of words.
TABLES: Mapping[str, tuple[str, ...]] = {
    "attribution": ("words", "kinds", "anaphors"),
    "basis": (),
    "causes": ("causes", "not_a_cause", *NAMED),
    "clauses": ("groups", "macros", "rules"),
    "confidence": (),
    "dates": (),
    "grammar": (),
    "numbers": ("words", "scales", "suffixes", "idioms", "vague", "tens", "and", "age_nouns", "grown"),
    "outcomes": ("cues", "implied", "not_a_cue", "markers"),
    "persons": (),
    "places": (),
    "populations": ("groups", "pairs", "refers", "units", "other"),
    "qualifiers": ("before", "after", "examples"),
    "responsible": (),
    "sentences": ("abbreviations",),
    "status": (),
    "tables": (),
}
NO_WORDS = ("clauses.yaml", "confidence.yaml", "qualifiers.yaml, examples", "outcomes.yaml, implied")


def check_pack(raw: Mapping[str, Any]) -> Iterator[str]:
    """Name every mistake in the tables of a pack, the missing ones first."""
    missing = [
        f"{file}.yaml: there is no table {table!r}" if file in raw else f"{file}.yaml: there is no such file"
        for file, tables in TABLES.items()
        for table in tables or ("",)
        if file not in raw or (table and table not in raw[file])
    ]
    yield from missing
    if not missing:
        for file in TABLES:
            yield from check_words(raw[file], f"{file}.yaml")
        yield from check_names(raw)


def check_words(node: object, where: str) -> Iterator[str]:
    """Check that every word is text: YAML reads a bare `no` as False and `12:30` as a number."""
    if where in NO_WORDS:
        return
    if isinstance(node, Mapping):
        for key, value in node.items():
            if not isinstance(key, str):
                yield f"{where} {key!r}: not text; put it in quotes"
            yield from check_words(value, f"{where}, {key}")
    elif isinstance(node, list):
        for at, value in enumerate(node):
            if isinstance(value, Mapping):
                yield from check_words(value, f"{where}[{at}]")
            elif not isinstance(value, str):
                yield f"{where} {value!r}: not text; put it in quotes"
    elif isinstance(node, str) and where.rpartition(", ")[2] in FORMS:
        yield f"{where} {node!r}: not a list; write it as [{node}]"


def check_names(raw: Mapping[str, Any]) -> Iterator[str]:
    """Check that outcomes, forms, qualifiers, units and speaker kinds are ones that exist."""
    outcomes = [str(member) for member in Outcome]
    for at, row in enumerate(raw["outcomes"]["cues"]):
        where = f"outcomes.yaml, cues[{at}]"
        yield from unknown([str(row.get("outcome"))], outcomes, where, "an outcome")
        forms = [form for form in row if form not in ("outcome", "term", "strict", "part", "only", "of")]
        yield from unknown(forms, list(FORMS), where, "a form of a cue")
    for side in ("before", "after"):
        yield from unknown(
            raw["qualifiers"][side], [str(member) for member in Qualifier], f"qualifiers.yaml, {side}", "a qualifier"
        )
    for at, row in enumerate(raw["causes"]["causes"]):
        if "type" in row:
            yield from unknown([row["type"]], list(TYPES), f"causes.yaml, causes[{at}]", "a type of cause")
    units = [str(member) for member in Unit]
    yield from unknown(raw["populations"]["units"], units, "populations.yaml, units", "a unit")
    kinds = [str(member) for member in SpeakerKind]
    yield from unknown(raw["attribution"]["kinds"], kinds, "attribution.yaml, kinds", "a kind of speaker")
    for word, stands_for in raw["attribution"]["anaphors"].items():
        yield from unknown(stands_for, kinds, f"attribution.yaml, anaphors, {word}", "a kind of speaker")


def unknown(names: Any, allowed: list[str], where: str, what: str) -> Iterator[str]:
    """Name those that are not allowed."""
    for name in names:
        if name not in allowed:
            yield f"{where} {name!r}: not {what}; allowed are {', '.join(allowed)}"
