"""The command line: `python -m extract`, also installed as `casualty-ledger`."""

import argparse
import io
import sys
from collections.abc import Sequence

from extract import __version__
from extract.command_line import add, check, export, rows, score, serve
from extract.command_line.options import epilog
from extract.command_line.streams import drop_output
from extract.errors import ExtractError

EXAMPLES = (
    "casualty-ledger claims report.txt --published 2016-09-29",
    "casualty-ledger add reports/ week.zip https://example.org/report",
    "casualty-ledger events --format csv --out events.csv",
    "casualty-ledger export --to tables/",
    "casualty-ledger serve",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; faults in what was given are one line each, never a traceback."""
    options = parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        code: int = options.run(options)
        return code
    except ExtractError as error:
        print(f"casualty-ledger: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `| head` closed the pipe; nothing is wrong
        drop_output()
        return 0
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="casualty-ledger",
        description="Reads reported figures of deaths, injuries and displaced people out of reports.",
        epilog=epilog(*EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"casualty-ledger {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (add, rows, export, check, score, serve):
        module.add_to(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
