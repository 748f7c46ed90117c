"""One document, by its name and its bytes → drafts, whatever kind it is."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading.archives import Room, gunzip, unzip
from extract.reading.characters import named, too_large
from extract.reading.decoding import decode
from extract.reading.draft import Draft
from extract.reading.found import Enclosed, Found, draft_of
from extract.reading.kinds import ALLOWED, has_ending, kind_of, other
from extract.reading.lines import lines_of, read_csv
from extract.reading.markdown import split
from extract.reading.rows import read_rows
from extract.reading.worker import Item, parse, stream

Results = Iterator[Draft | ArticleError]
OURS = ("pages", "file_key", "replaces")  # of the workspace that a text was kept in


@dataclass(frozen=True, slots=True)
class Document:
    """What somebody brought: its bytes, and all that came with them.

    Args:
        name: what it is called; its ending may say its kind.
        where: what messages call it.
        data: what it holds; `rest` goes on where it is too long to be held.
        path: the file that it is, where it is one.
        key: what it is known by when it comes again; blank where nothing is.
        address: where it was fetched from.
        content_type: how it was declared; `charset` too.
        depth: in how many other documents it lies.
        any_name: whether it is read as text where nothing tells its kind; whoever names a file wants it read.
    """

    name: str
    where: str
    data: bytes
    rest: Iterable[bytes] = ()
    path: str = ""
    key: str = ""
    address: str = ""
    content_type: str = ""
    charset: str = ""
    depth: int = 0
    any_name: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read in one go: the limits, what was said of all of them, and what is left to unpack."""

    limits: Limits
    given: Mapping[str, object]
    room: Room
    in_place: bool = False

    def drafts(self, document: Document) -> Results:
        """Read one document; whatever is wrong with it is a message, and never stops the others."""
        kind = kind_of(document.name, document.data, document.content_type)
        try:
            self.check(kind, document)
            read = READERS.get(kind)
            yield from read(self, document) if read else self.foreign(kind, document)
        except ArticleError as error:
            yield ArticleError(f"{document.where}: {error}")

    def check(self, kind: str, document: Document) -> None:
        """Refuse what is too long, lies too deep, or is of no kind that is read.

        Raises:
            ArticleError: with what to do instead.
        """
        streamed = kind in STREAMED and (document.path or document.rest)
        if len(document.data) > self.limits.document_bytes and not streamed:
            raise ArticleError(too_large(self.limits))
        most = self.limits.archive_depth
        if document.depth > most:
            raise ArticleError(
                f"inside {document.depth} others; at most {most} (limit archive_depth); bring it by itself"
            )
        what = other(document.data) if kind in {"", "zip"} else ""
        if what:
            raise ArticleError(f"it is {what}")
        if not kind and has_ending(document.name) and not document.any_name:
            ending = PurePosixPath(document.name).suffix
            raise ArticleError(f"{ending} is not a kind that is read; allowed are {ALLOWED}")

    def results(self, items: Iterable[Item], document: Document) -> Results:
        """Make drafts of what was found, read what lies inside, and say whose the messages are."""
        for item in items:
            if isinstance(item, Found):
                yield self.draft(item, document)
            elif isinstance(item, Enclosed):
                yield from self.inside(item, document)
            else:
                yield ArticleError(f"{source_of(document, getattr(item, 'part', ''))}: {item}")

    def draft(self, found: Found, document: Document) -> Draft | ArticleError:
        """Make the draft of what was found, or say why there is none."""
        source = source_of(document, found.part)
        if document.address and not found.part:
            found.origin["url"] = found.origin.get("url") or document.address
            found.places.setdefault("url", "the address that it was read from")
        more = {"file": document.name, "file_key": key_of(document, found)}
        try:
            return draft_of(found, source, self.limits, self.given, in_place=self.in_place, **more)
        except ArticleError as error:
            return ArticleError(f"{source}: {error}")

    def inside(self, inner: Enclosed, document: Document) -> Results:
        """Read a document that lies in another one."""
        name = named(inner.name)
        yield from self.drafts(
            Document(
                name=name,
                where=f"{document.where}: {name}",
                data=inner.data,
                key=document.key and f"{document.key}\0{inner.name}",
                content_type=inner.content_type,
                depth=document.depth + 1,
            )
        )

    def foreign(self, kind: str, document: Document) -> Results:
        """Have a document read by the child process."""
        yield from self.results(parse(kind, document.data, {"charset": document.charset}, self.limits), document)

    def text(self, document: Document) -> Results:
        """Read a plain text, with the front matter that it may have."""
        text, note = decode(document.data, document.charset)
        try:
            found = found_in_text(text, document.where)
        except ArticleError as error:  # it says itself where, to the line
            yield error
            return
        found.notes += [note] if note else []
        yield self.draft(found, document)

    def rows(self, document: Document) -> Results:
        """Read JSON lines."""
        lines = lines_of(chain([document.data], document.rest), self.limits.row_bytes)
        yield from self.results(read_rows(lines, self.limits), document)

    def csv(self, document: Document) -> Results:
        """Read a table in CSV; in place, or too long to be held, it has to be UTF-8."""
        note = ""
        if self.in_place or len(document.data) > self.limits.document_bytes:
            raw = lines_of(chain([document.data], document.rest), self.limits.row_bytes)
            lines: Iterable[str] = (line.decode("utf-8", "surrogateescape") for line in raw)
        else:
            text, note = decode(document.data, document.charset)
            lines = text.split("\n")
        for found in read_csv(lines, self.limits):
            if note and isinstance(found, Found):
                found.notes.append(note)
            yield from self.results([found], document)

    def parquet(self, document: Document) -> Results:
        """Read a Parquet table, a few rows in memory at a time; an upload takes of the room."""
        by_path = len(document.data) > self.limits.document_bytes
        given = {"path": document.path} if by_path else {}
        for item in stream("parquet", b"" if by_path else document.data, given, self.limits):
            if isinstance(item, Found) and not document.path:
                self.room.bytes -= len(item.text)
                if self.room.bytes < 0:
                    most = f"{self.limits.unpacked_bytes:,} bytes (limit unpacked_bytes)"
                    raise ArticleError(f"it unpacks to more than {most}; nothing more of it is read")
            yield from self.results([item], document)

    def zip(self, document: Document) -> Results:
        """Read the documents in an archive."""
        yield from self.results(unzip(document.data, self.limits, self.room), document)

    def gzip(self, document: Document) -> Results:
        """Read the one document in a gzip file; it is called as the file without its ending."""
        data = gunzip(document.data, self.limits, self.room)
        name = re.sub(r"\.gz\Z", "", document.name, flags=re.IGNORECASE)
        yield from self.drafts(replace(document, name=name, data=data, content_type="", depth=document.depth + 1))


Reader = Callable[[Reading, Document], Results]
READERS: dict[str, Reader] = {
    "": Reading.text,
    "text": Reading.text,
    "rows": Reading.rows,
    "csv": Reading.csv,
    "parquet": Reading.parquet,
    "zip": Reading.zip,
    "gzip": Reading.gzip,
}
STREAMED = {"rows", "csv", "parquet"}  # read row by row, so that their length does not matter


def found_in_text(text: str, where: str) -> Found:
    """Take the front matter of a text as its origin."""
    origin, body = split(text, where)
    pages = list(origin.get("pages", ()))
    kept = {name: value for name, value in origin.items() if name not in OURS}
    return Found(text=body, origin=kept, place="the front matter", pages=pages)


def source_of(document: Document, part: str) -> str:
    """Say where something was read from."""
    return f"{document.where}, {part}" if part else document.where


def key_of(document: Document, found: Found) -> str:
    """Hash what a document is known by; a part that nothing tells from the others has none."""
    if not document.key or (found.part and not found.key):
        return ""
    key = f"{document.key}\0{found.key}" if found.part else document.key
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]
