"""CSV: what a spreadsheet opens is what was read."""

import csv
import io

import pandas as pd
import pytest

from extract import schema
from extract.ledger.cells import harmless
from extract.ledger.export import to_csv
from extract.ledger.ledger import Ledger
from extract.ledger.tables import claims_table
from tests.ledgers import DTYPES, back, texts


def test_a_csv_begins_with_a_byte_order_mark(ledger):
    """Excel else takes UTF-8 for something older."""
    content = to_csv(claims_table(ledger))

    assert content.startswith(b"\xef\xbb\xbfclaim_id,")
    assert 1 == content.count(b"\xef\xbb\xbf")


def test_a_csv_has_one_row_a_claim_and_all_columns(ledger):
    """What is on the screen is in the file."""
    header, *rows = back(to_csv(claims_table(ledger)))

    assert list(schema.names()) == header
    assert [len(header)] * len(ledger.claims) == [len(cells) for cells in rows]


def test_a_csv_of_nothing_is_its_header():
    """A download of no rows still says what the columns are."""
    assert [list(schema.names())] == back(to_csv(claims_table(Ledger((), (), ()))))


def test_days_in_a_csv_are_iso_days_without_a_time(ledger):
    """A day has no midnight and no zone."""
    deaths = next(csv.DictReader(io.StringIO(to_csv(claims_table(ledger)).decode("utf-8-sig"), newline="")))

    assert ("2016-09-29", "2016-09-28") == (deaths["published"], deaths["period_to"])


def test_what_is_open_or_not_stated_is_blank_in_a_csv(ledger):
    """No "nan", no "<NA>", no "None", no zero."""
    deaths, injuries = csv.DictReader(io.StringIO(to_csv(claims_table(ledger)).decode("utf-8-sig"), newline=""))

    assert ("12", "") == (deaths["low"], deaths["high"])
    assert [""] * 4 == [injuries[name] for name in ("title", "published", "place", "latitude")]
    assert set() == {"nan", "NaN", "NaT", "<NA>", "None"} & {*deaths.values(), *injuries.values()}


def test_whole_numbers_in_a_csv_have_no_point(ledger):
    """12 people are not 12.0, even where other rows are blank."""
    deaths, injuries = csv.DictReader(io.StringIO(to_csv(claims_table(ledger)).decode("utf-8-sig"), newline=""))

    assert ["12", "40", "40", "40"] == [deaths["value"], injuries["value"], injuries["low"], injuries["high"]]


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    '=HYPERLINK("http://evil","x")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\u2060=1+1",
    "\u00ad=1+1",
    "\x00=1+1",
    "\x1f=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "\ufe66=1+1"[1:],
    "-5 civilians",
    "- 5",
    "--5",
    "+a",
    "-",
    "=",
    "@ministry",
    "-5\n=1+1",
    "-5;=1+1",
    "\t5",
    "\rAleppo",
]


PLAIN = [
    "-5",
    "+5",
    "5",
    "-5.5",
    "-1,000",
    "+1.000,5",
    "12",
    "0",
    "",
    "at least 12",
    "a=1",
    "1=1",
    "a\t=1",
    "'quoted'",
    "“=1”",
    "٣٤",
    "…",
]


@pytest.mark.parametrize("text", sorted(set(FORMULAS)), ids=repr)
def test_text_that_would_run_as_a_formula_is_harmless(text):
    """A report written by a stranger runs nothing in whoever opens the download."""
    [_, [cell]] = back(to_csv(texts(text)))

    assert "'" + text == cell


@pytest.mark.parametrize("text", PLAIN, ids=repr)
def test_text_that_is_no_formula_is_untouched(text):
    """A number stays a number, and a quotation stays as printed."""
    assert text == harmless(text)


@pytest.mark.parametrize("dtype", ["str", "object", "category", "string"])
def test_text_of_every_kind_of_column_is_harmless(dtype):
    """A filtered or joined table may hold text in another kind of column."""
    assert [["quote"], ["'=1+1"], ["plain"]] == back(to_csv(texts("=1+1", "plain", dtype=dtype)))


def test_a_column_of_mixed_things_is_written():
    """Numbers and blanks among text are no reason to crash."""
    assert [["quote"], ["'=1+1"], ["5"], [""]] == back(to_csv(texts("=1+1", 5, None, dtype="object")))


def test_writing_a_csv_does_not_change_the_table():
    """The table on the screen has no apostrophes."""
    table = texts("=1+1")
    to_csv(table)

    assert ["=1+1"] == list(table["quote"])


AWKWARD = [
    'she said "12"',
    "a,b;c\td",
    "two\nlines",
    "two\r\nlines",
    "old\rMac",
    "\u2028\u2029\x85",
    "nul\x00inside",
    '"',
    '""',
    ",",
    "\\",
    '\\"',
    " leading and trailing ",
    "نص 文 🕊",
    "'",
    "NA",
    "null",
    "nan",
]


@pytest.mark.parametrize("text", AWKWARD, ids=repr)
def test_any_text_survives_the_round_trip_through_csv(text):
    """A quotation comes back letter for letter, in one cell."""
    table = pd.DataFrame({"quote": pd.Series([text, "next"], dtype="str"), "n": pd.Series([1, 2], dtype="Int64")})

    assert [["quote", "n"], [text, "1"], ["next", "2"]] == back(to_csv(table))


@pytest.mark.parametrize("text", [text for text in AWKWARD if "\x00" not in text], ids=repr)
def test_any_text_survives_the_round_trip_through_pandas(text):
    """An analyst reads what was written."""
    table = pd.DataFrame({"quote": pd.Series([text, "next"], dtype="str"), "n": pd.Series([1, 2], dtype="Int64")})
    found = pd.read_csv(io.BytesIO(to_csv(table)), dtype={"quote": "str", "n": "Int64"}, keep_default_na=False)

    pd.testing.assert_frame_equal(table, found)


def test_the_claims_table_survives_the_round_trip(ledger):
    """The columns, types and blanks of a download can be had back."""
    table = claims_table(ledger)
    dates = [column.name for column in schema.columns() if column.type == "date"]
    kinds = {column.name: DTYPES[column.type] for column in schema.columns() if column.type != "date"}
    found = pd.read_csv(io.BytesIO(to_csv(table)), dtype=kinds, parse_dates=dates).astype(
        dict.fromkeys(dates, "datetime64[s]")
    )

    pd.testing.assert_frame_equal(table, found)


def test_the_same_ledger_gives_the_same_bytes(ledger):
    """A download can be checked against another."""
    assert to_csv(claims_table(ledger)) == to_csv(claims_table(ledger))
