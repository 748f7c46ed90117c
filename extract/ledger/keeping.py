"""Reports are kept in a workspace: each once, whole, and with every version that it had."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import BinaryIO

from extract.article import Article
from extract.errors import WorkspaceError, shown
from extract.ledger.copies import runs_in
from extract.ledger.durable import preserve, write_new, write_over
from extract.ledger.holding import Holding
from extract.ledger.report_files import name_for, settled, written
from extract.ledger.workspace import Workspace


class Outcome(StrEnum):
    """What keeping a report did."""

    NEW = "new"
    UNCHANGED = "unchanged"  # its text was held already
    CHANGED = "changed"  # a version before it was held, and is in the history now


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is held: where, what keeping it did, and the report that it is nearly the same as."""

    outcome: Outcome
    path: Path
    article: Article
    copy_of: Path | None = None


def keep(article: Article, held: Holding, today: date) -> Kept:
    """Keep a report, unless its text is held; the version before it goes to the history.

    When this returns the report is on the disk, whatever happens next.

    Raises:
        WorkspaceError: the workspace cannot be written, or comes with the project.
    """
    article = replace(settled(article), retrieved=article.retrieved or today)
    path = held.same(article)
    if path is not None and path.exists():
        return Kept(Outcome.UNCHANGED, path, article)
    try:
        with held.alone() as journal:
            return keep_alone(article, held, journal)
    except OSError as error:
        raise unwritable(held.workspace, error) from None


def unwritable(workspace: Workspace, error: OSError) -> WorkspaceError:
    """Say that a workspace cannot be written."""
    where = shown(workspace.articles)
    return WorkspaceError(
        f"{where}: cannot be written: {error.strerror}; make room or see to the rights, and add again"
    )


def keep_alone(article: Article, held: Holding, journal: BinaryIO) -> Kept:
    """Keep a report while nobody else writes."""
    for known in (held.same(article), held.earlier(article)):
        if known is not None:
            held.look(known)  # somebody may have edited it, or taken it away
    if same := held.same(article):
        return Kept(Outcome.UNCHANGED, same, article)
    earlier = held.earlier(article)
    if earlier is None:
        path, outcome = write_first(article, held, journal), Outcome.NEW
    else:
        article = replace(article, replaces=held.held[earlier].article_id)
        held.note(earlier, journal)
        preserve(earlier, history_of(earlier, article.replaces, held.workspace))
        write_over(earlier, [written(article).encode()])
        path, outcome = earlier, Outcome.CHANGED
    kept = Kept(outcome, path, held.read(path), held.original(article, earlier))
    held.remember(path, kept.article)
    held.kept.add(path)
    held.sketch(path, runs_in(article.text))
    return kept


def write_first(article: Article, held: Holding, journal: BinaryIO) -> Path:
    """Write the first version of a report under the first of its names that is free."""
    for path in names_for(article, held.workspace.articles):
        held.note(path, journal)
        with suppress(FileExistsError):
            write_new(path, [written(article).encode()])
            break
    return path


def names_for(article: Article, folder: Path) -> Iterator[Path]:
    """Yield the names that a report may have, the plainest first."""
    name, mark = name_for(article), article.article_id[:8]
    yield folder / f"{name}.md"
    yield folder / f"{name}-{mark}.md"
    yield from (folder / f"{name}-{mark}-{number}.md" for number in count(2))


def history_of(path: Path, version: str, workspace: Workspace) -> Path:
    """Give the place of an earlier version of a file that is held."""
    return workspace.history / path.relative_to(workspace.articles).with_suffix("") / f"{version}{path.suffix}"
