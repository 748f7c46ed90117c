"""The figures that each bundled report is known to print, against what the reader finds in its note."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extract import Claim, read_claims
from extract.bundled import BUNDLED
from extract.reading.markdown import read_markdown


@dataclass(frozen=True, slots=True)
class Share:
    """One report: the figures of the list that were found, those missed, and claims that the list does not have."""

    report: str
    found: tuple[str, ...]
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def compare_all() -> list[Share]:
    """Compare every bundled report with its list, in the order of their names."""
    return [compare(path) for path in sorted((BUNDLED / "articles").glob("*.md"))]


def compare(path: Path) -> Share:
    """Match the claims of one report to its list, one to one: outcome, qualifier and number must agree."""
    free = list(read_claims(read_markdown(path)))
    found, missed = [], []
    for figure in yaml.safe_load(path.with_suffix(".expected.yaml").read_text("utf-8"))["figures"]:
        match = next((claim for claim in free if agrees(figure, claim)), None)
        if match is None:
            missed.append(figure["as_written"])
        else:
            free.remove(match)
            found.append(figure["as_written"])
    return Share(path.stem, tuple(found), tuple(missed), tuple(claim.quote for claim in free))


def agrees(figure: dict[str, Any], claim: Claim) -> bool:
    """Say whether a claim is the figure of the list."""
    same = claim.outcome == figure["outcome"] and claim.qualifier == figure["qualifier"]
    if figure["qualifier"] == "between":
        return same and (claim.low, claim.high) == (figure["low"], figure["high"])
    return same and claim.value == figure.get("value")
