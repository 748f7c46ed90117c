"""A Word file → its paragraphs and tables in their order, and its properties."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx.opc.package import OpcPackage
from docx.oxml import parse_xml

from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.found import Found, Given, language_of
from extract.reading.parsers.properties import authors_of, title_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same text box again
PRINTED = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
GONE = {f"{W}del", f"{W}moveFrom", FALLBACK, f"{W}pPr", f"{W}rPr"}
ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse(given: Given) -> Iterator[Found]:
    """Read the text of a Word file; its macros are never run."""
    names = checked(given.data, given.limits)
    package = OpcPackage.open(io.BytesIO(given.data))
    body = parse_xml(package.main_document_part.blob)
    properties = package.core_properties
    saved = max(filter(None, (properties.created, properties.modified)), default=None)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    text = "\n\n".join(filter(str.strip, blocks(body)))
    if not text.strip():
        raise ArticleError(
            "the document has no text; save it as PDF and run text recognition (OCR) if it holds pictures"
        )
    yield Found(
        text=text,
        origin={
            "title": title_of(properties.title),
            "authors": authors_of(properties.author),
            "published": saved.date().isoformat() if saved else "",
            "language": language_of(properties.language),
        },
        place="the document's properties",
        places={"published": "the day on which the document was last saved"},
        notes=["the document has macros; they were not run"] if macros else [],
    )


def checked(data: bytes, limits: Limits) -> list[str]:
    """Look through the parts of the package before it is opened, counting what they really unpack to.

    Raises:
        ArticleError: too many parts, too much in them, an encrypted one, or XML that defines entities.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names, unpacked = package.namelist(), 0
        if len(names) > limits.archive_members:
            raise ArticleError(f"more than {limits.archive_members:,} parts (limit archive_members); save it anew")
        for name in names:
            with package.open(name) as part:
                while piece := part.read(1 << 20):
                    unpacked += len(piece)
                    if unpacked > limits.unpacked_bytes:
                        most = f"{limits.unpacked_bytes:,} bytes (limit unpacked_bytes)"
                        raise ArticleError(f"it unpacks to more than {most}; save it anew, without pictures")
        for name in names:
            if name.lower().endswith((".xml", ".rels")):
                refuse_entities(name, package.read(name))
    return names


def refuse_entities(name: str, xml: bytes) -> None:
    """Refuse XML that could name files, addresses, or itself a million times; Word writes none."""
    if ENTITY.search(xml.replace(b"\0", b"")):  # in UTF-16 and UTF-32 nothings stand between the letters
        raise ArticleError(f"{shown(name)} defines XML entities, which no Word file does; save it anew from Word")


def blocks(element: Any) -> Iterator[str]:
    """Yield paragraphs and tables where they stand, also inside of controls and tracked changes."""
    for child in element:
        if child.tag == f"{W}p":
            yield words(child)
        elif child.tag == f"{W}tbl":
            yield "\n".join(filter(None, (row(one) for one in own(child, "tr"))))
        elif child.tag not in GONE:
            yield from blocks(child)


def own(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table, or the cells of a row, but not those of a table inside of it."""
    yield from (one for one in element.iter(f"{W}{tag}") if next(one.iterancestors(element.tag)) is element)


def row(element: Any) -> str:
    """Write a row of a table as a line; a cell as wide as two leaves the second blank."""
    cells = []
    for cell in own(element, "tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        wide = span.get(f"{W}val", "") if span is not None else ""
        cells += [" ".join(words(cell).split())] + [""] * (int(wide) - 1 if wide.isdecimal() and len(wide) < 3 else 0)
    return f"| {' | '.join(cells)} |" if any(cells) else ""


def words(element: Any) -> str:
    """Give what is printed in an element, with what was inserted and without what was deleted."""
    parts = []
    for child in element:
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in PRINTED:
            parts.append(PRINTED[child.tag])
        elif child.tag not in GONE and isinstance(child.tag, str):
            parts += [words(child), " " if child.tag == f"{W}p" else ""]
    return "".join(parts)
