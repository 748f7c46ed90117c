"""What is installed, and what it is installed from."""

import json
import os
import re
import subprocess
import sys
import textwrap
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

import extract

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"([A-Za-z0-9._-]+)==(\S+)( ; [^\\]+)? \\")
REST = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?|\s+# .*|")


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """Install the package as pip does, into a folder of its own and without a network."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index", "--no-deps"]
    done = subprocess.run(
        [*pip, "--no-build-isolation", "--target", str(folder), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def run(installed: Path, *command: str, given: str = "") -> str:
    """Run a command that sees the installed package, far from the checkout."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        command, cwd="/", env=environment, input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_command_reads_a_sentence(installed):
    """`pip install .` gives a command that works from any folder, words and rules included."""
    command = str(installed / "bin" / "casualty-ledger")
    lines = run(installed, command, "claims", "-", "--format", "jsonl", given="At least 12 people were killed.")
    claims = [json.loads(line) for line in lines.splitlines()]

    assert [("deaths", "at_least", 12)] == [(claim["outcome"], claim["qualifier"], claim["value"]) for claim in claims]


def test_the_bundled_reports_come_with_it(installed):
    """The installed package finds the reports inside itself, as many as the checkout has."""
    code = "from extract.ledger.workspace import BUNDLED; print(BUNDLED)"
    bundled = Path(run(installed, sys.executable, "-c", code).strip())

    assert installed / "extract" / "data" == bundled
    assert names_below(ROOT / "data") == names_below(bundled)


def test_the_process_that_reads_documents_starts_from_it(installed):
    """A page on standard input is read by a child, which has to find the installed package too."""
    command = str(installed / "bin" / "casualty-ledger")
    [claim] = run(installed, command, "claims", "-", given="<html><p>At least 12 people were killed.").splitlines()

    assert 12 == json.loads(claim)["value"]


def test_every_file_of_the_reader_comes_with_it(installed):
    """Packs and the schema are files that only packaging can forget."""
    assert names_below(ROOT / "extract") <= names_below(installed / "extract")


def test_the_dashboard_comes_with_it(installed):
    """`casualty-ledger serve` finds the app inside the package, and it opens on the reports that come along."""
    code = """
        import os
        from extract.bundled import APP
        os.chdir(APP)
        from streamlit.testing.v1 import AppTest
        app = AppTest.from_file("dashboard.py", default_timeout=60).run()
        print(APP, app.caption[0].value, *(one.value for one in app.exception), sep="\\n")
    """
    [folder, caption] = run(installed, sys.executable, "-c", textwrap.dedent(code)).splitlines()

    assert str(installed / "extract" / "app") == folder
    assert caption.startswith(f"Read from {len(list((ROOT / 'data' / 'articles').glob('*.md')))} reports")
    for folder in ("pages", "static"):
        assert names_below(ROOT / folder) == names_below(installed / "extract" / "app" / folder)
    config = installed / "extract" / "app" / ".streamlit" / "config.toml"
    assert (ROOT / ".streamlit" / "config.toml").read_bytes() == config.read_bytes()


def names_below(folder: Path) -> set[str]:
    """Give the files of a folder tree, compiled ones left out."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_the_metadata_is_complete(installed):
    """A package index would show who may use this, where it lives and how it is started."""
    found = PathDistribution(next(installed.glob("casualty_ledger-*.dist-info")))

    assert "casualty-ledger" == found.metadata["Name"]
    assert extract.__version__ == found.version
    assert "MIT AND CC-BY-4.0" == found.metadata["License-Expression"]
    assert ["LICENSE", "LICENSE-DATA"] == sorted(found.metadata.get_all("License-File"))
    assert ["app", "dev", "login", "postgres"] == sorted(found.metadata.get_all("Provides-Extra"))
    assert {"Homepage", "Source", "Changelog"} <= {u.partition(",")[0] for u in found.metadata.get_all("Project-URL")}
    assert ["casualty-ledger = extract.__main__:main"] == [f"{e.name} = {e.value}" for e in found.entry_points]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_only(lock):
    """A lock names no place to fetch from, so that it works behind any mirror."""
    strange = [
        line
        for line in (ROOT / lock).read_text("utf-8").splitlines()
        if not PIN.fullmatch(line) and not REST.fullmatch(line)
    ]

    assert [] == strange


def test_the_locks_hold_what_the_project_asks_for():
    """A dependency that is added to pyproject.toml is locked in the same commit: `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    app, dev = (pins_of(lock) for lock in LOCKS)

    assert set() == {bare(wanted) for wanted in project["dependencies"] + extras["app"]} - set(app)
    assert set() == {bare(wanted) for wanted in extras["dev"]} - set(dev)
    assert app == {name: dev.get(name) for name in app}  # one .venv serves both


def pins_of(lock: str) -> dict[str, set[str]]:
    """Give the versions of each package of a lock; markers may allow several."""
    pins: dict[str, set[str]] = {}
    for match in map(PIN.fullmatch, (ROOT / lock).read_text("utf-8").splitlines()):
        if match:
            pins.setdefault(match[1], set()).add(match[2])
    return pins


def bare(requirement: str) -> str:
    """Give the name in "streamlit==1.67.*"."""
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower()


def test_bare_make_lists_every_target():
    """A target without a line of its own is a target that nobody finds."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: help (.+)$", makefile, re.M)[1].split()
    make = ["make", "--no-print-directory"]  # which says where it is when a make runs this test
    listed = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()

    assert targets == [line.split()[1] for line in listed]
    assert all(len(line.split()) > 3 for line in listed)
