"""Addresses → drafts: what the server says is heard, and only the web is asked."""

from datetime import date

import pytest

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading import Draft, fetching
from extract.reading.fetching import Response
from tests.brought import OTHER, PAGE, pdf
from tests.inputs import sources


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
