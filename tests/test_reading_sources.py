"""What a person names → drafts: addresses, keys of files, what is kept, and any bytes under any name."""

import io
from datetime import date
from pathlib import Path

import pytest

from extract.article import Article
from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading import Draft, fetching, read_kept, read_sources
from extract.reading.fetching import Response
from tests.brought import OTHER, PAGE, TEXT, docx, packed, pdf, read_bytes
from tests.inputs import give, write


def sources(*named: object, **origin: object) -> list[Draft | ArticleError]:
    """Read sources to the end."""
    return list(read_sources([str(one) for one in named], **origin))


@pytest.fixture
def answers(monkeypatch):
    """Answer each address without a network."""

    def answer(data: bytes, content_type: str = "", charset: str = "") -> None:
        response = Response(url="https://e.org/final", content_type=content_type, charset=charset, data=data)
        monkeypatch.setattr(fetching, "fetch", lambda url, limits: response)

    return answer


def test_an_address_is_fetched_and_read(answers):
    """The page says where it is; where it does not, the address does."""
    answers(PAGE.encode(), "text/html")
    [read] = sources("HTTPS://e.org/a", retrieved=date(2026, 1, 2))

    assert isinstance(read, Draft)
    assert ("HTTPS://e.org/a", "https://e.org/strike", date(2026, 1, 2)) == (
        read.source,
        read.article.url,
        read.article.retrieved,
    )


@pytest.mark.parametrize(
    ("data", "content_type", "charset"),
    [
        (f"At least 12 died in a café. {OTHER}".encode("windows-1252"), "text/plain", "iso-8859-1"),
        (f"<p>At least 12 died in a café. {OTHER}</p>".encode("windows-1252"), "text/html", "windows-1252"),
        (pdf([f"At least 12 died in a café. {OTHER}"]), "application/octet-stream", ""),
    ],
)
def test_what_the_server_says_of_it_is_heard(answers, data, content_type, charset):
    """Its encoding and its kind go before a guess, and after what the bytes say themselves."""
    answers(data, content_type, charset)
    [read] = sources("https://e.org/a.php?x=1")

    assert isinstance(read, Draft)
    assert f"At least 12 died in a café. {OTHER}" == read.article.text
    assert ("https://e.org/final", "the address that it was read from") == (read.article.url, read.found_in["url"])
    assert not any("UTF-8" in note for note in read.notes)


def test_an_address_that_cannot_be_fetched_is_a_message(monkeypatch):
    """It never stops the next source."""

    def refuse(url: str, limits: Limits) -> Response:
        raise ArticleError(f"{url}: refused")

    monkeypatch.setattr(fetching, "fetch", refuse)

    assert ["https://e.org/: refused"] == [str(one) for one in sources("https://e.org/")]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "file:/etc/passwd", "ftp://e.org/a", "gopher://e.org/", "data:text/html,x", "FILE:x"],
)
def test_other_schemes_are_refused(address):
    """Only the web is fetched."""
    scheme = address.partition(":")[0].lower()
    expected = f"{address}: the scheme {scheme} is not read; allowed are http and https; name a file by its path"

    assert [expected] == [str(one) for one in sources(address)]


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
