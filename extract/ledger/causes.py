"""Whether two causes may be those of one happening; which may is in `data/vocabulary/happenings.yaml`."""

from functools import cache
from typing import NamedTuple

from extract.bundled import VOCABULARY
from extract.language.words import load_yaml


class Kinship(NamedTuple):
    """Pairs of causes that one happening is told by, and the causes that strike day after day."""

    pairs: frozenset[tuple[str, str]]
    daily: frozenset[str]


@cache
def kinship() -> Kinship:
    """Load the table, each pair both ways."""
    raw = load_yaml(VOCABULARY / "happenings.yaml")
    pairs = [(cause, other) for cause, others in raw["told_as"].items() for other in others]
    return Kinship(frozenset(pairs) | {(other, cause) for cause, other in pairs}, frozenset(raw["daily"]))


def same_cause(one: str | None, other: str | None) -> str | None:
    """Say in what two causes agree, None where they do not: same, told_as, or not_said where one is blank."""
    if one is None or other is None:
        return "not_said"
    if one == other:
        return "same"
    return "told_as" if (one, other) in kinship().pairs else None


def is_daily(cause: str | None) -> bool:
    """Say whether a cause, or one that is not known, may strike one place day after day."""
    return cause is None or cause in kinship().daily
