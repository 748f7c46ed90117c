"""Commands that read a workspace: rows without INPUT, export, check."""

import csv
import dataclasses
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from extract import schema
from extract.__main__ import main
from extract.claim import Outcome
from extract.command_line import check as check_command
from extract.ledger import cache, durable
from extract.ledger.decisions import accept
from extract.ledger.ledger import Ledger, load_ledger
from extract.ledger.reviews import Reviews
from extract.ledger.workspace import VARIABLE, Workspace
from tests.commands import OTHER, TEXT, read, rows, write

pytestmark = pytest.mark.usefixtures("elsewhere")
REPORT = f"---\ntitle: Aleppo\npublished: 2016-09-29\nurl: https://e.org/a\n---\n\n{TEXT}\n"
PASSED = "Twelve people were killed. 12 offices were hit by shells."


@pytest.fixture
def workspace() -> Path:
    """Make a workspace of three reports."""
    for name, text in (("a.md", REPORT), ("b.txt", OTHER), ("c.txt", PASSED)):
        write(f"w/articles/{name}", text)
    return Path("w")


@pytest.mark.parametrize("command", ["claims", "events", "speakers", "totals", "passed"])
def test_without_an_input_the_workspace_is_read(capsys, workspace, monkeypatch, command):
    """The same rows as from its reports, named by an option, by the environment, or at home."""
    assert 0 == main([command, "w/articles", *(["--events"] if command == "claims" else [])])
    expected = capsys.readouterr().out
    assert expected or command == "speakers"

    assert 0 == main([command, "--workspace", "w"])
    assert expected == capsys.readouterr().out
    monkeypatch.setenv(VARIABLE, "w")
    assert 0 == main([command])
    assert expected == capsys.readouterr().out
    monkeypatch.delenv(VARIABLE)
    workspace.rename(Path.home() / "casualty-ledger")
    assert 0 == main([command])
    assert expected == capsys.readouterr().out


def test_without_a_workspace_the_bundled_one_is_read(capsys):
    """Who has added nothing yet sees what it looks like."""
    assert 0 == main(["claims"])
    assert len(load_ledger().claims) == len(read(capsys.readouterr().out))


def test_what_a_workspace_could_not_read_is_named(capsys, workspace):
    """Exit code 1, as with an INPUT; files are named by their place in it."""
    write("w/articles/d.md", "---\ntitel: x\n---\nx")

    assert 1 == main(["claims", "--workspace", "w"])
    out, err = capsys.readouterr()
    assert 3 == len(read(out))
    assert err.startswith("casualty-ledger: articles/d.md: unknown front matter titel; allowed are ")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["a", "--workspace", "w"],
            "--workspace: the rows are those of the workspace, or of INPUT; leave one of them out",
        ),
        (["--title", "T"], "--title: is for a report that is named; name an INPUT"),
        (["--published", "2016-09-29"], "--published: is for a report that is named; name an INPUT"),
        (["--trace"], "--trace: is for a report that is named; name an INPUT"),
        (
            ["--workspace", "gone"],
            "gone: there is no such folder; a workspace is a folder with reports in `articles/`",
        ),
    ],
)
def test_a_call_that_cannot_be_meant_is_said_in_these_words(capsys, arguments, expected):
    """Exit code 2."""
    assert 2 == main(["claims", *arguments])
    assert ("", f"casualty-ledger: {expected}\n") == capsys.readouterr()


def exported(form: str) -> dict[str, int]:
    """Give how many rows each exported file has."""
    found = {}
    for path in Path("tables").iterdir():
        content = path.read_bytes()
        if form == "csv":
            found[path.name] = len(list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))))
        elif form == "jsonl":
            found[path.name] = len([json.loads(line) for line in content.splitlines()])
        else:
            found[path.name] = parquet.read_table(path).num_rows
    return found


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_export_writes_all_tables_and_says_their_rows(capsys, workspace, form):
    """Four files, each with every column of the schema."""
    assert 0 == main(["export", "--to", "tables", "--workspace", "w", "--format", form])
    out = capsys.readouterr().out.splitlines()
    counts = exported(form)

    assert ["claims", "events", "speakers", "articles"] == [Path(line.split()[0]).stem for line in out]
    assert {f"claims.{form}", f"events.{form}", f"speakers.{form}", f"articles.{form}"} == set(counts)
    assert (3, 3) == (counts[f"claims.{form}"], counts[f"articles.{form}"])
    assert [f"tables/{name}  {number} row{'' if number == 1 else 's'}" for name, number in counts.items()] == sorted(
        out, key=lambda line: list(counts).index(line.split()[0].removeprefix("tables/"))
    )


def test_exported_rows_are_those_that_are_printed(capsys, workspace):
    """JSON lines of a file and of the screen are the same rows: types, blanks and days."""
    main(["export", "--to", "tables", "--workspace", "w", "--format", "jsonl"])
    capsys.readouterr()
    main(["claims", "--workspace", "w"])
    printed = read(capsys.readouterr().out)
    written = read(Path("tables/claims.jsonl").read_text("utf-8"))

    assert sorted(printed, key=str) == sorted(written, key=str)


def test_exported_parquet_has_the_types_of_the_schema(workspace):
    """A day is a day, a count is a whole number, a blank is a null."""
    main(["export", "--to", "tables", "--workspace", "w", "--format", "parquet"])
    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    for name in ("claims", "events", "speakers", "articles"):
        found = parquet.read_table(f"tables/{name}.parquet").schema
        assert [(column.name, kinds[column.type]) for column in schema.columns(name)] == [
            (f.name, f.type) for f in found
        ]


@pytest.mark.parametrize("folder", ["w/articles", "w/articles/tables", "w/history", "w/x/../articles"])
def test_export_never_writes_among_reports(capsys, workspace, folder):
    """A table of claims is no report."""
    assert 2 == main(["export", "--to", folder, "--workspace", "w"])
    expected = f"casualty-ledger: {folder}: tables would be taken for reports there; choose another --to\n"
    assert ("", expected) == capsys.readouterr()
    assert ["a.md", "b.txt", "c.txt"] == sorted(path.name for path in Path("w/articles").iterdir())


def test_an_export_that_cannot_be_written_is_a_message(capsys, workspace, monkeypatch):
    """The file that was there before is whole."""
    main(["export", "--to", "tables", "--workspace", "w"])
    before = Path("tables/claims.csv").read_bytes()
    write("w/articles/d.txt", "3 men died.")
    capsys.readouterr()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    assert 2 == main(["export", "--to", "tables", "--workspace", "w"])
    expected = "casualty-ledger: tables/claims.csv: cannot be written: No space left on device; choose another --to\n"
    assert ("", expected) == capsys.readouterr()
    assert before == Path("tables/claims.csv").read_bytes()
    assert 4 == len(list(Path("tables").iterdir()))


def test_a_workspace_that_holds_what_it_promises_has_no_faults(capsys, workspace):
    """The end says how much was looked at."""
    assert 0 == main(["check", "--workspace", "w"])
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("no faults in 3 reports, 3 claims, ")
    assert line.endswith(" rows")


def test_the_bundled_workspace_has_no_faults(capsys):
    """What comes along holds what is promised."""
    assert 0 == main(["check", "--all"])
    assert capsys.readouterr().out.startswith("no faults in 54 reports, 205 claims, ")


def test_history_and_kept_readings_are_checked(capsys, monkeypatch):
    """They are counted, so that a person sees that they were looked at."""
    monkeypatch.setattr(cache, "FEWEST", 1)
    write("a.md", REPORT)
    main(["add", "a.md", "--workspace", "w"])
    write("a.md", REPORT.replace("12", "14"))
    main(["add", "a.md", "--workspace", "w"])
    capsys.readouterr()

    assert 0 == main(["check", "--workspace", "w"])
    assert capsys.readouterr().out.endswith(", 1 earlier version, 1 kept reading\n")


def test_a_decision_that_waits_is_a_note(capsys, workspace):
    """A report changed under a decision, and whoever checks the workspace does not hear of it."""
    claim = load_ledger(workspace).claims[0]
    store = Reviews(Workspace(workspace).reviews)
    kept = [accept(claim, name, datetime(2026, 11, 24, tzinfo=UTC)) for name in ("Ana", "Ben")]
    for decision in kept:
        store.keep(decision)
    store.close()
    main(["check", "--workspace", "w"])
    before = capsys.readouterr().out
    write("w/articles/a.md", REPORT.replace("12", "14"))

    assert 0 == main(["check", "--workspace", "w"])
    [note, last] = capsys.readouterr().out.splitlines()
    assert ", 1 reviewed claim, " in before
    assert f"note: the decision of Ben on claim {claim.claim_id} waits: the report is no longer here" == note
    assert last.startswith("no faults in ")


def faults(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Check a workspace with faults, and give them."""
    assert 1 == main(["check", "--workspace", "w", *arguments])
    out, err = capsys.readouterr()
    assert "" == err
    *found, last = out.splitlines()
    assert last.startswith(f"{len(found)} fault{'' if len(found) == 1 else 's'} in ")
    return found


def test_a_report_that_does_not_read_is_a_fault(capsys, workspace):
    """In the words of the ledger."""
    write("w/articles/d.md", "---\npages: [7, 3]\n---\nx")

    assert [
        "articles/d.md: pages are not positions in the text in their order; leave them out",
    ] == faults(capsys)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"quote": "12"}, "the quote '12' does not stand at 0 to 33"),
        ({"quote_start": 3}, "the quote 'At least 12 civilians were killed' does not stand at 3 to 33"),
        ({"value_text": "at least 13"}, "the number 'at least 13' does not stand in the quote"),
        ({"low": 5, "high": 4}, "low is 5, which is more than high, 4"),
        ({"part_of": "gone"}, "part_of is gone, which is no claim"),
        ({"article_id": "gone"}, "gone: claim 2aab31bdd72a6472: its report is not there"),
        ({"low": "12"}, "articles/a.md: claim 2aab31bdd72a6472: low is '12', not of the type that the schema says"),
        (
            {"outcome": "harm"},
            "articles/a.md: claim 2aab31bdd72a6472: outcome is 'harm'; allowed are deaths, injuries, casualties",
        ),
        ({"qualifier": None}, "articles/a.md: claim 2aab31bdd72a6472: qualifier is None; allowed are exact, at_least"),
        ({"low": True}, "articles/a.md: claim 2aab31bdd72a6472: low is True, not of the type that the schema says"),
    ],
)
def test_a_claim_that_does_not_hold_is_a_fault(capsys, workspace, monkeypatch, change, expected):
    """Whatever a cache, a review or a fault of ours may bring."""
    ledger = load_ledger(workspace)
    claim = next(one for one in ledger.claims if one.outcome is Outcome.DEATHS and one.value == 12)
    broken = Ledger(
        ledger.articles, (dataclasses.replace(claim, **change), *ledger.claims[1:]), ledger.unread, ledger.passed
    )
    monkeypatch.setattr(check_command, "open_ledger", lambda *_: broken)

    assert expected in "\n".join(faults(capsys))


def test_a_changed_history_is_a_fault(capsys, workspace):
    """An earlier version is what was read then, or it proves nothing."""
    write("w/history/a/0123456789abcdef.md", OTHER)
    write("w/history/a/b.txt", "")
    write("w/articles/d.md", f"---\nreplaces: 'fedcba9876543210'\n---\n{TEXT} {TEXT}")
    found = faults(capsys)

    assert 3 == len(found)
    assert found[0].startswith("history/a/0123456789abcdef.md: its text has the name ")
    assert "history/a/b.txt: there is no text; an article needs at least one sentence" == found[1]
    assert "articles/d.md: it replaces fedcba9876543210, which is not in the history" == found[2]


def test_a_kept_reading_that_is_not_what_is_read_is_a_fault(capsys, monkeypatch):
    """A cache may be deleted; it may never say something else."""
    monkeypatch.setattr(cache, "FEWEST", 1)
    write("w/articles/a.md", REPORT)
    load_ledger(Path("w"))
    real = cache.claims_from
    monkeypatch.setattr(
        cache, "claims_from", lambda text: tuple(dataclasses.replace(one, place="Homs") for one in real(text))
    )

    assert ["articles/a.md: what was kept of its reading is not what is read; remove cache"] == faults(capsys, "--all")


def test_what_a_killed_process_left_is_a_note(capsys, workspace):
    """Nobody reads it, and the next add removes it: no fault."""
    write("w/articles/.tmp-1-abcd", "half a rep")

    assert 0 == main(["check", "--workspace", "w"])
    note, _ = capsys.readouterr().out.splitlines()
    assert "note: articles/.tmp-1-abcd: a process that was stopped left it; the next add removes it" == note


def test_no_fault_steers_the_screen(capsys, workspace):
    """What stands in a report is shown, never obeyed."""
    write("w/articles/\x1b[31m.md", "---\n\x07: x\n---\nx")
    write("w/articles/rows.jsonl", rows({"id": "\x1b[2J", "text": ""}))

    assert [] == [line for line in faults(capsys) if not line.isprintable()]
