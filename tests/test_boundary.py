"""Imports point one way, and reading a text needs neither a screen nor a table."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import extract

ROOT = Path(__file__).parents[1]
SCREEN = {"streamlit", "plotly", "pages"}
NOUNS = {"article", "bundled", "claim", "errors", "limits", "schema", "version"}
MAY_IMPORT = {  # room → what else of `extract` it may know; DESIGN's arrows
    **{noun: set() for noun in NOUNS},
    "article": {"errors"},
    "limits": {"errors"},
    "reading": {"article", "errors", "limits", "version"},
    "language": NOUNS,
    "ledger": NOUNS | {"language", "reading"},
    "command_line": NOUNS | {"language", "reading", "ledger"},
}
MODULES = sorted(module.name for module in pkgutil.walk_packages(extract.__path__, "extract."))


def loaded_by(*modules: str) -> set[str]:
    """Import modules in a fresh process and give the top-level names that it then has loaded."""
    code = "\n".join([*(f"import {module}" for module in modules), "import sys", "print('\\n'.join(sys.modules))"])
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def imports_of(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a file imports, `from x import y` as x.y."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", ["extract", "extract.language", "extract.reading"])
def test_reading_needs_no_tables_and_no_screen(module):
    """Whoever reads a thousand texts in a loop does not wait for pandas or Streamlit."""
    unwanted = loaded_by(module) & (SCREEN | {"pandas", "pyarrow", "numpy"})

    assert set() == unwanted


def test_nobody_waits_for_the_network_before_an_address_is_fetched():
    """The HTTP library takes longer to load than a report takes to be read."""
    loaded = loaded_by("extract.reading", "extract.__main__")

    assert "httpcore" not in loaded


def test_all_of_extract_needs_no_screen():
    """The ledger and the command line work where no dashboard is installed."""
    unwanted = loaded_by(*MODULES) & SCREEN

    assert set() == unwanted


def test_the_command_line_waits_for_no_database():
    """Every command starts a fifth of a second later, where nobody reviews."""
    assert set() == loaded_by("extract.__main__") & {"sqlalchemy", "psycopg"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room):
    """No room of `extract` imports one that stands above it."""
    folder = ROOT / "extract" / room
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    known = {name.split(".")[1] for file in files for name in imports_of(file) if name.startswith("extract.")}

    assert set() == known - MAY_IMPORT[room] - {room}


def test_every_room_has_its_arrows():
    """A new room says in `MAY_IMPORT` what it may know."""
    rooms = {name.split(".")[1] for name in MODULES} - {"__main__"}

    assert rooms == set(MAY_IMPORT)


@pytest.mark.parametrize("name", ["extract", *(name for name in MODULES if name != "extract.__main__")])
def test_public_names_exist(name):
    """`__all__` promises nothing that is not there."""
    module = importlib.import_module(name)
    missing = [public for public in getattr(module, "__all__", []) if not hasattr(module, public)]

    assert [] == missing


def test_figures_are_drawn_without_streamlit():
    """A chart is a function from rows to a figure, so that it can be tested without a page."""
    names = {name.partition(".")[0] for name in imports_of(ROOT / "pages" / "shared" / "charts.py")}

    assert "streamlit" not in names
