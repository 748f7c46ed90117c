"""The documents tell the truth: examples run, columns and decisions are documented."""

import doctest
import re
import tomllib
from pathlib import Path

from extract import schema

ROOT = Path(__file__).parents[1]


def test_the_example_of_the_readme_runs() -> None:
    """A newcomer copies the first example and gets something else."""
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert result.attempted > 0
    assert result.failed == 0


def test_every_dependency_has_a_reason() -> None:
    """A package came in without saying what for."""
    pages = " ".join(path.read_text("utf-8").lower() for path in (ROOT / "docs/decisions").glob("*.md"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    listed = [*project["dependencies"], *(line for extra in extras for line in extra)]
    names = [re.match(r"(?:types-)?([a-z0-9]+)", line)[1] for line in listed]  # type: ignore[index]  # all match

    assert [name for name in names if name not in pages] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    """A file that a page names was moved."""
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "data/README.md"]:
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_column_is_documented() -> None:
    """A column came in without its meaning."""
    page = (ROOT / "docs/schema.md").read_text("utf-8")

    tables = ("claims", "events", "speakers", "articles")
    assert [name for table in tables for name in schema.names(table) if f"`{name}`" not in page] == []
