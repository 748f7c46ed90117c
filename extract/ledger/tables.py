"""A ledger → tidy tables: one row a claim, an event and outcome, a speaker, an article; columns as in `schema`."""

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from extract import schema
from extract.ledger.comparison import event_rows
from extract.ledger.ledger import Ledger
from extract.ledger.records import claim_rows
from extract.ledger.speakers import speaker_rows

DTYPES = {"text": "str", "integer": "Int64", "number": "float64", "date": "datetime64[s]"}


def claims_table(ledger: Ledger) -> pd.DataFrame:
    """One row per claim, newest publication first.

    Counts are in the row's unit; an open bound is <NA>; dates are days, without a time zone.
    """
    frame = frame_of("claims", claim_rows(ledger))
    return frame.sort_values(
        ["published", "article_id", "quote_start"], ascending=[False, True, True], ignore_index=True
    )


def events_table(ledger: Ledger) -> pd.DataFrame:
    """One row per event and outcome, the events with the most reports first."""
    return frame_of("events", event_rows(ledger))


def speakers_table(ledger: Ledger) -> pd.DataFrame:
    """One row per named speaker, those who say most first."""
    return frame_of("speakers", speaker_rows(ledger))


def articles_table(ledger: Ledger) -> pd.DataFrame:
    """One row per article: its origin, what it is a copy of, and how many claims stand in it and were looked at."""
    counts = Counter(claim.article_id for claim in ledger.standing)
    reviewed = Counter(ledger.claim_of[name].article_id for name in ledger.reviews)
    own = [name for name in schema.names("articles") if name not in ("copy_of", "claims", "reviewed")]
    rows = (
        {name: getattr(article, name) for name in own}
        | {"copy_of": ledger.copies.get(article.article_id)}
        | {"claims": counts[article.article_id], "reviewed": reviewed[article.article_id]}
        for article in ledger.articles
    )
    frame = frame_of("articles", rows)
    return frame.sort_values(["published", "title"], ascending=[False, True], ignore_index=True)


def frame_of(table: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Make a frame with the columns and types of a table of the schema."""
    frame = pd.DataFrame(list(rows), columns=list(schema.names(table)))
    return frame.astype({column.name: DTYPES[column.type] for column in schema.columns(table)})
