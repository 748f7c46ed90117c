"""Records and tables: one row a claim, the columns and types of the schema."""

import dataclasses
import json
from datetime import date

import pandas as pd
import pytest

from extract import Article, Claim, schema
from extract.ledger.ledger import Ledger
from extract.ledger.records import LATER, ORIGIN, plain, record
from extract.ledger.tables import articles_table, claims_table
from tests.ledgers import DAY, DTYPES, TEXT, ledger_of


def test_a_record_has_every_column_in_its_order(ledger):
    """Code, exports and docs read the columns in one place."""
    claim = ledger.claims[0]

    assert list(schema.names()) == list(record(claim, ledger.article_of[claim.article_id]))


def test_every_field_of_a_claim_has_a_column():
    """Nothing that the reader reads is lost on the way out."""
    fields = {field.name for field in dataclasses.fields(Claim)}

    assert set() == fields - set(schema.names())
    assert {*LATER, *ORIGIN, "page"} == set(schema.names()) - fields


def test_every_column_says_what_it_is():
    """A column without a meaning, a known type or a name of its own is no column."""
    columns = schema.columns()

    assert len(columns) == len({column.name for column in columns})
    assert set() == {column.type for column in columns} - {*DTYPES, "boolean"}
    assert [] == [column.name for column in columns if not column.meaning.endswith(".")]


def test_the_citation_comes_last():
    """Whoever scrolls right ends at the source."""
    assert (
        "sentence",
        "quote",
        "quote_start",
        "quote_end",
        "publisher",
        "title",
        "published",
        "url",
        "language",
    ) == schema.names()[-9:]


def test_a_record_tells_blank_from_zero(ledger):
    """None is "not stated"; an empty title is not stated either."""
    exact = record(ledger.claims[0], ledger.articles[0])

    assert (40, 40, 40) == (exact["value"], exact["low"], exact["high"])
    assert [None] * 5 == [exact[name] for name in ("title", "url", "publisher", "published", "event_id")]


def test_a_record_carries_its_article(ledger):
    """Every row of a download can be cited by itself."""
    found = record(ledger.claims[1], ledger.articles[1])

    assert ("A Paper", "Aleppo", DAY, "https://e.org/", "en") == tuple(found[name] for name in schema.names()[-5:])


def test_a_plain_record_is_json(ledger):
    """Days are ISO 8601, outcomes are words, and nothing needs Python to be read."""
    found = plain(record(ledger.claims[1], ledger.articles[1]))

    assert found == json.loads(json.dumps(found))
    assert ("2016-09-29", "deaths", 12, None) == (found["published"], found["outcome"], found["low"], found["high"])


def test_the_claims_table_has_the_columns_and_types_of_the_schema(ledger):
    """Charts and filters may rely on the type of a column, whatever the rows hold."""
    expected = {column.name: DTYPES[column.type] for column in schema.columns()}
    table = claims_table(ledger)

    assert expected == {name: str(kind) for name, kind in table.dtypes.items()}


def test_an_empty_claims_table_has_the_same_types(ledger):
    """Nothing to show is no special case."""
    empty = claims_table(Ledger((), (), ()))

    assert 0 == len(empty)
    assert claims_table(ledger).dtypes.to_dict() == empty.dtypes.to_dict()


def test_an_open_bound_is_missing_and_never_zero(ledger):
    """No highest number is stated by "at least 12"."""
    table = claims_table(ledger).set_index("outcome")

    assert 12 == table.at["deaths", "low"]
    assert table.at["deaths", "high"] is pd.NA
    assert [40, 40] == list(table.loc["injuries", ["low", "high"]])


def test_blank_text_is_missing_in_the_table(ledger):
    """A chart groups what is not stated as not stated, not under an empty name."""
    table = claims_table(ledger).set_index("outcome")

    assert table.loc["injuries", ["title", "place", "published", "attribution", "review"]].isna().all()


def test_the_newest_publication_comes_first():
    """Undated articles come last; within an article the order is that of the text."""
    first, last = date(2015, 1, 1), date(2017, 1, 1)
    articles = [
        Article(text="1 man died."),
        Article(text="2 men died. 3 men died.", published=first),
        Article(text="4 men died.", published=last),
    ]

    assert [4, 2, 3, 1] == list(claims_table(ledger_of(*articles))["value"])


def test_the_order_does_not_hang_on_the_order_of_files():
    """Two machines give the same table."""
    articles = [Article(text=f"{n} men died.", published=DAY) for n in range(2, 9)]
    there, back_again = claims_table(ledger_of(*articles)), claims_table(ledger_of(*reversed(articles)))

    pd.testing.assert_frame_equal(there, back_again)


def test_days_of_any_century_fit():
    """A report of 1672 or of the year 9999 is a row like the others."""
    articles = [Article(text=f"{n} men died.", published=f"{year:04}-01-01") for n, year in ((2, 1672), (3, 9999))]

    assert [9999, 1672] == list(claims_table(ledger_of(*articles))["published"].dt.year)


@pytest.mark.parametrize("number", [2**31, 10**12, 2**63 - 1, 2**63, 10**19, 10**30])
def test_a_huge_number_does_not_break_the_table(number):
    """One absurd figure in one report never hides all the others."""
    articles = [Article(text=f"At least {number} people were killed."), Article(text=TEXT)]

    assert 12 in list(claims_table(ledger_of(*articles))["low"])


def test_the_articles_table_counts_claims(ledger):
    """An article without a claim is a row too."""
    quiet = Article(text="Nothing happened.", title="Quiet", published=DAY)
    table = articles_table(Ledger((*ledger.articles, quiet), ledger.claims, ()))

    assert ["Aleppo", "Quiet", ""] == list(table["title"])
    assert [1, 0, 1] == list(table["claims"])


def test_an_empty_articles_table_has_its_columns(ledger):
    """Nothing to show is no special case."""
    empty = articles_table(Ledger((), (), ()))

    assert list(articles_table(ledger).columns) == list(empty.columns)
