"""Where the workspace and the dashboard are that come with the project: beside a checkout, inside a package."""

from pathlib import Path

PACKAGE = Path(__file__).parent
BUNDLED = next(
    (folder for folder in (PACKAGE / "data", PACKAGE.parent / "data") if folder.is_dir()), PACKAGE.parent / "data"
)
VOCABULARY = BUNDLED / "vocabulary"
APP = PACKAGE / "app" if (PACKAGE / "app").is_dir() else PACKAGE.parent  # the folder of dashboard.py
