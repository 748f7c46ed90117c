"""Words of causes: what each says of a happening, as `causes.yaml` lists them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

NAMED = ("unreal", "apart", "by", "again", "definite")  # the lists beside those of causes
TYPES = ("conflict", "disaster", "disease", "accident")  # the top of the hierarchy


class CauseWord(NamedTuple):
    """What a word says: a cause and its type, None where the word does not tell.

    deed: it was done to those who are counted, and to nobody else: "shot dead".
    broad: it says little, and a narrower cause beside it is meant.
    again: after "the" it may be one that was told of before, as may any that has no type.
    """

    cause: str
    type: str | None
    deed: bool
    broad: bool
    again: bool


def cause_words(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """Yield every word of a cause, and the phrases in which it is none, as the lexicon takes them."""
    for row in raw["causes"]:
        for kind in ("words", "deeds"):
            kind_of = row.get("type")
            again = bool(row.get("again")) or kind_of is None
            said = CauseWord(row["cause"], kind_of, kind == "deeds", bool(row.get("broad")), again)
            yield from (("cause", word, said) for word in row.get(kind, ()))
    yield from (("cause", phrase, None) for phrase in raw["not_a_cause"])
    for name in NAMED:
        yield from ((f"cause_{name}", word, None) for word in raw[name])
