"""The claim: one reported figure, with everything that was read with it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What happened to the people who were counted."""

    DEATHS = "deaths"
    INJURIES = "injuries"
    CASUALTIES = "casualties"  # dead and injured together, as printed
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    AFFECTED = "affected"
    HOUSING = "housing"  # homes destroyed or damaged


class Qualifier(StrEnum):
    """How the sentence hedged its number; what it does to the bounds is in `language.qualifiers`."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    NEARLY = "nearly"
    BETWEEN = "between"
    VAGUE = "vague"
    NONE = "none"  # "no one was hurt"


class Unit(StrEnum):
    """What one of the number is."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"
    BODIES = "bodies"
    DWELLINGS = "dwellings"


class Basis(StrEnum):
    """Over what the number was counted."""

    NEW = "new"  # one event
    CUMULATIVE = "cumulative"  # everything since a day
    STOCK = "stock"  # the state on a day


class Status(StrEnum):
    """How far the sentence stands behind the figure; charts show reported and alleged."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


class SpeakerKind(StrEnum):
    """What kind of body says the figure."""

    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    UN = "un"
    NGO = "ngo"
    MEDICAL = "medical"
    RESCUE_SERVICE = "rescue_service"
    POLICE = "police"
    WITNESS = "witness"
    MEDIA = "media"
    EXPERT = "expert"
    OTHER = "other"  # named, but of no kind that we know
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A number that stands in one sentence with the word of an outcome and gave no claim: passed over, and why.

    `quote` is the number with its noun, from code point `quote_start` to `quote_end` of the article.
    """

    article_id: str
    quote: str
    quote_start: int
    quote_end: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A speaker says that a number of people met an outcome, at a place, in a period.

    One field per column of the reader's part of `schema.yaml`, which defines each.
    `article.text[quote_start:quote_end] == quote` holds for every claim that is made.
    None is "not stated"; `high` None with a `low` is an open bound, never a missing one.
    """

    claim_id: str
    article_id: str
    outcome: Outcome
    term: str
    value_text: str
    qualifier: Qualifier
    value: int | None
    low: int | None
    high: int | None
    unit: Unit
    population: str | None
    population_text: str | None
    basis: Basis
    status: Status
    period_from: date | None
    period_to: date | None
    period_text: str | None
    date_precision: str | None
    place: str | None
    place_text: str | None
    place_id: str | None
    admin1: str | None
    iso3: str | None
    latitude: float | None
    longitude: float | None
    place_precision: str | None
    place_from: str | None
    attribution: str | None
    attribution_kind: SpeakerKind
    speaker: str | None
    cause: str | None
    cause_type: str | None
    cause_text: str | None
    responsible: str | None
    part_of: str | None
    repeats: str | None
    quote: str
    quote_start: int
    quote_end: int
    sentence: str
    rule: str
    extractor_version: str
    confidence: float | None
