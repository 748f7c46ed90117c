"""What was read stays read, and is never out of date."""

import dataclasses
import io
import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from pyarrow import parquet

from extract.article import Article
from extract.ledger import cache, readings
from extract.ledger.cache import Readings, fingerprint, key_of
from extract.ledger.ledger import load_ledger
from extract.ledger.readings import claims_from, passed_from, read, texts_of
from tests.ledgers import OTHER, TEXT, keep
from tests.strategies import any_text, casualty_text, report_text


@pytest.fixture(autouse=True)
def small(monkeypatch) -> None:
    """Write readings soon, so that few are enough for a test."""
    monkeypatch.setattr(cache, "FEWEST", 1)
    monkeypatch.setattr(cache, "BATCH", 2)
    monkeypatch.setattr(cache, "MOST_FILES", 3)


@pytest.fixture
def never_read(monkeypatch):
    """Give a function after which nothing may be read any more."""

    def fail(article: Article) -> None:
        raise AssertionError(article.text)

    return lambda: monkeypatch.setattr(readings, "explain", fail)


def articles(*numbers: int) -> list[Article]:
    """Make up reports."""
    return [Article(text=f"{number} people were killed in Aleppo.", published="2016-09-29") for number in numbers]


def files(folder: Path) -> list[Path]:
    """Give the files of a cache."""
    return sorted(folder.rglob("*.parquet"))


def test_what_comes_back_is_what_was_read():
    """Claims of all bundled reports: every type and every blank."""
    for article in load_ledger().articles:
        reading = read(article)
        claims, passed, error = texts_of(reading)

        assert reading.claims == claims_from(claims)
        assert reading.passed == passed_from(passed)
        assert "" == error
        assert [*map(repr, reading.claims)] == [*map(repr, claims_from(claims))]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_text() | casualty_text() | report_text())
def test_whatever_is_read_comes_back(text):
    """No text has a reading that cannot be kept."""
    reading = read(Article(text=text, published="2016-09-29"))
    claims, passed, _ = texts_of(reading)

    assert (reading.claims, reading.passed) == (claims_from(claims), passed_from(passed))


def test_only_what_is_new_is_read(tmp_path, never_read):
    """A large workspace opens in seconds; a report in a language that is not read is not tried again."""
    keep(
        tmp_path,
        a_txt=TEXT,
        b_txt=OTHER,
        c_md=f"---\nlanguage: xx\n---\n{TEXT} {TEXT}",
        d_txt="Three villagers were killed. 12 offices were hit by shells.",
    )
    first = load_ledger(tmp_path)
    never_read()
    second = load_ledger(tmp_path)

    assert first == second
    assert (3, 1, 4) == (len(second.claims), len(second.unread), len(second.articles))
    assert first.passed == second.passed != ()


@pytest.mark.parametrize(
    "change",
    [
        {"text": f"{TEXT} "},
        {"title": "b"},
        {"published": date(2016, 9, 30)},
        {"published": None},
        {"language": "xx"},
        {"article_id": "b"},
    ],
)
def test_whatever_the_reader_uses_is_in_the_key(change):
    """A report that is changed is read again."""
    article = Article(text=TEXT, title="a", published="2016-09-29", article_id="a")

    assert key_of(article) != key_of(dataclasses.replace(article, **change))


def test_what_the_reader_does_not_use_is_not_in_the_key():
    """Another publisher changes no claim; should the reader ever use more, it is in the key as well."""
    source = "\n".join(path.read_text("utf-8") for path in (cache.PACKAGE / "language").rglob("*.py"))
    others = {field.name for field in dataclasses.fields(Article)} - {
        "text",
        "title",
        "published",
        "language",
        "article_id",
    }

    assert [] == [name for name in others if f"article.{name}" in source]


def test_parts_of_a_key_do_not_run_into_each_other():
    """A title that ends like a text begins is another report."""
    assert key_of(Article(text="ab", title="c", article_id="x")) != key_of(
        Article(text="a", title="bc", article_id="x")
    )


def test_another_reader_reads_everything_again(tmp_path, monkeypatch):
    """A changed rule makes no stale claim; what the old one read is removed when the new one is done."""
    keep(tmp_path, a_txt=TEXT)
    load_ledger(tmp_path)
    [old] = files(tmp_path / "cache")
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    load_ledger(tmp_path)
    [new] = files(tmp_path / "cache")

    assert ("another", False) == (new.parent.name, old.exists())


def test_the_name_of_the_reader_hangs_on_its_words(tmp_path, monkeypatch):
    """A word that is added to a pack or a place changes what is read."""
    before = fingerprint()
    assert before == fingerprint.__wrapped__()
    for path in cache.VOCABULARY.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(cache, "VOCABULARY", tmp_path)
    assert before == fingerprint.__wrapped__()
    with (tmp_path / "places.yaml").open("a") as file:
        file.write("\n")

    assert before != fingerprint.__wrapped__()


def test_a_run_that_is_stopped_loses_little(tmp_path, never_read):
    """What fills a file is written while the run goes on."""
    run = Readings(tmp_path)
    made = [run.of(article) for article in articles(1, 2, 3)]
    never_read()
    again = Readings(tmp_path)

    assert made[:2] == [again.of(article) for article in articles(1, 2)]
    with pytest.raises(AssertionError):
        again.of(articles(3)[0])


def test_many_files_become_one(tmp_path, never_read):
    """A workspace that grows by a few reports a day has no thousand files."""
    made = []
    for number in range(4):
        run = Readings(tmp_path)
        made.append(run.of(articles(number)[0]))
        run.save()
    assert 1 == len(files(tmp_path))

    never_read()
    again = Readings(tmp_path)
    assert made == [again.of(article) for article in articles(*range(4))]


@pytest.mark.parametrize("damage", ["cut", "noise", "flipped", "nothing", "a folder"])
def test_a_damaged_file_is_as_good_as_none(tmp_path, damage):
    """Its name says what it should hold: it is read again, and written over."""
    run = Readings(tmp_path)
    made = [run.of(article) for article in articles(1, 2)]
    [path] = files(tmp_path)
    content = path.read_bytes()
    middle = len(content) // 2
    flipped = bytes([*content[:middle], content[middle] ^ 1, *content[middle + 1 :]])
    path.unlink()
    if damage == "a folder":
        path.mkdir()
    else:
        path.write_bytes(
            {"cut": content[:middle], "noise": os.urandom(500), "flipped": flipped, "nothing": b""}[damage]
        )
    again = Readings(tmp_path)

    assert made == [again.of(article) for article in articles(1, 2)]
    assert path.is_dir() or content == path.read_bytes()


@pytest.mark.parametrize(
    "columns",
    [
        {"key": ["a"], "claims": ["b"]},
        {"claims": ["{}", "[[1]]"], "passed": ["[", "[]"], "error": ["", ""]},
        {"claims": [None, "[null]"], "passed": ["[]", "[]"], "error": ["", ""]},
    ],
)
def test_a_file_that_we_did_not_write_is_as_good_as_none(tmp_path, columns):
    """A cache that came with somebody's folder can waste time, and nothing else."""
    run = Readings(tmp_path)
    made = [run.of(article) for article in articles(1, 2)]
    [path] = files(tmp_path)
    path.unlink()
    stream = io.BytesIO()
    parquet.write_table(pa.table({"key": [*map(key_of, articles(1, 2))][: len(columns["claims"])]} | columns), stream)
    path.with_stem(cache.name_of(stream.getvalue())).write_bytes(stream.getvalue())
    again = Readings(tmp_path)

    assert made == [again.of(article) for article in articles(1, 2)]


def test_a_file_that_is_no_table_is_as_good_as_none(tmp_path):
    """Its name may be right all the same."""
    folder = Readings(tmp_path).folder
    folder.mkdir()
    (folder / f"{cache.name_of(b'no table')}.parquet").write_bytes(b"no table")

    assert read(articles(1)[0]) == Readings(tmp_path).of(articles(1)[0])


def test_where_nothing_can_be_written_we_go_without(tmp_path):
    """A workspace on a read-only disk opens all the same, only not so fast."""
    (tmp_path / "cache").write_text("a file, where a folder should be", "utf-8")
    keep(tmp_path, a_txt=TEXT, b_txt=OTHER, c_txt=f"{TEXT} {OTHER}")

    assert 4 == len(load_ledger(tmp_path).claims)
    assert load_ledger(tmp_path) == load_ledger(tmp_path)


def test_few_reports_are_not_worth_a_file(tmp_path, monkeypatch):
    """They are read in a moment, and nothing is written beside somebody's reports."""
    monkeypatch.setattr(cache, "FEWEST", 3)
    keep(tmp_path, a_txt=TEXT, b_txt=OTHER)
    monkeypatch.setattr(cache, "BATCH", 10)
    load_ledger(tmp_path)

    assert ["articles"] == [path.name for path in tmp_path.iterdir()]


def test_the_bundled_workspace_is_never_written(monkeypatch):
    """What is derived from it is kept in the state folder of the user."""
    before = sorted(cache.VOCABULARY.parent.rglob("*"))
    load_ledger()

    assert before == sorted(cache.VOCABULARY.parent.rglob("*"))
    assert files(Path.home() / ".local" / "state" / "casualty-ledger" / "demonstration" / "cache")


def test_progress_is_told(tmp_path):
    """Whoever waits for a large workspace sees how far it is."""
    told: list[int] = []
    load_ledger(keep(tmp_path, a_txt=TEXT, b_txt=OTHER, c_txt=""), told.append)

    assert [1, 2, 3] == told
