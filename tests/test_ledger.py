"""Claims are kept in a ledger and given out as tables that spreadsheets open as they are meant."""

import csv
import dataclasses
import io
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from extract import Article, Claim, read_claims, schema
from extract.errors import WorkspaceError
from extract.ledger import workspace
from extract.ledger.cells import harmless
from extract.ledger.export import to_csv
from extract.ledger.records import plain, record
from extract.ledger.tables import articles_table, claims_table
from extract.ledger.workspace import Ledger, load_ledger

TEXT = "At least 12 civilians were killed in Aleppo on 28 September, according to the Health Ministry."
OTHER = "Exactly 40 people were injured."
DAY = date(2016, 9, 29)
DTYPES = {"text": "str", "integer": "Int64", "number": "float64", "date": "datetime64[s]"}


def keep(folder: Path, **files: str | bytes) -> Path:
    """Write a workspace; `a_md="…"` becomes articles/a.md."""
    (folder / "articles").mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / "articles" / ".".join(name.rsplit("_", 1))
        path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return folder


def row(**values: object) -> str:
    """Give one JSON line."""
    return json.dumps(values) + "\n"


def ledger_of(*articles: Article) -> Ledger:
    """Read articles into a ledger, without files."""
    return Ledger(articles, tuple(claim for article in articles for claim in read_claims(article)), ())


def texts(*cells: object, dtype: str = "str") -> pd.DataFrame:
    """Give a table of one column of text."""
    return pd.DataFrame({"quote": pd.Series(list(cells), dtype=dtype)})


def back(content: bytes) -> list[list[str]]:
    """Read a CSV file as a spreadsheet does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """A ledger of two articles: one with an open bound and a place, one with neither."""
    return ledger_of(
        Article(text=OTHER),
        Article(text=TEXT, published=DAY, title="Aleppo", publisher="A Paper", url="https://e.org/"),
    )


# Records


def test_a_record_has_every_column_in_its_order(ledger):
    """Code, exports and docs read the columns in one place."""
    claim = ledger.claims[0]

    assert list(schema.names()) == list(record(claim, ledger.article_of[claim.article_id]))


def test_every_field_of_a_claim_has_a_column():
    """Nothing that the reader reads is lost on the way out."""
    fields = {field.name for field in dataclasses.fields(Claim)}

    assert set() == fields - set(schema.names())
    assert {"event_id", "review", "publisher", "title", "published", "url", "language"} == set(schema.names()) - fields


def test_every_column_says_what_it_is():
    """A column without a meaning, a known type or a name of its own is no column."""
    columns = schema.columns()

    assert len(columns) == len({column.name for column in columns})
    assert set() == {column.type for column in columns} - {*DTYPES, "boolean"}
    assert [] == [column.name for column in columns if not column.meaning.endswith(".")]


def test_the_citation_comes_last():
    """Whoever scrolls right ends at the source."""
    assert (
        "sentence",
        "quote",
        "quote_start",
        "quote_end",
        "publisher",
        "title",
        "published",
        "url",
        "language",
    ) == schema.names()[-9:]


def test_a_record_tells_blank_from_zero(ledger):
    """None is "not stated"; an empty title is not stated either."""
    exact = record(ledger.claims[0], ledger.articles[0])

    assert (40, 40, 40) == (exact["value"], exact["low"], exact["high"])
    assert [None] * 5 == [exact[name] for name in ("title", "url", "publisher", "published", "event_id")]


def test_a_record_carries_its_article(ledger):
    """Every row of a download can be cited by itself."""
    found = record(ledger.claims[1], ledger.articles[1])

    assert ("A Paper", "Aleppo", DAY, "https://e.org/", "en") == tuple(found[name] for name in schema.names()[-5:])


def test_a_plain_record_is_json(ledger):
    """Days are ISO 8601, outcomes are words, and nothing needs Python to be read."""
    found = plain(record(ledger.claims[1], ledger.articles[1]))

    assert found == json.loads(json.dumps(found))
    assert ("2016-09-29", "deaths", 12, None) == (found["published"], found["outcome"], found["low"], found["high"])


# Tables


def test_the_claims_table_has_the_columns_and_types_of_the_schema(ledger):
    """Charts and filters may rely on the type of a column, whatever the rows hold."""
    expected = {column.name: DTYPES[column.type] for column in schema.columns()}
    table = claims_table(ledger)

    assert expected == {name: str(kind) for name, kind in table.dtypes.items()}


def test_an_empty_claims_table_has_the_same_types(ledger):
    """Nothing to show is no special case."""
    empty = claims_table(Ledger((), (), ()))

    assert 0 == len(empty)
    assert claims_table(ledger).dtypes.to_dict() == empty.dtypes.to_dict()


def test_an_open_bound_is_missing_and_never_zero(ledger):
    """No highest number is stated by "at least 12"."""
    table = claims_table(ledger).set_index("outcome")

    assert 12 == table.at["deaths", "low"]
    assert table.at["deaths", "high"] is pd.NA
    assert [40, 40] == list(table.loc["injuries", ["low", "high"]])


def test_blank_text_is_missing_in_the_table(ledger):
    """A chart groups what is not stated as not stated, not under an empty name."""
    table = claims_table(ledger).set_index("outcome")

    assert table.loc["injuries", ["title", "place", "published", "attribution", "event_id"]].isna().all()


def test_the_newest_publication_comes_first():
    """Undated articles come last; within an article the order is that of the text."""
    first, last = date(2015, 1, 1), date(2017, 1, 1)
    articles = [
        Article(text="1 man died."),
        Article(text="2 men died. 3 men died.", published=first),
        Article(text="4 men died.", published=last),
    ]

    assert [4, 2, 3, 1] == list(claims_table(ledger_of(*articles))["value"])


def test_the_order_does_not_hang_on_the_order_of_files():
    """Two machines give the same table."""
    articles = [Article(text=f"{n} men died.", published=DAY) for n in range(2, 9)]
    there, back_again = claims_table(ledger_of(*articles)), claims_table(ledger_of(*reversed(articles)))

    pd.testing.assert_frame_equal(there, back_again)


def test_days_of_any_century_fit():
    """A report of 1672 or of the year 9999 is a row like the others."""
    articles = [Article(text=f"{n} men died.", published=f"{year:04}-01-01") for n, year in ((2, 1672), (3, 9999))]

    assert [9999, 1672] == list(claims_table(ledger_of(*articles))["published"].dt.year)


@pytest.mark.parametrize("number", [2**31, 10**12, 2**63 - 1, 2**63, 10**19, 10**30])
def test_a_huge_number_does_not_break_the_table(number):
    """One absurd figure in one report never hides all the others."""
    articles = [Article(text=f"At least {number} people were killed."), Article(text=TEXT)]

    assert 12 in list(claims_table(ledger_of(*articles))["low"])


def test_the_articles_table_counts_claims(ledger):
    """An article without a claim is a row too."""
    quiet = Article(text="Nothing happened.", title="Quiet", published=DAY)
    table = articles_table(Ledger((*ledger.articles, quiet), ledger.claims, ()))

    assert ["Aleppo", "Quiet", ""] == list(table["title"])
    assert [1, 0, 1] == list(table["claims"])


def test_an_empty_articles_table_has_its_columns(ledger):
    """Nothing to show is no special case."""
    empty = articles_table(Ledger((), (), ()))

    assert list(articles_table(ledger).columns) == list(empty.columns)


# CSV


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


# Workspaces


def test_a_workspace_is_read_whole(tmp_path):
    """Texts, Markdown and rows stand side by side."""
    keep(tmp_path, a_txt=TEXT, b_md=f"---\ntitle: b\n---\n{OTHER}", c_jsonl=row(id="c", text="7 women were detained."))
    found = load_ledger(tmp_path)

    assert ([TEXT, OTHER, "7 women were detained."], ()) == ([article.text for article in found.articles], found.unread)
    assert ["deaths", "injuries", "detained"] == [claim.outcome for claim in found.claims]


def test_claims_and_articles_are_found_by_their_names(tmp_path):
    """A link names an article and a claim."""
    found = load_ledger(keep(tmp_path, a_txt=TEXT))

    assert found.articles[0] is found.article_of[found.articles[0].article_id]
    assert found.claims[0] is found.claim_of[found.claims[0].claim_id]


def test_a_broken_report_is_listed_and_the_others_load(tmp_path):
    """What could not be read is shown, never hidden."""
    files = {
        "b_md": b"\xff",
        "c_md": "---\ntitel: x\n---\nx",
        "d_md": "",
        "e_jsonl": "{}\n",
        "f_md": "---\nlanguage: xx\n---\nx",
    }
    found = load_ledger(keep(tmp_path, a_txt=TEXT, **files, g_txt=OTHER))

    assert {TEXT, OTHER} <= {article.text for article in found.articles}
    assert 2 == len(found.claims)
    assert 5 == len(found.unread)


def test_an_empty_workspace_is_a_ledger(tmp_path):
    """Nothing to read is not something that could not be read."""
    found = load_ledger(keep(tmp_path))

    assert ((), (), ()) == (found.articles, found.claims, found.unread)


def test_the_same_text_counts_once(tmp_path):
    """One report saved twice makes no second claim, and both files are named."""
    found = load_ledger(keep(tmp_path, a_md=f"---\ntitle: x\n---\n{TEXT}", b_md=f"---\ntitle: x\n---\n{TEXT}"))

    assert (1, 1, 1) == (len(found.articles), len(found.claims), len(found.unread))
    assert "a.md" in found.unread[0]
    assert "b.md" in found.unread[0]


def test_one_id_for_two_texts_is_not_called_the_same_text(tmp_path):
    """The message names the id, for the texts differ."""
    found = load_ledger(keep(tmp_path, a_jsonl=row(id="r", text=TEXT) + row(id="r", text=OTHER)))

    assert (1, 1) == (len(found.articles), len(found.unread))
    assert "the same text" not in found.unread[0]
    assert "'r'" in found.unread[0]


def test_a_name_of_a_claim_is_one_claim(tmp_path):
    """Every claim of a workspace can be linked to."""
    lines = "".join(row(id=name, text=TEXT) for name in ("r", "s", "r"))
    found = load_ledger(keep(tmp_path, a_jsonl=lines, b_txt=f"{TEXT} {OTHER} {OTHER}"))

    assert len(found.claims) == len(found.claim_of)


def test_a_claim_that_no_longer_stands_in_its_text_is_listed(tmp_path, monkeypatch):
    """A figure that leads nowhere counts nowhere."""
    monkeypatch.setattr(
        workspace,
        "read_claims",
        lambda article: [dataclasses.replace(claim, quote="12") for claim in read_claims(article)],
    )
    found = load_ledger(keep(tmp_path, a_md=f"---\ntitle: Aleppo\n---\n{TEXT}"))
    [claim] = read_claims(found.articles[0])

    assert () == found.claims
    [message] = found.unread
    assert message.endswith(f": claim {claim.claim_id} no longer stands in the text and counts nowhere")


@pytest.mark.parametrize("key", ["text", "title", "id", "publisher", "url"])
def test_half_a_character_breaks_neither_ledger_nor_download(tmp_path, key):
    """JSON can hold what no file can; one such row never costs the others."""
    strange = {"id": "s", "text": OTHER} | {key: f"{OTHER}\ud800"}
    found = load_ledger(keep(tmp_path, a_jsonl=row(**strange) + row(id="r", text=TEXT)))
    content = to_csv(claims_table(found))

    assert "r" in {cells[1] for cells in back(content)}
    assert [] == [message for message in found.unread if not message.isprintable()]


def test_two_readings_of_a_workspace_are_equal(tmp_path):
    """No clock and no order of hashing is in a ledger."""
    keep(tmp_path, a_txt=TEXT, b_txt=OTHER)

    assert load_ledger(tmp_path) == load_ledger(tmp_path)


@pytest.mark.parametrize("made", ["file", "articles as a file", "nothing"])
def test_what_is_no_workspace_is_an_error(tmp_path, made):
    """A workspace is a folder that holds a folder."""
    place = tmp_path / "w"
    if made == "file":
        place.write_text(TEXT, "utf-8")
    elif made == "articles as a file":
        place.mkdir()
        (place / "articles").write_text(TEXT, "utf-8")
    with pytest.raises(WorkspaceError, match="a workspace is a folder with reports in `articles/`"):
        load_ledger(place)


def test_the_bundled_reports_are_all_read():
    """The dashboard opens on a ledger that hides nothing."""
    found = load_ledger()

    assert () == found.unread
    assert len(list((workspace.BUNDLED / "articles").glob("*.md"))) == len(found.articles)
    assert len(found.claims) == len(claims_table(found))
