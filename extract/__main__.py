"""The command line: `python -m extract`, also installed as `casualty-ledger`.

Exit codes: 0 everything was read, 1 something was not (it is named on standard error, the rest was read),
2 the call itself is wrong.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TextIO

from extract import __version__
from extract.article import Article, as_date, name_of
from extract.errors import ArticleError, ExtractError, shown
from extract.language import Read, explain
from extract.language.pack import load_pack
from extract.language.trace import trace_lines
from extract.ledger.commands import COMMANDS, Rows, printed
from extract.ledger.ledger import gather
from extract.ledger.output import WRITERS
from extract.ledger.workspace import open_workspace, shown_folder
from extract.reading import Draft, read_sources
from extract.reading.kinds import READ

EXAMPLES = """examples:
  casualty-ledger claims report.txt --published 2016-09-29
  casualty-ledger claims data/articles --format csv --out claims.csv
  echo "At least 12 civilians were killed." | casualty-ledger claims - --trace
  casualty-ledger claims data/articles --events --out claims.csv
  casualty-ledger events data/articles --out events.csv
  casualty-ledger totals data/articles --format jsonl
  casualty-ledger passed report.txt
  casualty-ledger score --workspace flood-2026
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; faults in what was given are one line each, never a traceback."""
    options = parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        check(options)
        return run(options)
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
    if options.trace and reads_all_first(options):
        raise ExtractError("--trace: explains one article at a time; use it without --events")
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
        held = path.resolve() in out.resolve().parents and out.suffix.lower() in READ
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
    for name, meant in COMMANDS.items():
        command = commands.add_parser(
            name, help=meant.help, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        add_options(command)
        if meant.of_workspace:
            command.add_argument("--workspace", type=Path, metavar="DIR", help="default: yours, else the bundled one")
        else:
            add_sources(command)
        if meant.of_article:
            command.add_argument("--trace", action="store_true", help="explain on standard error what was read as what")
        if meant.of_article and meant.of_all:
            command.add_argument(
                "--events", action="store_true", help="read everything first, and name the event of each claim"
            )
    return top


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what every command takes."""
    command.set_defaults(trace=False, events=False, inputs=(), published=None, language=None)
    command.add_argument("--format", choices=tuple(WRITERS), help="default: table on a terminal, jsonl elsewhere")
    command.add_argument("--out", type=Path, metavar="FILE", help="write to a file; its ending chooses the format")


def add_sources(command: argparse.ArgumentParser) -> None:
    """Add what every command takes that reads reports."""
    command.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="a file, a folder, an archive, an address, or - for standard input"
    )
    command.add_argument(
        "--published", metavar="YYYY-MM-DD", help="day of publication, for a text that does not say it"
    )
    command.add_argument("--title", help="title, for a text that does not say it")
    command.add_argument("--language", help="language of the text, for example en")


def run(options: argparse.Namespace) -> int:
    """Read all inputs and write their rows as they come; name what could not be read."""
    unread: list[str] = []
    rows = printed(rows_of(options, unread))
    try:
        target = options.out.open("w", encoding="utf-8", newline="") if options.out else nullcontext(sys.stdout)
    except OSError as error:
        raise unwritable(options.out, error) from None
    try:
        with target as out:
            WRITERS[options.format or default_format(options.out)](rows, COMMANDS[options.command].columns, out)
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


def reads_all_first(options: argparse.Namespace) -> bool:
    """Say whether the rows of a call hang on all articles together."""
    return options.events or COMMANDS[options.command].of_article is None


def rows_of(options: argparse.Namespace, unread: list[str]) -> Rows:
    """Yield the rows that a call asks for; what cannot be read goes to `unread`."""
    command = COMMANDS[options.command]
    if command.of_workspace:
        yield from command.of_workspace(open_workspace(options.workspace or shown_folder()), unread)
        return
    said = {"published": options.published, "title": options.title, "language": options.language}
    found = read_sources(options.inputs, in_place=True, **said)
    articles = (one.article if isinstance(one, Draft) else one for one in found)
    if command.of_all and reads_all_first(options):
        ledger = gather(articles)
        unread += ledger.unread
        yield from command.of_all(ledger)
    elif command.of_article:
        for article, reads in read_each(articles, unread, sys.stderr if options.trace else None):
            yield from command.of_article(article, reads)


def unwritable(out: Path | None, error: OSError) -> ExtractError:
    """Say that the output cannot be written."""
    name = "standard output" if out is None else shown(out)
    return ExtractError(f"{name}: cannot be written: {error.strerror}; choose another --out")


def default_format(out: Path | None) -> str:
    """Choose a format: by the ending of the file, a table for a person, JSON lines for a program."""
    if out is not None:
        return "csv" if out.suffix.lower() == ".csv" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def read_each(
    articles: Iterable[Article | ArticleError], unread: list[str], trace: TextIO | None
) -> Iterator[tuple[Article, list[Read]]]:
    """Yield each article with what was read in it; what cannot be read goes to `unread` and never stops the rest."""
    for article in articles:
        if isinstance(article, ArticleError):
            unread.append(str(article))
            continue
        try:
            reads = explain(article)
        except ExtractError as error:
            unread.append(f"{name_of(article)}: {error}")
            continue
        for read in reads if trace is not None else ():
            print("\n".join(map(shown, trace_lines(read, load_pack(article.language).rules))), file=trace)
        yield article, reads


if __name__ == "__main__":
    sys.exit(main())
