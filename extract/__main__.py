"""The command line: `python -m extract`, also installed as `casualty-ledger`.

Exit codes: 0 everything was read, 1 something was not (it is named on standard error, the rest was read),
2 the call itself is wrong.
"""

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TextIO

from extract import __version__, schema
from extract.article import Article, as_date, name_of
from extract.errors import ArticleError, ExtractError, shown
from extract.language import explain
from extract.language.pack import load_pack
from extract.language.trace import trace_lines
from extract.ledger.cells import harmless
from extract.ledger.records import plain, record
from extract.reading import read_sources
from extract.reading.sources import ROWS, TEXTS

EXAMPLES = """examples:
  casualty-ledger claims report.txt --published 2016-09-29
  casualty-ledger claims data/articles --format csv --out claims.csv
  echo "At least 12 civilians were killed." | casualty-ledger claims - --trace
"""
SHOWN = ("outcome", "value_text", "population_text", "place_text", "period_to", "attribution", "quote")  # of a table
WIDEST = 40  # characters of a cell in a table


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; faults in what was given are one line each, never a traceback."""
    options = parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        check(options)
        return claims(options)
    except ExtractError as error:
        print(f"casualty-ledger: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `| head` closed the pipe; nothing is wrong
        drop_output()
        return 0
    except KeyboardInterrupt:
        return 130


def drop_output() -> None:
    """Let Python's last flush of a standard output that is gone go nowhere."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def check(options: argparse.Namespace) -> None:
    """Refuse a call that cannot be meant, before anything is read or written."""
    if options.published:
        as_date(options.published, "--published")
    if options.language:
        try:
            load_pack(options.language)
        except ExtractError as error:
            raise ExtractError(f"--language: {error}") from None
    if options.out is None and sys.stdout is None:
        raise ExtractError("standard output: cannot be written: it is closed; choose --out")
    if options.out is not None and any(would_lose(source, options.out) for source in options.inputs):
        raise ExtractError(f"{shown(options.out)}: cannot be written: it is one of the inputs; choose another --out")


def would_lose(source: str, out: Path) -> bool:
    """Tell whether a source is, or holds, the file that would be written."""
    path = Path(source)
    try:
        if source in ("", "-") or not (path.exists() and out.exists()):
            return False
        held = path.resolve() in out.resolve().parents and out.suffix.lower() in TEXTS | ROWS
        return held or (path.is_file() and path.samefile(out))
    except OSError:  # a name that no file can have
        return False


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="casualty-ledger",
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"casualty-ledger {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    command = commands.add_parser(
        "claims",
        help="read reports, print their claims",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="a text, Markdown or JSONL file, a folder, or - for standard input"
    )
    command.add_argument(
        "--format", choices=("csv", "jsonl", "table"), help="default: table on a terminal, jsonl elsewhere"
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="write to a file; its ending chooses the format")
    command.add_argument("--trace", action="store_true", help="explain on standard error what was read as what")
    command.add_argument(
        "--published", metavar="YYYY-MM-DD", help="day of publication, for a text that does not say it"
    )
    command.add_argument("--title", help="title, for a text that does not say it")
    command.add_argument("--language", help="language of the text, for example en")
    return top


def claims(options: argparse.Namespace) -> int:
    """Read all inputs and write their claims as they come; name what could not be read."""
    unread: list[str] = []
    articles = read_sources(options.inputs, published=options.published, title=options.title, language=options.language)
    rows = read_rows(articles, unread, sys.stderr if options.trace else None)
    try:
        target = options.out.open("w", encoding="utf-8", newline="") if options.out else nullcontext(sys.stdout)
    except OSError as error:
        raise unwritable(options.out, error) from None
    try:
        with target as out:
            WRITERS[options.format or default_format(options.out)](rows, out)
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if options.out is None:
            drop_output()
        raise unwritable(options.out, error) from None
    for message in unread:
        print(f"casualty-ledger: {message}", file=sys.stderr)
    return 1 if unread else 0


def unwritable(out: Path | None, error: OSError) -> ExtractError:
    """Say that the output cannot be written."""
    name = "standard output" if out is None else shown(out)
    return ExtractError(f"{name}: cannot be written: {error.strerror}; choose another --out")


def default_format(out: Path | None) -> str:
    """Choose a format: by the ending of the file, a table for a person, JSON lines for a program."""
    if out is not None:
        return "csv" if out.suffix.lower() == ".csv" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def read_rows(
    articles: Iterable[Article | ArticleError], unread: list[str], trace: TextIO | None
) -> Iterator[dict[str, object]]:
    """Yield one flat row a claim; what cannot be read goes to `unread` and never stops the rest."""
    for article in articles:
        if isinstance(article, ArticleError):
            unread.append(str(article))
            continue
        try:
            reads = explain(article)
        except ExtractError as error:
            unread.append(f"{name_of(article)}: {error}")
            continue
        for read in reads:
            if trace is not None:
                print("\n".join(map(shown, trace_lines(read))), file=trace)
            yield from (plain(record(claim, article)) for claim in read.claims)


def write_jsonl(rows: Iterable[dict[str, object]], out: TextIO) -> None:
    """Write one JSON object a line."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[dict[str, object]], out: TextIO) -> None:
    """Write CSV as the dashboard does: a byte order mark, blanks for what is open, no formulas."""
    out.write("\ufeff")
    writer = csv.DictWriter(out, schema.names(), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(value) if isinstance(value, str) else value for name, value in row.items()})


def write_table(rows: Iterable[dict[str, object]], out: TextIO) -> None:
    """Write a short table for a person."""
    cells = [[name.replace("_", " ") for name in SHOWN]]
    cells += [[shorten(str(row[name] or "")) for name in SHOWN] for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(SHOWN))]
    for line in cells:
        out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")
    count = len(cells) - 1
    out.write(f"{count} claim{'' if count == 1 else 's'}\n")


def shorten(text: str) -> str:
    """Cut a long cell."""
    text = shown(" ".join(text.split()))
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


WRITERS = {"jsonl": write_jsonl, "csv": write_csv, "table": write_table}

if __name__ == "__main__":
    sys.exit(main())
