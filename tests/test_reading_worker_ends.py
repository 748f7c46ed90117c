"""How the process in which documents are read ends, and where it begins."""

import subprocess
import sys
import threading
from pathlib import Path

from extract.reading import worker
from tests.brought import PAGE, TEXT, read_bytes

ROOT = Path(__file__).parents[1]


def test_it_ends_with_its_parent():
    """A parent that is killed leaves nobody behind."""
    code = "\n".join(
        [
            "import os, signal",
            "from extract.reading import read_document, worker",
            "assert list(read_document('a.html', b'<html><p>12 people died.'))",
            "print(worker.SHARED.process.pid, flush=True)",
            "os.kill(os.getpid(), signal.SIGKILL)",
        ]
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    child = int(done.stdout)
    ended = threading.Event()
    for _ in range(200):
        if not is_running(child):
            break
        ended.wait(0.05)

    assert not is_running(child)


def is_running(process: int) -> bool:
    """Tell whether a process is there, and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def test_a_program_that_ends_says_nothing_about_it():
    """No warning of a process or a pipe that was left open, also after a fork."""
    code = "\n".join(
        [
            "import os",
            "from extract.reading import read_document",
            "read = lambda: [one.article.text for one in read_document('a.html', b'<html><p>12 people died.')]",
            "first = read()",
            "if os.fork() == 0:",
            "    assert read() == first",
            "else:",
            "    os.wait()",
            "    assert read() == first",
        ]
    )
    run = [sys.executable, "-W", "error", "-X", "dev", "-c", code]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)


def test_it_starts_wherever_one_stands(tmp_path, monkeypatch):
    """A file of that folder that is named like a library is not run."""
    monkeypatch.chdir(tmp_path)
    for name in ("trafilatura", "json", "extract"):
        Path(f"{name}.py").write_text(f"open({str(tmp_path / 'trap')!r}, 'w')\n")
    worker.SHARED.close()

    assert TEXT in read_bytes("a.html", PAGE)[0][0].article.text
    assert not (tmp_path / "trap").exists()
