"""Whatever stops `add`, nothing that it acknowledged is lost, and nothing is half there."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.article import hash_of
from extract.ledger import cache
from extract.ledger.ledger import load_ledger
from extract.reading.markdown import read_markdown
from tests.commands import ROOT

TIMES = 200
REPORTS = 30
LONGEST = 0.06  # seconds until a run is killed; a whole one takes about as long

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def versions(folder: Path) -> tuple[list[Path], dict[str, str]]:
    """Write the same reports in three versions; give the folders, and every text by its name."""
    texts: dict[str, str] = {}
    folders = [folder / f"version{version}" for version in range(3)]
    for version, place in enumerate(folders):
        place.mkdir()
        for number in range(REPORTS):
            text = (
                f"{number + 2} people were killed in Aleppo, in version {version}. "
                + "Nothing else is known. " * 39
                + "That is all."
            )
            head = f'---\ntitle: "Report {number}"\nurl: https://e.org/{number}\n---\n\n'
            (place / f"{number:02}.md").write_text(f"{head}{text}\n", "utf-8")
            texts[hash_of(text)] = text
    return folders, texts


def add(source: Path, workspace: Path) -> tuple[int, int]:
    """Run the command in a child that shares what is loaded; gives its number, and where it prints."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.dup2(writing, 1)
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # a number, not a path
            sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
            code = main(["add", str(source), "--workspace", str(workspace), "--format", "jsonl"])
        finally:
            os._exit(code)
    os.close(writing)
    return child, reading


def heard(reading: int) -> list[dict[str, str]]:
    """Give what was acknowledged: whole lines."""
    with open(reading, "rb") as stream:  # a number, not a path
        return [json.loads(line) for line in stream if line.endswith(b"\n")]


def test_nothing_is_lost_and_nothing_is_half_there(tmp_path, monkeypatch):
    """`add` is killed 200 times, at any moment: while it writes, names, keeps a version, or caches what it read."""
    monkeypatch.setattr(cache, "FEWEST", 1)
    folders, texts = versions(tmp_path)
    workspace, chance, acknowledged, killed = tmp_path / "w", random.Random(5), set(), 0
    load_ledger()  # words and places are loaded before, so that the children write at once
    for turn in range(TIMES):
        child, reading = add(folders[turn // 7 % 3], workspace)
        time.sleep(chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        acknowledged |= {row["article_id"] for row in heard(reading)}
        held = [read_markdown(path) for path in workspace.rglob("*.md")]

        assert [] == [article for article in held if article.text != texts[article.article_id]]
        assert set() == acknowledged - {article.article_id for article in held}
    assert killed > TIMES // 2
    assert len(acknowledged) > REPORTS

    assert 0 == main(["add", str(folders[0]), "--workspace", str(workspace)])
    ledger = load_ledger(workspace)
    assert ((), REPORTS) == (ledger.unread, len(ledger.articles))
    assert {hash_of(text) for text in texts.values() if "version 0" in text} == set(ledger.article_of)
    assert [] == [*(workspace / "articles").glob(".tmp-*")]
    assert 0 == main(["check", "--all", "--workspace", str(workspace)])


def test_two_processes_keep_each_report_once(tmp_path):
    """Two people add the same folder at the same moment."""
    folders, _ = versions(tmp_path)
    command = [sys.executable, "-m", "extract", "add", str(folders[0]), "--workspace", str(tmp_path / "w")]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    done = [process.communicate(timeout=60) for process in running]

    assert [0, 0] == [process.returncode for process in running]
    assert REPORTS == sum(len(out.splitlines()) for out, _ in done)
    assert REPORTS == len(list((tmp_path / "w" / "articles").iterdir()))
    assert (REPORTS, ()) == (len((ledger := load_ledger(tmp_path / "w")).articles), ledger.unread)
