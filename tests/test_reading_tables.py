"""CSV, Parquet and JSON lines → a draft a row; a bad row never stops the others."""

from datetime import UTC, date, datetime

import pytest

from extract.article import Article
from tests.brought import OTHER, TEXT, draft, fault, parquet_of, read_bytes

NONE = "no column with texts; name one of its columns text (they are: a, b)"


@pytest.mark.parametrize(
    "head",
    ["id,text,title,date,url,language,publisher,authors", "ID,Body,Headline,Published,Link,lang,Source,Author"],
)
@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_a_row_is_a_draft(head, name, separator):
    """Its columns are known by the names that people give them."""
    row = ["r1", f'"{TEXT}\n{OTHER}"', '"A ""strike"""', "2016-09-29", "https://e.org/", "en", "A Paper", "Ann"]
    read = draft(name, f"\ufeff{head.replace(',', separator)}\r\n{separator.join(row)}\r\n")

    assert (
        Article(
            text=f"{TEXT}\n{OTHER}",
            article_id="r1",
            title='A "strike"',
            published=date(2016, 9, 29),
            url="https://e.org/",
            publisher="A Paper",
            authors=("Ann",),
            file=name,
        )
        == read.article
    )
    assert f"{name}, line 2" == read.source
    assert read.found_in["published"] in {"the column date", "the column published"}


def test_a_bad_row_never_stops_the_others():
    """Its line is named, as an editor counts them; blank rows are passed over."""
    data = f'text,published\n"{TEXT}\n",\n,\nx,soon\n,2016-09-29\na,b,c\n{OTHER},2016-09-29\n'
    drafts, messages = read_bytes("a.csv", data)

    assert [TEXT, OTHER] == [one.article.text for one in drafts]
    assert [
        "a.csv, line 5: published is 'soon', which is not a day; write it as YYYY-MM-DD, or leave it out",
        'a.csv, line 6: no text; a row needs a "text" with at least one sentence',
        "a.csv, line 7: 3 cells below 2 columns; put cells that hold the separator in quotes",
    ] == messages


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"a,b\n1,2\n"), ("a.parquet", parquet_of(a=[1], b=[2]))])
def test_a_table_without_texts_is_told_once(name, data):
    """A table of something else is not a thousand messages."""
    assert f"{name}: {NONE}" == fault(name, data)


def test_an_old_table_of_a_spreadsheet_is_read():
    """Excel writes no UTF-8 unless it is asked to."""
    read = draft("a.csv", f"title;text\ncafé;{TEXT}\n".encode("windows-1252"))

    assert ("café", ("not UTF-8; read as windows-1252: check the letters",)) == (read.article.title, read.notes)


def test_rows_of_parquet_are_drafts():
    """Days and times come as days; a row that is null is named."""
    data = parquet_of(
        body=[TEXT, None, OTHER],
        date=[date(2016, 9, 29), None, None],
        published_at=[None, None, datetime(2016, 9, 30, tzinfo=UTC)],
    )
    drafts, messages = read_bytes("a.parquet", data)

    assert [(TEXT, "2016-09-29"), (OTHER, "2016-09-30")] == [(d.article.text, str(d.article.published)) for d in drafts]
    assert ['a.parquet, row 2: no text; a row needs a "text" with at least one sentence'] == messages


@pytest.mark.parametrize("data", [b"PAR1", b"nonsense", parquet_of(text=[TEXT])[:-20]])
def test_a_damaged_parquet_is_a_message(data):
    """Half a download costs itself only."""
    assert fault("a.parquet", data).startswith("a.parquet: cannot be read as parquet (")
