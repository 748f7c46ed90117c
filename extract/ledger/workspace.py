"""A workspace: the folder that holds the articles, the reviews and the settings of one piece of work."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from extract.bundled import BUNDLED
from extract.errors import WorkspaceError, shown
from extract.limits import Limits, read_limits

VARIABLE = "CASUALTY_LEDGER_WORKSPACE"
REVIEWS = "CASUALTY_LEDGER_REVIEWS"
SETTINGS = {
    "limits": "any of the limits below",
    "reviews": "the database of reviews, as SQLAlchemy writes it; default: `reviews.sqlite` in the workspace",
}
VARIABLES = {
    VARIABLE: "the workspace; default: `~/casualty-ledger`, and until that exists the one that comes along",
    REVIEWS: "the database of reviews; goes before the setting, so that a password need not stand in a file",
    "XDG_STATE_HOME": "where reviews of the workspace that comes along are kept; default: `~/.local/state`",
}


@dataclass(frozen=True)
class Workspace:
    """Where the things of a workspace are.

    The workspace that comes with the project is never written: what is decided about it, or derived from it, is kept
    in the state folder of the user.
    """

    folder: Path

    @property
    def articles(self) -> Path:
        """The reports that are held: Markdown files, and tables of reports that are read in place."""
        return self.folder / "articles"

    @property
    def history(self) -> Path:
        """Earlier versions of reports that changed."""
        return self.folder / "history"

    @property
    def is_bundled(self) -> bool:
        """Whether this is the workspace that comes with the project."""
        return self.folder.resolve() == BUNDLED.resolve()

    @property
    def own(self) -> Path:
        """The folder for what is kept beside the reports."""
        return state_folder() / "demonstration" if self.is_bundled else self.folder

    @property
    def cache(self) -> Path:
        """What is derived; it may be deleted at any time."""
        return self.own / "cache"

    @property
    def reviews(self) -> str:
        """The address of the database of reviews, as SQLAlchemy writes it."""
        return self.reviews_elsewhere or f"sqlite:///{quote(str(self.own_reviews))}"

    @property
    def own_reviews(self) -> Path:
        """The database of reviews of a workspace that names no other."""
        return self.own / "reviews.sqlite"

    @property
    def reviews_elsewhere(self) -> str:
        """The address that somebody named for the database of reviews; "" where nobody did."""
        return str(os.environ.get(REVIEWS) or self.settings.get("reviews") or "")

    @property
    def limits(self) -> Limits:
        """How much is read of what people bring."""
        return read_limits(self.settings.get("limits") or {}, shown(self.folder / "settings.yaml"))

    @cached_property
    def settings(self) -> dict[str, Any]:
        """What `settings.yaml` says; nothing where there is none.

        Raises:
            WorkspaceError: it is not YAML, or has a key that is no setting.
        """
        path = self.folder / "settings.yaml"
        try:
            raw = yaml.safe_load(path.read_text("utf-8")) or {}
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
            problem = getattr(error, "problem", None) or getattr(error, "strerror", None) or type(error).__name__
            raise WorkspaceError(f"{shown(path)}: cannot be read ({problem}); write it as `key: value`") from None
        if not isinstance(raw, dict) or not isinstance(raw.get("limits") or {}, dict):
            raise WorkspaceError(f"{shown(path)}: it is no map; write it as `key: value`")
        unknown = sorted(shown(key) for key in raw if key not in SETTINGS)
        if unknown:
            raise WorkspaceError(f"{shown(path)}: unknown {', '.join(unknown)}; allowed are {', '.join(SETTINGS)}")
        return raw


def state_folder() -> Path:
    """Where this program keeps what belongs to no workspace of the user's, as XDG has it."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "casualty-ledger"


def usual_folder() -> Path:
    """The workspace of somebody who names none: the one in the environment, else `casualty-ledger` at home."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path.home() / "casualty-ledger"


def shown_folder() -> Path:
    """The workspace to look at when none is named: the usual one, and until it exists the one that comes along."""
    usual = usual_folder()
    return usual if os.environ.get(VARIABLE) or (usual / "articles").is_dir() else BUNDLED


def open_workspace(folder: Path) -> Workspace:
    """Open a workspace that exists.

    Raises:
        WorkspaceError: the folder does not exist, or has no `articles` folder.
    """
    if not (folder / "articles").is_dir():
        found = "there is no such folder" if not folder.is_dir() else "it has no folder `articles`"
        raise WorkspaceError(f"{folder}: {found}; a workspace is a folder with reports in `articles/`")
    return Workspace(folder)


def make_workspace(folder: Path) -> Workspace:
    """Open a workspace, and make it first where there is none.

    Raises:
        WorkspaceError: it cannot be made, or it is the one that comes with the project.
    """
    workspace = Workspace(folder)
    if workspace.is_bundled:
        raise WorkspaceError(
            f"{shown(folder)}: it comes with the project and stays as it is; choose another --workspace"
        )
    try:
        workspace.articles.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{shown(folder)}: cannot be made: {error.strerror}; choose another --workspace") from None
    return workspace
