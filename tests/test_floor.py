"""What was reached is a floor: the scores of scorecard.json may rise, and never fall unseen."""

import json
from pathlib import Path

import pytest

from tests.gold.measures import MEASURES
from tests.gold.score import SCORECARD, is_worse, ours, public

GOLD = Path(__file__).parents[2] / "shared" / "gold"
FLOOR: dict[str, float] = json.loads(SCORECARD.read_text("utf-8"))["floor"]


def test_our_own_scores_do_not_fall() -> None:
    """The reader got worse on the bundled reports or on the gold of our own; `make score` shows where."""
    scores = {name: round(value, 3) for name, value in ours().items()}

    assert {} == {name: value for name, value in scores.items() if is_worse(name, value, FLOOR.get(name))}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the public sets are others' and not part of the project")
def test_public_scores_do_not_fall() -> None:
    """The reader got worse on sets that others labelled."""
    scores = {measure.name: round(value, 3) for measure, _, value in public(GOLD)}

    assert {} == {name: value for name, value in scores.items() if is_worse(name, value, FLOOR[name])}


def test_every_measure_has_a_floor() -> None:
    """A measure that was added is scored once and kept."""
    assert {measure.name for measure in MEASURES} <= set(FLOOR)


@pytest.mark.parametrize(
    ("name", "value", "reached", "worse"),
    [
        ("own: claims found", 0.9, 0.9, False),
        ("own: claims found", 0.91, 0.9, False),
        ("own: claims found", 0.89, 0.9, True),
        ("own: claims found", 0.89, None, False),
        ("india: death claims where no killing word stands", 12, 13, False),
        ("india: death claims where no killing word stands", 14, 13, True),
    ],
)
def test_a_lower_score_is_worse_and_so_are_more_false_alarms(
    name: str, value: float, reached: float | None, worse: bool
) -> None:
    """The gate must be able to close."""
    assert worse == is_worse(name, value, reached)
