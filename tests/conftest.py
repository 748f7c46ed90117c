"""Fixtures that several modules of tests share."""

import pytest

from extract import Article
from extract.ledger.ledger import Ledger
from extract.ledger.workspace import REVIEWS, VARIABLE
from tests.ledgers import DAY, OTHER, TEXT, ledger_of


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
