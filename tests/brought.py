"""Documents of the kinds that people bring, made on the spot, and how tests read them."""

import io
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage

import pyarrow as pa
from docx import Document
from pyarrow import parquet
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from extract.article import Article
from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading import Draft, read_document

TEXT = "At least 12 civilians were killed in Aleppo."
OTHER = "About 40 people were injured in Idlib."
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>The strike | A Paper</title>
<meta property="og:site_name" content="A Paper"><meta name="author" content="Ann Bee, Bob Cee">
<meta property="article:published_time" content="2016-09-29T23:30:00+02:00">
<link rel="canonical" href="https://e.org/strike"></head><body><nav><a href="/">Home</a></nav>
<article><h1>The strike</h1><p>{TEXT}</p><p>{OTHER}</p></article><footer>All rights reserved</footer></body></html>"""


def read_bytes(
    name: str, data: bytes | str, limits: Limits = Limits(), **origin: object
) -> tuple[list[Draft], list[str]]:
    """Read a document; give the drafts and the messages."""
    found = list(read_document(name, data.encode() if isinstance(data, str) else data, limits, **origin))
    assert all(isinstance(one, (Draft, ArticleError)) for one in found)
    return [one for one in found if isinstance(one, Draft)], [
        str(one) for one in found if isinstance(one, ArticleError)
    ]


def draft(name: str, data: bytes | str, limits: Limits = Limits(), **origin: object) -> Draft:
    """Read a document that holds one report and no fault."""
    drafts, messages = read_bytes(name, data, limits, **origin)
    assert [] == messages
    [one] = drafts
    return one


def article(name: str, data: bytes | str) -> Article:
    """Read a document that holds one report and no fault; give the article."""
    return draft(name, data).article


def fault(name: str, data: bytes | str, limits: Limits = Limits()) -> str:
    """Read a document that holds one fault and no report."""
    drafts, messages = read_bytes(name, data, limits)
    assert [] == drafts
    [message] = messages
    assert message.isprintable()
    return message


def pdf(
    *pages: Iterable[str] | bytes,
    metadata: dict[str, str] | None = None,
    password: str | None = None,
    cipher: str = "AES-256",
) -> bytes:
    """Make a PDF: a page is its lines, or the content stream that draws it."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    for drawn in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(drawn if isinstance(drawn, bytes) else content_of(drawn))
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.add_metadata(metadata or {})
    if password is not None:
        writer.encrypt(password, algorithm=cipher)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def content_of(lines: Iterable[str]) -> bytes:
    """Draw lines below each other."""
    drawn = [f"({line}) Tj 0 -14 Td" for line in lines]
    return "\n".join(["BT /F1 11 Tf 60 780 Td", *drawn, "ET"]).encode("latin-1")


def docx(*paragraphs: str, **properties: str) -> bytes:
    """Make a Word file of paragraphs; its properties are those of python-docx."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(members: dict[str, bytes | str], data: bytes = b"") -> bytes:
    """Make a ZIP, or add members to one."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def mail(text: str, attachments: dict[str, bytes] | None = None, **head: str) -> bytes:
    """Make a mail."""
    message = EmailMessage()
    for name, value in head.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def parquet_of(**columns: list[object]) -> bytes:
    """Make a Parquet table."""
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()
