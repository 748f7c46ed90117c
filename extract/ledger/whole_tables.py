"""Tables of many reports are kept whole, and read in place: a hundred thousand rows are no hundred thousand files."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from extract.article import hash_of
from extract.errors import ArticleError, shown
from extract.ledger.durable import preserve, write_over
from extract.ledger.holding import Holding
from extract.ledger.keeping import Outcome, history_of, unwritable
from extract.ledger.report_files import slug
from extract.limits import Limits
from extract.reading.draft import Draft
from extract.reading.kinds import READ, TABLES
from extract.reading.sources import files_below, is_folder, read_sources

PIECE = 1 << 20  # bytes that are copied at once
MARK = 8  # digits of a hash that tell tables of one name apart


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table of more reports than are kept one by one.

    Args:
        path: where it is.
        name: what it was called, for an upload that lies somewhere for the time being.
    """

    path: Path
    name: str = ""


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table that is held: where, and what keeping it did."""

    outcome: Outcome
    path: Path


def bring(sources: Iterable[str], limits: Limits, **origin: Any) -> Iterator[Draft | LongTable | ArticleError]:
    """Yield a draft of each report that a person names; a long table is yielded as it is."""
    for part in (part for source in sources for part in parts_of(source)):
        drafts = read_sources([part], limits, **origin)
        if Path(part).suffix.lower() not in TABLES:
            yield from drafts
            continue
        first = list(islice(drafts, limits.rows_as_reports + 1))
        if len(first) > limits.rows_as_reports and Path(part).is_file():
            yield LongTable(Path(part))
        else:
            yield from first
            yield from drafts


def parts_of(source: str) -> Iterable[str]:
    """Give a folder that has tables file by file, anything else as it is."""
    if source and is_folder(Path(source)):
        files = files_below(Path(source), READ)
        if any(path.suffix.lower() in TABLES for path in files):
            return map(str, files)
    return [source]


def keep_table(table: LongTable, held: Holding) -> KeptTable | ArticleError:
    """Keep a table, unless its content is held; the version before it, from the same file, goes to the history.

    Raises:
        WorkspaceError: the workspace cannot be written.
    """
    name = Path(table.name or table.path.name)
    try:
        content, size = content_of(table.path), table.path.stat().st_size
    except OSError as error:
        return ArticleError(f"{shown(table.path)}: cannot be opened: {error.strerror}; check the name and the rights")
    mark = content if table.name else hash_of(str(table.path.resolve()))
    path = held.workspace.articles / f"{slug(name.stem) or 'reports'}-{mark[:MARK]}{name.suffix.lower()}"
    try:
        with held.alone() as journal:
            for other in tables_in(held.workspace.articles):
                if other.stat().st_size == size and content_of(other) == content:
                    return KeptTable(Outcome.UNCHANGED, other)
            outcome = Outcome.CHANGED if path.exists() else Outcome.NEW
            held.note(path, journal)
            if outcome is Outcome.CHANGED:
                preserve(path, history_of(path, content_of(path), held.workspace))
            write_over(path, pieces(table.path))
            return KeptTable(outcome, path)
    except OSError as error:
        raise unwritable(held.workspace, error) from None


def tables_in(folder: Path) -> Iterator[Path]:
    """Yield the tables that a workspace holds."""
    return (path for path in folder.rglob("*") if path.suffix.lower() in TABLES and path.is_file())


def content_of(path: Path) -> str:
    """Name a file by what it holds: 16 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def pieces(path: Path) -> Iterator[bytes]:
    """Yield a file in pieces."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
