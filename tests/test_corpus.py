"""The corpus: sentences with the claims that they mean. tests/corpus/README.md tells how it is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.article import Article
from extract.claim import Claim
from extract.language import read_claims
from extract.language.words import load_yaml
from extract.schema import names

CORPUS = Path(__file__).with_name("corpus")
FILES = sorted(CORPUS.glob("*/*.yaml"))
LINKS = ("part_of", "repeats")  # written as the index of a claim in the list
KEYS = {"says", "means", "gap", "published"}
LONGEST = 150  # lines of a file: what fits in a head


def corpus_examples() -> Iterator[Any]:
    """Yield one test a wording, called en/qualifiers/3b; what a file says for all of its examples is merged in."""
    for path in FILES:
        raw = load_yaml(path)
        for number, example in enumerate(raw["examples"], 1):
            wordings = wordings_of(example)
            for letter, says in enumerate(wordings):
                name = f"{path.parent.name}/{path.stem}/{number}{letter_of(letter) if len(wordings) > 1 else ''}"
                merged = {"published": raw["published"], "language": path.parent.name} | example | {"says": says}
                marks = [pytest.mark.xfail(reason=example["gap"], strict=True)] if "gap" in example else []
                yield pytest.param(merged, id=name, marks=marks)


def wordings_of(example: dict[str, Any]) -> list[str]:
    """Give the wordings of an example, one or several."""
    return [example["says"]] if isinstance(example["says"], str) else example["says"]


def letter_of(number: int) -> str:
    """Name a wording: a, b, … z."""
    return chr(ord("a") + number)


def claims_of(example: dict[str, Any]) -> list[Claim]:
    """Read a wording as an article that was published on the day of its file."""
    return read_claims(Article(text=example["says"], published=example["published"], language=example["language"]))


def as_example(claims: list[Claim], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write claims as the corpus does: only the columns that are asked for, links as indices.

    A claim that was not asked for shows what it is in a few columns.
    """
    index = {claim.claim_id: at for at, claim in enumerate(claims)}
    unasked = {"outcome": None, "qualifier": None, "value": None, "quote": None}
    rows = []
    for at, claim in enumerate(claims):
        row = {}
        for name in wanted[at] if at < len(wanted) else unasked:
            value = getattr(claim, name)
            row[name] = index.get(value, value) if name in LINKS else value
        rows.append(row)
    return rows


@pytest.mark.parametrize("example", list(corpus_examples()))
def test_a_sentence_means_its_claims(example: dict[str, Any]) -> None:
    """A wording gives exactly the claims that are written under it, in order; a gap is known and fails on closing."""
    found = claims_of(example)

    assert example["means"] == as_example(found, example["means"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_quote_stands_in_the_text(path: Path) -> None:
    """What is read of any wording, right or wrong, quotes the article and prints its number inside the quote."""
    raw = load_yaml(path)
    for example in raw["examples"]:
        for says in wordings_of(example):
            merged = {"published": raw["published"], "language": path.parent.name, "says": says}
            for claim in claims_of(merged):
                assert says[claim.quote_start : claim.quote_end] == claim.quote
                assert claim.value_text in claim.quote
                assert (claim.cause_text or "") in says
                assert (claim.responsible or "") in says


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_corpus_file_is_well_formed(path: Path) -> None:
    """A file is short, says what it is about, asks for columns that exist and writes no wording twice."""
    raw = load_yaml(path)
    known = set(names())

    assert ["about", "published", "examples"] == list(raw)
    assert len(path.read_text("utf-8").splitlines()) < LONGEST
    wordings = [says for example in raw["examples"] for says in wordings_of(example)]
    assert sorted(set(wordings)) == sorted(wordings)
    for example in raw["examples"]:
        assert set(example) <= KEYS
        assert isinstance(example["means"], list)
        assert all(isinstance(says, str) for says in wordings_of(example))
        for at, claim in enumerate(example["means"]):
            assert set(claim) <= known
            assert claim.get("repeats") is None or claim["repeats"] < at
            assert claim.get("part_of") != at  # the total of a table stands below its parts
            assert "quote" not in claim or len(wordings_of(example)) == 1
            assert claim.get("quote", "") in wordings_of(example)[0]


def test_the_corpus_has_a_negative_side() -> None:
    """There are sentences that mean nothing, and no example of nothing.yaml means anything."""
    nothing = [load_yaml(path)["examples"] for path in FILES if path.stem == "nothing"]

    assert nothing
    assert all([] == example["means"] for examples in nothing for example in examples)
