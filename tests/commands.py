"""How the tests of the command line call it, in process and as a program."""

import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = "At least 12 civilians were killed in Aleppo."
OTHER = "About 40 people were injured."
SINCE = "Since 19 September, 450 people have been killed."


def write(name: str, content: str | bytes) -> str:
    """Write a file below the current folder and give its name."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return name


def rows(*values: dict[str, object]) -> str:
    """Give JSON lines."""
    return "".join(json.dumps(value) + "\n" for value in values)


def give(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    """Put something on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8"))


def read(out: str) -> list[dict[str, object]]:
    """Read the JSON lines that were printed."""
    return [json.loads(line) for line in out.splitlines()]


def run(
    *arguments: str, given: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person does, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept |= {"PYTHONPATH": str(ROOT)} | (environment or {})
    command = [sys.executable, "-m", "extract", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=kept, check=False, timeout=60)


def shell(tail: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a shell with something behind it; the exit code is the command's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    script = f"set -o pipefail; {shlex.quote(sys.executable)} -m extract {tail}"
    return subprocess.run(
        ["bash", "-c", script],
        input=given,
        capture_output=True,
        env=kept | {"PYTHONPATH": str(ROOT)},
        check=False,
        timeout=60,
    )
