"""The command line: what it writes, where and for whom."""

import csv
import io
import sys
from pathlib import Path

import pytest

from extract import schema
from extract.__main__ import main
from extract.ledger.export import to_csv
from extract.ledger.ledger import load_ledger
from extract.ledger.tables import claims_table
from tests.commands import OTHER, SINCE, TEXT, give, read, rows, run, write

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--out", "x.csv"], "csv"),
        (["--out", "x.CSV"], "csv"),
        (["--out", "x.jsonl"], "jsonl"),
        (["--out", "x.txt"], "jsonl"),
        (["--out", "x"], "jsonl"),
        (["--out", "x.jsonl", "--format", "csv"], "csv"),
        (["--out", "x.csv", "--format", "jsonl"], "jsonl"),
        (["--out", "x.csv", "--format", "table"], "table"),
    ],
)
def test_out_writes_a_file_in_the_format_of_its_name(capsys, arguments, expected):
    """--format goes before the ending; nothing is printed."""
    starts = {"csv": b"\xef\xbb\xbfclaim_id,", "jsonl": b'{"claim_id": ', "table": b"outcome "}

    assert 0 == main(["claims", write("a.txt", TEXT), *arguments])
    assert Path(arguments[1]).read_bytes().startswith(starts[expected])
    assert ("", "") == capsys.readouterr()


def test_out_replaces_a_file(capsys):
    """A second run leaves nothing of the first."""
    write("x.jsonl", "old\n" * 1000)

    assert 0 == main(["claims", write("a.txt", TEXT), "--out", "x.jsonl"])
    assert 1 == len(read(Path("x.jsonl").read_text("utf-8")))


def test_a_wrong_call_keeps_the_file_of_out(capsys):
    """A mistyped option does not cost yesterday's table."""
    write("x.jsonl", "old\n")

    assert 2 == main(["claims", write("a.txt", TEXT), "--out", "x.jsonl", "--published", "soon"])
    assert "old\n" == Path("x.jsonl").read_text("utf-8")


@pytest.mark.parametrize(("given", "out"), [("a.jsonl", "a.jsonl"), ("a.jsonl", "./a.jsonl"), ("f", "f/a.jsonl")])
def test_out_never_overwrites_what_is_read(capsys, given, out):
    """Reports are not replaced by their own claims."""
    name = write("f/a.jsonl" if given == "f" else "a.jsonl", rows({"text": TEXT}))

    assert 2 == main(["claims", given, "--out", out])
    assert rows({"text": TEXT}) == Path(name).read_text("utf-8")


def test_csv_is_what_the_dashboard_gives(capsys):
    """Both ways out give the same bytes: one promise, one look."""
    head = "published: 2016-09-29\ntitle: '=1+1'\npublisher: \"a\\rb\"\nurl: https://e.org/"
    write("w/articles/a.md", f'---\n{head}\n---\n\n-5 "quoted", {SINCE}\n{OTHER}\n')

    assert 0 == main(["claims", "w/articles", "--events", "--out", "x.csv"])
    assert to_csv(claims_table(load_ledger(Path("w")))) == Path("x.csv").read_bytes()


def test_csv_is_one_row_a_claim(capsys):
    """Blanks are blank, days are ISO days, formulas are harmless, quotations survive."""
    name = write(
        "a.jsonl", rows({"id": "=1+1", "text": f"{OTHER}\n{TEXT}", "title": 'a "b",\nc\rd', "published": "2016-09-29"})
    )

    assert 0 == main(["claims", name, "--format", "csv"])
    out = capsys.readouterr().out
    found = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert out.startswith("\ufeffclaim_id,")
    assert [("injuries", "40"), ("deaths", "12")] == [(row["outcome"], row["value"]) for row in found]
    assert {("'=1+1", 'a "b",\nc\rd', "2016-09-29")} == {
        (row["article_id"], row["title"], row["published"]) for row in found
    }
    assert "" == found[1]["high"]


def test_a_csv_of_nothing_is_its_header(capsys):
    """A script that reads the file finds its columns."""
    assert 0 == main(["claims", write("a.txt", "Nothing happened."), "--format", "csv"])
    assert "\ufeff" + ",".join(schema.names()) == capsys.readouterr().out.rstrip("\r\n")


def test_json_lines_of_nothing_are_nothing(capsys):
    """No claim is no line."""
    assert 0 == main(["claims", write("a.txt", "Nothing happened."), "--format", "jsonl"])
    assert ("", "") == capsys.readouterr()


def test_a_table_is_for_a_person(capsys):
    """The words of the report, in columns, with a count below."""
    name = write("a.txt", f"{TEXT} {OTHER} {'x' * 90} 5 men were {'very ' * 20}badly injured.")

    assert 0 == main(["claims", name, "--format", "table"])
    header, *lines, count = capsys.readouterr().out.splitlines()
    assert ["outcome", "value text", "population text", "place text", "period to", "attribution", "quote"] == [
        cell.strip() for cell in header.split("  ") if cell.strip()
    ]
    assert lines[0].startswith("deaths ")
    assert f"{len(lines)} claims" == count
    assert max(len(line) for line in lines) < 300


@pytest.mark.parametrize(
    ("text", "expected"), [("Nothing.", "0 claims"), (TEXT, "1 claim"), (f"{TEXT} {OTHER}", "2 claims")]
)
def test_a_table_counts_in_english(capsys, text, expected):
    """One claim is not "1 claims"."""
    assert 0 == main(["claims", write("a.txt", text), "--format", "table"])
    assert expected == capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("option", ["--format=table", "--trace"])
def test_nothing_that_is_shown_to_a_person_steers_the_screen(capsys, option):
    """A report cannot recolour, clear or retitle a terminal."""
    text = "At least 12\x1b[31m civilians\x07 were killed\x9b2J in Aleppo\x1b]0;x\x07."

    assert 0 == main(["claims", write("a.txt", text), option])
    out, err = capsys.readouterr()
    shown = err if option == "--trace" else out
    assert [] == [character for character in shown if not character.isprintable() and character != "\n"]


def test_a_terminal_gets_a_table(capsys, monkeypatch):
    """A person sees a table, a program gets JSON lines."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    assert 0 == main(["claims", write("a.txt", TEXT)])
    assert capsys.readouterr().out.startswith("outcome ")


def test_a_trace_goes_to_standard_error(capsys):
    """Standard output stays JSON lines; standard error says which rule read what."""
    assert 0 == main(["claims", write("a.txt", TEXT)])
    plain = capsys.readouterr().out

    assert 0 == main(["claims", "a.txt", "--trace"])
    out, err = capsys.readouterr()
    [claim] = read(out)
    assert plain == out
    assert err.startswith(f"sentence 0: {TEXT}\n")
    assert claim["rule"] in err
    assert claim["claim_id"] in err


def test_two_runs_give_the_same_bytes(capsys):
    """No clock, no order of hashing."""
    write("f/a.txt", f"{TEXT} {OTHER}")
    write("f/b.txt", SINCE)
    first, second = (run("claims", "f", environment={"PYTHONHASHSEED": seed}) for seed in "12")

    assert (0, first.stdout) == (second.returncode, second.stdout)


def test_totals_are_a_row_an_outcome(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A total names the claims that it was made of."""
    give(monkeypatch, "Three soldiers and four assailants were killed. Ten people were hurt.")

    assert 0 == main(["totals", "-"])
    deaths, injuries = read(capsys.readouterr().out)
    assert ["article_id", "outcome", "value", "low", "high", "claims"] == list(deaths)
    assert ("deaths", 7, 7, 7, 2) == (
        *[deaths[name] for name in ("outcome", "value", "low", "high")],
        len(deaths["claims"]),
    )
    assert ("injuries", 10, 1) == (injuries["outcome"], injuries["value"], len(injuries["claims"]))


def test_what_was_passed_over_is_printed_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number beside an outcome that gave no claim is kept, with the place where it stands."""
    text = "Twelve people were killed. 12 offices were hit by shells."
    give(monkeypatch, text)

    assert 0 == main(["passed", "-"])
    [row] = read(capsys.readouterr().out)
    assert "12 offices" == row["quote"] == text[row["quote_start"] : row["quote_end"]]
    assert "what is counted are not people, nor their homes" == row["reason"]


def test_a_trace_names_what_was_considered_and_dropped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who mends a rule sees which other rules would have read the figure, and which numbers were passed over."""
    give(monkeypatch, "Three villagers were killed. 12 offices were hit.")

    assert 0 == main(["claims", "-", "--trace"])
    lines = [line.strip() for line in capsys.readouterr().err.splitlines()]
    assert "also fits '<people> … were <killed>', over 'killed'; dropped" in lines
    assert "passed over: '12 offices': what is counted are not people, nor their homes" in lines
