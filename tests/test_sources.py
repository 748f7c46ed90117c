"""Folders, names and links → articles."""

import json
import os

import pytest

from extract.reading.kinds import ALLOWED
from tests.inputs import OTHER, TEXT, fault, one, read, write


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    """The order is the same on every machine; files below are read, other files are not."""
    for name in ("b.txt", "a.md", "c/d.MARKDOWN", "notes.xlsx", ".hidden.md", ".git/x.md", "a.expected.yaml", "README"):
        write(tmp_path / name, f"{name}: {TEXT}")
    write(tmp_path / "e.jsonl", json.dumps({"text": "e"}))
    write(tmp_path / "f.ndjson", json.dumps({"text": "f"}))
    articles, messages = read(tmp_path)

    assert ["a.md", "b.txt", "c/d.MARKDOWN", "e", "f"] == [article.text.partition(":")[0] for article in articles]
    assert [] == messages


def test_a_broken_report_does_not_stop_the_others(tmp_path):
    """Each fault is one message; every other report is read."""
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", b"\0")
    write(tmp_path / "c.md", "---\ntitel: a\n---\ntext")
    write(tmp_path / "d.txt", "")
    write(tmp_path / "e.jsonl", '{"text": ""}\n' + json.dumps({"text": OTHER}))
    articles, messages = read(tmp_path)

    assert [TEXT, OTHER] == [article.text for article in articles]
    assert ["b.txt", "c.md", "d.txt", "e.jsonl, line 1"] == [
        m.removeprefix(f"{tmp_path}/").split(":")[0] for m in messages
    ]


def test_an_empty_folder_is_a_message(tmp_path):
    """Nothing to read is said, and what could be read there."""
    write(tmp_path / "notes.xlsx", "PK")
    expected = f": no report in this folder; put files there that end in {ALLOWED}"

    assert expected == fault(tmp_path)


def test_a_folder_may_be_named_like_a_report(tmp_path):
    """The ending of a folder's name means nothing."""
    write(tmp_path / "x.md" / "y.jsonl" / "a.txt", TEXT)

    assert TEXT == one(tmp_path).text
    assert TEXT == one(tmp_path / "x.md").text


def test_links_that_go_round_end(tmp_path):
    """A folder that holds itself is read once."""
    write(tmp_path / "reports" / "a.txt", TEXT)
    (tmp_path / "reports" / "again").symlink_to(".")
    (tmp_path / "reports" / "up").symlink_to("..")

    assert TEXT == one(tmp_path / "reports").text


@pytest.mark.parametrize("target", ["gone.txt", "b.txt"])
def test_a_link_that_leads_nowhere_is_named(tmp_path, target):
    """A report that is missing is shown, never hidden."""
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "b.txt").symlink_to(target)
    articles, messages = read(tmp_path)

    assert [TEXT] == [article.text for article in articles]
    assert 1 == len(messages)
    assert messages[0].startswith(f"{tmp_path / 'b.txt'}: cannot be opened: ")


@pytest.mark.parametrize(
    "name", ["two words.txt", 'it\'s "x".txt', "-.txt", "--out.txt", "$(x).txt", "ä 文.txt", "%s{0}.txt"]
)
def test_any_name_of_a_file_is_read(tmp_path, name):
    """A name is data."""
    assert TEXT == one(write(tmp_path / name, TEXT)).text


@pytest.mark.parametrize("name", [b"bad\xff.txt", b"two\nlines.txt", b"red\x1b[31m.txt", b"back\rspace.txt"])
def test_a_message_is_one_line_of_printable_text(tmp_path, name):
    """A file's name can neither break the list of messages nor the screen that shows it."""
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "wb"):  # noqa: PTH123  # pathlib takes no bytes
        pass
    [message] = read(tmp_path)[1]

    assert message.isprintable()
    assert message.encode("utf-8").endswith(b": there is no text; an article needs at least one sentence")


@pytest.mark.parametrize("name", [b"bad\xff.txt", b"two\nlines.txt"])
def test_a_file_with_a_strange_name_is_read(tmp_path, name):
    """The text counts, not the name."""
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "wb") as file:  # noqa: PTH123  # pathlib takes no bytes
        file.write(TEXT.encode())

    assert TEXT == one(tmp_path).text
    assert TEXT == one(os.fsdecode(path)).text


def test_a_file_that_does_not_exist_is_a_message(tmp_path):
    """The name is repeated, for it is the name that is wrong."""
    expected = ": cannot be opened: No such file or directory; check the name and the rights"

    assert expected == fault(tmp_path / "gone.txt")
    assert expected == fault(tmp_path / "gone.jsonl")


def test_a_name_that_no_file_can_have_is_a_message(tmp_path):
    """A text that was given in place of a file's name is not a crash."""
    assert fault(tmp_path / ("a" * 5000)).startswith(": cannot be opened: ")


def test_no_name_is_a_message():
    """An unset variable of the shell does not read the whole folder that one stands in."""
    articles, messages = read("")

    assert ([], 1) == (articles, len(messages))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_a_message(tmp_path):
    """Rights are named, the other reports are read."""
    write(tmp_path / "a.txt", TEXT).chmod(0)
    write(tmp_path / "b.txt", OTHER)
    articles, messages = read(tmp_path)

    assert [OTHER] == [article.text for article in articles]
    assert [f"{tmp_path / 'a.txt'}: cannot be opened: Permission denied; check the name and the rights"] == messages
