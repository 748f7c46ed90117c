"""Rows on standard output or in a file: a table, CSV or JSON lines."""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path

from extract.command_line.options import NO_STDOUT
from extract.command_line.streams import drop_output
from extract.errors import ExtractError, shown
from extract.ledger.commands import Rows
from extract.ledger.output import WRITERS, Columns


def add_output(command: argparse.ArgumentParser) -> None:
    """Let a command be told how, and where to, it writes its rows."""
    command.add_argument("--format", choices=tuple(WRITERS), help="default: table on a terminal, jsonl elsewhere")
    command.add_argument("--out", type=Path, metavar="FILE", help="write to a file; its ending chooses the format")


def check_output(options: argparse.Namespace) -> None:
    """Refuse to begin where there is nowhere to write."""
    if options.out is None and sys.stdout is None:
        raise ExtractError(f"{NO_STDOUT}choose --out")


def write(rows: Rows, columns: Columns, options: argparse.Namespace) -> None:
    """Write rows as they come."""
    try:
        target = options.out.open("w", encoding="utf-8", newline="") if options.out else nullcontext(sys.stdout)
    except OSError as error:
        raise unwritable(options.out, error) from None
    try:
        with target as out:
            WRITERS[options.format or default_format(options.out)](rows, columns, out)
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if options.out is None:
            drop_output()
        raise unwritable(options.out, error) from None


def unwritable(out: Path | None, error: OSError) -> ExtractError:
    """Say that the output cannot be written."""
    name = "standard output" if out is None else shown(out)
    return ExtractError(f"{name}: cannot be written: {error.strerror}; choose another --out")


def default_format(out: Path | None) -> str:
    """Choose a format: by the ending of the file, a table for a person, JSON lines for a program."""
    if out is not None:
        return "csv" if out.suffix.lower() == ".csv" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"
