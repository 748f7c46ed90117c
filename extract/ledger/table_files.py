"""All tables of a ledger → files in a folder: CSV for spreadsheets, JSON lines and Parquet for programs."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from extract import schema
from extract.errors import ExtractError, shown
from extract.ledger.durable import write_over
from extract.ledger.export import to_csv
from extract.ledger.ledger import Ledger
from extract.ledger.tables import articles_table, claims_table, events_table, speakers_table
from extract.ledger.workspace import Workspace

TABLES: dict[str, Callable[[Ledger], pd.DataFrame]] = {
    "claims": claims_table,
    "events": events_table,
    "speakers": speakers_table,
    "articles": articles_table,
}


def check_folder(folder: Path, workspace: Workspace) -> None:
    """Refuse a folder whose files are reports.

    Raises:
        ExtractError: it is the folder of the workspace's reports, or lies in it.
    """
    for reports in (workspace.articles, workspace.history):
        if reports.resolve() in (folder.resolve(), *folder.resolve().parents):
            raise ExtractError(f"{shown(folder)}: tables would be taken for reports there; choose another --to")


def write_tables(ledger: Ledger, folder: Path, form: str) -> Iterator[tuple[Path, int]]:
    """Write each table whole, or not at all; yields its file and how many rows it has.

    Raises:
        ExtractError: a file cannot be written.
    """
    for name, table_of in TABLES.items():
        table, path = table_of(ledger), folder / f"{name}.{form}"
        content = CONTENTS[form](name, table)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_over(path, [content])
        except OSError as error:
            raise ExtractError(f"{shown(path)}: cannot be written: {error.strerror}; choose another --to") from None
        yield path, len(table)


def csv_of(name: str, table: pd.DataFrame) -> bytes:
    """Write a table as the dashboard does."""
    return to_csv(table)


def jsonl_of(name: str, table: pd.DataFrame) -> bytes:
    """Write one JSON object a row; blank is null, days are ISO 8601."""
    days = [column.name for column in schema.columns(name) if column.type == "date"]
    table = table.assign(**{day: table[day].dt.strftime("%Y-%m-%d") for day in days})
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def parquet_of(name: str, table: pd.DataFrame) -> bytes:
    """Write Parquet, with days as days."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    fields = pa.schema([(column.name, kinds[column.type]) for column in schema.columns(name)])
    content = io.BytesIO()
    parquet.write_table(pa.Table.from_pandas(table, schema=fields, preserve_index=False), content)
    return content.getvalue()


CONTENTS: dict[str, Callable[[str, pd.DataFrame], bytes]] = {"csv": csv_of, "jsonl": jsonl_of, "parquet": parquet_of}
