"""`casualty-ledger serve`: the dashboard, on a workspace."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.command_line import serve
from extract.ledger.workspace import VARIABLE
from tests.commands import ROOT

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def served(monkeypatch) -> dict[str, object]:
    """Note what would be run, where, and on which workspace."""
    found: dict[str, object] = {}
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(serve.os, "chdir", lambda folder: found.update(folder=Path(folder)))
    monkeypatch.setattr(
        serve.os, "execv", lambda _, command: found.update(command=command, workspace=os.environ[VARIABLE]) or exit(0)
    )
    return found


def call(*arguments: str) -> None:
    """Serve, as far as the program that takes over."""
    with pytest.raises(SystemExit):
        main(["serve", *arguments])


def test_the_app_is_run_where_its_settings_are(served):
    """Streamlit reads .streamlit/config.toml of the folder that it is started in: it keeps to this machine."""
    call()

    assert ROOT == served["folder"]
    assert [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "8501"] == served["command"]
    assert "" == served["workspace"]


def test_port_and_address_are_passed_on(served):
    """Serving others is asked for, never given."""
    call("--port", "9000", "--address", "0.0.0.0")

    assert ["--server.port", "9000", "--server.address", "0.0.0.0"] == served["command"][-4:]


def test_a_workspace_that_is_missing_is_made_and_that_is_said(served, capsys):
    """Beginning anew is one command; a second one says nothing."""
    call("--workspace", "new")
    folder = Path("new").absolute()

    assert str(folder) == served["workspace"]
    assert (folder / "articles").is_dir()
    assert ("", f"casualty-ledger: {folder} is a workspace now, and empty\n") == capsys.readouterr()
    call("--workspace", "new")
    assert ("", "") == capsys.readouterr()


def test_the_workspace_of_the_environment_is_made_too(served, monkeypatch):
    """`WORKSPACE=~/new make dashboard` opens an empty one."""
    monkeypatch.setenv(VARIABLE, "~/new")
    call()

    assert str(Path.home() / "new") == served["workspace"]
    assert (Path.home() / "new" / "articles").is_dir()


def test_the_bundled_workspace_is_served_as_it_is(served):
    """It has all that it needs, and nothing is made in it."""
    call("--workspace", str(ROOT / "data"))

    assert str(ROOT / "data") == served["workspace"]


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("gone/new", "HERE/gone/new: there is no folder HERE/gone to make it in"),
        ("file", "HERE/file: cannot be made: Not a directory; choose another --workspace"),
    ],
)
def test_a_workspace_that_cannot_be_made_is_a_message(served, capsys, folder, expected):
    """A mistyped path makes no tree of folders."""
    Path("file").write_text("a", "utf-8")

    assert 2 == main(["serve", "--workspace", folder])
    assert ("", f"casualty-ledger: {expected.replace('HERE', str(Path.cwd()))}\n") == capsys.readouterr()
    assert {} == served


def test_without_streamlit_it_says_what_to_install(served, capsys, monkeypatch):
    """The command line comes without the dashboard's libraries."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    assert 2 == main(["serve"])
    expected = "the dashboard needs Streamlit, which is not installed: pip install 'casualty-ledger[app]'"
    assert ("", f"casualty-ledger: {expected}\n") == capsys.readouterr()


def test_make_dashboard_is_the_same_call():
    """There is one way to start the app."""
    assert "exec .venv/bin/python -m extract serve" in (ROOT / ".ci" / "dashboard").read_text("utf-8")


@pytest.mark.parametrize("command", ["add", "claims", "export", "check", "serve"])
def test_every_help_has_examples_and_exit_codes(capsys, command):
    """Whoever writes a script around it finds both."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    out = capsys.readouterr().out

    assert f"examples:\n  casualty-ledger {command}" in out
    assert "exit codes:\n  0 " in out


def test_the_help_lists_the_exit_codes(capsys):
    """For all commands."""
    with pytest.raises(SystemExit):
        main(["--help"])

    assert ["0", "1", "2", "130"] == [line.split()[0] for line in capsys.readouterr().out.splitlines()[-4:]]
