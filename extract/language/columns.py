"""Columns of a claim that sentences and tables fill in alike."""

import hashlib
from typing import Any

from extract.language.days import Period
from extract.language.places import Entry


def name_of(article_id: str, start: int, end: int, outcome: str) -> str:
    """Name a claim by its article, its span and its outcome: 16 hexadecimal digits."""
    name = f"{article_id}:{start}:{end}:{outcome}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def period_columns(period: Period | None, text: str | None) -> dict[str, Any]:
    """Give the columns of a period, printed as `text`."""
    return {
        "period_from": period.start if period else None,
        "period_to": period.end if period else None,
        "period_text": text,
        "date_precision": period.precision if period else None,
    }


def entry_columns(entry: Entry | None, text: str | None, nation: str | None, origin: str | None) -> dict[str, Any]:
    """Give the columns of a place, printed as `text` and read from `origin`, else of a `nation`'s country alone."""
    return {
        "place": entry.name if entry else None,
        "place_text": text,
        "place_id": entry.place_id if entry else None,
        "admin1": entry.admin1 if entry else None,
        "iso3": entry.iso3 if entry else nation,
        "latitude": entry.latitude if entry else None,
        "longitude": entry.longitude if entry else None,
        "place_precision": entry.precision if entry else "country" if nation else None,
        "place_from": origin if entry else (origin or "people") if nation else None,
    }
