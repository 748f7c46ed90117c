"""`serve`: the dashboard, on a workspace."""

import argparse
import importlib.util
import os
import sys
from pathlib import Path

from extract.bundled import APP
from extract.command_line.options import add_workspace, epilog
from extract.errors import ExtractError, WorkspaceError, shown
from extract.ledger.workspace import VARIABLE, make_workspace

EXAMPLES = (
    "casualty-ledger serve",
    "casualty-ledger serve --workspace ~/aleppo --port 8600",
)
CODES = """exit codes:
  0  it was stopped
  2  the call is wrong, the workspace cannot be made, or Streamlit is not installed
"""
ADDRESS = (
    "the address that it listens at; default: this machine only. 0.0.0.0 opens it to others, who are asked for no name"
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    command = commands.add_parser(
        "serve",
        help="serve the dashboard at http://localhost:8501",
        epilog=epilog(*EXAMPLES, codes=CODES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    add_workspace(command)
    command.add_argument("--port", type=int, default=8501, metavar="N", help="default: 8501")
    command.add_argument("--address", metavar="HOST", help=ADDRESS)


def run(options: argparse.Namespace) -> int:
    """Become the server: it is stopped as any program is."""
    if importlib.util.find_spec("streamlit") is None:
        raise ExtractError("the dashboard needs Streamlit, which is not installed: pip install 'casualty-ledger[app]'")
    named = options.workspace if options.workspace is not None else os.environ.get(VARIABLE)
    if named:
        os.environ[VARIABLE] = str(made(Path(named)))
    address = ["--server.address", options.address] if options.address else []
    port = ["--server.port", str(options.port)]
    sys.stdout.flush()
    os.chdir(APP)  # where .streamlit/config.toml is
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", "dashboard.py", *port, *address])


def made(folder: Path) -> Path:
    """Give the workspace's folder from the root on; it is made where there is none, and that is said.

    Raises:
        WorkspaceError: it cannot be made, or the folder that it should lie in is missing.
    """
    folder = folder.expanduser().absolute()
    if not (folder / "articles").is_dir():
        if not folder.parent.is_dir():
            raise WorkspaceError(f"{shown(folder)}: there is no folder {shown(folder.parent)} to make it in")
        make_workspace(folder)
        print(f"casualty-ledger: {shown(folder)} is a workspace now, and empty", file=sys.stderr)
    return folder
