"""What a workspace holds already: by what a report is known to be the same again, or nearly the same as another."""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from extract.article import Article
from extract.errors import ArticleError
from extract.ledger.copies import FEWEST, Sketches, runs_in
from extract.ledger.durable import alone, settled_size, sweep
from extract.ledger.report_files import settled
from extract.ledger.workspace import Workspace, make_workspace
from extract.reading.kinds import TEXTS
from extract.reading.markdown import read_markdown
from extract.reading.sources import files_below

JOURNAL = ".kept"  # in a workspace: the lock of whoever keeps something, and the names of what was kept
END = b"\0"  # of a name in the journal: no name of a file holds it
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """What makes a held report the same again: its text, its address, the file that it came from."""

    article_id: str
    url: str
    file_key: str

    def known_by(self) -> Iterator[Key]:
        """Yield what the report is found by."""
        for kind, key in (("text", self.article_id), ("url", self.url), ("file", self.file_key)):
            if key:
                yield kind, key


class Holding:
    """The reports of a workspace that are files of their own; tables of reports are not looked into.

    It is as old as the moment it was made. What other processes keep is seen before anything is written.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.limits = workspace.limits
        self.journal = workspace.folder / JOURNAL
        self.seen = settled_size(self.journal)  # before the look: a look too many does no harm, one too few would
        self.held: dict[Path, Held] = {}
        self.found: dict[Key, set[Path]] = defaultdict(set)
        self.sketches: Sketches | None = None  # made when first asked for
        self.kept: set[Path] = set()  # by this run: reports that are brought together are no versions of each other
        self.is_swept = False
        for path in files_below(workspace.articles, TEXTS):
            self.look(path)

    def look(self, path: Path) -> None:
        """Learn what a file holds now; what is no report, or cannot be read, is not held."""
        self.forget(path)
        if path.suffix.lower() in TEXTS:
            try:
                self.remember(path, self.read(path))
            except ArticleError:  # the ledger names it among what could not be read
                return

    def read(self, path: Path) -> Article:
        """Read a report that is held."""
        return read_markdown(path, self.limits)

    def remember(self, path: Path, article: Article) -> None:
        """Note what a file holds."""
        self.forget(path)
        self.held[path] = Held(article.article_id, address_of(article), article.file_key)
        for key in self.held[path].known_by():
            self.found[key].add(path)

    def forget(self, path: Path) -> None:
        """Hold nothing for a file."""
        held = self.held.pop(path, None)
        for key in held.known_by() if held else ():
            self.found[key].discard(path)

    def same(self, article: Article) -> Path | None:
        """Give the report that has the text of an article."""
        return min(self.found.get(("text", settled(article).article_id), ()), default=None)

    def earlier(self, article: Article) -> Path | None:
        """Give the report that an article is a later version of; none where several could be it.

        It has the same address; or it came from the same file, unless it has another address.
        """
        url = address_of(article)
        by_url = self.found.get(("url", url), set()) - self.kept
        by_file = self.found.get(("file", article.file_key), set()) - self.kept
        by_file = {path for path in by_file if not url or self.held[path].url in ("", url)}
        for likely in (by_url & by_file, by_url, by_file):
            if len(likely) == 1:
                return min(likely)
        return None

    def original(self, article: Article, instead_of: Path | None = None) -> Path | None:
        """Give the report that has nearly the text of an article; the one that it takes the place of is none."""
        if self.sketches is None:
            self.sketches = Sketches()
            for path in sorted(self.held):
                self.sketch(path, self.runs_of(str(path)))
        runs = runs_in(article.text)
        if len(runs) < FEWEST:
            return None
        name = self.sketches.original(runs, lambda name: set() if name == str(instead_of) else self.runs_of(name))
        return Path(name) if name else None

    def sketch(self, path: Path, runs: set[int]) -> None:
        """Let a report be the original of others, unless it is a copy itself."""
        if self.sketches and len(runs) >= FEWEST and not self.sketches.original(runs, self.runs_of):
            self.sketches.add(str(path), runs)

    def runs_of(self, name: str) -> set[int]:
        """Give the runs of words of a held report; none where it is gone."""
        try:
            return runs_in(self.read(Path(name)).text)
        except ArticleError:
            return set()

    @contextmanager
    def alone(self) -> Iterator[BinaryIO]:
        """Let nobody else write to the workspace; what others wrote until now is learnt."""
        make_workspace(self.workspace.folder)
        with alone(self.journal) as journal:
            journal.seek(self.seen)
            for name in journal.read().split(END)[:-1]:
                self.look(self.workspace.articles / os.fsdecode(name))
            if not self.is_swept:
                sweep(self.workspace.articles)
                self.is_swept = True
            yield journal
            self.seen = journal.tell()

    def note(self, path: Path, journal: BinaryIO) -> None:
        """Tell the others that a file is about to be written; should it never be, they look once in vain."""
        journal.write(os.fsencode(path.relative_to(self.workspace.articles)) + END)
        journal.flush()


def address_of(article: Article) -> str:
    """Give the address of a report, without the part of the page that somebody pointed at."""
    return article.url.partition("#")[0].strip()
