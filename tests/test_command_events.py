"""The command line: tables that hang on all articles together."""

import csv
from pathlib import Path

import pytest

from extract import schema
from extract.__main__ import main
from tests.commands import read, rows, write

pytestmark = pytest.mark.usefixtures("elsewhere")

FIRST = "An earthquake killed 40 people in Kathmandu on 25 April, the health ministry said."
SECOND = "The earthquake of 25 April killed 62 people in Kathmandu, police said."


def folder() -> str:
    """Write two reports of one happening."""
    days = ("2015-04-26", "2015-04-27")
    write(
        "f/a.jsonl", rows(*({"text": text, "published": day} for text, day in zip((FIRST, SECOND), days, strict=True)))
    )
    return "f"


def test_events_are_printed_over_all_reports(capsys: pytest.CaptureFixture[str]) -> None:
    """One row says what two reports say of one happening."""
    assert 0 == main(["events", folder()])
    [event] = read(capsys.readouterr().out)

    assert list(schema.names("events")) == list(event)
    assert (40, 62, 2, 2) == tuple(event[name] for name in ("least", "most", "speakers", "reports"))
    assert ("2015-04-25", "earthquake") == (event["period_from"], event["cause"])


def test_speakers_are_printed_over_all_reports(capsys: pytest.CaptureFixture[str]) -> None:
    """One row a speaker, blanks and days as in the other tables."""
    assert 0 == main(["speakers", folder(), "--format", "csv"])
    lines = list(csv.DictReader(capsys.readouterr().out.removeprefix("\ufeff").splitlines()))

    assert list(schema.names("speakers")) == list(lines[0])
    assert {("1", "2015-04-26"), ("1", "2015-04-27")} == {(row["statements"], row["first_published"]) for row in lines}


def test_claims_name_their_event_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Claims that are printed as they are read know no event; with --events they join the table of events."""
    assert 0 == main(["claims", folder()])
    assert {None} == {row["event_id"] for row in read(capsys.readouterr().out)}
    assert 0 == main(["claims", "f", "--events"])
    claims = read(capsys.readouterr().out)
    assert 0 == main(["events", "f"])

    assert {row["event_id"] for row in claims} == {row["event_id"] for row in read(capsys.readouterr().out)}
    assert ["core:first", "place:same time:same cause:same"] == [row["event_reasons"] for row in claims]


def test_what_cannot_be_read_is_named_and_the_rest_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """One broken row hides the events of all others; or is not noticed."""
    write("f/b.jsonl", '{"text": ""}\n')

    assert 1 == main(["events", folder()])
    out, err = capsys.readouterr()
    assert 1 == len(read(out))
    assert err.startswith("casualty-ledger: f/b.jsonl")


def test_a_trace_is_of_one_article(capsys: pytest.CaptureFixture[str]) -> None:
    """Two options that do not go together are named, and nothing is written."""
    assert 2 == main(["claims", folder(), "--events", "--trace", "--out", "x.csv"])

    assert ("", "casualty-ledger: --trace: explains one article at a time; use it without --events\n") == tuple(
        capsys.readouterr()
    )
    assert not Path("x.csv").exists()
