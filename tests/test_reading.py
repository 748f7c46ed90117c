"""A file, a folder, JSON lines and standard input become articles; what cannot be read becomes a message."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from extract.article import Article, hash_of
from extract.errors import ArticleError
from extract.reading import read_sources

ROOT = Path(__file__).parents[1]
TEXT = "At least 12 civilians were killed."
OTHER = "About 40 people were injured."
NEVER_CLOSED = "the front matter is never closed; end it with a line of three hyphens"


def read(*sources: Path | str, **origin: object) -> tuple[list[Article], list[str]]:
    """Read sources to the end; give the articles and the messages."""
    found = list(read_sources([str(source) for source in sources], **origin))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [str(one) for one in found if isinstance(one, ArticleError)]


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def markdown(folder: Path, head: str, text: str = TEXT) -> Path:
    """Write a report with front matter."""
    return write(folder / "report.md", f"---\n{head}\n---\n\n{text}\n")


def one(path: Path | str, **origin: object) -> Article:
    """Read a source that holds one article and no fault."""
    articles, messages = read(path, **origin)
    assert [] == messages
    [article] = articles
    return article


def fault(path: Path | str, **origin: object) -> str:
    """Read a source that holds one fault and no article; give what the message says after the name."""
    articles, messages = read(path, **origin)
    assert [] == articles
    [message] = messages
    assert message.startswith(str(path))
    return message.removeprefix(str(path))


def give(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    """Put something on standard input."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


# Text and Markdown files


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "no ending", "a.html"])
def test_a_file_that_is_not_rows_is_read_as_text(tmp_path, name):
    """Whoever names a file wants it read."""
    assert TEXT == one(write(tmp_path / name, TEXT)).text


def test_front_matter_is_the_origin(tmp_path):
    """Every field of the front matter arrives."""
    head = """publisher: A Paper
publisher_kind: news site
title: "Aleppo: the siege"
authors: [Ann, Bob]
published: 2016-09-29
url: https://example.org/a#b
language: en
licence: CC-BY-4.0
retrieved: 2026-01-02
form: note"""
    expected = Article(
        text=TEXT,
        publisher="A Paper",
        publisher_kind="news site",
        title="Aleppo: the siege",
        authors=("Ann", "Bob"),
        published=date(2016, 9, 29),
        url="https://example.org/a#b",
        language="en",
        licence="CC-BY-4.0",
        retrieved=date(2026, 1, 2),
        form="note",
    )

    assert expected == one(markdown(tmp_path, head))


def test_what_was_said_outside_fills_what_a_text_does_not_say(tmp_path):
    """A plain text gets its origin from the command line."""
    article = one(write(tmp_path / "a.txt", TEXT), published="2016-09-29", title="Aleppo", language="en")

    assert (date(2016, 9, 29), "Aleppo", "en") == (article.published, article.title, article.language)


def test_front_matter_goes_before_what_was_said_outside(tmp_path):
    """A folder of dated reports keeps its dates."""
    path = markdown(tmp_path, "published: 2016-09-29\ntitle: Theirs")
    article = one(path, published="2020-01-01", title="Ours")

    assert (date(2016, 9, 29), "Theirs") == (article.published, article.title)


@pytest.mark.parametrize("blank", ["", " ", " ''", ' ""'])
@pytest.mark.parametrize("key", ["title", "publisher", "url", "licence"])
def test_a_blank_field_is_blank(tmp_path, key, blank):
    """A form that was left empty does not print "None" as the publisher."""
    assert "" == getattr(one(markdown(tmp_path, f"{key}:{blank}")), key)


@pytest.mark.parametrize("key", ["published", "retrieved"])
def test_a_blank_day_is_no_day(tmp_path, key):
    """Nothing is guessed for a day that was left empty."""
    assert getattr(one(markdown(tmp_path, f"{key}:")), key) is None


def test_a_blank_language_is_the_usual_one(tmp_path):
    """A field that was left empty counts as not written."""
    assert "en" == one(markdown(tmp_path, "language:")).language


def test_a_blank_field_gives_way_to_what_was_said_outside(tmp_path):
    """`title:` with nothing behind it does not hide --title."""
    assert "Aleppo" == one(markdown(tmp_path, "title:"), title="Aleppo").title


@pytest.mark.parametrize(
    "title",
    ["2016", "010", "12:30", "1_000", "0x1F", "1e3", "yes", "No", "3.10", "2016-09-29", "2016-13-45", "1" * 5000],
)
def test_a_title_stays_as_printed(tmp_path, title):
    """YAML's ideas of numbers, times and truth change no title."""
    assert title == one(markdown(tmp_path, f"title: {title}")).title


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ann", ("Ann",)),
        ("[Ann, Bob]", ("Ann", "Bob")),
        ("\n- Ann\n- Bob", ("Ann", "Bob")),
        ("", ()),
        ("[]", ()),
        ("[Ann, 50]", ("Ann", "50")),
        ("50", ("50",)),
        ("yes", ("yes",)),
        ("2016-09-29", ("2016-09-29",)),
    ],
)
def test_authors_are_one_or_many(tmp_path, value, expected):
    """A single author needs no list, whatever YAML takes the name for."""
    assert expected == one(markdown(tmp_path, f"authors: {value}")).authors


@pytest.mark.parametrize("value", ["{Ann: Bob}", "[[Ann], Bob]", "[{Ann: Bob}]"])
def test_authors_are_names_only(tmp_path, value):
    """A structure where a name belongs would be printed as program text."""
    assert "authors" in fault(markdown(tmp_path, f"authors: {value}"))


@pytest.mark.parametrize("key", ["title", "publisher", "url", "language", "form", "published"])
@pytest.mark.parametrize("value", ["[a, b]", "{a: {b: c}}", "\n  - a", "\n  a: b"])
def test_a_field_is_one_value(tmp_path, key, value):
    """A list or a map where one value belongs is named, not printed as program text."""
    message = fault(markdown(tmp_path, f"{key}: {value}"))

    assert f"{key} is a " in message
    assert ";" in message


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(tmp_path, line_end, mark):
    """A file that went through Windows is the same article."""
    content = f"---\ntitle: Aleppo\n---\n\n{TEXT}\n{OTHER}\n".replace("\n", line_end)
    article = one(write(tmp_path / "a.md", mark + content))

    assert (f"{TEXT}\n{OTHER}", "Aleppo") == (article.text, article.title)


@pytest.mark.parametrize(
    "content",
    [
        f"---\n---\n{TEXT}\n",
        f"---\n\n---\n\n{TEXT}\n",
        f"---\n# nothing yet\n---\n{TEXT}\n",
        f"--- \ntitle:\n---\t\n{TEXT}\n",
    ],
)
def test_front_matter_may_be_empty(tmp_path, content):
    """A template that nobody filled in still has its text, and only its text."""
    article = one(write(tmp_path / "a.md", content))

    assert (TEXT, "") == (article.text, article.title)


def test_front_matter_ends_where_the_file_ends(tmp_path):
    """Front matter that is closed by the last line is closed; what is missing is the text."""
    path = write(tmp_path / "a.md", "---\ntitle: Aleppo\n---")

    assert ": there is no text; an article needs at least one sentence" == fault(path)


def test_hyphens_inside_a_text_are_text(tmp_path):
    """Only the first line opens front matter."""
    text = f"{TEXT}\n\n---\n\n{OTHER}"

    assert text == one(write(tmp_path / "a.md", text)).text


def test_hyphens_after_front_matter_are_text(tmp_path):
    """A line of hyphens in the body does not end it."""
    text = f"{TEXT}\n\n---\n\n{OTHER}"

    assert text == one(markdown(tmp_path, "title: Aleppo", text)).text


def test_front_matter_that_is_never_closed_is_named(tmp_path):
    """A report would else vanish into its own head."""
    assert f", line 1: {NEVER_CLOSED}" == fault(write(tmp_path / "a.md", f"---\ntitle: a\n\n{TEXT}\n"))


@pytest.mark.parametrize("value", ["yes", "2016-13-45", "2016", "2016.09", "soon", "29.09.2016", "12:30"])
def test_a_wrong_day_is_shown_as_it_was_written(tmp_path, value):
    """Whoever searches the file for what the message shows finds it."""
    expected = f": published is '{value}', which is not a day; write it as YYYY-MM-DD, or leave it out"

    assert expected == fault(markdown(tmp_path, f"published: {value}"))


@pytest.mark.parametrize(
    "value", ["2016-09-29", "20160929", "2016-09-29 08:00:00", "'2016-09-29'", "2016-09-29T23:00:00-05:00"]
)
def test_a_day_is_read_from_front_matter(tmp_path, value):
    """All forms of a day mean that day."""
    assert date(2016, 9, 29) == one(markdown(tmp_path, f"published: {value}")).published


def test_no_tag_of_yaml_runs_anything(tmp_path):
    """Front matter from a stranger cannot call Python."""
    trap = tmp_path / "trap"
    for tag in (f"!!python/object/apply:os.mkdir ['{trap}']", f"!!python/object/new:os.mkdir ['{trap}']"):
        assert fault(markdown(tmp_path, f"title: {tag}")) != ""

    assert not trap.exists()


def test_aliases_do_not_explode(tmp_path):
    """A few lines of front matter cannot fill the memory ("billion laughs")."""
    rows = ["&a0 [" + ",".join(["lol"] * 9) + "]"]
    rows += [f"&a{level} [" + ",".join([f"*a{level - 1}"] * 9) + "]" for level in range(1, 6)]
    message = fault(markdown(tmp_path, "authors:\n" + "\n".join(f"- {row}" for row in rows)))

    assert len(message) < 1000


@pytest.mark.parametrize("head", ["title: " + "[" * 5000, "title: " + "{a: " * 5000, "- " * 5000])
def test_deep_front_matter_is_a_message(tmp_path, head):
    """Nesting has an end before Python's has."""
    assert "front matter" in fault(markdown(tmp_path, head))


def test_an_alias_of_itself_is_a_message(tmp_path):
    """A list that holds itself is no title."""
    assert ";" in fault(markdown(tmp_path, "title: &a [*a]"))


def test_control_characters_in_front_matter_are_named(tmp_path):
    """A message that only says "not YAML" helps nobody to find an invisible character."""
    message = fault(markdown(tmp_path, "title: a\npublisher: b\x00c"))

    assert "special characters are not allowed" in message
    assert message.startswith(", line 3:")


def test_control_characters_in_a_text_are_kept(tmp_path):
    """Odd text is text; offsets count it."""
    text = "\x00\x01\x1b[31m At least 12\x0b civilians\x7f were\u2028 killed.\x85"

    assert text == one(write(tmp_path / "a.txt", text)).text


@pytest.mark.parametrize(
    ("content", "byte", "found"),
    [(b"tu\xe9s", 2, "0xe9"), (TEXT.encode("utf-16"), 0, "0xff"), (b"a\xed\xa0\x80", 1, "0xed")],
)
def test_bytes_that_are_not_utf_8_are_named(tmp_path, content, byte, found):
    """The place is named, for one stray byte hides well."""
    expected = f": byte {byte} is {found}, which is not UTF-8; save the file as UTF-8"

    assert expected == fault(write(tmp_path / "a.txt", content))


# Folders


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    """The order is the same on every machine; files below are read, other files are not."""
    for name in ("b.txt", "a.md", "c/d.MARKDOWN", "notes.pdf", "a.expected.yaml", "README"):
        write(tmp_path / name, f"{name}: {TEXT}")
    write(tmp_path / "e.jsonl", json.dumps({"text": "e"}))
    write(tmp_path / "f.ndjson", json.dumps({"text": "f"}))
    articles, messages = read(tmp_path)

    assert ["a.md", "b.txt", "c/d.MARKDOWN", "e", "f"] == [article.text.partition(":")[0] for article in articles]
    assert [] == messages


def test_a_broken_report_does_not_stop_the_others(tmp_path):
    """Each fault is one message; every other report is read."""
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", b"\xff")
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
    write(tmp_path / "notes.pdf", "%PDF")
    expected = ": no report in this folder; put files there that end in .jsonl, .markdown, .md, .ndjson, .txt"

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


# Rows


def rows(folder: Path, *lines: object) -> Path:
    """Write JSON lines; what is bytes is written as it is."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return write(folder / "rows.jsonl", b"\n".join(raw) + b"\n")


def test_a_row_is_an_article(tmp_path):
    """Every column that is known arrives."""
    row = {
        "id": "r1",
        "text": TEXT,
        "title": "Aleppo",
        "published": "2016-09-29",
        "url": "https://example.org/",
        "language": "en",
        "publisher": "A Paper",
    }
    expected = Article(
        text=TEXT,
        article_id="r1",
        title="Aleppo",
        published=date(2016, 9, 29),
        url="https://example.org/",
        publisher="A Paper",
    )

    assert expected == one(rows(tmp_path, row))


def test_unknown_columns_are_ignored(tmp_path):
    """A dump may hold more than we read, and things that we could not read."""
    row = {"text": TEXT, "form": "note", "article_id": "x", "authors": 5, "tags": [{"a": None}], "": 1}

    assert Article(text=TEXT) == one(rows(tmp_path, row))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("r1", "r1"),
        (7, "7"),
        (0, "0"),
        (10**30, "1" + "0" * 30),
        ("ä b/c", "ä b/c"),
        (None, hash_of(TEXT)),
        ("", hash_of(TEXT)),
    ],
)
def test_the_id_of_a_row_is_the_name_of_its_article(tmp_path, given, expected):
    """Claims can be joined back to the rows; without an id the text gives the name."""
    assert expected == one(rows(tmp_path, {"id": given, "text": TEXT})).article_id


@pytest.mark.parametrize("given", [["a"], {"a": 1}, True, False, []])
def test_an_id_that_is_no_name_is_a_message(tmp_path, given):
    """An id that cannot be joined on is not quietly printed as program text."""
    message = fault(rows(tmp_path, {"id": given, "text": TEXT}))

    assert message.startswith(", line 1: ")
    assert "id" in message


def test_two_rows_with_one_id_are_both_read(tmp_path):
    """Reading keeps what it is given; whoever keeps a ledger sorts it out."""
    articles, messages = read(rows(tmp_path, {"id": 1, "text": TEXT}, {"id": 1, "text": OTHER}))

    assert ([TEXT, OTHER], []) == ([article.text for article in articles], messages)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, None),
        ("", None),
        ("2016-09-29", date(2016, 9, 29)),
        (20160929, date(2016, 9, 29)),
        ("2016", None),
        ("2016-09", None),
    ],
)
def test_the_day_of_a_row_is_read(tmp_path, given, expected):
    """A blank, a year and a month are no day; a number that is a day is read as front matter reads it."""
    assert expected == one(rows(tmp_path, {"text": TEXT, "published": given})).published


@pytest.mark.parametrize("given", ["soon", 5, 1475107200, ["2016-09-29"], {"day": 29}, True])
def test_a_wrong_day_of_a_row_is_a_message(tmp_path, given):
    """A day is never dropped in silence: "since Monday" would then hang on nothing."""
    message = fault(rows(tmp_path, {"text": TEXT, "published": given}))

    assert message.startswith(", line 1: published is ")
    assert ";" in message


@pytest.mark.parametrize(("given", "expected"), [(None, ""), ("", ""), ("Aleppo", "Aleppo"), (2016, "2016")])
def test_the_title_of_a_row_is_read(tmp_path, given, expected):
    """A title may be a number; it is not dropped."""
    assert expected == one(rows(tmp_path, {"text": TEXT, "title": given})).title


@pytest.mark.parametrize("key", ["title", "url", "language", "publisher"])
@pytest.mark.parametrize("given", [["a"], {"a": 1}])
def test_a_column_of_another_kind_is_a_message(tmp_path, key, given):
    """An origin is never dropped in silence."""
    message = fault(rows(tmp_path, {"text": TEXT, key: given}))

    assert message.startswith(f", line 1: {key} is a")
    assert ";" in message


def test_rows_fill_from_what_was_said_outside(tmp_path):
    """The command line says what a row does not, and no more."""
    articles, _ = read(
        rows(tmp_path, {"text": TEXT}, {"text": OTHER, "published": "2016-09-29"}), published="2020-01-01"
    )

    assert [date(2020, 1, 1), date(2016, 9, 29)] == [article.published for article in articles]


def test_the_text_of_a_row_is_never_changed(tmp_path):
    """Offsets count the characters that the row holds."""
    text = f"\n {TEXT}\r\n---\r\n\u200f\x00 "

    assert text == one(rows(tmp_path, {"text": text})).text


def test_a_row_without_text_is_named_and_the_others_are_read(tmp_path):
    """Blank lines count as lines, so that an editor jumps to the right one."""
    path = rows(
        tmp_path, {"text": TEXT}, b"", {"id": 2}, {"text": None}, {"text": 5}, {"text": " "}, b" ", {"text": OTHER}
    )
    articles, messages = read(path)
    expected = [f'{path}, line {n}: no text; a row needs a "text" with at least one sentence' for n in (3, 4, 5, 6)]

    assert [TEXT, OTHER] == [article.text for article in articles]
    assert expected == messages


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b'{"text": "unclosed',
        b'{"text": "a"} {"text": "b"}',
        b"[1, 2]",
        b"null",
        b"\xff",
        b'{"text": "\xe9"}',
        b"[" * 100_000,
        b'{"id": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b', "text": "a"}',
        b'{"id": ' + b"1" * 5000 + b', "text": "a"}',
        b'{"x": -' + b"1" * 5000 + b', "text": "a"}',
        b"\x00",
    ],
    ids=lambda line: repr(line[:30]),
)
def test_a_broken_row_is_named_and_the_others_are_read(tmp_path, line):
    """One line of a dump never costs the rest."""
    path = rows(tmp_path, {"text": TEXT}, line, {"text": OTHER})
    articles, messages = read(path)

    assert [TEXT, OTHER] == [article.text for article in articles]
    assert [f"{path}, line 2"] == [message.partition(": ")[0] for message in messages]
    assert all(message.count(";") == 1 and len(message) < 1000 for message in messages)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_rows_from_windows_are_rows(tmp_path, line_end, mark):
    """Line ends and a byte order mark change nothing."""
    content = mark + line_end.join(json.dumps({"text": text}).encode() for text in (TEXT, OTHER))
    articles, messages = read(write(tmp_path / "a.jsonl", content))

    assert ([TEXT, OTHER], []) == ([article.text for article in articles], messages)


def test_a_line_end_inside_a_row_is_no_line_end(tmp_path):
    """U+2028 and U+0085 stand in dumps as they are."""
    text = f"{TEXT}\u2028{OTHER}\x85\x0c"

    assert text == one(rows(tmp_path, json.dumps({"text": text}, ensure_ascii=False).encode())).text


# Standard input


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
        (b"tu\xe9s", ": byte 2 is not UTF-8; send UTF-8"),
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


# Size


@pytest.mark.parametrize(
    "unit",
    ["The market was calm and the sun shone over the hills. ", "a", "1", "word, ", "x\r\n"],
    ids=repr,
)
def test_five_megabytes_in_one_line_end_in_seconds(tmp_path, unit):
    """A dump in one line is read in a time that a person waits for."""
    path = write(tmp_path / "a.txt", TEXT + " " + unit * (5_000_000 // len(unit)))
    command = [sys.executable, "-m", "extract", "claims", str(path), "--format", "jsonl"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)

    assert (0, "") == (done.returncode, done.stderr)
    assert [12] == [json.loads(line)["value"] for line in done.stdout.splitlines()]
