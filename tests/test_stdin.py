"""Standard input and very long lines → articles."""

import json
import subprocess
import sys

import pytest

from extract.article import Article
from tests.inputs import NEVER_CLOSED, OTHER, ROOT, TEXT, give, one, read, write


def test_text_on_standard_input_is_one_article(monkeypatch):
    """The origin comes from the command line."""
    give(monkeypatch, f"{TEXT}\n{OTHER}\n")

    assert Article(text=f"{TEXT}\n{OTHER}", title="Aleppo") == one("-", title="Aleppo")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter_on_standard_input_is_front_matter(monkeypatch, mark, line_end):
    """A file reads the same through a pipe, from Windows too."""
    give(monkeypatch, mark + f"---\ntitle: Aleppo\n---\n\n{TEXT}\n{OTHER}\n".replace("\n", line_end))

    assert Article(text=f"{TEXT}\n{OTHER}", title="Aleppo") == one("-")


@pytest.mark.parametrize("before", ["", "\n\n", " ", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_rows_on_standard_input_are_rows(monkeypatch, before, line_end):
    """A first line that is an object makes them rows, also behind a byte order mark."""
    give(monkeypatch, before + line_end.join(json.dumps({"id": n, "text": TEXT}) for n in (1, 2)))
    articles, messages = read("-")

    assert (["1", "2"], []) == ([article.article_id for article in articles], messages)


def test_a_broken_row_on_standard_input_is_named(monkeypatch):
    """Rows stay rows when one of them is broken, the first one too."""
    give(monkeypatch, '{"text": "a\n' + json.dumps({"text": TEXT}) + "\n{}\n")
    articles, messages = read("-")

    assert [TEXT] == [article.text for article in articles]
    assert ["standard input, line 1", "standard input, line 3"] == [message.partition(": ")[0] for message in messages]


@pytest.mark.parametrize("text", ["{Photo: a paper} At least 12 civilians were killed.", "[Aleppo] At least 12 died."])
def test_text_that_begins_with_a_bracket_is_text(monkeypatch, text):
    """Only an object makes rows."""
    give(monkeypatch, text)

    assert text == one("-").text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ": there is no text; an article needs at least one sentence"),
        (b" \n", ": there is no text; an article needs at least one sentence"),
        (b"\x00\x01\x02", ": these bytes are no text; name a document that is read, or save it as text in UTF-8"),
        (b"---\ntitle: a\n", f", line 1: {NEVER_CLOSED}"),
    ],
)
def test_faults_on_standard_input_are_messages(monkeypatch, content, expected):
    """Standard input has a name in messages."""
    give(monkeypatch, content)

    assert ([], ["standard input" + expected]) == read("-")


def test_a_file_may_be_named_hyphen(tmp_path, monkeypatch):
    """Only the bare hyphen is standard input."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "-", TEXT)

    assert TEXT == one("./-").text


@pytest.mark.parametrize(
    "unit",
    ["The market was calm and the sun shone over the hills. ", "a", "1", "word, ", "x\r\n"],
    ids=repr,
)
def test_nearly_two_megabytes_in_one_line_end_in_seconds(tmp_path, unit):
    """A dump in one line is read in a time that a person waits for."""
    path = write(tmp_path / "a.txt", TEXT + " " + unit * (1_900_000 // len(unit)))
    command = [sys.executable, "-m", "extract", "claims", str(path), "--format", "jsonl"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)

    assert (0, "") == (done.returncode, done.stderr)
    assert [12] == [json.loads(line)["value"] for line in done.stdout.splitlines()]
