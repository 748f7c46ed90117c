"""Which claims speak of one happening: the grouping against `happenings.yaml`, over pairs of figures.

A pair is any two figures of the bundled reports that are judged. It counts as found where both are in one event. It is
measured twice: with the context that the reader gives (what a user sees), and with place, period, cause and parts
taken from the reports' lists, so that the grouping is judged by itself. A figure that the reader does not find is in no
event.
`python -m tests.gold.happenings` lists the pairs that are missed and those that are wrong.
"""

import calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from extract import Article, Claim, read_claims
from extract.bundled import BUNDLED
from extract.language.words import load_yaml
from extract.ledger.events import Link, link_claims
from extract.reading.markdown import read_markdown
from tests.gold.bundled import paired

LABELS = Path(__file__).with_name("happenings.yaml")


@dataclass(frozen=True, slots=True)
class Judged:
    """One figure of a report: the happening that it is labelled with, None where that is open, and what was read."""

    report: str
    words: str
    happening: str | None
    figure: dict[str, Any]
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of figures: rightly joined, missed, and wrongly joined."""

    right: tuple[tuple[Judged, Judged], ...]
    missed: tuple[tuple[Judged, Judged], ...]
    wrong: tuple[tuple[Judged, Judged], ...]

    def shares(self) -> tuple[float, float, float]:
        """Give precision, recall and F1."""
        right = len(self.right)
        precision, recall = right / (right + len(self.wrong) or 1), right / (right + len(self.missed) or 1)
        return precision, recall, 2 * right / (2 * right + len(self.wrong) + len(self.missed) or 1)

    def across(self) -> "Pairs":
        """Give only the pairs of different reports."""
        return Pairs(
            *(tuple(p for p in some if p[0].report != p[1].report) for some in (self.right, self.missed, self.wrong))
        )


@cache
def judged() -> tuple[tuple[Judged, ...], dict[str, date | None]]:
    """Give every labelled figure, and the publication day of each article."""
    labels = load_yaml(LABELS)
    figures: list[Judged] = []
    published = {}
    for path in sorted((BUNDLED / "articles").glob("*.md")):
        article = read_markdown(path)
        published[article.article_id] = article.published
        pairs, _ = paired(path)
        for (figure, claim), label in zip(pairs, labels[path.stem], strict=True):
            figures.append(Judged(path.stem, figure["as_written"], label, figure, claim))
    return tuple(figures), published


@cache
def as_read() -> Pairs:
    """Compare the events of the claims as they are read."""
    figures, published = judged()
    everything = [c for path in sorted((BUNDLED / "articles").glob("*.md")) for c in read_claims(read_markdown(path))]
    return compare(figures, [one.claim for one in figures], link_claims(everything, published))


@cache
def as_listed() -> Pairs:
    """Compare the events of the same claims, with their context as the reports' lists have it."""
    figures, published = judged()
    claims = list(listed_claims(figures))
    return compare(figures, claims, link_claims([claim for claim in claims if claim], published))


def listed_claims(figures: tuple[Judged, ...]) -> Iterator[Claim | None]:
    """Yield each claim with the place, period, cause and whole of its figure; what the list leaves open is as read."""
    of_report: dict[str, list[Judged]] = {}
    for one in figures:
        of_report.setdefault(one.report, []).append(one)
    for one in figures:
        if one.claim is None:
            yield None
            continue
        whole = one.figure.get("part_of")
        upper = of_report[one.report][whole].claim if whole is not None else None
        yield replace(
            one.claim,
            part_of=upper.claim_id if upper else None,
            repeats=None,
            **place_fields(one.figure.get("place")),
            **cause_fields(one.figure.get("cause")),
            **period_fields(one.figure),
        )


def place_fields(words: str | None) -> dict[str, Any]:
    """Look up a place that a list names."""
    return fields_of(
        f"12 people were killed in {words}.",
        "place",
        "place_text",
        "place_id",
        "admin1",
        "iso3",
        "latitude",
        "longitude",
        "place_precision",
    )


def cause_fields(words: str | None) -> dict[str, Any]:
    """Give the cause of the words that a list has for it."""
    return fields_of(f"12 people were killed by {words}." if words else "12 people were killed.", "cause", "cause_type")


@cache
def fields_of(sentence: str, *names: str) -> dict[str, Any]:
    """Read some fields of a sentence that says nothing else."""
    claim = read_claims(Article(text=sentence))[0]
    return {name: getattr(claim, name) for name in names} if getattr(claim, names[0]) else {}


def period_fields(figure: dict[str, Any]) -> dict[str, Any]:
    """Give the period of a list, "2016" and "2016-10" as their days; one without days is told in its notes."""
    first, last = figure.get("period_from"), figure.get("period_to")
    if not (first or last):
        return {"period_text": figure["notes"]} if figure.get("notes") else {}
    precision = {4: "year", 7: "month", 10: "day"}[min((len(x) for x in (first, last) if x), default=10)]
    return {
        "period_from": day_of(first, last=False),
        "period_to": day_of(last, last=True),
        "date_precision": precision,
    }


def day_of(text: str | None, *, last: bool) -> date | None:
    """Give the first or last day of a day, month or year."""
    if text is None:
        return None
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


def compare(figures: Sequence[Judged], claims: Sequence[Claim | None], links: Mapping[str, Link]) -> Pairs:
    """Compare every two figures that are judged."""
    events = [links[claim.claim_id].event_id if claim and claim.claim_id in links else None for claim in claims]
    known = [(one, event) for one, event in zip(figures, events, strict=True) if one.happening]
    right, missed, wrong = [], [], []
    for (one, event), (other, same) in combinations(known, 2):
        wanted, found = one.happening == other.happening, event is not None and event == same
        if wanted or found:
            (right if wanted and found else missed if wanted else wrong).append((one, other))
    return Pairs(tuple(right), tuple(missed), tuple(wrong))


def scores() -> dict[str, float]:
    """Give the lines of the scorecard."""
    found = {}
    for context, pairs in (("as read", as_read()), ("context as listed", as_listed())):
        for which, some in (("pairs", pairs), ("pairs across reports", pairs.across())):
            for name, value in zip(("precision", "recall", "F1"), some.shares(), strict=True):
                found[f"happenings: {name} of {which}, {context}"] = value
    return found


def missed_most() -> Iterator[tuple[str, int, int]]:
    """Yield the happenings of which pairs are missed, with their number as read and with the context as listed."""
    read, listed = (Counter(one.happening for one, _ in pairs.missed) for pairs in (as_read(), as_listed()))
    for name, count in sorted(read.items(), key=lambda pair: (-pair[1], str(pair[0]))):
        yield str(name), count, listed[name]


def main() -> None:
    """Print the scores, and the pairs that are not right."""
    for name, value in scores().items():
        print(f"{name:66}{value:8.3f}")
    for context, pairs in (("as read", as_read()), ("context as listed", as_listed())):
        for kind, some in (("missed", pairs.missed), ("wrong", pairs.wrong)):
            print(f"\n{context}, {kind}: {len(some)}")
            for one, other in some:
                print("  ", *(f"{each.happening} {each.report} “{each.words}”" for each in (one, other)), sep="  ")


if __name__ == "__main__":
    main()
