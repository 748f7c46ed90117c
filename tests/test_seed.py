"""The article that the project was born from is read perfectly, where it lies beside the checkout."""

import csv
from pathlib import Path

import pytest

from extract import Article, read_claims

SEED = Path(__file__).parents[2] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article's text is its publisher's, and not part of the project")
def test_the_seed_article_is_read_perfectly() -> None:
    """A claim more, a claim less, or another value in any column that a careful reader filled."""
    wanted = list(csv.DictReader((SEED / "claims.csv").read_text("utf-8").splitlines()))
    found = read_claims(Article(text=(SEED / "article.txt").read_text("utf-8"), published="2016-09-29"))

    assert wanted == [{name: as_cell(getattr(claim, name)) for name in wanted[0]} for claim in found]


def as_cell(value: object) -> str:
    """Write a value as the list does."""
    return "" if value is None else str(value)
