"""Which kind of document this is: its first bytes say it before its name does, and its name before its sender does."""

import re
from pathlib import PurePath
from typing import NamedTuple

HEAD = 4096  # bytes in which a document says what it is
OPENED = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)*"
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")
TEXTS = {".md", ".markdown", ".txt"}
TABLES = {".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"}  # what is read row by row, and in place


class Kind(NamedTuple):
    """One kind of document: the endings of its names, how it is declared, and how its bytes begin."""

    endings: tuple[str, ...]
    types: tuple[str, ...]
    begins: re.Pattern[bytes] | None = None


KINDS = {
    "pdf": Kind((".pdf",), ("application/pdf",), re.compile(rb"\s*%PDF-")),
    "docx": Kind(
        (".docx", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        re.compile(rb"PK\x03\x04(?s:.*)word/document\.xml"),
    ),
    "zip": Kind((".zip",), ("application/zip",), re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    "gzip": Kind((".gz",), ("application/gzip",), re.compile(rb"\x1f\x8b")),
    "parquet": Kind((".parquet",), ("application/vnd.apache.parquet",), re.compile(rb"PAR1")),
    "html": Kind(
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        re.compile(OPENED + rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE),
    ),
    "feed": Kind(
        (".rss", ".atom", ".xml"),
        ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        re.compile(OPENED + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE),
    ),
    "mail": Kind(
        (".eml",),
        ("message/rfc822",),
        re.compile(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID):[ \t]", re.IGNORECASE),
    ),
    "rows": Kind((".jsonl", ".ndjson"), ("application/x-ndjson", "application/jsonl")),
    "json": Kind((".json",), ("application/json",)),
    "csv": Kind((".csv", ".tsv"), ("text/csv", "text/tab-separated-values")),
    "text": Kind((".txt", ".md", ".markdown"), ("text/plain", "text/markdown")),
}
READ = {ending for kind in KINDS.values() for ending in kind.endings}
ALLOWED = ", ".join(sorted(READ))
OBJECT = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\{\s*["'}]|\[\s*\{)""")
OTHERS = {  # what else people have, by how it begins → what to do
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx, .csv or .pdf",
    b"{\\rtf": "an RTF file; save it as .docx",
    b"\x89PNG": "a picture; run text recognition (OCR) first",
    b"\xff\xd8\xff": "a picture; run text recognition (OCR) first",
    b"GIF8": "a picture; run text recognition (OCR) first",
    b"II*\x00": "a picture; run text recognition (OCR) first",
    b"7z\xbc\xaf": "a 7z archive; pack it as .zip",
    b"Rar!": "a RAR archive; pack it as .zip",
}
OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/")  # in a ZIP: a spreadsheet, slides, an OpenDocument text


def kind_of(name: str, data: bytes, content_type: str = "") -> str:
    """Name the kind of a document; blank where nothing tells it."""
    ending, declared = PurePath(name).suffix.lower(), content_type.partition(";")[0].strip().lower()
    named = next((kind for kind, one in KINDS.items() if ending in one.endings), "")
    typed = next((kind for kind, one in KINDS.items() if declared in one.types), "")
    return told_by(data, named) or named or typed


def told_by(data: bytes, named: str) -> str:
    """Name the kind that the bytes themselves tell."""
    head = data[:HEAD].replace(b"\0", b"") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data[:HEAD]
    for kind, one in KINDS.items():
        if one.begins is not None and one.begins.match(data if kind == "docx" else head):
            return kind
    if named == "html" and b"<" not in data:
        return "text"  # somebody's notes under another name
    if named not in {"rows", "csv", "mail"} and OBJECT.match(head):
        return "rows" if is_rows(data) else "json"
    return ""


def is_rows(data: bytes) -> bool:
    """Tell whether JSON is one object a line: several lines that each open one."""
    lines = [line for line in data.removeprefix(b"\xef\xbb\xbf").strip().split(b"\n", 3)[:3] if line.strip()]
    return len(lines) > 1 and all(line.startswith(b"{") for line in lines)


def has_ending(name: str) -> bool:
    """Tell whether a name ends like that of a file, so that it says what the file should be."""
    return ENDING.search(PurePath(name).name) is not None


def other(data: bytes) -> str:
    """Say what a document is that is not read; blank where that is not known."""
    if data.startswith(b"PK") and any(mark in data for mark in OFFICE):
        return "an Office file of another kind; save it as .docx, .csv or .pdf"
    return next((what for begin, what in OTHERS.items() if data.startswith(begin)), "")
