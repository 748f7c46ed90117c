"""JSON lines → articles, one a row."""

import json
from datetime import date
from pathlib import Path

import pytest

from extract.article import Article, hash_of
from tests.inputs import OTHER, TEXT, fault, one, read, write


def rows(folder: Path, *lines: object) -> Path:
    """Write JSON lines; what is bytes is written as it is."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return write(folder / "rows.jsonl", b"\n".join(raw) + b"\n")


def test_a_row_is_an_article(tmp_path):
    """Every column that is known arrives."""
    row = {
        "id": "r1",
        "text": TEXT,
        "title": "Aleppo",
        "published": "2016-09-29",
        "url": "https://example.org/",
        "language": "en",
        "publisher": "A Paper",
    }
    expected = Article(
        text=TEXT,
        article_id="r1",
        title="Aleppo",
        published=date(2016, 9, 29),
        url="https://example.org/",
        publisher="A Paper",
    )

    assert expected == one(rows(tmp_path, row))


def test_unknown_columns_are_ignored(tmp_path):
    """A dump may hold more than we read, and things that we could not read."""
    row = {"text": TEXT, "form": "note", "article_id": "x", "tags": [{"a": None}], "": 1}

    assert Article(text=TEXT) == one(rows(tmp_path, row))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("r1", "r1"),
        (7, "7"),
        (0, "0"),
        (10**30, "1" + "0" * 30),
        ("ä b/c", "ä b/c"),
        (None, hash_of(TEXT)),
        ("", hash_of(TEXT)),
    ],
)
def test_the_id_of_a_row_is_the_name_of_its_article(tmp_path, given, expected):
    """Claims can be joined back to the rows; without an id the text gives the name."""
    assert expected == one(rows(tmp_path, {"id": given, "text": TEXT})).article_id


@pytest.mark.parametrize("given", [["a"], {"a": 1}, True, False, []])
def test_an_id_that_is_no_name_is_a_message(tmp_path, given):
    """An id that cannot be joined on is not quietly printed as program text."""
    message = fault(rows(tmp_path, {"id": given, "text": TEXT}))

    assert message.startswith(", line 1: ")
    assert "id" in message


def test_two_rows_with_one_id_are_both_read(tmp_path):
    """Reading keeps what it is given; whoever keeps a ledger sorts it out."""
    articles, messages = read(rows(tmp_path, {"id": 1, "text": TEXT}, {"id": 1, "text": OTHER}))

    assert ([TEXT, OTHER], []) == ([article.text for article in articles], messages)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        ("", None),
        ("2016-09-29", date(2016, 9, 29)),
        (20160929, date(2016, 9, 29)),
        ("2016", None),
        ("2016-09", None),
    ],
)
def test_the_day_of_a_row_is_read(tmp_path, given, expected):
    """A blank, a year and a month are no day; a number that is a day is read as front matter reads it."""
    assert expected == one(rows(tmp_path, {"text": TEXT, "published": given})).published


@pytest.mark.parametrize("given", ["soon", 5, 1475107200, ["2016-09-29"], {"day": 29}, True])
def test_a_wrong_day_of_a_row_is_a_message(tmp_path, given):
    """A day is never dropped in silence: "since Monday" would then hang on nothing."""
    message = fault(rows(tmp_path, {"text": TEXT, "published": given}))

    assert message.startswith(", line 1: published is ")
    assert ";" in message


@pytest.mark.parametrize(("given", "expected"), [(None, ""), ("", ""), ("Aleppo", "Aleppo"), (2016, "2016")])
def test_the_title_of_a_row_is_read(tmp_path, given, expected):
    """A title may be a number; it is not dropped."""
    assert expected == one(rows(tmp_path, {"text": TEXT, "title": given})).title


@pytest.mark.parametrize("key", ["title", "url", "language", "publisher"])
@pytest.mark.parametrize("given", [["a"], {"a": 1}])
def test_a_column_of_another_kind_is_a_message(tmp_path, key, given):
    """An origin is never dropped in silence."""
    message = fault(rows(tmp_path, {"text": TEXT, key: given}))

    assert message.startswith(f", line 1: {key} is a")
    assert ";" in message


def test_rows_fill_from_what_was_said_outside(tmp_path):
    """The command line says what a row does not, and no more."""
    articles, _ = read(
        rows(tmp_path, {"text": TEXT}, {"text": OTHER, "published": "2016-09-29"}), published="2020-01-01"
    )

    assert [date(2020, 1, 1), date(2016, 9, 29)] == [article.published for article in articles]


def test_the_text_of_a_row_is_never_changed(tmp_path):
    """Offsets count the characters that the row holds, wherever rows are read in place."""
    text = f"\n {TEXT}\r\n---\r\n\u200f\x00 "

    assert text == one(rows(tmp_path, {"text": text}), in_place=True).text


def test_a_row_without_text_is_named_and_the_others_are_read(tmp_path):
    """Blank lines count as lines, so that an editor jumps to the right one."""
    path = rows(
        tmp_path, {"text": TEXT}, b"", {"id": 2}, {"text": None}, {"text": 5}, {"text": " "}, b" ", {"text": OTHER}
    )
    articles, messages = read(path)
    expected = [f'{path}, line {n}: no text; a row needs a "text" with at least one sentence' for n in (3, 4, 5, 6)]

    assert [TEXT, OTHER] == [article.text for article in articles]
    assert expected == messages


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b'{"text": "unclosed',
        b'{"text": "a"} {"text": "b"}',
        b"[1, 2]",
        b"null",
        b"\xff",
        b'{"text": "\xe9"}',
        b"[" * 100_000,
        b'{"id": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b', "text": "a"}',
        b'{"id": ' + b"1" * 5000 + b', "text": "a"}',
        b'{"x": -' + b"1" * 5000 + b', "text": "a"}',
        b"\x00",
    ],
    ids=lambda line: repr(line[:30]),
)
def test_a_broken_row_is_named_and_the_others_are_read(tmp_path, line):
    """One line of a dump never costs the rest."""
    path = rows(tmp_path, {"text": TEXT}, line, {"text": OTHER})
    articles, messages = read(path)

    assert [TEXT, OTHER] == [article.text for article in articles]
    assert [f"{path}, line 2"] == [message.partition(": ")[0] for message in messages]
    assert all(message.count(";") == 1 and len(message) < 1000 for message in messages)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_rows_from_windows_are_rows(tmp_path, line_end, mark):
    """Line ends and a byte order mark change nothing."""
    content = mark + line_end.join(json.dumps({"text": text}).encode() for text in (TEXT, OTHER))
    articles, messages = read(write(tmp_path / "a.jsonl", content))

    assert ([TEXT, OTHER], []) == ([article.text for article in articles], messages)


def test_a_line_end_inside_a_row_is_no_line_end(tmp_path):
    """U+2028 and U+0085 stand in dumps as they are."""
    text = f"{TEXT}\u2028{OTHER}\x85\x0c"

    assert text == one(rows(tmp_path, json.dumps({"text": text}, ensure_ascii=False).encode()), in_place=True).text
