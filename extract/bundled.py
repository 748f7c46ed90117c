"""Where the workspace is that comes with the project: beside a checkout, inside an installed package."""

from pathlib import Path

PACKAGE = Path(__file__).parent
BUNDLED = next(
    (folder for folder in (PACKAGE / "data", PACKAGE.parent / "data") if folder.is_dir()), PACKAGE.parent / "data"
)
VOCABULARY = BUNDLED / "vocabulary"
