"""Every error that a reader of the program can meet, word for word.

A message says where, what was found, what is allowed and what to do, in one line, and it is never a traceback.
"""

import json
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.errors import ArticleError, ExtractError, PackError, UnknownLanguage, WorkspaceError
from extract.ledger.ledger import load_ledger

TEXT = "At least 12 civilians were killed."
FIELDS = (
    "authors, file, file_key, form, language, licence, pages, published, publisher, publisher_kind, replaces, "
    "retrieved, title, url"
)
NOT_A_DAY = "which is not a day; write it as YYYY-MM-DD, or leave it out"
NO_TEXT = "there is no text; an article needs at least one sentence"
NOT_YAML = "the front matter is not YAML"


def head(*lines: str) -> str:
    """Give a report with front matter of these lines."""
    return "\n".join(["---", *lines, "---", "", TEXT, ""])


REPORTS: dict[str, tuple[str | bytes, str]] = {
    "no text": ("", f"FILE: {NO_TEXT}"),
    "only white space": (" \r\n\t\n", f"FILE: {NO_TEXT}"),
    "only a byte order mark": ("\ufeff", f"FILE: {NO_TEXT}"),
    "only front matter": ("---\ntitle: a\n---\n", f"FILE: {NO_TEXT}"),
    "an open head": (
        "---\ntitle: a\n",
        "FILE, line 1: the front matter is never closed; end it with a line of three hyphens",
    ),
    "a wrong day": (head("published: soon"), f"FILE: published is 'soon', {NOT_A_DAY}"),
    "a day that is none": (head("published: 2016-02-30"), f"FILE: published is '2016-02-30', {NOT_A_DAY}"),
    "a truth for a day": (head("published: yes"), f"FILE: published is 'yes', {NOT_A_DAY}"),
    "a wrong day of reading": (head("retrieved: 2016"), f"FILE: retrieved is '2016', {NOT_A_DAY}"),
    "a page that no text has": (
        head(f"pages: [0, {'9' * 5000}]"),
        "FILE: pages is not a list of positions; write `pages: [0, 1200]`, or leave it out",
    ),
    "a misspelt field": (head("titel: a"), f"FILE: unknown front matter titel; allowed are {FIELDS}"),
    "two misspelt fields": (
        head("url: a", "zeit: b", "Title: c"),
        f"FILE: unknown front matter Title, zeit; allowed are {FIELDS}",
    ),
    "a colon in a title": (
        head("publisher: a", "title: Aleppo: the siege"),
        f"FILE, line 3: {NOT_YAML} (mapping values are not allowed here); write it as `key: value`",
    ),
    "a tab": (
        head("title: a", "\turl: b"),
        f"FILE, line 3: {NOT_YAML} (found character '\\t' that cannot start any token); write it as `key: value`",
    ),
    "an open quotation": (
        head('title: "a'),
        f"FILE, line 2: {NOT_YAML} (found unexpected end of stream); write it as `key: value`",
    ),
    "an unknown alias": (
        head("title: *a"),
        f"FILE, line 2: {NOT_YAML} (found undefined alias 'a'); write it as `key: value`",
    ),
    "an invisible character": (
        head("title: a", "url: b\x08"),
        f"FILE, line 3: {NOT_YAML} (special characters are not allowed); write it as `key: value`",
    ),
    "a sentence as head": (head("hello"), "FILE: the front matter is a text; write it as `key: value` lines"),
    "a list as head": (head("- title: a"), "FILE: the front matter is a list; write it as `key: value` lines"),
    "a list as title": (head("title: [a, b]"), "FILE: title is a list; write one value"),
    "a map as publisher": (head("publisher: {a: b}"), "FILE: publisher is a map; write one value"),
    "a language without words": (head("title: a", "language: xx"), "FILE: no pack reads 'xx'; the languages are: en"),
    "Norwegian": (head("language: no"), "FILE: no pack reads 'no'; the languages are: en"),
    "a path as language": (head("language: ../en"), "FILE: no pack reads '../en'; the languages are: en"),
}

KEPT: dict[str, tuple[str | bytes, str]] = REPORTS | {  # what is brought may be guessed at, what is kept may not
    "Latin-1": (b"tu\xe9s", "FILE: byte 2 is 0xe9, which is not UTF-8; save the file as UTF-8"),
    "UTF-16": (TEXT.encode("utf-16"), "FILE: byte 0 is 0xff, which is not UTF-8; save the file as UTF-8"),
}

ROWS: dict[str, tuple[bytes, str]] = {
    "no JSON": (b"nonsense", "not JSON (Expecting value); write one object a line"),
    "half a row": (b'{"text": ', "not JSON (Expecting value); write one object a line"),
    "two rows": (b'{"text": "a"} {"text": "b"}', "not JSON (Extra data); write one object a line"),
    "a deep row": (b"[" * 100_000, "not JSON (nested too deep); write one object a line"),
    "Latin-1": (b'{"text": "tu\xe9s"}', "byte 12 of the line is not UTF-8; save the file as UTF-8"),
    "a list": (b"[1]", 'a list instead of an object; write {"id": …, "text": …}'),
    "a text": (b'"a"', 'a text instead of an object; write {"id": …, "text": …}'),
    "a number": (b"5", 'a number instead of an object; write {"id": …, "text": …}'),
    "a fraction": (b"5.5", 'a number instead of an object; write {"id": …, "text": …}'),
    "a truth": (b"true", 'a truth value instead of an object; write {"id": …, "text": …}'),
    "nothing": (b"null", 'null instead of an object; write {"id": …, "text": …}'),
    "no text": (b'{"id": 1}', 'no text; a row needs a "text" with at least one sentence'),
    "an empty text": (b'{"text": ""}', 'no text; a row needs a "text" with at least one sentence'),
    "a text of another kind": (b'{"text": ["a"]}', 'no text; a row needs a "text" with at least one sentence'),
    "a wrong day": (b'{"text": "a", "published": "soon"}', f"published is 'soon', {NOT_A_DAY}"),
    "a number for a day": (b'{"text": "a", "published": 5}', f"published is '5', {NOT_A_DAY}"),
    "a list for a day": (b'{"text": "a", "published": ["soon"]}', "published is a list; write a text or a number"),
    "a list for a title": (b'{"text": "a", "title": ["b"]}', "title is a list; write a text or a number"),
    "a list for an id": (b'{"text": "a", "id": ["b"]}', "id is a list; write a text or a number"),
    "an object for an id": (b'{"text": "a", "id": {}}', "id is an object; write a text or a number"),
    "a truth for an id": (b'{"text": "a", "id": true}', "id is a truth value; write a text or a number"),
    "half a character": (
        b'{"text": "a \\ud800"}',
        "text: position 2 is U+D800, half of a character; save it as UTF-8 again",
    ),
    "half a character in a title": (
        b'{"text": "a", "title": "\\udc80"}',
        "title: position 0 is U+DC80, half of a character; save it as UTF-8 again",
    ),
    "half a character in an id": (
        b'{"text": "a", "id": "\\udc80"}',
        "article_id: position 0 is U+DC80, half of a character; save it as UTF-8 again",
    ),
    "a number without end": (
        b'{"text": "a", "id": ' + b"1" * 5000 + b"}",
        "not JSON (a number of more than 4300 digits); write one object a line",
    ),
    "a language without words": (b'{"text": "a", "language": "xx"}', "no pack reads 'xx'; the languages are: en"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_fault_of_a_report_is_said_in_these_words(tmp_path, capsys, name):
    """Whoever edits a report mends it from the message alone."""
    content, expected = REPORTS[name]
    path = tmp_path / "report.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    assert 1 == main(["claims", str(path)])
    assert ("", f"casualty-ledger: {expected.replace('FILE', str(path))}\n") == capsys.readouterr()


@pytest.mark.parametrize("name", ROWS)
def test_a_fault_of_a_row_is_said_in_these_words(tmp_path, capsys, name):
    """The line is named, and the row after it is read."""
    content, expected = ROWS[name]
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\n" + content + b"\n" + json.dumps({"id": "next", "text": TEXT}).encode())

    assert 1 == main(["claims", str(path)])
    out, err = capsys.readouterr()
    assert f"casualty-ledger: {path}, line 2: {expected}\n" == err
    assert ["next"] == [json.loads(line)["article_id"] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["gone.md"], "gone.md: cannot be opened: No such file or directory; check the name and the rights"),
        (["gone.jsonl"], "gone.jsonl: cannot be opened: No such file or directory; check the name and the rights"),
        (["loop.md"], "loop.md: cannot be opened: Too many levels of symbolic links; check the name and the rights"),
        (
            ["empty"],
            "empty: no report in this folder; put files there that end in .atom, .csv, .docm, .docx, .eml, .gz, .htm, "
            ".html, .json, .jsonl, .markdown, .md, .ndjson, .parquet, .pdf, .rss, .tsv, .txt, .xhtml, .xml, .zip",
        ),
        ([""], "an INPUT has no name; name a file, a folder or -"),
    ],
)
def test_an_input_that_is_not_there_is_said_in_these_words(tmp_path, monkeypatch, capsys, arguments, expected):
    """The command was right, the input was not: exit code 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.md").symlink_to("loop.md")

    assert 1 == main(["claims", *arguments])
    assert ("", f"casualty-ledger: {expected}\n") == capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--published", "soon"], f"--published is 'soon', {NOT_A_DAY}"),
        (["--published", "29.09.2016"], f"--published is '29.09.2016', {NOT_A_DAY}"),
        (["--published", "2016-02-30"], f"--published is '2016-02-30', {NOT_A_DAY}"),
        (["--language", "xx"], "--language: no pack reads 'xx'; the languages are: en"),
        (["--out", "."], ".: cannot be written: Is a directory; choose another --out"),
        (["--out", "no/a.csv"], "no/a.csv: cannot be written: No such file or directory; choose another --out"),
        (["--out", "a.txt/b.csv"], "a.txt/b.csv: cannot be written: Not a directory; choose another --out"),
        (["--out", "/dev/full"], "/dev/full: cannot be written: No space left on device; choose another --out"),
        (["--out", "a.txt"], "a.txt: cannot be written: it is one of the inputs; choose another --out"),
        (["--out", "./a.txt"], "a.txt: cannot be written: it is one of the inputs; choose another --out"),
    ],
)
def test_a_wrong_call_is_said_in_these_words(tmp_path, monkeypatch, capsys, arguments, expected):
    """Nothing is read, nothing is written: exit code 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    assert 2 == main(["claims", "a.txt", *arguments])
    assert ("", f"casualty-ledger: {expected}\n") == capsys.readouterr()
    assert TEXT == (tmp_path / "a.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ((), "WORKSPACE: there is no such folder; a workspace is a folder with reports in `articles/`"),
        (("other",), "WORKSPACE: it has no folder `articles`; a workspace is a folder with reports in `articles/`"),
    ],
)
def test_a_folder_that_is_no_workspace_is_said_in_these_words(tmp_path, made, expected):
    """Whoever mistypes WORKSPACE=… sees what is missing."""
    workspace = tmp_path / "workspace"
    for folder in made:
        (workspace / folder).mkdir(parents=True)
    with pytest.raises(WorkspaceError) as caught:
        load_ledger(workspace)

    assert expected.replace("WORKSPACE", str(workspace)) == str(caught.value)


@pytest.mark.parametrize("name", KEPT)
def test_a_ledger_says_it_in_the_same_words(tmp_path, name):
    """The page of unread reports says what the command line says, but names files by their place in the workspace."""
    content, expected = KEPT[name]
    path = tmp_path / "articles" / "report.md"
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    assert (expected.replace("FILE", "articles/report.md"),) == load_ledger(tmp_path).unread


@pytest.mark.parametrize(("first", "second"), [("a.md", "b.md"), ("sub/a.txt", "sub/b.txt")])
def test_the_same_text_twice_is_said_with_both_names(tmp_path, first, second):
    """Two reports of one agency often have one title, so files are named."""
    for name in (first, second):
        path: Path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    expected = f"articles/{second}: the same text as articles/{first}; one of them is enough"

    assert (expected,) == load_ledger(tmp_path).unread


def test_one_id_for_two_texts_is_said_as_that(tmp_path):
    """Rows that share an id by mistake are not called the same text."""
    path = tmp_path / "articles" / "rows.jsonl"
    path.parent.mkdir()
    path.write_text('{"id": 1, "text": "5 people died."}\n{"id": 1, "text": "6 people died."}\n', "utf-8")
    file = "articles/rows.jsonl"
    expected = f"{file}, line 2: the same id '1' as {file}, line 1; give each text an id of its own"

    assert (expected,) == load_ledger(tmp_path).unread


@pytest.mark.parametrize("kind", [ArticleError, WorkspaceError, PackError, UnknownLanguage])
def test_every_error_for_readers_is_one_kind(kind):
    """The command line and the pages catch ExtractError and show its text."""
    assert issubclass(kind, ExtractError)
    assert "where, what" == str(kind("where, what"))
