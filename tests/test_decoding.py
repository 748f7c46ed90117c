"""Bytes → text: what they say of themselves, and a guess that is told."""

import pytest

from tests.brought import TEXT, draft, fault

NO_TEXT = "these bytes are no text; name a document that is read, or save it as text in UTF-8"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_that_says_its_encoding_is_read_without_a_note(encoding):
    """Nothing is guessed where nothing need be."""
    read = draft("a.txt", f"{TEXT} Šid, حلب".encode(encoding))

    assert (f"{TEXT} Šid, حلب", ()) == (read.article.text, read.notes)


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("windows-1252", "“12 tués”, dit le café.", "windows-1252"),
        ("utf-16-le", TEXT, "utf-16-le"),
        ("utf-16-be", TEXT, "utf-16-be"),
        ("cp1251", "Не менее 12 человек погибли в результате удара по городу.", "cp1251"),
        ("cp1256", "قتل 12 شخصا على الأقل في مدينة حلب أمس", "cp1256"),
    ],
)
def test_an_encoding_that_was_guessed_is_told(encoding, text, said):
    """A name that was guessed wrong is seen before it is kept."""
    read = draft("a.txt", text.encode(encoding))

    assert (text, (f"not UTF-8; read as {said}: check the letters",)) == (read.article.text, read.notes)


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\0" * 100, b"\x7fELF\x02\x01\x01" + b"\0" * 50 + b"x" * 40])
def test_bytes_that_are_no_text_are_refused(data):
    """A program under the name of a text is no report."""
    assert f"a.txt: {NO_TEXT}" == fault("a.txt", data)


def test_half_a_file_in_utf_16_is_a_message():
    """What says that it is UTF-16 and is not cannot be guessed at."""
    expected = "a.txt: byte 2 is 0x63, which is not UTF-16-LE; save the file as UTF-8"

    assert expected == fault("a.txt", b"\xff\xfea\0c")
