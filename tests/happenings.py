"""Claims made up for the tests of events: one line says where, when, by what and who says it."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from extract.article import Article
from extract.claim import Claim, SpeakerKind
from extract.ledger.events import Link, link_claims
from tests.made_up import claim

ALEPPO = {
    "place": "Aleppo",
    "place_id": "170063",
    "admin1": "Aleppo",
    "iso3": "SYR",
    "latitude": 36.2,
    "longitude": 37.16,
    "place_precision": "settlement",
}
PROVINCE = ALEPPO | {"place_id": "170062", "admin1": None, "latitude": None, "place_precision": "admin1"}
IDLIB = ALEPPO | {"place": "Idlib", "place_id": "169389", "admin1": "Idlib", "latitude": 35.93, "longitude": 36.63}
SYRIA = {"place": "Syria", "place_id": "163843", "iso3": "SYR", "place_precision": "country"}
FIRST_DAY = date(2016, 1, 1)
PUBLISHED = date(2016, 9, 26)


def told(name: str, value: int = 12, day: str = "", until: str = "", **fields: Any) -> Claim:
    """Make a claim; its article is the part of its name before the hyphen, and its day is ISO 8601."""
    first = date.fromisoformat(day) if day else None
    last = date.fromisoformat(until) if until else first
    said = {"attribution_kind": SpeakerKind.OTHER if fields.get("speaker") else SpeakerKind.UNATTRIBUTED}
    period = {"period_from": first, "period_to": last, "date_precision": "day" if last else None}
    made = {"claim_id": name, "article_id": name.partition("-")[0], "attribution": fields.get("speaker")}
    return claim(value=value, **(ALEPPO | period | said | made | fields))


def linked(*claims: Claim, **published: date) -> dict[str, Link]:
    """Link claims of articles that were published on one day, unless another is given."""
    days = {claim.article_id: PUBLISHED for claim in claims} | published
    return link_claims(claims, days)


def crowd(count: int, seed: int = 0) -> Iterator[Claim]:
    """Make up many claims as a ledger of years holds them: a few places are told of far more often than the rest."""
    dice = random.Random(seed)
    places = [
        ALEPPO | {"place": f"place {n}", "place_id": str(n), "latitude": n % 60 + 0.5, "longitude": n % 170 + 0.5}
        for n in range(count // 100 + 5)
    ]
    causes = ("airstrike", "shelling", "attack", "flood", "shooting", None)
    for number in range(count):
        place = places[min(int(dice.expovariate(8 / len(places))), len(places) - 1)]
        first = FIRST_DAY + timedelta(dice.randrange(count // 60 + 30))
        length = dice.choice((0, 0, 0, 0, 1, 9, 30, 300))
        made = told(f"a{number // 4}-{number}", dice.randrange(1, 300), str(first), str(first + timedelta(length)))
        blank = {"period_from": None, "period_to": None} if dice.random() < 0.2 else {}
        yield replace(made, cause=dice.choice(causes), **place, **blank)


def reprints(count: int, seed: int = 0) -> Iterator[Article]:
    """Make up articles of 300 words, of which every fifth is the one before it with a word left out."""
    dice, words, text = random.Random(seed), [f"word{number}" for number in range(20_000)], [""]
    for number in range(count):
        text = dice.choices(words, k=300) if number % 5 or not number else text[:7] + text[8:]
        yield Article(text=" ".join(text), article_id=f"a{number}", published=FIRST_DAY)
