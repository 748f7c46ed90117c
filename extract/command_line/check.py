"""`check`: whether a workspace keeps what it promises."""

import argparse
import os

from extract.command_line.options import add_workspace, epilog, workspace_of
from extract.command_line.progress import counting
from extract.errors import shown
from extract.ledger.checks import Checked, faults_of, left_over
from extract.ledger.reviewing import open_ledger

EXAMPLES = (
    "casualty-ledger check",
    "casualty-ledger check --all --workspace ~/aleppo",
)
CODES = """exit codes:
  0  all holds
  1  something does not; each fault is one line
  2  the call is wrong, or there is no such workspace
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    command = commands.add_parser(
        "check",
        help="look whether every report reads, every quote stands in its text and every row holds the schema",
        epilog=epilog(*EXAMPLES, codes=CODES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    add_workspace(command)
    command.add_argument("--all", action="store_true", help="read every report again; default: a hundred of them")


def run(options: argparse.Namespace) -> int:
    """Print each fault in one line, and at the end what was looked at."""
    workspace, checked, number = workspace_of(options), Checked(), 0
    prefix = f"{shown(workspace.folder)}{os.sep}"
    with counting("Reading the reports", "reports") as told:
        ledger = open_ledger(workspace, told)
    for fault in faults_of(workspace, ledger, checked, read_all=options.all):
        print(shown(fault.replace(prefix, "")))
        number += 1
    for name in left_over(workspace):
        print(f"note: {name.removeprefix(prefix)}: a process that was stopped left it; the next add removes it")
    for waiting in ledger.waiting:
        one = waiting.decision
        print(shown(f"note: the decision of {one.reviewer} on claim {one.claim_id} waits: {waiting.reason}"))
    print(f"{number or 'no'} fault{'' if number == 1 else 's'} in {checked.sentence}")
    return 1 if number else 0
