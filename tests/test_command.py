"""The command line: what it reads, what it writes, and what it says when it cannot."""

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import extract
from extract import schema
from extract.__main__ import main
from extract.ledger.export import to_csv
from extract.ledger.tables import claims_table
from extract.ledger.workspace import load_ledger

ROOT = Path(__file__).parents[1]
TEXT = "At least 12 civilians were killed in Aleppo."
OTHER = "About 40 people were injured."
SINCE = "Since 19 September, 450 people have been killed."


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch) -> None:
    """Run in a folder of its own, so that names in messages are short."""
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes) -> str:
    """Write a file below the current folder and give its name."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return name


def rows(*values: dict[str, object]) -> str:
    """Give JSON lines."""
    return "".join(json.dumps(value) + "\n" for value in values)


def give(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    """Put something on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8"))


def read(out: str) -> list[dict[str, object]]:
    """Read the JSON lines that were printed."""
    return [json.loads(line) for line in out.splitlines()]


def run(
    *arguments: str, given: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person does, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept |= {"PYTHONPATH": str(ROOT)} | (environment or {})
    command = [sys.executable, "-m", "extract", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=kept, check=False, timeout=60)


def shell(tail: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a shell with something behind it; the exit code is the command's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    script = f"set -o pipefail; {shlex.quote(sys.executable)} -m extract {tail}"
    return subprocess.run(
        ["bash", "-c", script],
        input=given,
        capture_output=True,
        env=kept | {"PYTHONPATH": str(ROOT)},
        check=False,
        timeout=60,
    )


# What it reads


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
    write("f/b.txt", b"\xff")
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


# Options


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

    assert 0 == main(["claims", "w/articles", "--out", "x.csv"])
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


# Calls that are wrong


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["claims"], "the following arguments are required: INPUT"),
        (["read", "a.txt"], "invalid choice: 'read'"),
        (["claims", "a.txt", "--format", "xml"], "invalid choice: 'xml'"),
        (["claims", "a.txt", "--colour"], "unrecognized arguments: --colour"),
        (["claims", "a.txt", "--out"], "expected one argument"),
    ],
)
def test_a_call_that_cannot_be_understood_is_2(capsys, arguments, expected):
    """The usage is shown, and what is wrong with the call."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    out, err = capsys.readouterr()

    assert (2, "") == (caught.value.code, out)
    assert err.startswith("usage: casualty-ledger")
    assert expected in err


@pytest.mark.parametrize("arguments", [["--help"], ["claims", "--help"]])
def test_help_shows_examples(capsys, arguments):
    """Whoever asks sees a call that works."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert 0 == caught.value.code
    assert "casualty-ledger claims report.txt --published 2016-09-29" in capsys.readouterr().out


def test_the_version_is_said(capsys):
    """A bug report can name it."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])

    assert (0, f"casualty-ledger {extract.__version__}\n") == (caught.value.code, capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["claims", "a.txt"], 0),
        (["claims", "quiet.txt"], 0),
        (["claims", "gone.txt"], 1),
        (["claims", "a.txt", "gone.txt"], 1),
        (["claims", "empty"], 1),
        (["claims", "a.jsonl"], 1),
        (["claims", "a.txt", "--published", "soon"], 2),
        (["claims", "a.txt", "--language", "xx"], 2),
        (["claims", "a.txt", "--out", "gone/x.csv"], 2),
        (["claims", "a.txt", "--format", "xml"], 2),
        (["claims"], 2),
        ([], 2),
    ],
)
def test_the_exit_code_says_what_happened(arguments, expected):
    """0: all was read; 1: something was not; 2: the call is wrong. Never a traceback."""
    write("a.txt", TEXT)
    write("quiet.txt", "Nothing happened.")
    write("a.jsonl", rows({"id": 1}))
    Path("empty").mkdir()
    done = run(*arguments)

    assert expected == done.returncode
    assert b"Traceback" not in done.stderr
    assert (expected == 0) == (done.stderr == b"")


# The world around it


def test_a_pipe_feeds_it():
    """Bytes come and go as UTF-8, whatever the machine prefers."""
    done = run("claims", "-", given=f"{TEXT} “é文🕊”".encode(), environment={"PYTHONIOENCODING": "utf-8"})

    assert (0, b"") == (done.returncode, done.stderr)
    assert [12] == [claim["value"] for claim in read(done.stdout.decode("utf-8"))]


@pytest.mark.parametrize("form", ["csv", "jsonl", "table"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_is_utf_8_whatever_the_terminal_says(form, encoding):
    """A promise about a file holds when the file is made with `>`."""
    name = write(
        "a.jsonl", rows({"text": "At least 12 “文” civilians were killed in Aleppo.", "title": "é 🕊"}, {"id": 2})
    )
    done = run("claims", name, "--format", form, environment={"PYTHONIOENCODING": f"{encoding}:strict"})

    assert 1 == done.returncode
    assert b"Traceback" not in done.stderr
    assert "“文”" in done.stdout.decode("utf-8")


def test_a_name_that_is_not_utf_8_is_read():
    """A file from an old disk is read, and its claims come out as UTF-8."""
    with open(b"caf\xe9.txt", "wb") as file:  # noqa: PTH123  # pathlib takes no bytes
        file.write(TEXT.encode())
    good = run("claims", os.fsdecode(b"caf\xe9.txt"))
    bad = run("claims", os.fsdecode(b"caf\xe8.txt"))

    assert (0, b"") == (good.returncode, good.stderr)
    assert [12] == [claim["value"] for claim in read(good.stdout.decode("utf-8"))]
    assert 1 == bad.returncode
    assert b"casualty-ledger: caf\\udce8.txt: cannot be opened: No such file" in bad.stderr


@pytest.mark.parametrize("option", ["--title", "--language", "--published", "--out"])
def test_an_option_that_is_not_utf_8_is_no_traceback(option):
    """A terminal that sends Latin-1 gets a message or an answer."""
    write("a.txt", TEXT)
    done = run("claims", "a.txt", option, os.fsdecode(b"caf\xe9"))

    assert done.returncode in {0, 1, 2}
    assert b"Traceback" not in done.stderr
    done.stdout.decode("utf-8")


@pytest.mark.parametrize("many", [1, 800])
@pytest.mark.parametrize("form", ["csv", "jsonl", "table"])
@pytest.mark.parametrize("reader", ["true", "head -c 1"])
def test_a_closed_pipe_is_no_fault(many, form, reader):
    """`| head` ends the run in silence, whether the output was long or short."""
    write("a.txt", f"{OTHER} " * many)
    done = shell(f"claims a.txt --format {form} | {reader}")

    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize("many", [1, 800])
def test_a_full_disk_is_a_message(many):
    """What was not written is not passed over, whether it was much or little."""
    write("a.txt", f"{OTHER} " * many)
    for tail in ("> /dev/full", "--out /dev/full"):
        done = shell(f"claims a.txt --format jsonl {tail}")

        assert 2 == done.returncode
        assert b"Traceback" not in done.stderr
        assert b"No space left on device" in done.stderr
        assert 1 == done.stderr.count(b"\n")


@pytest.mark.parametrize(("tail", "word"), [("a.txt >&-", b"output"), ("- <&-", b"input")])
def test_a_stream_that_was_closed_is_a_message(tail, word):
    """A job without standard input or output says so."""
    write("a.txt", TEXT)
    done = shell(f"claims {tail}")

    assert done.returncode in {1, 2}
    assert b"Traceback" not in done.stderr
    assert b"casualty-ledger: standard " + word in done.stderr


def test_no_standard_input_is_needed_for_a_file():
    """A job without standard input reads files."""
    write("a.txt", TEXT)

    assert (0, b"") == ((done := shell("claims a.txt <&-")).returncode, done.stderr)


def test_an_interruption_is_no_traceback():
    """Ctrl-C is a wish, not a fault."""
    lines = [
        "import extract.__main__ as m",
        "def stop(*a, **k): raise KeyboardInterrupt",
        "m.read_sources = stop",
        "raise SystemExit(m.main(['claims', '-']))",
    ]
    code = "\n".join(lines)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False, timeout=60)

    assert 130 == done.returncode
    assert b"Traceback" not in done.stderr
