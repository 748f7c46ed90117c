"""What a person names on the command line → articles: a file, a folder, JSON lines, standard input."""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.article import Article
from extract.errors import ArticleError, shown
from extract.reading.markdown import parse, read_markdown
from extract.reading.rows import read_rows

BOM = b"\xef\xbb\xbf"
OBJECT = re.compile(rb"""\s*\{\s*["'}]""")
ROWS = {".jsonl", ".ndjson"}
TEXTS = {".md", ".markdown", ".txt"}


def read_sources(sources: Iterable[str], **origin: object) -> Iterator[Article | ArticleError]:
    """Yield each article, or the error that says why it cannot be read, in a stable order.

    `origin` (published, title, language) fills what a source does not say of itself.
    """
    for source in sources:
        if source == "-":
            yield from read_stdin(**origin)
            continue
        if not source:  # an unset variable of the shell; Path("") would be the folder one stands in
            yield ArticleError("an INPUT has no name; name a file, a folder or -")
            continue
        path = Path(source)
        if is_folder(path):
            reports = read_folder(path, **origin)
            first = next(reports, None)
            if first is None:
                allowed = ", ".join(sorted(TEXTS | ROWS))
                yield ArticleError(f"{shown(path)}: no report in this folder; put files there that end in {allowed}")
            else:
                yield first
                yield from reports
        else:
            yield from read_file(path, **origin)


def is_folder(path: Path) -> bool:
    """Tell a folder; a name that no file can have is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_folder(folder: Path, **origin: object) -> Iterator[Article | ArticleError]:
    """Read all texts and row files below a folder, sorted by name."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in TEXTS | ROWS and is_report(p)):
        yield from read_file(path, **origin)


def is_report(path: Path) -> bool:
    """Tell a file; a link that leads nowhere counts, so that it is named."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def read_file(path: Path, **origin: object) -> Iterator[Article | ArticleError]:
    """Read one file by its ending; anything that is not JSON lines is read as text."""
    if path.suffix.lower() in ROWS:
        try:
            with path.open("rb") as lines:
                yield from read_rows(lines, shown(path), **origin)
        except OSError as error:
            yield ArticleError(f"{shown(path)}: cannot be opened: {error.strerror}; check the name and the rights")
        return
    try:
        yield read_markdown(path, **origin)
    except ArticleError as error:
        yield error


def read_stdin(**origin: object) -> Iterator[Article | ArticleError]:
    """Read standard input as one text, or as rows when its first line is a JSON object."""
    if sys.stdin is None:
        yield ArticleError("standard input: cannot be read: it is closed; send text, or name a file")
        return
    raw = sys.stdin.buffer.read().removeprefix(BOM)
    if OBJECT.match(raw):
        yield from read_rows(io.BytesIO(raw), "standard input", **origin)
        return
    try:
        yield parse(raw.decode("utf-8"), "standard input", **origin)
    except UnicodeDecodeError as error:
        yield ArticleError(f"standard input: byte {error.start} is not UTF-8; send UTF-8")
    except ArticleError as error:
        yield error
