"""What somebody brings is taken in, one by one; a report that cannot be read never stops the others."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from extract.article import Article, hash_of
from extract.errors import ArticleError, WorkspaceError
from extract.ledger import durable
from extract.ledger.holding import Holding
from extract.ledger.intake import Intake, Taken, take_in
from extract.ledger.keeping import Kept
from extract.ledger.ledger import load_ledger
from extract.ledger.whole_tables import KeptTable, LongTable, bring, keep_table
from extract.ledger.workspace import Workspace, make_workspace
from extract.limits import Limits
from extract.reading.draft import Draft
from tests.ledgers import row

TODAY = date(2026, 11, 24)
TEXT = "At least 12 civilians were killed."
FEW = Limits(rows_as_reports=2)


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    """Make an empty workspace."""
    return make_workspace(tmp_path / "w")


def draft(text: str = TEXT, **origin: object) -> Draft:
    """Make a draft."""
    return Draft(article=Article(text=text, **origin), source="a.txt")


def texts(workspace: Workspace) -> list[str]:
    """Give the texts that a workspace holds."""
    return sorted(article.text for article in load_ledger(workspace.folder).articles)


def table(folder: Path, *numbers: int, name: str = "rows.jsonl") -> Path:
    """Write a table with a row a number."""
    path = folder / name
    path.write_text("".join(row(id=n, text=f"{n} people were killed.") for n in numbers), "utf-8")
    return path


def test_one_bad_document_stops_nothing(workspace):
    """Every other report is kept; what failed is counted, and named with its reason."""
    brought = [draft(), ArticleError("b.pdf: it is encrypted"), draft("5 people died."), draft()]
    found = take_in(brought, workspace, TODAY)

    assert "2 new, 1 unchanged, 1 failed" == found.sentence
    assert ["b.pdf: it is encrypted"] == found.failed
    assert 2 == len(texts(workspace))


def test_what_was_heard_of_is_on_the_disk(workspace):
    """A report is acknowledged when it cannot be lost any more, never before."""
    heard: list[str] = []

    def hear(taken: Taken, intake: Intake) -> None:
        assert isinstance(taken, Kept)
        assert taken.article.text in taken.path.read_text("utf-8")
        heard.append(intake.sentence)

    take_in([draft(f"{number} people died.", url="https://e.org/") for number in (2, 3)], workspace, TODAY, hear)
    take_in([draft("2 people died.")], workspace, TODAY, hear)

    assert ["1 new", "2 new", "1 unchanged"] == heard


def test_a_run_that_was_stopped_goes_on_where_it_was(workspace):
    """What was kept is kept; the same call finds it unchanged and takes in the rest."""
    brought = [draft(f"{number} people died.") for number in range(5)]

    def stop(taken: Taken, intake: Intake) -> None:
        if intake.counts.total() == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(brought, workspace, TODAY, stop)

    assert "2 new, 3 unchanged" == take_in(brought, workspace, TODAY).sentence


def test_nothing_is_said_as_nothing(workspace):
    """An empty feed is no riddle."""
    assert "nothing was brought" == take_in([], workspace, TODAY).sentence


def test_copies_are_counted(workspace):
    """They are kept, and it is said how many there are."""
    text = " ".join(f"word{number}" for number in range(60))
    found = take_in([draft(text), draft(f"{text} (Agency)")], workspace, TODAY)

    assert "2 new, 1 copy of another" == found.sentence
    assert [hash_of(f"{text} (Agency)")] == [one.article.article_id for one in found.copies]


def test_a_full_disk_stops_the_run_with_what_it_has(workspace, monkeypatch):
    """No later report could be kept either; those before it are there."""
    real, calls = os.fsync, []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(number)

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(WorkspaceError, match="No space left on device"):
        take_in([draft(f"{number} people died.") for number in range(5)], workspace, TODAY)

    monkeypatch.undo()
    assert ["0 people died."] == texts(workspace)
    assert "4 new, 1 unchanged" == take_in([draft(f"{n} people died.") for n in range(5)], workspace, TODAY).sentence


def test_the_rows_of_a_short_table_are_reports(tmp_path, workspace):
    """Each becomes a file of its own, as if it had come alone."""
    found = take_in(bring([str(table(tmp_path, 1, 2))], FEW), workspace, TODAY)

    assert "2 new" == found.sentence
    assert [".md", ".md"] == [path.suffix for path in workspace.articles.iterdir()]


def test_a_long_table_is_kept_whole(tmp_path, workspace):
    """It is copied to the letter, and read in place."""
    path = table(tmp_path, 1, 2, 3, name="Réports of: May.JSONL")
    found = take_in(bring([str(path)], FEW), workspace, TODAY)
    [held] = workspace.articles.iterdir()

    assert "1 new" == found.sentence
    assert f"reports-of-may-{hash_of(str(path.resolve()))[:8]}.jsonl" == held.name
    assert path.read_bytes() == held.read_bytes()
    assert ["1", "2", "3"] == [article.article_id for article in load_ledger(workspace.folder).articles]
    assert "1 unchanged" == take_in(bring([str(path)], FEW), workspace, TODAY).sentence


def test_a_table_that_changed_keeps_its_history(tmp_path, workspace):
    """The version before is there, byte for byte; the same content under another name is no news."""
    path = table(tmp_path, 1, 2, 3)
    take_in(bring([str(path)], FEW), workspace, TODAY)
    before = path.read_bytes()
    table(tmp_path, 1, 2, 4)
    found = take_in(bring([str(path)], FEW), workspace, TODAY)
    [earlier] = (one for one in workspace.history.rglob("*") if one.is_file())

    assert "1 changed" == found.sentence
    assert before == earlier.read_bytes()
    assert ["1 people were killed.", "2 people were killed.", "4 people were killed."] == texts(workspace)
    assert (
        "1 unchanged" == take_in(bring([str(table(tmp_path, 1, 2, 4, name="b.jsonl"))], FEW), workspace, TODAY).sentence
    )


def test_two_tables_of_one_name_stand_beside_each_other(tmp_path, workspace):
    """Somebody's reports.jsonl of May is not that of June."""
    for number, month in enumerate(("may", "june")):
        (tmp_path / month).mkdir()
        path = table(tmp_path / month, *range(10 * number, 10 * number + 3))
        take_in(bring([str(path)], FEW), workspace, TODAY)

    assert 2 == len(list(workspace.articles.iterdir()))
    assert 6 == len(texts(workspace))


def test_a_table_in_a_folder_is_known_as_one(tmp_path, workspace):
    """What lies beside it is taken in one by one."""
    folder = tmp_path / "f"
    folder.mkdir()
    table(folder, 1, 2, 3)
    table(folder, 7, 8, name="short.csv").write_text("text\n7 men died.\n8 men died.\n", "utf-8")
    (folder / "a.txt").write_text("9 men died.", "utf-8")
    heard: list[str] = []
    found = take_in(bring([str(folder)], FEW), workspace, TODAY, lambda taken, _: heard.append(type(taken).__name__))

    assert "4 new" == found.sentence
    assert ["Kept", "KeptTable", "Kept", "Kept"] == heard


@pytest.mark.parametrize("source", ["", "gone", "gone.csv"])
def test_a_source_that_is_not_there_is_named_once(tmp_path, monkeypatch, workspace, source):
    """The word that was wrong is in the message."""
    monkeypatch.chdir(tmp_path)
    found = take_in(bring([source], FEW), workspace, TODAY)

    assert ("1 failed", 1) == (found.sentence, len(found.failed))


def test_an_upload_of_a_table_is_named_by_what_it_holds(tmp_path, workspace):
    """It has no file that it could be known by: two of one name stand beside each other."""
    held = Holding(workspace)
    found = [keep_table(LongTable(table(tmp_path, *numbers), name="up.jsonl"), held) for numbers in ((1, 2), (3, 4))]

    assert ["new", "new"] == [one.outcome.value for one in found if isinstance(one, KeptTable)]
    assert 2 == len(list(workspace.articles.iterdir()))


def test_a_table_that_is_gone_is_an_error(tmp_path, workspace):
    """It was there a moment ago."""
    found = keep_table(LongTable(tmp_path / "gone.jsonl"), Holding(workspace))

    assert (
        f"{tmp_path / 'gone.jsonl'}: cannot be opened: No such file or directory; check the name and the rights"
        == str(found)
    )


def test_a_table_that_could_not_be_copied_leaves_nothing(tmp_path, workspace, monkeypatch):
    """A full disk has neither half a table nor a lost one."""
    path = table(tmp_path, 1, 2, 3)
    take_in(bring([str(path)], FEW), workspace, TODAY)
    [held] = workspace.articles.iterdir()
    before = held.read_bytes()
    table(tmp_path, 4, 5, 6)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(WorkspaceError, match="No space left on device"):
        take_in(bring([str(path)], FEW), workspace, TODAY)

    assert [held] == list(workspace.articles.iterdir())
    assert before == held.read_bytes()


def written(folder: Path) -> list[tuple[Path, int, int, int]]:
    """Every file with what a writer would change of it; to read one is no change, though the disk may note it."""
    facts = ((path, path.stat()) for path in folder.rglob("*"))
    return sorted((path, one.st_ino, one.st_size, one.st_mtime_ns) for path, one in facts)


def test_the_same_folder_twice_changes_nothing(tmp_path, workspace):
    """Reports of any name and any kind, tables too."""
    folder = tmp_path / "f"
    folder.mkdir()
    for number, name in enumerate(("a b.txt", "é.md", "x.html", "..md", "-.txt")):
        (folder / name).write_text(f"<p>{number} people were killed here.</p>", "utf-8")
    table(folder, 1, 2, 3)
    first = take_in(bring([str(folder)], FEW), workspace, TODAY)
    before = written(workspace.folder)
    second = take_in(bring([str(folder)], FEW), workspace, TODAY)

    assert (first.failed, first.counts["new"]) == (second.failed, second.counts["unchanged"])
    assert before == written(workspace.folder)
