"""Claims, tables and workspaces made up for the tests of the app: they depend on no reader."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from extract.article import Article
from extract.claim import Basis, Claim, Outcome, Qualifier, SpeakerKind, Status, Unit
from extract.ledger.ledger import Ledger
from extract.ledger.tables import claims_table
from pages.shared.described import describe

ARTICLE = Article(
    text="At least 12 people were killed in Aleppo, the health ministry said.",
    title="Strike on Aleppo",
    published=date(2016, 9, 30),
    publisher="The Daily",
    url="https://example.org/strike",
    article_id="a1",
)
CLAIM = Claim(
    claim_id="c1",
    article_id="a1",
    outcome=Outcome.DEATHS,
    term="killed",
    value_text="12",
    qualifier=Qualifier.EXACT,
    value=12,
    low=12,
    high=12,
    unit=Unit.PERSONS,
    population=None,
    population_text=None,
    basis=Basis.NEW,
    status=Status.REPORTED,
    period_from=None,
    period_to=None,
    period_text=None,
    date_precision=None,
    place=None,
    place_text=None,
    place_id=None,
    admin1=None,
    iso3=None,
    latitude=None,
    longitude=None,
    place_precision=None,
    place_from=None,
    attribution=None,
    attribution_kind=SpeakerKind.UNATTRIBUTED,
    speaker=None,
    cause=None,
    cause_type=None,
    cause_text=None,
    responsible=None,
    part_of=None,
    repeats=None,
    quote="12 people were killed",
    quote_start=9,
    quote_end=30,
    sentence="At least 12 people were killed in Aleppo.",
    rule="<people> were <cue>",
    extractor_version="0",
    confidence=None,
)
BOUNDS = {  # what the words support, DESIGN section 2
    Qualifier.EXACT: lambda n: (n, n),
    Qualifier.AT_LEAST: lambda n: (n, None),
    Qualifier.MORE_THAN: lambda n: (n + 1, None),
    Qualifier.AT_MOST: lambda n: (None, n),
    Qualifier.FEWER_THAN: lambda n: (None, n - 1),
    Qualifier.ABOUT: lambda n: (None, None),
    Qualifier.NEARLY: lambda n: (None, n),
    Qualifier.NONE: lambda n: (0, 0),
}


def claim(qualifier: str = "exact", value: int | None = 12, **fields: Any) -> Claim:
    """Make a claim whose bounds follow from its hedge, unless they are given."""
    low, high = BOUNDS[Qualifier(qualifier)](value) if value is not None else (None, None)
    made = {"qualifier": Qualifier(qualifier), "value": value, "low": low, "high": high, "value_text": str(value)}
    return replace(CLAIM, **(made | fields))


def table(*claims: Claim, article: Article = ARTICLE) -> pd.DataFrame:
    """Give the described table of some claims of one article, in their order."""
    numbered = [replace(one, claim_id=f"c{place}", quote_start=place) for place, one in enumerate(claims, start=1)]
    return describe(claims_table(Ledger((article,), tuple(numbered), ())))


def row(qualifier: str = "exact", value: int | None = 12, **fields: Any) -> dict[Any, Any]:
    """Give one claim as the row that pages see."""
    return table(claim(qualifier, value, **fields)).to_dict("records")[0]


def workspace(folder: Path, **reports: str) -> Path:
    """Write a workspace: each report by its name, front matter and text as given."""
    (folder / "articles").mkdir(parents=True)
    for name, text in reports.items():
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
