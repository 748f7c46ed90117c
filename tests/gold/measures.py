"""What is measured on which set, beside what else is known to reach there.

The baselines and peers are facts from the README of the labelled sets (GOLD=folder): "regex" is its wider regular
expression, "peer" the best published system or rule, measured on these rows where the README says so;
`reach` is our aim.
"""

from typing import NamedTuple


class Measure(NamedTuple):
    """One line of the scorecard: set, path into the scorer's result, what it is called, and the others' figures."""

    set: str
    path: str
    label: str
    silent: float | None  # what a reader scores that says nothing
    regex: float | None
    peer: float | None
    reach: float

    @property
    def name(self) -> str:
        """What the line is called in scorecard.json."""
        return f"{self.set}: {self.label}"

    @property
    def is_count(self) -> bool:
        """Say whether less is better: a number of false alarms."""
        return self.label == FALSE_ALARMS


FALSE_ALARMS = "death claims where no killing word stands"
MEASURES = [
    Measure("gtd", "deaths.accuracy_exact", "deaths, total exactly right", 0.428, 0.654, 0.726, 0.90),
    Measure("gtd", "injuries.accuracy_exact", "injuries, total exactly right", 0.474, 0.781, 0.803, 0.93),
    Measure("gtd", "deaths.f1_exact", "deaths, F1 on non-zero totals", None, None, 0.58, 0.86),
    Measure("gtd", "injuries.f1_exact", "injuries, F1 on non-zero totals", None, None, 0.69, 0.89),
    Measure("muc4", "distinct.f1", "distinct (effect, number) F1", 0.0, 0.233, None, 0.66),
    Measure("idetect", "quantity_top_claim", "top claim", 0.0, 0.614, 0.947, 0.96),
    Measure("idetect", "unit_accuracy", "unit", 0.0, 0.667, 1.0, 0.98),
    Measure("idmc_labelled", "quantity_top_claim", "top claim, English rows", 0.0, 0.269, 0.760, 0.82),
    Measure("idetect", "country_accuracy", "country of the top claim", 0.0, None, 0.746, 0.90),
    Measure("idmc_labelled", "country_accuracy", "country of the top claim, English rows", 0.0, None, 0.746, 0.90),
    Measure("wikiterror", "deaths.accuracy_exact", "deaths, total exactly right", 0.117, 0.672, 0.547, 0.72),
    Measure("wikiterror", "injuries.accuracy_exact", "injuries, total exactly right", 0.073, 0.591, 0.474, 0.72),
    Measure("wikimpacts", "instances.deaths.recall_exact", "deaths, instances found", 0.0, 0.538, None, 0.90),
    Measure("wikimpacts", "instances.injuries.recall_exact", "injuries, instances found", 0.0, 0.333, None, 0.85),
    Measure("wikimpacts", "instances.displaced.recall_exact", "displaced, instances found", 0.0, 0.346, None, 0.85),
    Measure("india", "recall_of_KILL_by_any_death_claim", "sentences in which police kill", 0.0, 0.629, None, 0.88),
    Measure("india", "death_claims_in_sentences_without_any_killing_word", FALSE_ALARMS, 0, 0, None, 0),
]
ENGLISH_ONLY = {"idmc_labelled"}  # its other rows are for packs of other languages
