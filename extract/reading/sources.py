"""What a person names on the command line → articles: a file, a folder, JSON lines, standard input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.article import Article
from extract.errors import ArticleError
from extract.reading.markdown import parse, read_markdown
from extract.reading.rows import read_rows

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
        path = Path(source)
        if path.is_dir():
            yield from read_folder(path, **origin)
        else:
            yield from read_file(path, **origin)


def read_folder(folder: Path, **origin: object) -> Iterator[Article | ArticleError]:
    """Read all texts and row files below a folder, sorted by name."""
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in TEXTS | ROWS and p.is_file())
    if not found:
        allowed = ", ".join(sorted(TEXTS | ROWS))
        yield ArticleError(f"{folder}: no report in this folder; put files there that end in {allowed}")
    for path in found:
        yield from read_file(path, **origin)


def read_file(path: Path, **origin: object) -> Iterator[Article | ArticleError]:
    """Read one file by its ending; anything that is not JSON lines is read as text."""
    if path.suffix.lower() in ROWS:
        try:
            with path.open("rb") as lines:
                yield from read_rows(lines, str(path), **origin)
        except OSError as error:
            yield ArticleError(f"{path}: cannot be opened: {error.strerror}; check the name and the rights")
        return
    try:
        yield read_markdown(path, **origin)
    except ArticleError as error:
        yield error


def read_stdin(**origin: object) -> Iterator[Article | ArticleError]:
    """Read standard input as one text, or as rows when its first line is a JSON object."""
    raw = sys.stdin.buffer.read()
    if raw.lstrip().startswith(b"{"):
        yield from read_rows(raw.splitlines(), "standard input", **origin)
        return
    try:
        yield parse(raw.decode("utf-8-sig"), "standard input", **origin)
    except UnicodeDecodeError as error:
        yield ArticleError(f"standard input: byte {error.start} is not UTF-8; send UTF-8")
    except ArticleError as error:
        yield error
