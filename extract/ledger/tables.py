"""A ledger → tidy tables: one row a claim, one row an article."""

import pandas as pd

from extract import schema
from extract.ledger.records import record
from extract.ledger.workspace import Ledger

DTYPES = {"text": "str", "integer": "Int64", "number": "float64", "date": "datetime64[s]"}


def claims_table(ledger: Ledger) -> pd.DataFrame:
    """One row per claim, columns as in `schema.columns()`, newest publication first.

    Counts are in the row's unit; an open bound is <NA>; dates are days, without a time zone.
    """
    rows = [record(claim, ledger.article_of[claim.article_id]) for claim in ledger.claims]
    frame = pd.DataFrame(rows, columns=list(schema.names()))
    frame = frame.astype({column.name: DTYPES[column.type] for column in schema.columns()})
    return frame.sort_values(
        ["published", "article_id", "quote_start"], ascending=[False, True, True], ignore_index=True
    )


def articles_table(ledger: Ledger) -> pd.DataFrame:
    """One row per article: its origin and how many claims were read from it."""
    counts = pd.Series([claim.article_id for claim in ledger.claims], dtype="str").value_counts()
    rows = [
        {
            "article_id": article.article_id,
            "publisher": article.publisher,
            "title": article.title,
            "published": article.published,
            "url": article.url,
            "language": article.language,
            "form": article.form,
            "claims": int(counts.get(article.article_id, 0)),
        }
        for article in ledger.articles
    ]
    names = ["article_id", "publisher", "title", "published", "url", "language", "form", "claims"]
    frame = pd.DataFrame(rows, columns=names).astype({"published": "datetime64[s]"})
    return frame.sort_values(["published", "title"], ascending=[False, True], ignore_index=True)
