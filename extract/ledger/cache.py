"""What was read stays read: readings as Parquet files, by what they hang on. The folder may be deleted at any time.

A reading has a key made of all that the reader uses of an article, and stands in a folder named after the reader
itself: its code, its words, its places. So nothing is ever out of date; what is not found is read again.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from extract.article import Article
from extract.bundled import PACKAGE, VOCABULARY
from extract.ledger.durable import write_over
from extract.ledger.readings import Reading, claims_from, passed_from, read, texts_of
from extract.version import __version__

if TYPE_CHECKING:
    import pyarrow as pa

FEWEST = 200  # readings that are worth a file: they take a second to be made again
BATCH = 2000  # readings of one file: what a run that is stopped loses at most
MOST_FILES = 16  # then they become one
COLUMNS = ("key", "claims", "passed", "error")


class Readings:
    """The readings of a workspace: those that are known, and those that are made now."""

    def __init__(self, folder: Path) -> None:
        self.base = folder
        self.files: list[Path] = []
        self.rows: dict[str, tuple[pa.Table, int]] = {}
        self.fresh: dict[str, Reading] = {}
        for path in sorted(self.folder.glob("*.parquet")) if folder.is_dir() else ():
            self.add(path)

    @cached_property
    def folder(self) -> Path:
        """The folder of the readings that this reader made."""
        return self.base / fingerprint()

    def add(self, path: Path) -> None:
        """Take the readings of a file; one that is damaged is as good as none, and is written over in time."""
        import pyarrow as pa
        from pyarrow import parquet

        self.files.append(path)
        try:
            content = path.read_bytes()
            if path.stem != name_of(content):
                return
            table = parquet.read_table(pa.BufferReader(content), columns=list(COLUMNS))
            keys = table["key"].to_pylist()
        except (OSError, KeyError, pa.ArrowException):
            return
        self.rows |= {key: (table, row) for row, key in enumerate(keys)}

    def of(self, article: Article) -> Reading:
        """Give the reading of an article, and make it where it is not known."""
        key = key_of(article)
        reading = self.known(key)
        if reading is None:
            reading = self.fresh[key] = read(article)
            if len(self.fresh) >= BATCH:
                self.write()
        return reading

    def kept(self, article: Article) -> Reading | None:
        """Give the reading of an article that was made before, where there is one."""
        return self.known(key_of(article))

    def known(self, key: str) -> Reading | None:
        """Give a reading that was made before."""
        if key in self.fresh:
            return self.fresh[key]
        table, row = self.rows.get(key, (None, 0))
        if table is None:
            return None
        try:
            claims, passed, error = (table[name][row].as_py() for name in COLUMNS[1:])
            return Reading(claims_from(claims), passed_from(passed), error)
        except (ValueError, KeyError, TypeError):  # not what we wrote
            return None

    def save(self) -> None:
        """Write what was read, when a run is over; the readings of other readers are of no more use."""
        if len(self.fresh) >= FEWEST:
            self.write()
        if len(self.files) > MOST_FILES:
            self.unite()
        if self.files and self.base.is_dir():
            for other in self.base.iterdir():
                if other != self.folder and other.is_dir():
                    shutil.rmtree(other, ignore_errors=True)

    def write(self) -> None:
        """Write the readings that were made into a file of their own."""
        rows = [(key, *texts_of(reading)) for key, reading in self.fresh.items()]
        path = self.write_rows(rows)
        if path:
            self.add(path)
        self.fresh = {} if path else self.fresh

    def unite(self) -> None:
        """Make one file of all."""
        rows = [(key, *(table[name][row].as_py() for name in COLUMNS[1:])) for key, (table, row) in self.rows.items()]
        path = self.write_rows(rows)
        for old in self.files if path else ():
            if old != path:
                old.unlink(missing_ok=True)

    def write_rows(self, rows: Sequence[tuple[str, ...]]) -> Path | None:
        """Write rows to a file that is named by its content; where the folder cannot be written, we go without."""
        import pyarrow as pa
        from pyarrow import parquet

        table = pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)))
        stream = pa.BufferOutputStream()
        parquet.write_table(table, stream, compression="zstd")
        content = stream.getvalue().to_pybytes()
        path = self.folder / f"{name_of(content)}.parquet"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_over(path, [content])
        except OSError:
            return None
        return path


def name_of(content: bytes) -> str:
    """Name a file by what it holds, so that damage shows."""
    return hashlib.sha256(content).hexdigest()[:32]


def key_of(article: Article) -> str:
    """Name all that the reader uses of an article."""
    published = article.published.isoformat() if article.published else ""
    return hash_of_parts((article.text, article.title, published, article.language, article.article_id))


@cache
def fingerprint() -> str:
    """Name the reader: whatever changes what it reads changes this."""
    code = sorted(path for path in (PACKAGE / "language").rglob("*") if path.suffix in (".py", ".yaml"))
    nouns = [PACKAGE / "article.py", PACKAGE / "claim.py", Path(__file__).with_name("readings.py")]
    facts = sorted(path for path in VOCABULARY.iterdir() if path.is_file())
    contents = (path.read_bytes().decode("utf-8", "surrogateescape") for path in (*code, *nouns, *facts))
    return hash_of_parts([__version__, sys.version, version("sentencex"), *contents])


def hash_of_parts(parts: Iterable[str]) -> str:
    """Name some texts together; where one ends and the next begins counts."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogateescape")
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()[:32]
