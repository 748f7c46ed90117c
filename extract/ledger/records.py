"""A claim and its article → one flat row, in the order of the schema."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from extract import schema
from extract.article import Article, page_at
from extract.claim import Claim
from extract.ledger.ledger import Ledger
from extract.ledger.review import Review

ORIGIN = ("publisher", "title", "published", "url", "language")
# What the ledger fills, for it hangs on all articles; the reader knows one.
LATER = (
    *("event_id", "event_reasons", "event_link", "statement_id"),
    *("review", "reviewed_by", "reviewed_at", "review_reason", "disputed_by", "as_read"),
)


def record(claim: Claim, article: Article, later: Mapping[str, object] | None = None) -> dict[str, object]:
    """Give one row with every column of `schema.columns()`; blank is None, dates are dates.

    `later` has what the ledger knows of the claim.
    """
    row: dict[str, object] = {}
    for name in schema.names():
        if name in LATER:
            row[name] = (later or {}).get(name)
        elif name == "page":
            row[name] = page_at(article, claim.quote_start)
        else:
            value = getattr(article if name in ORIGIN else claim, name)
            row[name] = None if value == "" else value
    return row


def claim_rows(ledger: Ledger) -> Iterator[dict[str, object]]:
    """Yield one row a claim, with its event and its statement."""
    for claim in ledger.claims:
        yield record(claim, ledger.article_of[claim.article_id], known_of(claim, ledger))


def known_of(claim: Claim, ledger: Ledger) -> dict[str, object]:
    """Give what the ledger knows of a claim beside what was read."""
    link = ledger.links.get(claim.claim_id)
    event = {"event_id": link.event_id, "event_reasons": link.codes, "event_link": link.words} if link else {}
    review = ledger.reviews.get(claim.claim_id)
    decided = review_columns(review) if review else {}
    return {**event, "statement_id": ledger.statements.get(claim.claim_id), **decided}


def review_columns(review: Review) -> dict[str, object]:
    """Give what people decided on a claim, with the reading that it differs from."""
    return {
        "review": review.state.value,
        "reviewed_by": "; ".join(review.by),
        "reviewed_at": review.decision.made_at.date(),
        "review_reason": review.decision.reason or None,
        "disputed_by": "; ".join(review.disputed_by) or None,
        "as_read": json.dumps(review.as_read, ensure_ascii=False) if review.as_read else None,
    }


def plain(row: Mapping[str, object]) -> dict[str, object]:
    """Make a row ready for JSON or text: dates as ISO 8601."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
