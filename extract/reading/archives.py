"""An archive → the documents in it, in memory: no name in it ever becomes a path."""

import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.characters import named, too_large
from extract.reading.found import Enclosed

ENTRY = b"PK\x01\x02"  # what each member has in the directory at the end
OUT = re.compile(r"\A(?:[/\\]|[A-Za-z]:)|(?:\A|[/\\])\.\.(?:[/\\]|\Z)")
JUNK = re.compile(r"(?:\A|/)(?:\.(?!\.)|__MACOSX/|Thumbs\.db\Z|desktop\.ini\Z)")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
PIECE = 1 << 20
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Give so many bytes, fewer at the end."""


@dataclass(slots=True)
class Room:
    """What an archive may still unpack to, with all archives in it."""

    bytes: int
    files: int


def unzip(data: bytes, limits: Limits, room: Room) -> Iterator[Enclosed | ArticleError]:
    """Yield the members of a ZIP in the order of their names, or why one is not read; never raises."""
    if data.count(ENTRY) > room.files:
        yield ArticleError(f"more than {limits.archive_members:,} files (limit archive_members); bring it in parts")
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        yield ArticleError(f"cannot be opened as ZIP ({shown(error)}); pack it anew")
        return
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not JUNK.search(one.filename)]
        room.files -= len(members)
        for member in sorted(members, key=lambda one: one.filename):
            fault = fault_of(member)
            if fault:
                yield ArticleError(f"{named(member.filename)}: {fault}")
                continue
            try:
                with archive.open(member) as stream:
                    yield Enclosed(member.filename, counted(stream, limits, room))
            except ArticleError as error:
                yield ArticleError(f"{named(member.filename)}: {error}")
                if room.bytes < 0:
                    return
            except DAMAGED as error:
                yield ArticleError(f"{named(member.filename)}: damaged ({named(error)}); pack it anew")
        if not members:
            yield ArticleError("no document in this archive")


def fault_of(member: zipfile.ZipInfo) -> str:
    """Say why a member is not read; blank where nothing speaks against it."""
    if OUT.search(member.filename):
        return "its name leads out of the archive, so it is not read; pack it anew under a plain name"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link and no file, so it is not read; pack the file itself"
    if member.flag_bits & 1:
        return "encrypted; unpack it with its password, and bring what is in it"
    if member.compress_type not in METHODS:
        return f"packed in a way that is not read (method {member.compress_type}); pack it as usual ZIP"
    return ""


def gunzip(data: bytes, limits: Limits, room: Room) -> bytes:
    """Unpack a single file.

    Raises:
        ArticleError: it is damaged, or unpacks to more than the limit.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return counted(stream, limits, room)
    except DAMAGED as error:
        raise ArticleError(f"cannot be unpacked ({shown(error)}); pack it anew") from None


def counted(stream: Readable, limits: Limits, room: Room) -> bytes:
    """Unpack as much as there is room for, and believe no header about how much it is.

    Raises:
        ArticleError: it is more.
    """
    pieces, size = [], 0
    while piece := stream.read(PIECE):
        pieces.append(piece)
        size += len(piece)
        room.bytes -= len(piece)
        if room.bytes < 0:
            most = f"{limits.unpacked_bytes:,} bytes (limit unpacked_bytes)"
            raise ArticleError(f"the archive unpacks to more than {most}; nothing more of it is read")
        if size > limits.document_bytes:
            raise ArticleError(too_large(limits))
    return b"".join(pieces)
