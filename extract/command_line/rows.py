"""`claims`, `events`, `speakers`, `totals` and `passed`: rows of the reports that are named, or of the workspace."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from extract.article import Article, name_of
from extract.command_line.options import (
    SOURCES,
    add_origin,
    add_workspace,
    epilog,
    origin_of,
    tell,
    workspace_of,
)
from extract.command_line.printing import add_output, check_output, write
from extract.command_line.progress import counting
from extract.errors import ArticleError, ExtractError, shown
from extract.language import Read, explain
from extract.language.pack import load_pack
from extract.language.trace import trace_lines
from extract.ledger.commands import COMMANDS, Rows, printed
from extract.ledger.ledger import gather
from extract.ledger.reviewing import open_ledger
from extract.reading import Draft, read_sources
from extract.reading.kinds import READ

ORIGIN = ("published", "title", "language")
EXAMPLES = (
    "casualty-ledger claims report.txt --published 2016-09-29",
    "casualty-ledger claims data/articles --format csv --out claims.csv",
    'echo "At least 12 civilians were killed." | casualty-ledger claims - --trace',
    "casualty-ledger claims data/articles --events --out claims.csv",
    "casualty-ledger claims --workspace ~/casualty-ledger",
    "casualty-ledger events data/articles --out events.csv",
    "casualty-ledger totals data/articles --format jsonl",
    "casualty-ledger passed report.pdf",
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the commands take."""
    for name, meant in COMMANDS.items():
        command = commands.add_parser(
            name, help=meant.help, epilog=epilog(*EXAMPLES), formatter_class=argparse.RawDescriptionHelpFormatter
        )
        command.set_defaults(run=run, trace=False, events=False)
        command.add_argument("inputs", nargs="*", metavar="INPUT", help=f"{SOURCES}; without one, the workspace")
        add_workspace(command)
        add_output(command)
        add_origin(command, *ORIGIN)
        if meant.of_article:
            command.add_argument("--trace", action="store_true", help="explain on standard error what was read as what")
        if meant.names_events:
            command.add_argument(
                "--events", action="store_true", help="read everything first, and name the event of each claim"
            )


def run(options: argparse.Namespace) -> int:
    """Read everything and write the rows as they come; name what could not be read."""
    said = origin_of(options, *ORIGIN)
    check(options, said)
    unread: list[str] = []
    rows = printed(rows_of_inputs(options, said, unread) if options.inputs else rows_of_workspace(options, unread))
    write(rows, COMMANDS[options.command].columns, options)
    tell(unread)
    return 1 if unread else 0


def check(options: argparse.Namespace, said: dict[str, Any]) -> None:
    """Refuse a call that cannot be meant, before anything is read or written."""
    if options.inputs and options.workspace is not None:
        raise ExtractError("--workspace: the rows are those of the workspace, or of INPUT; leave one of them out")
    for name in (*(name for name, value in said.items() if value), *(["trace"] if options.trace else ())):
        if not options.inputs:
            raise ExtractError(f"--{name}: is for a report that is named; name an INPUT")
    if options.trace and options.events:
        raise ExtractError("--trace: explains one article at a time; use it without --events")
    check_output(options)
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


def rows_of_workspace(options: argparse.Namespace, unread: list[str]) -> Rows:
    """Yield the rows of all that a workspace holds, with what people decided."""
    with counting("Reading the reports", "reports") as told:
        ledger = open_ledger(workspace_of(options), told)
    unread += ledger.unread
    yield from COMMANDS[options.command].of_ledger(ledger)


def rows_of_inputs(options: argparse.Namespace, said: dict[str, Any], unread: list[str]) -> Rows:
    """Yield the rows of the reports that are named, article by article where these do not hang on each other."""
    command = COMMANDS[options.command]
    found = read_sources(options.inputs, in_place=True, **said)
    articles = (one.article if isinstance(one, Draft) else one for one in found)
    if options.events or command.of_article is None:
        ledger = gather(articles)
        unread += ledger.unread
        yield from command.of_ledger(ledger)
        return
    for article, reads in read_each(articles, unread, sys.stderr if options.trace else None):
        yield from command.of_article(article, reads)


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
