"""What must hold of the words of a pack, said so that all mistakes can be mended at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from extract.claim import Outcome, Qualifier, SpeakerKind
from extract.language.pieces import FORMS


def check_pack(raw: Mapping[str, Any]) -> Iterator[str]:
    """Name every mistake in the words of a pack, so that all can be mended at once."""
    yield from check_names(raw)
    for at, row in enumerate(raw["outcomes"]["cues"]):
        for form, words in row.items():
            if form in ("outcome", "term", "strict"):
                continue
            if form not in FORMS:
                yield f"outcomes.yaml, cues[{at}] {form!r}: not a form of a cue; allowed are {', '.join(FORMS)}"
            for word in words:
                if not isinstance(word, str):
                    yield f"outcomes.yaml, cues[{at}] {word!r}: not text; put it in quotes"
    for table, rows in raw["grammar"].items():
        for word in rows:
            if not isinstance(word, str):
                yield f"grammar.yaml, {table} {word!r}: not text; put it in quotes"


def check_names(raw: Mapping[str, Any]) -> Iterator[str]:
    """Check that outcomes, qualifiers and speaker kinds are ones that exist."""
    outcomes, qualifiers, kinds = ([str(member) for member in enum] for enum in (Outcome, Qualifier, SpeakerKind))
    for at, row in enumerate(raw["outcomes"]["cues"]):
        if row.get("outcome") not in outcomes:
            yield f"outcomes.yaml, cues[{at}] {row.get('outcome')!r}: not an outcome; allowed are {', '.join(outcomes)}"
    for side in ("before", "after"):
        for name in raw["qualifiers"][side]:
            if name not in qualifiers:
                yield f"qualifiers.yaml, {side} {name!r}: not a qualifier; allowed are {', '.join(qualifiers)}"
    for name in raw["attribution"]["kinds"]:
        if name not in kinds:
            yield f"attribution.yaml, kinds {name!r}: not a kind of speaker; allowed are {', '.join(kinds)}"
