"""`export`: all tables of a workspace as files."""

import argparse
from pathlib import Path

from extract.command_line.options import add_workspace, epilog, tell, workspace_of
from extract.command_line.progress import counting
from extract.errors import shown
from extract.ledger.ledger import open_ledger

FORMATS = ("csv", "jsonl", "parquet")
EXAMPLES = (
    "casualty-ledger export --to tables/",
    "casualty-ledger export --to tables/ --format parquet --workspace ~/aleppo",
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    command = commands.add_parser(
        "export",
        help="write claims, events, speakers and articles of the workspace to files",
        epilog=epilog(*EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the files go; made if missing")
    add_workspace(command)
    command.add_argument("--format", choices=FORMATS, default="csv", help="default: csv")


def run(options: argparse.Namespace) -> int:
    """Write the files, and say how many rows each has."""
    from extract.ledger.table_files import check_folder, write_tables  # pandas, which the other commands do without

    workspace = workspace_of(options)
    check_folder(options.to, workspace)
    with counting("Reading the reports", "reports") as told:
        ledger = open_ledger(workspace, told)
    for path, rows in write_tables(ledger, options.to, options.format):
        print(f"{shown(path)}  {rows:,} row{'' if rows == 1 else 's'}")
    tell(ledger.unread)
    return 1 if ledger.unread else 0
