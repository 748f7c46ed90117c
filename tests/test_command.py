"""The command line: what it reads, and what a call may say."""

import pytest

import extract
from extract import schema
from extract.__main__ import main
from tests.commands import OTHER, SINCE, TEXT, give, read, rows, write

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "sub folder/it's.txt"])
def test_claims_of_a_text_are_json_lines(capsys, name):
    """One line a claim, with every column in the order of the schema."""
    assert 0 == main(["claims", write(name, TEXT)])
    out, err = capsys.readouterr()
    [claim] = read(out)

    assert list(schema.names()) == list(claim)
    assert ("deaths", 12, None, "Aleppo") == (claim["outcome"], claim["low"], claim["high"], claim["place"])
    assert "" == err


def test_claims_of_a_markdown_file_carry_its_origin(capsys):
    """Front matter is cited, and relative days hang on it."""
    name = write("a.md", f"---\npublished: 2016-09-29\ntitle: T\npublisher: P\nurl: https://e.org/\n---\n\n{SINCE}\n")

    assert 0 == main(["claims", name])
    [claim] = read(capsys.readouterr().out)
    assert ["P", "T", "2016-09-29", "https://e.org/", "en"] == [claim[key] for key in schema.names()[-5:]]
    assert ("2016-09-19", "2016-09-29") == (claim["period_from"], claim["period_to"])


def test_claims_of_a_folder_come_in_the_order_of_its_names(capsys):
    """Two runs, and two machines, give the same lines."""
    for name, number in (("f/b.txt", 2), ("f/a/c.md", 1), ("f/c.jsonl", 3)):
        text = f"{number} men died."
        write(name, rows({"text": text}) if name.endswith("l") else text)

    assert 0 == main(["claims", "f"])
    assert [1, 2, 3] == [claim["value"] for claim in read(capsys.readouterr().out)]


def test_several_inputs_are_read_in_their_order(capsys, monkeypatch):
    """Files, folders and standard input may stand in one call."""
    write("a.txt", "2 men died.")
    write("f/b.txt", "3 men died.")
    give(monkeypatch, "4 men died.")

    assert 0 == main(["claims", "-", "f", "a.txt"])
    assert [4, 3, 2] == [claim["value"] for claim in read(capsys.readouterr().out)]


def test_text_on_standard_input_is_read(capsys, monkeypatch):
    """The shortest way to try it out."""
    give(monkeypatch, TEXT + "\n")

    assert 0 == main(["claims", "-"])
    assert [12] == [claim["value"] for claim in read(capsys.readouterr().out)]


def test_rows_on_standard_input_are_read(capsys, monkeypatch):
    """A dump may come through a pipe."""
    give(monkeypatch, rows({"id": "r1", "text": TEXT}, {"id": "r2", "text": OTHER}))

    assert 0 == main(["claims", "-"])
    assert ["r1", "r2"] == [claim["article_id"] for claim in read(capsys.readouterr().out)]


def test_the_id_of_a_row_is_the_article_id(capsys):
    """Claims are joined back to rows; a number becomes text, and a row without id is named by its text."""
    name = write("a.jsonl", rows({"id": "r1", "text": TEXT}, {"id": 7, "text": TEXT}, {"text": TEXT}))

    assert 0 == main(["claims", name])
    named = extract.Article(text=TEXT).article_id
    assert ["r1", "7", named] == [claim["article_id"] for claim in read(capsys.readouterr().out)]


def test_unknown_columns_are_ignored(capsys):
    """A dump may hold more than the contract names."""
    name = write("a.jsonl", rows({"id": 1, "text": TEXT, "body": "5 men died.", "tags": [1, {"a": None}]}))

    assert 0 == main(["claims", name])
    assert [12] == [claim["value"] for claim in read(capsys.readouterr().out)]


def test_a_row_without_text_is_named_and_the_others_are_read(capsys):
    """One bad row costs itself only, and its line is named."""
    name = write("a.jsonl", rows({"id": 1, "text": TEXT}, {"id": 2}, {"id": 3, "text": OTHER}))

    assert 1 == main(["claims", name])
    out, err = capsys.readouterr()
    assert ["1", "3"] == [claim["article_id"] for claim in read(out)]
    assert 'casualty-ledger: a.jsonl, line 2: no text; a row needs a "text" with at least one sentence\n' == err


def test_what_cannot_be_read_never_stops_the_rest(capsys):
    """Every fault is one line on standard error, every other report is read, and the exit code is 1."""
    write("f/a.txt", TEXT)
    write("f/b.txt", b"\0")
    write("f/c.md", "---\ntitle: [\n---\nx")
    write("f/d.md", "---\npublished: soon\n---\nx")
    write("f/e.md", f"---\nlanguage: xx\n---\n{TEXT}")
    write("f/f.txt", OTHER)

    assert 1 == main(["claims", "gone.txt", "f"])
    out, err = capsys.readouterr()
    assert ["deaths", "injuries"] == [claim["outcome"] for claim in read(out)]
    assert ["gone.txt", "f/b.txt", "f/c.md", "f/d.md", "f/e.md"] == [
        line.removeprefix("casualty-ledger: ").partition(":")[0].partition(",")[0] for line in err.splitlines()
    ]


def test_every_quote_stands_where_the_offsets_say(capsys):
    """Offsets count code points of the text, whatever stands in it."""
    text = f"\u200f🕊 «é» \x00\x1b[31m {TEXT}\r\n\x0b{OTHER}\u2028"
    name = write("a.jsonl", rows({"text": text}))

    assert 0 == main(["claims", name])
    claims = read(capsys.readouterr().out)
    assert [12, 40] == [claim["value"] for claim in claims]
    assert [claim["quote"] for claim in claims] == [text[claim["quote_start"] : claim["quote_end"]] for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000 + " people were killed.",
        "At least 1" + "0" * 6000 + " million people were killed.",
        "From 9" + "9" * 5000 + " to 1" + "0" * 5000 + " people were hurt.",
        "²³ people were killed between ²³ and ①② May 2016.",
        "In the past 99999999999 years 5 people were killed.",
        "5 people were killed on 31 February 2016 and 6 on 99/99/9999.",
        "12,,,,.... people were killed, -5 were hurt, ½ died.",
        "\x00 5 \x00 people \x00 were \x00 killed \x00",
        "(" * 3000 + "5 people were killed" + ")" * 3000,
        "“" * 3000 + "5 people were killed",
        "5 people, " * 400 + "were killed",
    ],
    ids=lambda text: text[:30].replace("\x00", "␀"),
)
def test_no_text_gives_a_traceback(capsys, text):
    """Odd text yields claims or none, never a crash."""
    assert 0 == main(["claims", write("a.txt", f"{text} {OTHER}"), "--published", "2016-09-29"])
    assert "" == capsys.readouterr().err


@pytest.mark.parametrize(
    "when", ["Yesterday", "Since last year", "Next week", "On Monday", "On 30 December", "Since May"]
)
@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_no_day_of_publication_gives_a_traceback(capsys, when, published):
    """A mistyped year is the first or the last of all years; what lies beyond it has no day."""
    name = write("a.txt", f"{when} 2 men were killed. {when}, 3 men were killed until the past 20 years.")

    assert 0 == main(["claims", name, "--published", published])
    assert "" == capsys.readouterr().err


def test_options_give_a_plain_text_its_origin(capsys):
    """--published, --title and --language say what a text does not."""
    arguments = ["--published", "2016-09-29", "--title", "Aleppo: day 10", "--language", "en"]

    assert 0 == main(["claims", write("a.txt", SINCE), *arguments])
    [claim] = read(capsys.readouterr().out)
    assert ("2016-09-29", "Aleppo: day 10", "en") == (claim["published"], claim["title"], claim["language"])
    assert "2016-09-19" == claim["period_from"]


def test_what_a_source_says_goes_before_options(capsys):
    """An option fills gaps; it overwrites no report and no row."""
    write("a.md", f"---\npublished: 2016-09-29\n---\n{TEXT}")
    write("b.jsonl", rows({"text": TEXT, "title": "Theirs"}, {"text": TEXT, "title": None, "published": ""}))

    assert 0 == main(["claims", "a.md", "b.jsonl", "--published", "2020-01-01", "--title", "Ours"])
    found = [(claim["published"], claim["title"]) for claim in read(capsys.readouterr().out)]
    assert [("2016-09-29", "Ours"), ("2020-01-01", "Theirs"), ("2020-01-01", "Ours")] == found
