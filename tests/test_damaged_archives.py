"""Archives that are damaged or empty, and gzip: each costs itself only."""

import gzip

import pytest

from tests.brought import OTHER, TEXT, fault, packed, read_bytes


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x05\x06", packed({"a.txt": TEXT})[:60], packed({"a.txt": TEXT})[9:]]
)
def test_a_damaged_archive_is_a_message(data):
    """Half a download costs itself only."""
    assert fault("a.zip", data).startswith("a.zip: ")


def test_a_member_that_is_damaged_never_stops_the_others():
    """A bit that fell over on the way costs one report."""
    data = packed({"a.txt": TEXT * 9, "b.txt": OTHER})
    at = data.index(b"a.txt") + 8
    drafts, messages = read_bytes("a.zip", data[:at] + b"\xff\xff" + data[at + 2 :])

    assert [OTHER] == [one.article.text for one in drafts]
    assert messages[0].startswith("a.zip: a.txt: damaged (")


def test_an_archive_without_documents_is_told():
    """It is not passed over in silence."""
    assert "a.zip: no document in this archive" == fault("a.zip", packed({}))


def test_a_gzip_bomb_is_refused():
    """A hundred kilobytes that unpack to a hundred megabytes do not fill the memory."""
    bomb = gzip.compress(b"0" * 100_000_000)

    assert "a.txt.gz: more than 50,000,000 bytes (limit document_bytes); bring its parts one by one" == fault(
        "a.txt.gz", bomb
    )


@pytest.mark.parametrize("data", [gzip.compress(TEXT.encode())[:-9], b"\x1f\x8b\x08nonsense"])
def test_a_damaged_gzip_is_a_message(data):
    """Half a download costs itself only."""
    assert fault("a.txt.gz", data).startswith("a.txt.gz: cannot be unpacked (")
