"""The only caches: a workspace is read once, and again when one of its files changes."""

import os
from pathlib import Path

import pandas as pd
import streamlit as st

from extract.ledger import tables, workspace
from extract.ledger.ledger import Ledger, load_ledger
from pages.shared.described import describe

KEPT = 2  # workspaces in memory: the one in use, and the one before a change


def ledger() -> Ledger:
    """All that the workspace holds, shared by every session: read it, never change it.

    Raises:
        WorkspaceError: the folder is not a workspace.
    """
    folder = chosen_folder()
    return _ledger(str(folder), state_of(folder))


def claims() -> pd.DataFrame:
    """One row per claim, described; shared by every session: read it, never change it."""
    folder = chosen_folder()
    return _claims(str(folder), state_of(folder))


def events() -> pd.DataFrame:
    """One row per event and outcome; shared by every session: read it, never change it."""
    folder = chosen_folder()
    return _events(str(folder), state_of(folder))


def speakers() -> pd.DataFrame:
    """One row per named speaker; shared by every session: read it, never change it."""
    folder = chosen_folder()
    return _speakers(str(folder), state_of(folder))


def articles() -> pd.DataFrame:
    """One row per article; shared by every session: read it, never change it."""
    folder = chosen_folder()
    return _articles(str(folder), state_of(folder))


def chosen_folder() -> Path:
    """The workspace that the environment names, else the usual one, else the one that comes along."""
    return workspace.shown_folder()


def state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
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


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the reports …")
def _ledger(folder: str, state: tuple[tuple[str, int, int], ...]) -> Ledger:
    return load_ledger(Path(folder))


@st.cache_resource(max_entries=KEPT, show_spinner="Reading the reports …")
def _claims(folder: str, state: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    return describe(tables.claims_table(_ledger(folder, state)))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _articles(folder: str, state: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    return tables.articles_table(_ledger(folder, state))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _events(folder: str, state: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    return tables.events_table(_ledger(folder, state))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _speakers(folder: str, state: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    return tables.speakers_table(_ledger(folder, state))
