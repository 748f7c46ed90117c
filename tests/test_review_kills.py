"""A process that is killed while it keeps reviews: what was acknowledged is there, and nothing is half there."""

import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_two_hundred_kills_lose_no_decision_that_was_acknowledged(tmp_path):
    """A reviewer is told that a decision was kept, the machine stops, and the decision is gone or half there."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.keeping_reviews", "kills", tmp_path],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (0, "") == (done.returncode, done.stderr)
    for path in tmp_path.glob("*/reviews.sqlite"):
        connection = sqlite3.connect(path)
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
