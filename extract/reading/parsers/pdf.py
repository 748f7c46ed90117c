"""A PDF → the text of its pages, in paragraphs, and what it says of itself."""

import io
import re
from collections.abc import Iterator

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, LimitReachedError

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading.characters import check_length
from extract.reading.found import Found, Given, day_of, language_of
from extract.reading.parsers.paragraphs import reflow
from extract.reading.parsers.properties import authors_of, title_of

DATE = re.compile(r"(?:D:)?(\d{8})")
ENCRYPTED = "it is encrypted; open it with its password, and save it without one"
BOMB = "a page of it unpacks to more than is read; print it into a new PDF"


def parse(given: Given) -> Iterator[Found]:
    """Read a PDF that has text.

    Raises:
        ArticleError: it is encrypted, has too many pages, or pictures in place of text.
    """
    reader = opened(given.data)
    count = len(reader.pages)
    if count > given.limits.pages:
        raise ArticleError(
            f"{count:,} pages; at most {given.limits.pages:,} are read (limit pages); bring its parts one by one"
        )
    try:
        pages = reflow(list(texts(reader, given.limits)))
    except LimitReachedError:
        raise ArticleError(BOMB) from None
    empty = [number for number, page in enumerate(pages, start=1) if not page]
    if len(empty) == count:
        pictures = "its page is a picture" if count == 1 else f"its {count} pages are pictures"
        raise ArticleError(f"no text: {pictures}; run text recognition (OCR) first")
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + 2 * bool(page)
    said = reader.metadata
    found = Found(text="\n\n".join(filter(None, pages)), pages=starts, place="the PDF's properties")
    found.pages = [min(start, len(found.text)) for start in starts]
    found.origin = {
        "title": title_of(said and said.title),
        "authors": authors_of(said and said.author),
        "published": made(reader),
        "language": language_of(reader.root_object.get("/Lang")),
    }
    found.places["published"] = "the day on which the PDF was made"
    if empty:
        found.notes.append(f"no text on {'page' if len(empty) == 1 else 'pages'} {listed(empty)}: pictures, or blank")
    yield found


def opened(data: bytes) -> PdfReader:
    """Open a PDF; many are encrypted with no password at all.

    Raises:
        ArticleError: only a password opens it.
    """
    reader = PdfReader(io.BytesIO(data))
    try:
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except (DependencyError, NotImplementedError):
        locked = True
    if locked:
        raise ArticleError(ENCRYPTED)
    return reader


def texts(reader: PdfReader, limits: Limits) -> Iterator[str]:
    """Yield the text of each page, until there is too much of it."""
    whole = 0
    for page in reader.pages:
        text = page.extract_text()
        whole += len(text)
        if whole > 2 * limits.text_characters:  # blanks and line ends still go
            check_length(" " * whole, limits)
        yield text


def made(reader: PdfReader) -> str:
    """Give the day on which the PDF was made, where it was; blank where it says none that can be read."""
    properties = reader.metadata
    said = DATE.match(str(properties.get("/CreationDate") if properties else ""))
    return day_of(said[1]) if said else ""


def listed(numbers: list[int]) -> str:
    """Name a few pages; many are not all named."""
    return ", ".join(map(str, numbers[:10])) + (f" and {len(numbers) - 10} more" if len(numbers) > 10 else "")
