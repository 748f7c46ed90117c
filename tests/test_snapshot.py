"""Committed files that are derived from others are fresh: each difference is a review, and a changelog line."""

from pathlib import Path

import pytest

from tests.snapshots import ROOT, SNAPSHOTS


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_derived_file_is_fresh(path: Path) -> None:
    """Figures moved, or a page is stale: look at the difference, then run `make snapshot`."""
    assert path.read_text("utf-8").splitlines() == SNAPSHOTS[path]().splitlines()
