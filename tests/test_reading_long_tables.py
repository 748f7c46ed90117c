"""Tables that are long, or have long rows → drafts, with little of them in memory; what is kept is read in place."""

import json

import pytest

from extract.article import Article
from extract.limits import Limits
from extract.reading import Draft, read_kept, read_sources
from tests.brought import OTHER, TEXT, fault, parquet_of, read_bytes


def test_a_parquet_bomb_is_refused():
    """A text that is written once and meant a million times does not fill the memory."""
    bomb = parquet_of(text=["x" * 100_000] * 2_000)
    drafts, messages = read_bytes("a.parquet", bomb, Limits(unpacked_bytes=1_000_000))

    assert len(bomb) < 50_000
    assert 10 == len(drafts)
    assert [
        "a.parquet: it unpacks to more than 1,000,000 bytes (limit unpacked_bytes); nothing more of it is read"
    ] == messages


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
        ("a.parquet", parquet_of(id=["r"], text=[f"{TEXT}\r\n\x07"])),
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
        ("a.parquet", parquet_of(text=[TEXT] * 50)),
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
