"""The only caches: a workspace is read once, and again when one of its files changes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from extract.article import Article, hash_of
from extract.errors import ReviewError
from extract.ledger import tables
from extract.ledger.decisions import Decision
from extract.ledger.holding import Holding
from extract.ledger.ledger import Ledger, gather, load_ledger
from extract.ledger.reviewing import with_reviews
from extract.ledger.reviews import Reviews
from extract.ledger.workspace import Workspace, open_workspace, shown_folder
from pages.shared.described import describe

Files = tuple[tuple[str, int, int], ...]
Moment = tuple[str, Files, int]
_moment: ContextVar[Moment | None] = ContextVar("_moment", default=None)  # while a page runs
PREVIEWS = 16  # drafts that were looked at last, of all visitors
KEPT = 2  # workspaces in memory: the one in use, and the one before a change


@dataclass(frozen=True, slots=True)
class Preview:
    """What is read in an article that nobody has kept: a ledger of it alone, and its claims, described."""

    ledger: Ledger
    rows: pd.DataFrame


def workspace() -> Workspace:
    """The workspace that is looked at.

    Raises:
        WorkspaceError: the folder is not a workspace.
    """
    return open_workspace(shown_folder())


def preview(article: Article) -> Preview:
    """What is read in an article, kept or not."""
    return _preview(hash_of(repr(article)), article)


def reading() -> Ledger:
    """All that was read, as it was read; shared by every session: read it, never change it.

    Raises:
        WorkspaceError: the folder is not a workspace.
    """
    return _reading(*now()[:2])


def ledger() -> Ledger:
    """All that the workspace holds, as people reviewed it; shared by every session: read it, never change it.

    Raises:
        WorkspaceError: the folder is not a workspace, or its reviews cannot be reached.
    """
    return _ledger(*now())


def claims_as_read() -> pd.DataFrame:
    """One row per claim as it was read, described; a decision does not change it, so that it is at hand at once."""
    return _claims_as_read(*now()[:2])


def claims() -> pd.DataFrame:
    """One row per claim, described; shared by every session: read it, never change it."""
    return _claims(*now())


def events() -> pd.DataFrame:
    """One row per event and outcome; shared by every session: read it, never change it."""
    return _events(*now())


def speakers() -> pd.DataFrame:
    """One row per named speaker; shared by every session: read it, never change it."""
    return _speakers(*now())


def articles() -> pd.DataFrame:
    """One row per article; shared by every session: read it, never change it."""
    return _articles(*now())


def decisions() -> list[Decision]:
    """Every decision that was ever kept, in that order."""
    folder, _, latest = now()
    kept = _decisions(folder, latest)
    return [one for one in kept if isinstance(one, Decision)]


def keep_decision(decision: Decision) -> None:
    """Keep a decision of somebody who may; ask `access.need` first."""
    _reviews(workspace().reviews).keep(decision)


def holding() -> Holding:
    """What makes a report known again among those that are held."""
    folder, state, _ = now()
    return _holding(folder, state)


@contextmanager
def one_moment() -> Iterator[None]:
    """Look at the workspace once for all that a page asks: each look lists its files and asks for its latest decision.

    What is written comes from callbacks, which run before the page.
    """
    looked = _moment.set(now())
    try:
        yield
    finally:
        _moment.reset(looked)


def now() -> Moment:
    """The workspace, the state of its files, and its latest decision: what every cache hangs on."""
    looked = _moment.get()
    if looked is not None:
        return looked
    here = workspace()
    return str(here.folder), state_of(here.folder), _reviews(here.reviews).latest()


def state_of(folder: Path) -> Files:
    """Name, time and size of every file with articles: it changes when any of them does."""
    found = []
    for place, _, names in os.walk(folder / "articles"):
        for name in names:
            path = os.path.join(place, name)
            try:
                facts = os.stat(path)
            except OSError:  # gone between the listing and the look
                continue
            found.append((path, facts.st_mtime_ns, facts.st_size))
    return tuple(sorted(found))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _reviews(url: str) -> Reviews:
    return Reviews(url)


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the reports …")
def _reading(folder: str, state: Files) -> Ledger:
    return load_ledger(Path(folder))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _decisions(folder: str, latest: int) -> list[Decision | ReviewError]:
    return _reviews(open_workspace(Path(folder)).reviews).all()


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _ledger(folder: str, state: Files, latest: int) -> Ledger:
    return with_reviews(_reading(folder, state), _decisions(folder, latest))


@st.cache_resource(max_entries=KEPT, show_spinner="Bringing the claims together …")
def _claims(folder: str, state: Files, latest: int) -> pd.DataFrame:
    return describe(tables.claims_table(_ledger(folder, state, latest)))


@st.cache_resource(max_entries=KEPT, show_spinner="Bringing the claims together …")
def _claims_as_read(folder: str, state: Files) -> pd.DataFrame:
    return describe(tables.claims_table(_reading(folder, state)))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _articles(folder: str, state: Files, latest: int) -> pd.DataFrame:
    return tables.articles_table(_ledger(folder, state, latest))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _events(folder: str, state: Files, latest: int) -> pd.DataFrame:
    return tables.events_table(_ledger(folder, state, latest))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _speakers(folder: str, state: Files, latest: int) -> pd.DataFrame:
    return tables.speakers_table(_ledger(folder, state, latest))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _holding(folder: str, state: Files) -> Holding:
    return Holding(open_workspace(Path(folder)))


@st.cache_resource(max_entries=PREVIEWS, show_spinner="Reading …")
def _preview(name: str, _article: Article) -> Preview:
    held = gather([_article])
    return Preview(held, describe(tables.claims_table(held)))
