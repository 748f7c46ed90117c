"""Word files → drafts, and what hides in some of them."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document

from extract.limits import Limits
from tests.brought import OTHER, TEXT, article, docx, draft, fault, packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def changed(data: bytes, **parts: bytes | str) -> bytes:
    """Put other parts into a Word file: those whose names end like this."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].removesuffix(".xml").strip("[]")
            new.writestr(name, parts.get(stem, old.read(name)))
    return out.getvalue()


def test_paragraphs_and_properties_are_read():
    """The file says what it is and who wrote it."""
    made = docx(TEXT, "", OTHER, title="The strike", author="Ann; Bob", created=datetime(2016, 9, 29, 23, tzinfo=UTC))
    read = draft("a.docx", made)

    assert f"{TEXT}\n\n{OTHER}" == read.article.text
    assert ("The strike", ("Ann", "Bob"), "2016-09-29") == (
        read.article.title,
        read.article.authors,
        str(read.article.published),
    )
    assert "the day on which the document was last saved" == read.found_in["published"]


def test_a_table_stands_where_it_stands():
    """Its rows are lines with bars, between the paragraphs around it."""
    document = Document()
    document.add_paragraph(TEXT)
    table = document.add_table(3, 2)
    for cell, said in zip(table._cells, ["Place", "Killed", "Aleppo", "12", "", ""], strict=True):
        cell.text = said
    document.add_paragraph(OTHER)
    out = io.BytesIO()
    document.save(out)

    assert f"{TEXT}\n\n| Place | Killed |\n| Aleppo | 12 |\n\n{OTHER}" == article("a.docx", out.getvalue()).text


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    """A figure that a reviser added is in the report, one that he struck out is not."""
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>At least </w:t></w:r><w:ins><w:r><w:t>12 </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>11 </w:delText></w:r></w:del><w:r><w:t>civilians</w:t><w:tab/><w:t>died.</w:t></w:r>"
        "</w:p>"
        f"<w:sdt><w:sdtContent><w:p><w:r><w:t>{OTHER}</w:t></w:r></w:p></w:sdtContent></w:sdt></w:body></w:document>"
    )

    assert f"At least 12 civilians\tdied.\n\n{OTHER}" == article("a.docx", changed(docx(TEXT), document=body)).text


def test_macros_are_never_run():
    """A file with macros is text like any other, and says that they were left alone."""
    with zipfile.ZipFile(io.BytesIO(docx(TEXT))) as archive:
        types = archive.read("[Content_Types].xml").decode()
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = packed({"word/vbaProject.bin": b"\xd0\xcf"}, changed(docx(TEXT), Content_Types=types.replace(usual, MACROS)))
    read = draft("a.docm", data)

    assert (TEXT, ("the document has macros; they were not run",)) == (read.article.text, read.notes)


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>',
        "<!doctype d><d/>",
        '<!DOCTYPE d [<!ENTITY x SYSTEM "http://169.254.169.254/">]><d>&x;</d>'.encode("utf-16"),
        "<!DOCTYPE d><d/>".encode("utf-32"),
    ],
    ids=["bomb", "file", "lower case", "UTF-16", "UTF-32"],
)
@pytest.mark.parametrize("part", ["document", "core", "styles"])
def test_entities_are_refused(xml, part):
    """No part of the XML may name files or addresses, or itself a million times."""
    message = fault("a.docx", changed(docx(TEXT), **{part: xml}))

    assert message.startswith("a.docx: ")
    assert message.endswith(f"{part}.xml defines XML entities, which no Word file does; save it anew from Word")


def test_a_bomb_is_refused():
    """What a part unpacks to is counted, whatever its head says."""
    bomb = packed({"word/media/image.png": b"\0" * 3_000_000}, docx(TEXT))
    expected = "a.docx: it unpacks to more than 2,000,000 bytes (limit unpacked_bytes); save it anew, without pictures"

    assert expected == fault("a.docx", bomb, Limits(unpacked_bytes=2_000_000))


def test_too_many_parts_are_refused():
    """A million empty parts are no document."""
    expected = "a.docx: more than 3 parts (limit archive_members); save it anew"

    assert expected == fault("a.docx", docx(TEXT), Limits(archive_members=3))


def test_one_without_text_is_told():
    """A letter that was scanned into Word has no text."""
    expected = "a.docx: the document has no text; save it as PDF and run text recognition (OCR) if it holds pictures"

    assert expected == fault("a.docx", docx(""))


@pytest.mark.parametrize("data", [b"nonsense", b"PK\x03\x04word/document.xml", packed({"word/document.xml": "<a/>"})])
def test_a_damaged_one_is_a_message(data):
    """Half a download costs itself only."""
    assert fault("a.docx", data).startswith("a.docx: cannot be read as docx (")
