"""The figures that each bundled report is known to print, against what the reader finds in its note."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract import Claim, read_claims
from extract.bundled import BUNDLED, VOCABULARY
from extract.language.words import load_yaml
from extract.reading.markdown import read_markdown

# What the list names beside outcome, qualifier and number: the column of the claim, and its name for people.
CONTEXT = {
    "place": ("place_text", "a place"),
    "period_to": ("period_to", "a period"),
    "attribution": ("attribution", "a speaker"),
    "cause": ("cause", "a cause"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """One report: figures found and missed, the known gaps among them, claims that the list does not have."""

    report: str
    found: tuple[str, ...]
    missed: tuple[str, ...]
    gaps: dict[str, str]  # figure → why it is known to be missed
    extra: tuple[str, ...]
    context: dict[str, tuple[int, int]]  # column → (figures found that have one, figures of the list that name one)
    places: tuple[int, int]  # figures found whose place is the one of the list, of those that name one


def compare_all() -> list[Share]:
    """Compare every bundled report with its list, in the order of their names."""
    return [compare(path) for path in sorted((BUNDLED / "articles").glob("*.md"))]


def compare(path: Path) -> Share:
    """Match the claims of one report to its list, one to one: outcome, qualifier and number must agree."""
    pairs, free = paired(path)
    return Share(
        report=path.stem,
        found=tuple(figure["as_written"] for figure, claim in pairs if claim is not None),
        missed=tuple(figure["as_written"] for figure, claim in pairs if claim is None),
        gaps={figure["as_written"]: figure["gap"] for figure, _ in pairs if "gap" in figure},
        extra=tuple(claim.quote for claim in free),
        context={name: stated(pairs, name, column) for name, (column, _) in CONTEXT.items()},
        places=placed(pairs),
    )


def paired(path: Path) -> tuple[list[tuple[dict[str, Any], Claim | None]], list[Claim]]:
    """Pair the figures of a report's list with claims, None where there is none; and the claims that are left."""
    figures = yaml.safe_load(path.with_suffix(".expected.yaml").read_text("utf-8"))["figures"]
    free = list(read_claims(read_markdown(path)))
    pairs: list[tuple[dict[str, Any], Claim | None]] = []
    for figure in figures:
        match = next((claim for claim in free if agrees(figure, claim)), None)
        if match is not None:
            free.remove(match)
        pairs.append((figure, match))
    return pairs, free


def claims_right() -> Iterator[tuple[Claim, bool]]:
    """Yield every claim that is read in a bundled report, and whether the report's list has it."""
    for path in sorted((BUNDLED / "articles").glob("*.md")):
        pairs, free = paired(path)
        yield from ((claim, True) for _, claim in pairs if claim is not None)
        yield from ((claim, False) for claim in free)


def stated(pairs: list[tuple[dict[str, Any], Claim | None]], name: str, column: str) -> tuple[int, int]:
    """Count the figures of the list that name a place (a day, a speaker, a cause), and those found that have one."""
    named = [claim for figure, claim in pairs if figure.get(name)]
    return sum(claim is not None and getattr(claim, column) is not None for claim in named), len(named)


def placed(pairs: list[tuple[dict[str, Any], Claim | None]]) -> tuple[int, int]:
    """Count the figures found at the place that the list names, in its words or by its name, and all that name one."""
    named = [(figure["place"].lower(), claim) for figure, claim in pairs if figure.get("place") and claim is not None]
    return sum(is_place(place, claim) for place, claim in named), len(named)


def is_place(listed: str, claim: Claim) -> bool:
    """Say whether a claim is at a place of the list, which may say more of it: "hospital M2, eastern Aleppo"."""
    names = [name.lower() for name in (claim.place_text, claim.place) if name]
    if claim.place_precision == "country" and claim.iso3:
        names.append(countries()[claim.iso3])
    return any(name in listed or listed in name for name in names)


@cache
def countries() -> dict[str, str]:
    """Give the name of each country, in small letters, by its code."""
    return {row["iso3"]: row["name"].lower() for row in load_yaml(VOCABULARY / "places.yaml")["countries"]}


def agrees(figure: dict[str, Any], claim: Claim) -> bool:
    """Say whether a claim is the figure of the list."""
    same = claim.outcome == figure["outcome"] and claim.qualifier == figure["qualifier"]
    if figure["qualifier"] == "between":
        return same and (claim.low, claim.high) == (figure["low"], figure["high"])
    return same and claim.value == figure.get("value")
