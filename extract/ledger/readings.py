"""What the reader made of an article, and the same as text, so that it can be kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from extract.article import Article
from extract.claim import Basis, Claim, Outcome, Passed, Qualifier, SpeakerKind, Status, Unit
from extract.errors import ExtractError
from extract.language import explain

CLAIM = tuple(field.name for field in fields(Claim))
PASSED = tuple(field.name for field in fields(Passed))
DAYS = ("period_from", "period_to")
KINDS: Mapping[str, type[StrEnum]] = {
    "outcome": Outcome,
    "qualifier": Qualifier,
    "unit": Unit,
    "basis": Basis,
    "status": Status,
    "attribution_kind": SpeakerKind,
}
claim_row = attrgetter(*CLAIM)
passed_row = attrgetter(*PASSED)
MEMBERS = {name: {member.value: member for member in kind} for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of an article: its claims, what it passed over, or why it read nothing."""

    claims: tuple[Claim, ...] = ()
    passed: tuple[Passed, ...] = ()
    error: str = ""


def read(article: Article) -> Reading:
    """Read an article."""
    try:
        reads = explain(article)
    except ExtractError as error:
        return Reading(error=str(error))
    return Reading(
        tuple(claim for one in reads for claim in one.claims), tuple(passed for one in reads for passed in one.passed)
    )


def texts_of(reading: Reading) -> tuple[str, str, str]:
    """Write a reading as JSON: lists in the order of the fields, days as ISO 8601."""
    claims = json.dumps([claim_row(claim) for claim in reading.claims], ensure_ascii=False, default=date.isoformat)
    return claims, json.dumps([passed_row(passed) for passed in reading.passed], ensure_ascii=False), reading.error


def claims_from(text: str) -> tuple[Claim, ...]:
    """Read claims back."""
    return tuple(Claim(**typed(dict(zip(CLAIM, row, strict=True)))) for row in json.loads(text))


def passed_from(text: str) -> tuple[Passed, ...]:
    """Read back what was passed over."""
    return tuple(Passed(**dict(zip(PASSED, row, strict=True))) for row in json.loads(text))


def typed(row: dict[str, Any]) -> dict[str, Any]:
    """Give the values of a claim the types that JSON does not know."""
    for name, members in MEMBERS.items():
        row[name] = members[row[name]]
    for name in DAYS:
        row[name] = row[name] and date.fromisoformat(row[name])
    return row
