"""One document, by its name and its bytes → drafts, whatever kind it is."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

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
from extract.reading.worker import parse, stream

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
        depth: in how many other documents it lies.
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
        too_long = len(document.data) > self.limits.document_bytes
        try:
            if too_long and (kind not in TABLES or not (document.path or document.rest)):
                raise ArticleError(too_large(self.limits))
            if not kind or kind == "zip":
                refuse_others(document)
            if document.depth > self.limits.archive_depth:
                raise ArticleError(
                    f"inside {document.depth} others; at most {self.limits.archive_depth} (limits.archive_depth); "
                    "bring it by itself"
                )
        except ArticleError as error:
            yield ArticleError(f"{document.where}: {error}")
            return
        read = READERS.get(kind)
        yield from read(self, document) if read else self.foreign(kind, document)

    def draft(self, found: Found, document: Document) -> Draft | ArticleError:
        """Make the draft of what was found, or say why there is none."""
        source = f"{document.where}, {found.part}" if found.part else document.where
        if document.address and not found.part:
            found.origin["url"] = found.origin.get("url") or document.address
            found.places.setdefault("url", "the address that it was read from")
        more = {"file": document.name, "file_key": key_of(document, found)}
        try:
            return draft_of(found, source, self.limits, self.given, in_place=self.in_place, **more)
        except ArticleError as error:
            return ArticleError(f"{source}: {error}")

    def foreign(self, kind: str, document: Document) -> Results:
        """Have a document read by the child process."""
        given = {"charset": document.charset, "path": ""}
        for item in parse(kind, document.data, given, self.limits):
            if isinstance(item, ArticleError):
                yield ArticleError(f"{document.where}: {item}")
            elif isinstance(item, Enclosed):
                yield from self.inside(item, document)
            else:
                yield self.draft(item, document)

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

    def text(self, document: Document) -> Results:
        """Read a plain text, with the front matter that it may have."""
        try:
            text, note = decode(document.data, document.charset)
            found = found_in_text(text, document.where)
            found.notes += [note] if note else []
        except ArticleError as error:
            yield error if str(error).startswith(document.where) else ArticleError(f"{document.where}: {error}")
            return
        yield self.draft(found, document)

    def rows(self, document: Document) -> Results:
        """Read JSON lines."""
        lines = lines_of(chain([document.data], document.rest), self.limits.row_bytes)
        yield from self.made(read_rows(lines, document.where, self.limits), document)

    def csv(self, document: Document) -> Results:
        """Read a table in CSV; one that is too long to be held is read as UTF-8."""
        note = ""
        try:
            if len(document.data) > self.limits.document_bytes:
                raw = lines_of(chain([document.data], document.rest), self.limits.row_bytes)
                lines: Iterable[str] = (line.decode("utf-8", "surrogateescape") for line in raw)
            else:
                text, note = decode(document.data, document.charset)
                lines = text.split("\n")
        except ArticleError as error:
            yield ArticleError(f"{document.where}: {error}")
            return
        for found in read_csv(lines, document.where, self.limits):
            if note and isinstance(found, Found):
                found.notes.append(note)
            yield from self.made([found], document)

    def parquet(self, document: Document) -> Results:
        """Read a Parquet table, a few rows in memory at a time; an upload takes of the room."""
        by_path = len(document.data) > self.limits.document_bytes
        given = {"charset": "", "path": document.path if by_path else ""}
        for item in stream("parquet", b"" if by_path else document.data, given, self.limits):
            if isinstance(item, Found) and not document.path:
                self.room.bytes -= len(item.text)
                if self.room.bytes < 0:
                    most = f"{self.limits.unpacked_bytes} bytes (limits.unpacked_bytes)"
                    yield ArticleError(f"{document.where}: it unpacks to more than {most}; nothing more of it is read")
                    return
            prefixed = ArticleError(f"{document.where}: {item}") if isinstance(item, ArticleError) else item
            yield from self.made([prefixed], document)

    def made(self, items: Iterable[Any], document: Document) -> Results:
        """Make drafts of what was found, and let messages pass."""
        for item in items:
            yield self.draft(item, document) if isinstance(item, Found) else item

    def zip(self, document: Document) -> Results:
        """Read the documents in an archive."""
        for item in unzip(document.data, self.limits, self.room):
            if isinstance(item, Enclosed):
                yield from self.inside(item, document)
            else:
                yield ArticleError(f"{document.where}: {item}")

    def gzip(self, document: Document) -> Results:
        """Read the one document in a gzip file; it is called as the file without its ending."""
        try:
            data = gunzip(document.data, self.limits, self.room)
        except ArticleError as error:
            yield ArticleError(f"{document.where}: {error}")
            return
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
TABLES = {"rows", "csv", "parquet"}


def refuse_others(document: Document) -> None:
    """Refuse what is of no kind that is read.

    Raises:
        ArticleError: its bytes or its name say that it is something else.
    """
    what = other(document.data)
    if what:
        raise ArticleError(f"it is {what}")
    unknown = not kind_of(document.name, document.data, document.content_type)
    if unknown and has_ending(document.name) and not document.any_name:
        ending = PurePosixPath(document.name).suffix
        raise ArticleError(f"{ending} is not a kind that is read; allowed are {ALLOWED}")


def found_in_text(text: str, where: str) -> Found:
    """Take the front matter of a text as its origin."""
    origin, body = split(text, where)
    pages = list(origin.get("pages", ()))
    kept = {name: value for name, value in origin.items() if name not in OURS}
    return Found(text=body, origin=kept, place="the front matter", pages=pages)


def key_of(document: Document, found: Found) -> str:
    """Hash what a document is known by; a part that nothing tells from the others has none."""
    if not document.key or (found.part and not found.key):
        return ""
    key = f"{document.key}\0{found.key}" if found.part else document.key
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:16]
