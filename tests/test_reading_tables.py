"""CSV, Parquet and JSON lines → a draft a row; a bad row never stops the others."""

import io
import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from extract.article import Article
from extract.limits import Limits
from extract.reading import Draft, read_kept, read_sources
from tests.brought import OTHER, TEXT, draft, fault, read_bytes

NONE = "no column with texts; name one of its columns text (they are: a, b)"


def table(**columns: list[object]) -> bytes:
    """Make a Parquet table."""
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


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


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"a,b\n1,2\n"), ("a.parquet", table(a=[1], b=[2]))])
def test_a_table_without_texts_is_told_once(name, data):
    """A table of something else is not a thousand messages."""
    assert f"{name}: {NONE}" == fault(name, data)


def test_an_old_table_of_a_spreadsheet_is_read():
    """Excel writes no UTF-8 unless it is asked to."""
    read = draft("a.csv", f"title;text\ncafé;{TEXT}\n".encode("windows-1252"))

    assert ("café", ("not UTF-8; read as windows-1252: check the letters",)) == (read.article.title, read.notes)


def test_rows_of_parquet_are_drafts():
    """Days and times come as days; a row that is null is named."""
    data = table(
        body=[TEXT, None, OTHER],
        date=[date(2016, 9, 29), None, None],
        published_at=[None, None, datetime(2016, 9, 30, tzinfo=UTC)],
    )
    drafts, messages = read_bytes("a.parquet", data)

    assert [(TEXT, "2016-09-29"), (OTHER, "2016-09-30")] == [(d.article.text, str(d.article.published)) for d in drafts]
    assert ['a.parquet, row 2: no text; a row needs a "text" with at least one sentence'] == messages


def test_a_parquet_bomb_is_refused():
    """A text that is written once and meant a million times does not fill the memory."""
    bomb = table(text=["x" * 100_000] * 2_000)
    drafts, messages = read_bytes("a.parquet", bomb, Limits(unpacked_bytes=1_000_000))

    assert len(bomb) < 50_000
    assert 10 == len(drafts)
    assert [
        "a.parquet: it unpacks to more than 1,000,000 bytes (limit unpacked_bytes); nothing more of it is read"
    ] == messages


@pytest.mark.parametrize("data", [b"PAR1", b"nonsense", table(text=[TEXT])[:-20]])
def test_a_damaged_parquet_is_a_message(data):
    """Half a download costs itself only."""
    assert fault("a.parquet", data).startswith("a.parquet: cannot be read as parquet (")


@pytest.mark.parametrize(
    ("name", "row"),
    [("a.jsonl", json.dumps({"text": "x" * 1000})), ("a.csv", "x" * 1000), ("a.csv", '"' + "x\n" * 500 + '"')],
)
def test_a_row_that_is_too_long_is_refused(name, row):
    """It never stops the next one, and is not held in memory."""
    first, last = (json.dumps({"text": TEXT}), json.dumps({"text": OTHER})) if name == "a.jsonl" else (TEXT, OTHER)
    head = "" if name == "a.jsonl" else "text\n"
    drafts, messages = read_bytes(name, f"{head}{first}\n{row}\n{last}\n", Limits(row_bytes=100))

    assert {TEXT, OTHER} == {one.article.text for one in drafts} - {"x"}
    assert "more than 100 bytes in one row (limit row_bytes); bring it as a file of its own" in messages[0] or (
        "field larger than field limit (100)" in messages[0]
    )


def test_a_quote_that_is_never_closed_costs_its_rows():
    """It does not swallow a table of fifty megabytes."""
    [message] = read_bytes("a.csv", 'text\n"never\n' + "closed\n" * 10, Limits(row_bytes=50))[1][:1]

    assert (
        "a.csv, line 2: not CSV (field larger than field limit (50)); put cells that hold quotes in quotes" == message
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", json.dumps({"id": "r", "text": f"{TEXT}\r\n\x07"}).encode()),
        ("a.csv", f'id,text\nr,"{TEXT}\r\n\x07"\n'.encode()),
        ("a.parquet", table(id=["r"], text=[f"{TEXT}\r\n\x07"])),
    ],
)
def test_what_is_kept_is_read_in_place(tmp_path, name, data):
    """Offsets of a table that a workspace holds count what the table holds; what is brought is cleaned."""
    (tmp_path / name).write_bytes(data)
    [kept] = read_kept(tmp_path)
    [brought] = read_sources([str(tmp_path / name)])

    assert isinstance(kept, Article)
    assert isinstance(brought, Draft)
    assert (f"{TEXT}\r\n\x07", "r", "", ()) == (kept.text, kept.article_id, kept.file_key, kept.pages)
    assert (TEXT, 16) == (brought.article.text, len(brought.article.file_key))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", f'{{"text": "{TEXT}"}}\n'.encode() * 50),
        ("a.csv", b"text\n" + TEXT.encode() * 50),
        ("a.parquet", table(text=[TEXT] * 50)),
    ],
)
def test_a_long_table_on_disk_is_read_as_a_stream(tmp_path, name, data):
    """The limit of a document is for what is held at once; a dump of a million rows is read in place."""
    (tmp_path / name).write_bytes(data)
    found = list(read_sources([str(tmp_path / name)], Limits(document_bytes=100)))

    assert {"a.jsonl": 50, "a.csv": 1, "a.parquet": 50}[name] == sum(isinstance(one, Draft) for one in found)
    assert f"{name}: more than 100 bytes (limit document_bytes); bring its parts one by one" == fault(
        name, data, Limits(document_bytes=100)
    )
