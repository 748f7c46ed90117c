"""What a person names → drafts: a file of any kind, a folder, an archive, an address, standard input, pasted text."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from extract.article import Article
from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.archives import Room
from extract.reading.characters import named
from extract.reading.documents import Document, Reading, Results
from extract.reading.draft import Draft
from extract.reading.found import Found, draft_of
from extract.reading.kinds import ALLOWED, READ, TABLES, TEXTS
from extract.reading.lines import pieces
from extract.reading.markdown import read_markdown

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?")
NO_PATH = {
    "file",
    "data",
    "ftp",
    "javascript",
    "mailto",
    "about",
    "blob",
}  # schemes that are written without slashes too
STDIN = "standard input"
PASTED = "pasted text"


def read_sources(
    sources: Iterable[str], limits: Limits = Limits(), *, in_place: bool = False, **origin: object
) -> Results:
    """Yield a draft of each report, or the error that says why it cannot be read, in a stable order; never raises.

    `origin` (published, title, language) fills what a source does not say of itself. What is read `in_place` keeps
    its text to the letter, for whoever joins offsets back to his own rows; else control characters are taken out.
    """
    for source in sources:
        reading = Reading(limits, origin, Room(limits.unpacked_bytes, limits.archive_members), in_place)
        yield from read_source(source, reading)


def read_document(name: str, data: bytes, limits: Limits = Limits(), **origin: object) -> Results:
    """Yield a draft of each report in a document that came with a name: an upload, say; never raises."""
    reading = Reading(limits, origin, Room(limits.unpacked_bytes, limits.archive_members))
    yield from reading.drafts(Document(name=named(name), where=named(name), data=data))


def read_paste(text: str, limits: Limits = Limits(), **origin: object) -> Draft:
    """Give the draft of a text that somebody pasted; all of it is text.

    Raises:
        ArticleError: there is no text, too much of it, or a day that is none.
    """
    return draft_of(Found(text=text), PASTED, limits, origin)


def read_kept(folder: Path, limits: Limits = Limits()) -> Iterator[Article | ArticleError]:
    """Yield each article that a workspace holds, as it is kept: texts, and tables of reports read in place."""
    for path in files_below(folder, TEXTS | TABLES):
        try:
            if path.suffix.lower() in TEXTS:
                yield read_markdown(path, limits)
                continue
        except ArticleError as error:
            yield error
            continue
        reading = Reading(limits, {}, Room(limits.unpacked_bytes, limits.archive_members), in_place=True)
        yield from (one.article if isinstance(one, Draft) else one for one in read_file(path, reading))


def read_source(source: str, reading: Reading) -> Results:
    """Read one source by what it is."""
    scheme, path = SCHEME.match(source), Path(source)
    if source == "-":
        yield from read_stdin(reading)
    elif not source:  # an unset variable of the shell; Path("") would be the folder one stands in
        yield ArticleError("an INPUT has no name; name a file, a folder or -")
    elif "\0" in source:
        yield ArticleError(f"{named(source)}: cannot be opened: no file has such a name; check the name and the rights")
    elif scheme and scheme[2] and scheme[1].lower() in {"http", "https"}:
        yield from read_address(source, reading)
    elif scheme and (scheme[2] or scheme[1].lower() in NO_PATH) and not exists(path):
        found = f"the scheme {scheme[1].lower()} is not read"
        yield ArticleError(f"{named(source)}: {found}; allowed are http and https; name a file by its path")
    elif is_folder(path):
        yield from read_folder(path, reading)
    else:
        yield from read_file(path, reading)


def exists(path: Path) -> bool:
    """Tell whether a name is that of a file; a name that no file can have is none."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Tell a folder."""
    return exists(path) and path.is_dir()


def read_folder(folder: Path, reading: Reading) -> Results:
    """Read every file below a folder whose ending is known; what else lies there is passed over."""
    found = False
    for path in files_below(folder, READ):
        found = True
        yield from read_file(path, reading)
    if not found:
        yield ArticleError(f"{shown(folder)}: no report in this folder; put files there that end in {ALLOWED}")


def files_below(folder: Path, endings: set[str]) -> list[Path]:
    """List the files below a folder by their names, hidden ones left out; a link that leads nowhere is named."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in endings
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and (path.is_file() or (path.is_symlink() and not path.exists()))
    )


def read_file(path: Path, reading: Reading) -> Results:
    """Read one file; whoever names it wants it read, whatever its ending."""
    try:
        with path.open("rb") as stream:
            yield from reading.drafts(
                Document(
                    name=shown(path.name),
                    where=shown(path),
                    data=stream.read(reading.limits.document_bytes + 1),
                    rest=pieces(stream),
                    path=str(path),
                    key="" if reading.in_place else str(path.resolve()),
                    any_name=True,
                )
            )
    except OSError as error:
        yield ArticleError(f"{shown(path)}: cannot be opened: {error.strerror}; check the name and the rights")


def read_stdin(reading: Reading) -> Results:
    """Read standard input, whatever comes."""
    if sys.stdin is None:
        yield ArticleError(f"{STDIN}: cannot be read: it is closed; send text, or name a file")
        return
    incoming: BinaryIO = sys.stdin.buffer
    data = incoming.read(reading.limits.document_bytes + 1)
    yield from reading.drafts(Document(name="", where=STDIN, data=data, rest=pieces(incoming)))


def read_address(address: str, reading: Reading) -> Results:
    """Fetch an address, and read what it answers."""
    from extract.reading.fetching import fetch  # only here: most sources are files

    try:
        response = fetch(address, reading.limits)
    except ArticleError as error:
        yield error
        return
    yield from reading.drafts(
        Document(
            name=named(urlsplit(response.url).path.rpartition("/")[2]),
            where=named(address),
            data=response.data,
            address=response.url,
            content_type=response.content_type,
            charset=response.charset,
            any_name=True,
        )
    )
