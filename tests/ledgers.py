"""Ledgers and cells that the tests of the ledger look at."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pandas as pd

from extract import Article, read_claims
from extract.ledger.ledger import Ledger

TEXT = "At least 12 civilians were killed in Aleppo on 28 September, according to the Health Ministry."
OTHER = "Exactly 40 people were injured."
DAY = date(2016, 9, 29)
DTYPES = {"text": "str", "integer": "Int64", "number": "float64", "date": "datetime64[s]"}


def keep(folder: Path, **files: str | bytes) -> Path:
    """Write a workspace; `a_md="…"` becomes articles/a.md."""
    (folder / "articles").mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / "articles" / ".".join(name.rsplit("_", 1))
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return folder


def row(**values: object) -> str:
    """Give one JSON line."""
    return json.dumps(values) + "\n"


def ledger_of(*articles: Article) -> Ledger:
    """Read articles into a ledger, without files."""
    return Ledger(articles, tuple(claim for article in articles for claim in read_claims(article)), ())


def texts(*cells: object, dtype: str = "str") -> pd.DataFrame:
    """Give a table of one column of text."""
    return pd.DataFrame({"quote": pd.Series(list(cells), dtype=dtype)})


def back(content: bytes) -> list[list[str]]:
    """Read a CSV file as a spreadsheet does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
