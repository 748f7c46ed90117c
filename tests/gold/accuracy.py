"""docs/accuracy.md: the scorecard, the kinds of error, and what is known to be missed in the bundled reports."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.language.words import load_yaml
from tests.gold.bundled import compare_all
from tests.gold.happenings import missed_most
from tests.gold.measures import MEASURES, Measure
from tests.gold.score import SCORECARD

ERRORS = Path(__file__).with_name("errors.yaml")
INTRODUCTION = """# How good the reader is

Made by `make snapshot` from `tests/gold/scorecard.json`, which `make score GOLD=folder UPDATE=1` writes; do not edit.
The scorecard is a floor: a score below it fails `make score`, and it is lowered only with a reason that is kept.

## On public, human-labelled sets
Development rows of sets by others, whose texts and labels stay theirs; what each label means and how noisy it is, their
README says. "regex" is a wide regular expression, "peer" the best published system or rule. The reader was developed
with these rows in view, never for one of them: expect somewhat less on rows that nobody here has seen."""
OWN = """
## On the gold of our own
Eighty-four report-like texts with 794 claims in `tests/gold/own/`, written and labelled before the reader saw them, for
what the public sets do not label. The first two lines are the share of labelled claims that is found, and the share of
found claims that is labelled; the others are over the claims that were found. Sixty texts have been developed on for
long. The 24 called context-* were written for place, period, speaker and cause, and read at first sight with place .75,
period .82, speaker .86, cause .74, responsible .83, found .90. Their labels carry a cause on to later sentences more
often than those of the sixty, and more often than the reader does.
"""
BUNDLED = """
## On the bundled reports
The notes were written from the lists that test them, so these shares say less than those above.
"""
HAPPENINGS = """
## Which claims speak of one happening
Every two figures of the bundled reports that `tests/gold/happenings.yaml` judges, from facts about the reports. "As
read" is what a user sees; "context as listed" takes place, period, cause and parts from the reports' lists, and so
judges the grouping by itself. Where a list gives no day, its note is taken for a period that cannot be dated, and what
it leaves open is as read. One person labelled and wrote the rules, with the pairs that were missed in view: expect less
on other reports. `python -m tests.gold.happenings` prints each pair that is missed or wrong.
"""
KINDS = """
## The most frequent kinds of error
What is wrong on the development rows, counted by search and by reading: counts above thirty are near, not exact. The
examples are ours. Most of the frequent kinds are labels that the text does not support; a reader who matched them
would have to invent something.
"""


def accuracy_page() -> str:
    """Write the page."""
    card: dict[str, Any] = json.loads(SCORECARD.read_text("utf-8"))
    floor: dict[str, float] = card["floor"]
    lines = [
        INTRODUCTION,
        "",
        "| set | measure | says nothing | regex | peer | aim | ours |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [public_line(measure, floor[measure.name]) for measure in MEASURES if measure.name in floor]
    lines += [OWN, *share_table("own", floor), BUNDLED, *share_table("bundled", floor), HAPPENINGS]
    lines += [*share_table("happenings", floor), "", *missed_table(), KINDS, *error_table()]
    lines += ["", "## Known gaps in the bundled reports", ""]
    lines += [f"- {share.report}, “{figure}”: {why}." for share in compare_all() for figure, why in share.gaps.items()]
    lines += ["", "`language-guide.md` marks the sentences of the corpus that are not read yet."]
    if card.get("lowered"):
        lines += ["", "## Where the floor was lowered, and why", "", *(f"- {reason}" for reason in card["lowered"])]
    return "\n".join(lines) + "\n"


def public_line(measure: Measure, ours: float) -> str:
    """One line of the table of public sets; our score is bold where it reaches the aim."""
    reached = ours <= measure.reach if measure.is_count else ours >= measure.reach
    others = [cell(measure, value) for value in (measure.silent, measure.regex, measure.peer, measure.reach)]
    own = f"**{cell(measure, ours)}**" if reached else cell(measure, ours)
    return f"| {measure.set} | {measure.label} | {' | '.join(others)} | {own} |"


def cell(measure: Measure, value: float | None) -> str:
    """A score as a share, a number of false alarms as it is."""
    return "" if value is None else f"{value:.0f}" if measure.is_count else f"{value:.3f}"


def share_table(name: str, floor: dict[str, float]) -> Iterator[str]:
    """The shares of one of our own sets."""
    yield from ("| measure | share |", "|---|---|")
    for key, value in floor.items():
        if key.startswith(f"{name}: "):
            yield f"| {key.removeprefix(f'{name}: ')} | {value:.3f} |"


def missed_table() -> Iterator[str]:
    """The happenings of which pairs are missed, the most first."""
    yield from ("| happening | pairs missed, as read | context as listed |", "|---|---|---|")
    yield from (f"| {name} | {read} | {listed} |" for name, read, listed in missed_most())


def error_table() -> Iterator[str]:
    """The kinds of error, the most frequent first."""
    yield from ("| | kind | set | seen | for example | what is read | the label |", "|---|---|---|---|---|---|---|")
    kinds = sorted(load_yaml(ERRORS), key=lambda kind: -kind["seen"])
    for number, kind in enumerate(kinds, 1):
        cells = [kind[name] for name in ("kind", "where", "seen", "example", "read", "meant")]
        yield f"| {number} | {' | '.join(str(text) for text in cells)} |"
