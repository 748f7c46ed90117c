"""What several commands take and say in one way."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.article import as_date
from extract.errors import ExtractError, shown
from extract.language.pack import load_pack
from extract.ledger.workspace import Workspace, open_workspace, shown_folder

ORIGIN = {
    "published": ("YYYY-MM-DD", "day of publication"),
    "title": ("TITLE", "title"),
    "publisher": ("NAME", "who printed it"),
    "url": ("ADDRESS", "where it was published"),
    "language": ("CODE", "language of the text, for example en"),
}
EXIT_CODES = """exit codes:
  0    everything was read
  1    something was not; it is named on standard error, and the rest was read
  2    the call is wrong, or the output or the workspace cannot be written
  130  it was stopped (Ctrl-C)
"""
SOURCES = "a file of any kind that is read, a folder, a ZIP, an address of the web, or - for standard input"
NO_STDOUT = "standard output: cannot be written: it is closed; "


def epilog(*examples: str, codes: str = EXIT_CODES) -> str:
    """Give the end of a help: calls that work, and what the exit codes mean."""
    return "\n".join(["examples:", *(f"  {example}" for example in examples), "", codes])


def add_workspace(command: argparse.ArgumentParser) -> None:
    """Let a command be told which workspace is meant."""
    command.add_argument(
        "--workspace",
        type=Path,
        metavar="DIR",
        help="the workspace; default: $CASUALTY_LEDGER_WORKSPACE, else ~/casualty-ledger",
    )


def add_origin(command: argparse.ArgumentParser, *names: str) -> None:
    """Let a command be told what a document may not say of itself."""
    for name in names:
        metavar, what = ORIGIN[name]
        command.add_argument(f"--{name}", metavar=metavar, help=f"{what}, for a report that does not say it")


def origin_of(options: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Give what was said of the documents.

    Raises:
        ExtractError: a day that is none, or a language without words.
    """
    if options.published:
        as_date(options.published, "--published")
    if options.language:
        try:
            load_pack(options.language)
        except ExtractError as error:
            raise ExtractError(f"--language: {error}") from None
    return {name: getattr(options, name) for name in names}


def workspace_of(options: argparse.Namespace) -> Workspace:
    """Open the workspace that is meant; until there is one of somebody's own, that which comes with the project."""
    return open_workspace(options.workspace if options.workspace is not None else shown_folder())


def tell(messages: Sequence[str]) -> None:
    """Name faults on standard error, one a line."""
    for message in messages:
        print(f"casualty-ledger: {shown(message)}", file=sys.stderr)
