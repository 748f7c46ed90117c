"""`casualty-ledger add`: what it prints, what it keeps, how it ends."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.command_line import add as command
from extract.ledger import durable
from extract.ledger.ledger import load_ledger
from tests.commands import OTHER, TEXT, give, run, shell, write

pytestmark = pytest.mark.usefixtures("elsewhere")
HEAD = "---\ntitle: {}\npublished: 2016-09-29\nurl: https://e.org/a\n---\n\n"


def added(*arguments: str, workspace: str = "w") -> int:
    """Run the command on a workspace beside the sources."""
    return main(["add", *arguments, "--workspace", workspace])


def test_each_kept_report_is_a_line_with_its_claims(capsys):
    """A person sees what was read; the counts come last, on standard error."""
    write("f/a.md", HEAD.format("Aleppo") + TEXT)
    write("f/b.txt", f"Nothing happened. {OTHER}")

    assert 0 == added("f")
    out, err = capsys.readouterr()
    assert [
        "kept articles/2016-09-29-aleppo.md  1 claim",
        "kept articles/undated-b.md  1 claim",
    ] == out.splitlines()
    assert "casualty-ledger: 2 new\n" == err
    assert 2 == len(load_ledger(Path("w")).claims)


def test_what_a_person_should_look_at_is_a_note(capsys):
    """An encoding that was guessed, and nobody who adds a folder hears of it."""
    Path("a.txt").write_bytes("In São Paulo, 12 people were killed near the café on Monday.".encode("cp1252"))
    added("a.txt")
    [note, count] = capsys.readouterr().err.splitlines()
    added("a.txt")

    assert note.startswith("casualty-ledger: note: a.txt: not UTF-8; read as ")
    assert "casualty-ledger: 1 new" == count
    assert "casualty-ledger: 1 unchanged\n" == capsys.readouterr().err


def test_a_feed_in_a_folder_is_read(capsys):
    """A feed that was saved under the name that browsers give it, and passed over without a word."""
    item = f"<item><title>T</title><description>{TEXT}</description></item>"
    write("f/news.xml", f'<rss version="2.0"><channel><title>A Feed</title>{item}</channel></rss>')

    assert 0 == added("f")
    assert "  1 claim\n" in capsys.readouterr().out


def test_the_same_again_says_nothing_but_the_count(capsys):
    """What is unchanged is no news."""
    write("a.txt", TEXT)
    added("a.txt")
    capsys.readouterr()

    assert 0 == added("a.txt")
    assert ("", "casualty-ledger: 1 unchanged\n") == capsys.readouterr()


def test_a_new_version_and_a_copy_are_said(capsys):
    """Whoever adds a folder sees what became of what was there."""
    rest = " ".join(f"word{number}" for number in range(60))
    write("a.md", HEAD.format("Aleppo") + TEXT + rest)
    write("b.md", f"---\ntitle: Copy\n---\n{TEXT}{rest} (Agency)")
    added("a.md")
    write("a.md", HEAD.format("Aleppo") + f"Later. {TEXT}{rest}")
    capsys.readouterr()

    assert 0 == added("a.md", "b.md")
    out, err = capsys.readouterr()
    assert [
        "kept articles/2016-09-29-aleppo.md  1 claim, a new version",
        "kept articles/undated-copy.md  1 claim, a copy of articles/2016-09-29-aleppo.md",
    ] == out.splitlines()
    assert "casualty-ledger: 1 new, 1 changed, 1 copy of another\n" == err


def test_what_cannot_be_read_is_named_at_the_end(capsys):
    """With its reason, and the exit code is 1; everything else is kept."""
    write("f/a.txt", TEXT)
    write("f/b.md", "---\ntitel: x\n---\nx")
    write("f/c.md", f"---\nlanguage: xx\n---\n{OTHER}")

    assert 1 == added("f", "gone.pdf")
    out, err = capsys.readouterr()
    assert ["kept articles/undated-a.md  1 claim", "kept articles/undated-c.md  0 claims"] == out.splitlines()
    first, second, third, last = err.splitlines()
    assert first.startswith("casualty-ledger: f/b.md: unknown front matter titel; allowed are ")
    assert (
        "casualty-ledger: gone.pdf: cannot be opened: No such file or directory; check the name and the rights"
        == second
    )
    assert (
        "casualty-ledger: articles/undated-c.md: kept, but not read: no pack reads 'xx'; the languages are: en" == third
    )
    assert "casualty-ledger: 2 new, 2 failed" == last


def test_json_lines_tell_it_to_a_program(capsys):
    """What is unchanged is told too."""
    write("a.md", HEAD.format("Aleppo") + TEXT)
    added("a.md", "--format", "jsonl")
    added("a.md", "--format", "jsonl")
    new, again = map(json.loads, capsys.readouterr().out.splitlines())

    assert ("new", "articles/2016-09-29-aleppo.md", 1, None, None) == tuple(
        new[name] for name in ("outcome", "path", "claims", "replaces", "copy_of")
    )
    assert ("unchanged", new["article_id"], None) == (again["outcome"], again["article_id"], again["claims"])


def test_a_long_table_is_a_line(capsys):
    """It is kept whole, and read in place."""
    write("w/settings.yaml", "limits: {rows_as_reports: 2}\n")
    write("rows.jsonl", "".join(json.dumps({"text": f"{n} men died."}) + "\n" for n in (2, 3, 4)))

    assert 0 == added("rows.jsonl")
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("kept articles/rows-")
    assert line.endswith(".jsonl  a table, read in place")
    assert 3 == len(load_ledger(Path("w")).claims)


def test_options_give_a_report_its_origin(capsys, monkeypatch):
    """Pasted text has none of its own."""
    give(monkeypatch, TEXT)
    origin = {
        "--published": "2016-09-29",
        "--title": "Aleppo",
        "--publisher": "OCHA",
        "--url": "https://e.org/",
        "--language": "en",
    }

    assert 0 == added("-", *(part for pair in origin.items() for part in pair))
    [article] = load_ledger(Path("w")).articles
    assert list(origin.values()) == [
        str(getattr(article, name)) for name in ("published", "title", "publisher", "url", "language")
    ]
    assert article.retrieved is not None


def test_quiet_says_only_what_failed(capsys):
    """A job that runs each night is heard of when something is wrong."""
    write("a.txt", TEXT)

    assert 0 == added("a.txt", "--quiet")
    assert ("", "") == capsys.readouterr()
    assert 1 == added("gone.txt", "--quiet")
    assert ["", 1] == [(found := capsys.readouterr()).out, len(found.err.splitlines())]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--published", "soon"], "--published is 'soon', which is not a day; write it as YYYY-MM-DD, or leave it out"),
        (["--language", "xx"], "--language: no pack reads 'xx'; the languages are: en"),
        (["--workspace", "a.txt"], "a.txt: cannot be made: Not a directory; choose another --workspace"),
        (["--workspace", "/proc/w"], "/proc/w: cannot be made: No such file or directory; choose another --workspace"),
    ],
)
def test_a_wrong_call_is_2_and_keeps_nothing(capsys, arguments, expected):
    """The message says what to do."""
    write("a.txt", TEXT)

    assert 2 == main(["add", "a.txt", *arguments])
    assert ("", f"casualty-ledger: {expected}\n") == capsys.readouterr()
    assert ["a.txt"] == os.listdir()  # noqa: PTH208  # names alone


def test_the_usual_workspace_is_at_home(capsys):
    """Whoever names none finds the reports in one place."""
    write("a.txt", TEXT)

    assert 0 == main(["add", "a.txt"])
    assert 1 == len(list((Path.home() / "casualty-ledger" / "articles").iterdir()))


def test_a_stop_says_what_was_kept_and_how_to_go_on(capsys, monkeypatch):
    """Ctrl-C is a wish: exit code 130, and the same call goes on."""
    for number in range(4):
        write(f"f/{number}.txt", f"{number + 2} people were killed.")
    real = command.bring

    def stopped(*arguments: object, **origin: object) -> object:
        for number, one in enumerate(real(*arguments, **origin)):
            if number == 2:
                raise KeyboardInterrupt
            yield one

    monkeypatch.setattr(command, "bring", stopped)
    assert 130 == added("f")
    assert "casualty-ledger: stopped: 2 new; the same call goes on from here\n" == capsys.readouterr().err

    monkeypatch.setattr(command, "bring", real)
    assert 0 == added("f")
    assert "casualty-ledger: 2 new, 2 unchanged\n" == capsys.readouterr().err


def test_a_full_disk_is_said_with_what_was_kept(capsys, monkeypatch):
    """Exit code 2: the workspace cannot be written."""
    for number in range(3):
        write(f"f/{number}.txt", f"{number + 2} people were killed.")
    real, calls = os.fsync, []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(number)

    monkeypatch.setattr(durable.os, "fsync", full)
    assert 2 == added("f")
    assert [
        "casualty-ledger: stopped: 1 new",
        "casualty-ledger: w/articles: cannot be written: No space left on device; "
        "make room or see to the rights, and add again",
    ] == capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    "name",
    ["two words.txt", "-.txt", "--to.txt", "$(x).txt", "ä 文.txt", "%s{0}.txt", "two\nlines.txt", "\x1b[31m.txt"],
)
def test_any_name_of_a_file_is_taken_in(capsys, name):
    """A name is data: in the workspace, in its front matter and on the screen."""
    write(f"f/{name}", TEXT)

    assert 0 == added("f")
    assert [] == [c for c in "".join(capsys.readouterr()) if not c.isprintable() and c != "\n"]
    assert 1 == len(load_ledger(Path("w")).claims)


def test_a_name_that_is_not_utf_8_is_taken_in():
    """A file from an old disk is kept, and read again."""
    Path("f").mkdir()
    with open(b"f/caf\xe9.txt", "wb") as file:  # noqa: PTH123  # pathlib takes no bytes
        file.write(TEXT.encode())
    done = run("add", "f", "--workspace", "w")

    assert 0 == done.returncode
    assert 1 == len(load_ledger(Path("w")).claims)
    assert 0 == run("check", "--workspace", "w").returncode


@pytest.mark.parametrize("tail", ["| true", "| head -n 1", "> /dev/full", ">&-"])
def test_reports_are_kept_though_nobody_listens(tail):
    """A closed pipe or a full disk for what is printed costs no report."""
    for number in range(50):
        write(f"f/{number}.txt", f"{number + 2} people were killed.")
    done = shell(f"add f --workspace w {tail}")

    assert (0, b"casualty-ledger: 50 new\n") == (done.returncode, done.stderr)
    assert 50 == len(list(Path("w/articles").iterdir()))


def test_far_is_said_where_there_is_no_terminal(capsys, monkeypatch):
    """A log shows that something goes on."""
    monkeypatch.setattr(command, "EVERY", 2)
    for number in range(5):
        write(f"f/{number}.txt", f"{number + 2} people were killed.")

    assert 0 == added("f")
    assert ["2 new so far", "4 new so far", "5 new"] == [
        line.removeprefix("casualty-ledger: ") for line in capsys.readouterr().err.splitlines()
    ]


def test_a_terminal_shows_a_bar(capsys, monkeypatch):
    """Whoever waits sees the counts and the report at hand, and no name steers the screen."""
    write("f/\x1b[31m [bold]a.txt", TEXT)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")

    assert 0 == added("f")
    out, err = capsys.readouterr()
    assert "kept articles/undated-x1b-31m-bold-a.md  1 claim" in out
    assert "1 new" in err
