"""The bundled reports: a gate on their files, and what the reader finds in them against their lists."""

import re
from pathlib import Path

import pytest
import yaml

from extract.bundled import BUNDLED
from extract.claim import Outcome, Qualifier, Unit
from extract.reading.markdown import read_markdown
from tests.gold.bundled import compare, compare_all

REPORTS = sorted((BUNDLED / "articles").glob("*.md"))
FLOOR = 0.99  # share of the listed figures that must be found; it may only rise


def figures_of(path: Path) -> list[dict[str, object]]:
    """Load the list beside a report."""
    figures: list[dict[str, object]] = yaml.safe_load(path.with_suffix(".expected.yaml").read_text("utf-8"))["figures"]
    return figures


def test_all_english_reports_of_the_list_are_bundled() -> None:
    """A report or its list went missing."""
    assert len(REPORTS) == 54
    assert sorted(path.with_suffix(".expected.yaml") for path in REPORTS) == sorted(
        (BUNDLED / "articles").glob("*.expected.yaml")
    )


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_says_where_it_comes_from(path: Path) -> None:
    """A note without its origin cannot be cited; a file name that lies cannot be found."""
    article = read_markdown(path)

    assert article.published is not None
    assert path.name.startswith(article.published.isoformat())
    assert article.form == "note"
    assert article.url.startswith("http")
    assert all((article.publisher, article.title, article.licence))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_note_keeps_each_figure_as_printed(path: Path) -> None:
    """A figure phrase was changed or lost in the note."""
    text = read_markdown(path).text.lower()

    missing = [figure["as_written"] for figure in figures_of(path) if str(figure["as_written"]).lower() not in text]
    assert missing == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_note_is_two_to_eight_sentences(path: Path) -> None:
    """A note grew into an article, or shrank to a table row."""
    sentences = re.findall(r"[.!?][\"”’)]?(?=\s|$)", read_markdown(path).text)

    assert 2 <= len(sentences) <= 9  # an abbreviation may end in a point


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_list_uses_our_words(path: Path) -> None:
    """A list names an outcome, a qualifier or a unit that we do not have."""
    for figure in figures_of(path):
        assert figure["outcome"] in list(Outcome)
        assert figure["qualifier"] in list(Qualifier)
        assert figure["unit"] in list(Unit)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_reader_finds_what_the_list_has(path: Path) -> None:
    """A figure is lost or invented; a known gap that is closed must leave the list of gaps."""
    share = compare(path)

    assert list(share.missed) == list(share.gaps)
    assert share.extra == ()


def test_the_share_found_does_not_fall() -> None:
    """The reader got worse on the bundled reports."""
    shares = compare_all()
    found, missed = sum(len(share.found) for share in shares), sum(len(share.missed) for share in shares)

    print(f"{found} of {found + missed} listed figures found")
    assert found / (found + missed) >= FLOOR
