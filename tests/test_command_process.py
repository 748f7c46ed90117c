"""The command line as a program: exit codes, pipes, encodings, full disks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import extract
from extract.__main__ import main
from tests.commands import OTHER, ROOT, TEXT, read, rows, run, shell, write

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["add"], "the following arguments are required: SOURCE"),
        (["export"], "the following arguments are required: --to"),
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
        (["claims"], 0),
        (["claims", "--workspace", "gone"], 2),
        (["claims", "a.txt", "--workspace", "gone"], 2),
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
        "import extract.__main__ as m, extract.command_line.rows as rows",
        "def stop(*a, **k): raise KeyboardInterrupt",
        "rows.read_sources = stop",
        "raise SystemExit(m.main(['claims', '-']))",
    ]
    code = "\n".join(lines)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False, timeout=60)

    assert 130 == done.returncode
    assert b"Traceback" not in done.stderr
