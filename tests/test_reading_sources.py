"""What a person names → drafts: names of all sorts, keys of files, standard input, and what is kept."""

import io
from pathlib import Path

import pytest

from extract.article import Article
from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading import Draft, read_kept, read_sources
from tests.brought import OTHER, PAGE, TEXT, docx, packed, pdf, read_bytes
from tests.inputs import give, sources, write


def test_a_file_may_be_named_like_an_address(tmp_path, monkeypatch):
    """Its name is data."""
    monkeypatch.chdir(tmp_path)
    write(Path("data:a.txt"), TEXT)
    write(Path("12:30.txt"), TEXT)

    assert [TEXT, TEXT] == [one.article.text for one in sources("data:a.txt", "12:30.txt") if isinstance(one, Draft)]


def test_a_name_with_a_nothing_in_it_is_a_message():
    """No file has such a name."""
    expected = r"a\x00.txt: cannot be opened: no file has such a name; check the name and the rights"

    assert [expected] == [str(one) for one in sources("a\0.txt")]


def test_a_file_is_known_again_by_its_place(tmp_path, monkeypatch):
    """A later version of it has the same key, however it is named; another file has another, an upload none."""
    write(tmp_path / "a.txt", TEXT)
    [before] = sources(tmp_path / "a.txt")
    write(tmp_path / "a.txt", OTHER)
    monkeypatch.chdir(tmp_path)
    [after] = sources("./a.txt")
    [other] = sources(write(tmp_path / "b.txt", OTHER))
    [upload], _ = read_bytes("a.txt", TEXT)

    assert isinstance(before, Draft)
    assert isinstance(after, Draft)
    assert isinstance(other, Draft)
    assert ("a.txt", 16, "") == (before.article.file, len(before.article.file_key), upload.article.file_key)
    assert before.article.file_key == after.article.file_key != other.article.file_key


def test_rows_without_a_name_of_their_own_have_no_key(tmp_path):
    """The second row is no later version of the first."""
    path = write(
        tmp_path / "a.jsonl", f'{{"text": "{TEXT}"}}\n{{"id": 1, "text": "{TEXT}"}}\n{{"id": 2, "text": "x"}}\n'
    )
    keys = [one.article.file_key for one in sources(path) if isinstance(one, Draft)]

    assert ("", 3) == (keys[0], len(set(keys)))


@pytest.mark.parametrize("data", [pdf([TEXT]), docx(TEXT), PAGE.encode(), packed({"a.txt": TEXT})])
def test_standard_input_may_be_anything(monkeypatch, data):
    """`casualty-ledger claims - < report.pdf` is read as what it is."""
    give(monkeypatch, data)
    [read] = sources("-")

    assert isinstance(read, Draft)
    assert TEXT in read.article.text


def test_an_endless_input_is_refused(monkeypatch):
    """What never ends is read as far as the limit."""

    class Endless(io.RawIOBase):
        def readinto(self, buffer: bytearray) -> int:
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

        def readable(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    [error] = read_sources(["-"], Limits(document_bytes=1000))

    assert "standard input: more than 1,000 bytes (limit document_bytes); bring its parts one by one" == str(error)


def test_what_is_kept_is_texts_and_tables(tmp_path):
    """A PDF that lies there is not read, a file that is being written neither; limits hold."""
    for name, text in (("a.md", TEXT), ("b/c.txt", OTHER), (".d.md", "x"), ("e.pdf", "x"), ("f.md", "x" * 200)):
        write(tmp_path / name, text)
    found = list(read_kept(tmp_path, Limits(text_characters=100)))

    assert [TEXT, OTHER] == [one.text for one in found if isinstance(one, Article)]
    assert [f"{tmp_path / 'f.md'}: the text has 200 characters; at most 100 are read (limit text_characters); "
            "bring its parts one by one"] == [str(one) for one in found if isinstance(one, ArticleError)]  # fmt: skip
