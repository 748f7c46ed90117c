"""`score`: how well the reader reads what people decided on in a workspace."""

import argparse

from extract.command_line.options import add_workspace, epilog, tell, workspace_of
from extract.command_line.printing import add_output, check_output, write
from extract.command_line.progress import counting
from extract.errors import ReviewError
from extract.ledger.ledger import load_ledger
from extract.ledger.reviewing import decisions_of
from extract.ledger.scoring import COLUMNS, score

EXAMPLES = ("casualty-ledger score", "casualty-ledger score --workspace ~/aleppo --format csv --out score.csv")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    command = commands.add_parser(
        "score",
        help="measure the reader on what people decided in the workspace",
        epilog=epilog(*EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    add_workspace(command)
    add_output(command)


def run(options: argparse.Namespace) -> int:
    """Read the workspace without its reviews, hold it against them, and print the measures."""
    check_output(options)
    workspace = workspace_of(options)
    decisions = decisions_of(workspace)
    with counting("Reading the reports", "reports") as told:
        ledger = load_ledger(workspace.folder, told)
    write(score(ledger, decisions), COLUMNS, options)
    unread = [*ledger.unread, *(str(one) for one in decisions if isinstance(one, ReviewError))]
    tell(unread)
    return 1 if unread else 0
