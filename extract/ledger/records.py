"""A claim and its article → one flat row, in the order of the schema."""

from collections.abc import Mapping
from datetime import date

from extract import schema
from extract.article import Article
from extract.claim import Claim

ORIGIN = ("publisher", "title", "published", "url", "language")
LATER = ("event_id", "review")  # filled by the ledger, never by the reader


def record(claim: Claim, article: Article) -> dict[str, object]:
    """Give one row with every column of `schema.columns()`; blank is None, dates are dates."""
    row: dict[str, object] = {}
    for name in schema.names():
        if name in LATER:
            row[name] = None
        else:
            value = getattr(article if name in ORIGIN else claim, name)
            row[name] = None if value == "" else value
    return row


def plain(row: Mapping[str, object]) -> dict[str, object]:
    """Make a row ready for JSON or text: dates as ISO 8601."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
