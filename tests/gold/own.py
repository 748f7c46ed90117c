"""The gold of our own: texts with every attribute of every claim, against what the reader finds in them.

`tests/gold/own/*.yaml` holds report-like texts, labelled by hand before they were ever read by the reader.
A text marks its figures: `{3|five of them children}` is the third. Its claims name the figure and every column
that is not the default (`DEFAULTS`); `part_of` and `repeats` are positions in the list of claims, from 1.
The texts called context-* are of a later day: they are richer in places, days, speakers and causes, and label `LATER`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extract import Article, Claim, read_claims
from extract.language.words import load_yaml

FOLDER = Path(__file__).with_name("own")
MARK = re.compile(r"\{(\d+)\|([^{}]*)\}")
DEFAULTS: Mapping[str, Any] = {
    "qualifier": "exact",
    "unit": "persons",
    "population": None,
    "basis": "new",
    "status": "reported",
    "part_of": None,
    "repeats": None,
    "period_from": None,
    "period_to": None,
    "place_text": None,
    "iso3": None,
    "attribution": None,
    "attribution_kind": "unattributed",
    "cause": None,
}
LATER = ("place", "speaker", "responsible", "cause_type")  # what only the texts of later days label
WORDS = ("attribution", "place_text", "place", "speaker", "responsible")  # names, which may be longer or shorter
NUMBERS = ("qualifier", "value", "low", "high")
LINKS = ("part_of", "repeats")


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled claim: `start` to `end` is its figure in the text without marks."""

    start: int
    end: int
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled text."""

    name: str
    article: Article
    claims: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A text with its pairs: a labelled claim and what was found for it, None where it was missed."""

    text: Text
    pairs: tuple[tuple[Gold, Claim | None], ...]
    extra: tuple[Claim, ...]
    found: tuple[Claim, ...]


def load_texts() -> Iterator[Text]:
    """Load every labelled text, in the order of their names."""
    for path in sorted(FOLDER.glob("*.yaml")):
        raw = load_yaml(path)
        plain, spans = unmarked(raw["text"])
        later = dict.fromkeys(LATER) if any(name in row for row in raw["claims"] for name in LATER) else {}
        claims = tuple(Gold(*spans[row["figure"]], complete(later | row)) for row in raw["claims"])
        article = Article(text=plain, published=str(raw["published"]), language=raw["language"])
        yield Text(path.stem, article, claims)


def unmarked(text: str) -> tuple[str, dict[int, tuple[int, int]]]:
    """Take the marks out of a text: what is left, and where each figure stands in it."""
    plain, spans, last = "", {}, 0
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        spans[int(mark[1])] = (len(plain), len(plain) + len(mark[2]))
        plain += mark[2]
        last = mark.end()
    return plain + text[last:], spans


def complete(row: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in the defaults: an exact figure has its number as bounds, nobody is 0."""
    columns = {**DEFAULTS, **row}
    if columns["qualifier"] == "exact":
        columns |= {"low": columns["value"], "high": columns["value"]}
    if columns["qualifier"] == "none":
        columns |= {"value": 0, "low": 0, "high": 0}
    return columns


def compare(text: Text) -> Compared:
    """Pair labelled claims and found ones: the same outcome, read inside or around the marked words."""
    found = read_claims(text.article)
    free = list(found)
    pairs: list[tuple[Gold, Claim | None]] = []
    for gold in text.claims:
        near = [c for c in free if c.outcome == gold.columns["outcome"] and overlaps(text, gold, c)]
        best = max(near, key=lambda c: agreeing(gold, c), default=None)
        if best is not None:
            free.remove(best)
        pairs.append((gold, best))
    return Compared(text, tuple(pairs), tuple(free), tuple(found))


def overlaps(text: Text, gold: Gold, claim: Claim) -> bool:
    """Say whether the number of a claim is printed in the words of a figure."""
    word = re.compile(rf"(?<!\w){re.escape(claim.value_text)}(?!\w)")  # not the "a" of "kidnap a governor"
    printed = word.search(text.article.text, claim.quote_start, claim.quote_end)
    return printed is not None and gold.start <= printed.start() < gold.end


def agreeing(gold: Gold, claim: Claim) -> int:
    """Count the columns of the number that are right."""
    return sum(right(gold, claim, name) for name in NUMBERS)


def right(gold: Gold, claim: Claim, name: str) -> bool:
    """Say whether one column of a claim is as labelled; words of a speaker or a place may be fewer or more."""
    wanted, have = gold.columns.get(name), getattr(claim, name)
    if name in WORDS:
        return same_words(wanted, have)
    if isinstance(wanted, date):
        return bool(wanted == have)
    return wanted == (None if have is None else have if isinstance(have, int) else str(have))


def same_words(wanted: str | None, have: str | None) -> bool:
    """Say whether two names are one: the same, or one within the other ("Dr Joshi", "Dr Joshi, a surgeon")."""
    if wanted is None or have is None:
        return wanted is have
    first, second = (" ".join(name.lower().split()) for name in (wanted, have))
    return first in second or second in first


def right_link(compared: Compared, at: int, name: str) -> bool:
    """Say whether a link of a pair leads to the claim that was found for the labelled one."""
    gold, claim = compared.pairs[at]
    assert claim is not None
    wanted = gold.columns[name]
    target = compared.pairs[wanted - 1][1] if wanted else None
    return getattr(claim, name) == (target.claim_id if target else None)


def measured(gold: Gold) -> Iterator[str]:
    """Yield the columns that a labelled claim is measured by; the four of the number are one."""
    yield from ("number", "term", "unit")
    yield from (name for name in DEFAULTS if name not in ("qualifier", "unit"))
    yield from (name for name in LATER if name in gold.columns)


def columns_right(all_compared: Sequence[Compared]) -> dict[str, tuple[int, int]]:
    """Count, for each column, the pairs in which it is right and those that were compared."""
    counts: dict[str, tuple[int, int]] = {}
    for compared in all_compared:
        for at, (gold, claim) in enumerate(compared.pairs):
            if claim is None:
                continue
            for name in measured(gold):
                if name == "number":
                    ok = agreeing(gold, claim) == len(NUMBERS)
                elif name in LINKS:
                    ok = right_link(compared, at, name)
                else:
                    ok = right(gold, claim, name)
                hits, all_of_them = counts.get(name, (0, 0))
                counts[name] = (hits + ok, all_of_them + 1)
    return counts
