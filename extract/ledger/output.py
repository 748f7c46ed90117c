"""Rows → a table for a person, CSV for a spreadsheet, JSON lines for a program."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from extract.errors import shown
from extract.ledger.cells import harmless

WIDEST = 40  # characters of a cell in a table
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind of row: all of them, those that a table for a person shows, and what one row is."""

    all: Sequence[str]
    shown: Sequence[str]
    noun: str


def write_jsonl(rows: Iterable[Row], columns: Columns, out: TextIO) -> None:
    """Write one JSON object a line."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Row], columns: Columns, out: TextIO) -> None:
    """Write CSV as the dashboard does: a byte order mark, blanks for what is open, no formulas."""
    out.write("\ufeff")
    writer = csv.DictWriter(out, columns.all, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})


def cell(value: object) -> object:
    """Give a value as a cell of a spreadsheet: a list is its members with a space between them."""
    text = " ".join(map(str, value)) if isinstance(value, list) else value
    return harmless(text) if isinstance(text, str) else text


def write_table(rows: Iterable[Row], columns: Columns, out: TextIO) -> None:
    """Write a short table for a person."""
    cells = [[name.replace("_", " ") for name in columns.shown]]
    cells += [[shorten("" if row[name] is None else str(cell(row[name]))) for name in columns.shown] for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns.shown))]
    for line in cells:
        out.write("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() + "\n")
    count = len(cells) - 1
    out.write(f"{count} {columns.noun}{'' if count == 1 else 's'}\n")


def shorten(text: str) -> str:
    """Cut a long cell."""
    text = shown(" ".join(text.split()))
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


WRITERS: Mapping[str, Callable[[Iterable[Row], Columns, TextIO], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "table": write_table,
}
