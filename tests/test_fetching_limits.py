"""However much an address answers, and however slowly, fetching it ends."""

import gzip
import threading
import zlib
from collections.abc import Iterator
from itertools import chain, repeat

import httpcore
import pytest

from tests.web import BROKEN, LATER, PAGE, PUBLIC, page

SLOW = f"no complete answer within 1 seconds (limit fetch_seconds); {LATER}"
LONG = "is longer than 100,000 bytes; raise the limit document_bytes to read it"


def test_endless_headers_end(web):
    """The memory would fill before the first byte of a document."""
    web.answers["/"] = lambda: chain([b"HTTP/1.1 200 OK\r\n"], repeat(b"a: b\r\n"))

    assert BROKEN == web.fault()


def test_a_document_that_says_that_it_is_too_long_is_not_read(web):
    """A gigabyte would be loaded to learn that it is one."""
    web.answers["/"] = page(b"", content_length="100001")

    assert LONG == web.fault(document_bytes=100_000)


@pytest.mark.parametrize(
    ("head", "piece"),
    [(b"", b"a" * 0x1000), (b"transfer-encoding: chunked\r\n", b"1000\r\n" + b"a" * 0x1000 + b"\r\n")],
    ids=["until it closes", "in chunks"],
)
def test_an_endless_document_ends_at_the_limit(web, head, piece):
    """A server that never stops would fill the memory."""
    web.answers["/"] = lambda: chain([b"HTTP/1.1 200 OK\r\n", head, b"\r\n"], repeat(piece))

    assert LONG == web.fault(document_bytes=100_000)


def test_a_document_may_be_as_long_as_the_limit(web):
    """The stated bound is the checked bound."""
    web.answers["/"] = page(b"a" * 100_000)

    assert 100_000 == len(web.fetch(document_bytes=100_000).data)


RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
PACKED = {
    "gzip": gzip.compress(PAGE),
    "X-GZIP": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "Deflate": RAW.compress(PAGE) + RAW.flush(),  # as some servers write it
    "identity": PAGE,
}


@pytest.mark.parametrize(("coding", "data"), PACKED.items())
def test_a_packed_document_is_unpacked(web, coding, data):
    """Most servers pack what they send."""
    web.answers["/"] = page(data, content_encoding=coding)

    assert PAGE == web.fetch().data


def test_a_document_that_unpacks_to_too_much_is_refused(web):
    """A thousand bytes become a million, and could become a billion."""
    web.answers["/"] = page(gzip.compress(b"a" * 1_000_001), content_encoding="gzip")
    expected = "unpacks to more than 1,000,000 bytes; raise the limit unpacked_bytes to read it"

    assert expected == web.fault(unpacked_bytes=1_000_000)
    assert 1_000_001 == len(web.fetch(unpacked_bytes=1_000_001).data)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate,gzip", "gzip;q=1"])
def test_other_packings_are_refused(web, coding):
    """What is packed in layers grows with each."""
    web.answers["/"] = page(gzip.compress(gzip.compress(PAGE)), content_encoding=coding)
    expected = (
        f"comes packed as {coding}, only gzip or deflate is unpacked; save the page in a browser and add the file"
    )

    assert expected == web.fault()


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", b""),
        ("gzip", PAGE),
        ("gzip", gzip.compress(PAGE)[:-4]),
        ("gzip", gzip.compress(PAGE) * 2),
        ("deflate", b""),
        ("deflate", b"x"),
        ("deflate", zlib.compress(PAGE)[:-4]),
        ("deflate", b"\xff" * 9),
    ],
)
def test_a_packed_document_that_is_broken_is_refused(web, coding, data):
    """A part of a document would be read as the whole."""
    web.answers["/"] = page(data, content_encoding=coding)

    assert f"comes packed as {coding}, but cannot be unpacked; {LATER}" == web.fault()


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nslow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_at_the_deadline(web, start):
    """One byte now and then keeps a connection open for ever: before the headers, in them, in the document."""

    def answer() -> Iterator[bytes]:
        yield start
        while start and not web.closed.wait(0.05):
            yield b"a"
        web.closed.wait()

    web.answers["/"] = answer

    assert SLOW == web.fault(fetch_seconds=1)


def test_a_resolver_that_does_not_answer_is_left_at_the_deadline(web):
    """The system's resolver waits as long as it likes."""
    answered = threading.Event()
    web.resolve = lambda _host, _port: [PUBLIC] if answered.wait() else []  # type: ignore[method-assign]

    assert SLOW == web.fault(fetch_seconds=1)
    answered.set()


def test_a_connection_that_takes_too_long_is_a_message(web):
    """Nobody says yes or no."""

    def connect(_number: str, _port: int, _seconds: float) -> httpcore.NetworkStream:
        raise httpcore.ConnectTimeout

    web.connect = connect  # type: ignore[method-assign]

    assert SLOW == web.fault(fetch_seconds=1)
