"""The store of reviews, on SQLite and on PostgreSQL: what was kept is there, and nobody changes it."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from extract.__main__ import main
from extract.errors import ReviewError, WorkspaceError
from extract.ledger.decisions import Decision, accept, correct, reject
from extract.ledger.ledger import load_ledger
from extract.ledger.missed import add
from extract.ledger.reviewing import open_ledger
from extract.ledger.reviews import Reviews, decision_of, row_of
from extract.ledger.workspace import Workspace
from tests.ledgers import keep
from tests.reviewers import ARTICLE, HURT, KILLED, LATER, NOW

ROOT = Path(__file__).parents[1]
DECISIONS = (
    accept(KILLED, "Ada", NOW),
    correct(KILLED, {"place": "Idlib “north”"}, "Łucja", LATER, checked=["value"], reason="a\nb"),
    reject(HURT, "other", "Ada", LATER, words="an age"),
    add(ARTICLE, 0, 36, {"outcome": "missing"}, "Ada", NOW, follows=HURT.claim_id),
)


@contextmanager
def store(url: str) -> Iterator[Reviews]:
    """Open a store for a while."""
    reviews = Reviews(url)
    yield reviews
    reviews.close()


@pytest.fixture
def reviews(database_url: str) -> Iterator[Reviews]:
    """An empty store on either database."""
    with store(database_url) as opened:
        yield opened


def run(url: str, statement: str) -> None:
    """Let another program change the database."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


def file_of(url: str) -> Path | None:
    """The file of an SQLite database."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None


def test_what_was_kept_is_given_back_in_order(reviews, database_url):
    """A decision loses a sign, a field or its place in the order."""
    kept = [reviews.keep(decision) for decision in DECISIONS]

    assert [replace(decision, number=number) for number, decision in enumerate(DECISIONS, start=1)] == kept
    assert kept == reviews.all()
    with store(database_url) as again:
        assert kept == again.all()


def test_the_latest_number_tells_that_something_was_kept(reviews):
    """A page goes on to show what stood before."""
    found = [reviews.latest()]
    for decision in DECISIONS:
        reviews.keep(decision)
        found.append(reviews.latest())

    assert [0, 1, 2, 3, 4] == found


def test_to_look_leaves_no_trace(reviews, database_url):
    """A workspace that somebody only looked at has a new file, or tables."""
    assert ([], 0) == (reviews.all(), reviews.latest())
    if file := file_of(database_url):
        assert not file.exists()
    else:
        run(database_url, "CREATE TABLE reviews (number integer)")  # there was none yet


def test_the_folder_of_a_new_database_is_made(tmp_path):
    """The first review of a workspace without a state folder fails."""
    with store(f"sqlite:///{tmp_path}/a/b/reviews.sqlite") as reviews:
        assert 1 == reviews.keep(DECISIONS[0]).number


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reviews SET verdict = 'accept'",
        "DELETE FROM reviews",
        "DELETE FROM reviews WHERE number = 2",
        "UPDATE reviews SET reviewer = 'Eve' WHERE number = 1",
    ],
)
def test_no_program_changes_or_removes_a_decision(reviews, database_url, change):
    """Somebody rewrites what another decided."""
    for decision in DECISIONS:
        reviews.keep(decision)

    with pytest.raises(DatabaseError, match="reviews are only ever added to"):
        run(database_url, change)
    assert [*DECISIONS] == [replace(decision, number=None) for decision in reviews.all()]


def test_no_program_replaces_a_decision(tmp_path):
    """INSERT OR REPLACE removes a row without a DELETE; TRUNCATE is not for SQLite."""
    url = f"sqlite:///{tmp_path}/reviews.sqlite"
    with store(url) as reviews:
        reviews.keep(DECISIONS[0])

        with pytest.raises(DatabaseError, match="reviews are only ever added to"):
            run(url, "INSERT OR REPLACE INTO reviews SELECT * FROM reviews")
        assert 1 == len(reviews.all())


def test_no_program_empties_a_table_of_postgresql(postgres_url):
    """TRUNCATE passes by what watches over DELETE."""
    with store(postgres_url) as reviews:
        reviews.keep(DECISIONS[0])

        with pytest.raises(DatabaseError, match="reviews are only ever added to"):
            run(postgres_url, "TRUNCATE reviews")
        assert 1 == len(reviews.all())


def test_sqlite_waits_for_the_disk(tmp_path):
    """A commit is acknowledged before it outlives a power cut, or readers stand in the way of writers."""
    with store(f"sqlite:///{tmp_path}/reviews.sqlite") as reviews:
        reviews.keep(DECISIONS[0])
        with reviews.engine.connect() as connection:
            found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]

    assert ["wal", 2] == found


def test_two_processes_write_at_once_and_lose_nothing(database_url):
    """One of two reviewers is told that a decision was kept, and it was not; or readers see half of one."""
    command = [sys.executable, "-m", "tests.keeping_reviews", "write", database_url]
    writers = [subprocess.Popen([*command, name, "200"], cwd=ROOT) for name in ("Ada", "Ben")]
    seen = [0]
    with store(database_url) as reviews:
        while any(writer.poll() is None for writer in writers):
            seen.append(reviews.latest())
            assert all(isinstance(decision, Decision) for decision in reviews.all())
        found = reviews.all()

    assert [0, 0] == [writer.wait() for writer in writers]
    assert sorted(seen) == seen
    assert [*range(1, 401)] == [decision.number for decision in found]
    assert [200, 200] == [sum(one.reviewer == name for one in found) for name in ("Ada", "Ben")]


def test_a_database_of_a_newer_program_is_refused(reviews, database_url):
    """An older program writes rows that a newer one takes for something else."""
    reviews.keep(DECISIONS[0])
    run(database_url, "INSERT INTO reviews_schema VALUES (2)")

    with store(database_url) as again, pytest.raises(WorkspaceError) as caught:
        again.all()
    assert "its reviews are of version 2, and this program knows version 1; install a newer one" in str(caught.value)
    with store(database_url) as again, pytest.raises(WorkspaceError, match="of version 2"):
        again.keep(DECISIONS[0])


NOT_UNDERSTOOD = {
    "verdict": ("perhaps", "'perhaps' is not a valid Verdict"),
    "fields": ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    "seen": ("{}", "'quote' is not there"),
    "made_at": ("soon", "Invalid isoformat string: 'soon'"),
    "reviewer": ("", "reviewer is blank; say who decides"),
}


@pytest.mark.parametrize(("name", "value"), [("outcome", "gone"), ("period_to", "soon"), ("unit", None)])
def test_a_value_that_no_claim_can_hold_is_named(name, value):
    """What another program kept stops the pages with a traceback."""
    row = row_of(DECISIONS[1]) | {"number": 7, "fields": json.dumps({name: [None, value]})}
    found = decision_of(row, "FILE")

    assert isinstance(found, ReviewError)
    problem = f"{name} is {value!r}, which it cannot hold"
    if value is None:
        problem += "; nothing differs from what was read; accept the claim instead"
    assert f"FILE: review 7 is not understood: {problem}; it is kept and not applied" == str(found)


@pytest.mark.parametrize("column", NOT_UNDERSTOOD)
def test_a_row_that_is_not_understood_is_kept_and_named(tmp_path, column):
    """A row of another program is dropped, or stops all others."""
    value, problem = NOT_UNDERSTOOD[column]
    path = tmp_path / "reviews.sqlite"
    with store(f"sqlite:///{path}") as reviews:
        reviews.keep(DECISIONS[0])
        with sqlite3.connect(path) as connection:
            names = [name for (_, name, *_) in connection.execute("PRAGMA table_info(reviews)") if name != "number"]
            listed = ", ".join("?" if name == column else name for name in names)
            connection.execute(f"INSERT INTO reviews ({', '.join(names)}) SELECT {listed} FROM reviews", [value])
        connection.close()
        first, second = reviews.all()

    assert replace(DECISIONS[0], number=1) == first
    assert isinstance(second, ReviewError)
    assert f"{path}: review 2 is not understood: {problem}; it is kept and not applied" == str(second)


def test_a_damaged_database_is_named(tmp_path):
    """A traceback, in place of the file that is damaged."""
    path = tmp_path / "reviews.sqlite"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 100)

    with store(f"sqlite:///{path}") as reviews:
        for use, done, advice in [
            (reviews.all, "read", "see that it is there and may be read"),
            (lambda: reviews.keep(DECISIONS[0]), "kept", "nothing was kept of this one"),
        ]:
            with pytest.raises(WorkspaceError) as caught:
                use()
            assert f"{path}: reviews cannot be {done}: file is not a database; {advice}" == str(caught.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A traceback, in place of the folder."""
    (tmp_path / "a").write_text("a file")

    with store(f"sqlite:///{tmp_path}/a/reviews.sqlite") as reviews, pytest.raises(WorkspaceError) as caught:
        reviews.keep(DECISIONS[0])
    assert (f"{tmp_path}/a/reviews.sqlite: reviews cannot be kept: File exists; nothing was kept of this one") == str(
        caught.value
    )


def test_a_locked_database_is_named(tmp_path, monkeypatch):
    """Who waits too long for another writer gets a traceback."""
    monkeypatch.setattr("extract.ledger.database.PATIENCE", 0)
    path = tmp_path / "reviews.sqlite"
    with store(f"sqlite:///{path}") as reviews:
        reviews.keep(DECISIONS[0])
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError) as caught:
            reviews.keep(DECISIONS[1])
        other.close()

        assert f"{path}: reviews cannot be kept: database is locked; nothing was kept of this one" == str(caught.value)
        assert 1 == reviews.latest()


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path):
    """A message prints a password."""
    url = f"postgresql+psycopg://ada:secret@/reviews?host={tmp_path}&application_name=secret"
    with store(url) as reviews, pytest.raises(WorkspaceError) as caught:
        reviews.latest()

    assert str(caught.value).startswith("postgresql+psycopg://ada:***@/reviews: reviews cannot be read: ")
    assert str(caught.value).endswith("; see that it is there and may be read")
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


ADDRESS = "write it as sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"
UNREADABLE = {
    "nonsense:secret": f"reviews: the address of their database cannot be read; {ADDRESS}",
    "postgresql://u:secret@h:port/x": f"reviews: the address of their database cannot be read; {ADDRESS}",
    "mysql://u:secret@h/x": f"reviews: mysql keeps none at their address; {ADDRESS}",
    "sqlite://": f"reviews: sqlite keeps none at their address; {ADDRESS}",
    "sqlite:///:memory:": f"reviews: sqlite keeps none at their address; {ADDRESS}",
}


@pytest.mark.parametrize("url", UNREADABLE)
def test_an_address_that_is_none_is_refused_without_its_password(url):
    """A message prints a password, or a mistyped address keeps reviews in memory."""
    with pytest.raises(WorkspaceError) as caught:
        Reviews(url)
    assert UNREADABLE[url] == str(caught.value)


def test_a_missing_driver_is_named(monkeypatch):
    """Who chose PostgreSQL without its extra gets a traceback."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(WorkspaceError) as caught:
        Reviews("postgresql://ada:secret@host/reviews")
    assert (
        "postgresql+psycopg://ada:***@host/reviews: reviews in PostgreSQL need a driver; "
        "pip install 'casualty-ledger[postgres]'"
    ) == str(caught.value)


def test_a_workspace_is_given_as_people_decided(tmp_path):
    """Reviews of a folder with odd signs in its name are looked for elsewhere."""
    folder = tmp_path / "Été? 100%#1"
    folder.mkdir()
    workspace = Workspace(keep(folder, a_md="At least 12 civilians were killed."))
    read = load_ledger(folder)
    assert read == open_ledger(workspace)
    with store(workspace.reviews) as reviews:
        reviews.keep(reject(read.claims[0], "duplicate", "Ada", NOW))

    assert () == open_ledger(workspace).standing
    assert (folder / "reviews.sqlite").exists()


@pytest.mark.parametrize(("command", "rows"), [("claims", 1), ("totals", 0), ("events", 0), ("speakers", 0)])
def test_the_commands_print_what_stands(tmp_path, capsys, command, rows):
    """A figure that was rejected counts on the command line."""
    workspace = Workspace(keep(tmp_path, a_md="At least 12 civilians were killed, UNICEF said."))
    with store(workspace.reviews) as reviews:
        reviews.keep(reject(load_ledger(tmp_path).claims[0], "duplicate", "Ada", NOW))

    assert 0 == main([command, "--workspace", str(tmp_path), "--format", "jsonl"])
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows == len(printed)
    assert ["rejected"] * rows == [row["review"] for row in printed]
