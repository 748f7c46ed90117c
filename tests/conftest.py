"""Fixtures that several modules of tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extract import Article
from extract.ledger.ledger import Ledger
from extract.ledger.workspace import REVIEWS, VARIABLE
from tests import databases
from tests.ledgers import DAY, OTHER, TEXT, ledger_of
from tests.web import Web, serving


@pytest.fixture
def elsewhere(tmp_path, monkeypatch) -> None:
    """Run in a folder of its own, so that names in messages are short."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """A ledger of two articles: one with an open bound and a place, one with neither."""
    return ledger_of(
        Article(text=OTHER),
        Article(text=TEXT, published=DAY, title="Aleppo", publisher="A Paper", url="https://e.org/"),
    )


@pytest.fixture(autouse=True)
def nobody_at_home(tmp_path_factory, monkeypatch) -> None:
    """Let no test see, or write, what the person who runs it keeps at home."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    for name in (VARIABLE, REVIEWS, "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of this run; the tests that need one are skipped where it cannot be had."""
    with databases.cluster() as address:
        yield address


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test alone."""
    with databases.database(postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of this test alone: once in a file, once in PostgreSQL."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'reviews.sqlite'}"


@pytest.fixture
def web() -> Iterator[Web]:
    """An internet with one page at http://report.example/."""
    with serving() as internet:
        yield internet
