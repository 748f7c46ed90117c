"""A decision: what one person says of one figure, with the figure as it was seen.

Each field is right (green), wrong (red, with what the person says instead), or was not looked at (grey). Nothing is
ever changed: who thinks again decides again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from extract.claim import Claim, Outcome
from extract.errors import ReviewError, shown
from extract.ledger.corrections import corrected
from extract.ledger.fields import REVIEWED, Value, as_read, can_hold, differing, read_fields

LONGEST_NAME = 200
LONGEST_REASON = 2000
REASONS = {  # why a figure is rejected
    "not_a_figure": "the words count no people, or not what they are read as",
    "wrong_figure": "another number is meant; the right words are marked apart",
    "duplicate": "it says again what another claim says",
    "background": "it is told as background, of another happening",
    "gone": "it is no longer in the text, and nothing stands for it",
    "other": "said in words",
}
GONE = "gone"


class Verdict(StrEnum):
    """What a person decides."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"  # the reader missed it


class Mark(NamedTuple):
    """What was read in one field, and what the person says: the same, or else."""

    read: Value
    told: Value

    @property
    def right(self) -> bool:
        """Whether the reader was right."""
        return self.read == self.told


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision; `quote` to `as_read` are the claim as it was seen.

    Args:
        fields: the fields that were judged; the others are grey.
        follows: claim_id of an earlier claim, whose decision this one takes over: its figure is now this one.
        number: its row in the store, None before it is kept.

    Raises:
        ReviewError: it is not complete; all at once.
    """

    claim_id: str
    article_id: str
    verdict: Verdict
    reviewer: str
    made_at: datetime
    extractor_version: str
    reason: str = ""
    fields: Mapping[str, Mark]
    follows: str = ""
    quote: str
    quote_start: int
    quote_end: int
    sentence: str
    outcome: Outcome
    as_read: Mapping[str, Value]
    number: int | None = None

    def __post_init__(self) -> None:
        wrong = [
            *not_a_line("reviewer", self.reviewer, LONGEST_NAME),
            *not_a_line("reason", " ".join(self.reason.split()) or "-", LONGEST_REASON),
        ]
        wrong += [
            f"{name} is {shown(repr(mark.told))}, which it cannot hold"
            for name, mark in self.fields.items()
            if name in REVIEWED and not can_hold(name, mark.told)
        ]
        if self.made_at.tzinfo is None:
            wrong.append("made_at has no time zone; give the time in UTC")
        if self.verdict == Verdict.REJECT and self.reason.partition(":")[0] not in REASONS:
            wrong.append(f"reason is {shown(repr(self.reason))}; to reject, allowed are {', '.join(REASONS)}")
        if self.verdict == Verdict.REJECT and self.reason.partition(":")[::2] == ("other", ""):
            wrong.append("reason is other; say in words why the figure is rejected")
        if self.verdict == Verdict.CORRECT and all(mark.right for mark in self.fields.values()):
            wrong.append("nothing differs from what was read; accept the claim instead")
        if wrong:
            raise ReviewError("; ".join(wrong))
        object.__setattr__(self, "made_at", self.made_at.astimezone(UTC))

    @property
    def told(self) -> dict[str, Value]:
        """What the person says of each field that was judged."""
        return {name: mark.told for name, mark in self.fields.items()}

    @property
    def is_set_aside(self) -> bool:
        """Whether it says of a claim that is gone that no other stands for it."""
        return self.verdict == Verdict.REJECT and self.reason.partition(":")[0] == GONE


def not_a_line(name: str, text: str, most: int) -> Iterable[str]:
    """Yield what keeps a text from being one printable line of at most some characters."""
    if not text.strip():
        yield f"{name} is blank; say who decides"
    elif len(text) > most:
        yield f"{name} has {len(text):,} characters; write at most {most:,}"
    elif not text.isprintable():
        yield f"{name} is {shown(repr(text))}, which is not one printable line; write it on one line"


def accept(
    claim: Claim,
    reviewer: str,
    made_at: datetime,
    *,
    checked: Iterable[str] = tuple(REVIEWED),
    reason: str = "",
    follows: str = "",
) -> Decision:
    """Say that a claim is right; `checked` are the fields that were looked at."""
    read = as_read(claim)
    fields = {name: Mark(read[name], read[name]) for name in known(checked)}
    return Decision(
        verdict=Verdict.ACCEPT, fields=fields, **said(reviewer, made_at, reason, follows), **seen(claim)
    )  # fmt: skip


def correct(
    claim: Claim,
    changes: Mapping[str, object],
    reviewer: str,
    made_at: datetime,
    *,
    checked: Iterable[str] = (),
    reason: str = "",
    follows: str = "",
) -> Decision:
    """Say what is wrong in a claim, and what is right; what follows from a change is changed with it.

    Raises:
        ReviewError: a value that its field cannot hold, fields that contradict each other or the quote, no change.
    """
    read = as_read(claim)
    told = corrected(read, read_fields(differing(read, changes)), claim.quote)
    judged = known(checked) | {name for name in REVIEWED if told[name] != read[name]}
    fields = {name: Mark(read[name], told[name]) for name in REVIEWED if name in judged}
    return Decision(
        verdict=Verdict.CORRECT, fields=fields, **said(reviewer, made_at, reason, follows), **seen(claim)
    )  # fmt: skip


def reject(
    claim: Claim, reason: str, reviewer: str, made_at: datetime, *, words: str = "", follows: str = ""
) -> Decision:
    """Say that a claim is none, for one of `REASONS`, with words of one's own."""
    why = f"{reason}: {words.strip()}" if words.strip() else reason
    return Decision(verdict=Verdict.REJECT, fields={}, **said(reviewer, made_at, why, follows), **seen(claim))


def known(names: Iterable[str]) -> set[str]:
    """Give the names of fields that can be judged."""
    found = set(names)
    read_fields(dict.fromkeys(found - set(REVIEWED)))  # refuses those that cannot
    return found


def said(reviewer: str, made_at: datetime, reason: str, follows: str) -> dict[str, Any]:
    """Give what a person says beside the verdict."""
    return {"reviewer": reviewer.strip(), "made_at": made_at, "reason": reason.strip(), "follows": follows}


def seen(claim: Claim) -> dict[str, Any]:
    """Give a claim as it is seen now."""
    names = ("claim_id", "article_id", "extractor_version", "quote", "quote_start", "quote_end", "sentence", "outcome")
    return {name: getattr(claim, name) for name in names} | {"as_read": as_read(claim)}
