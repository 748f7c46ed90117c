"""Markdown and plain text → articles: front matter, line ends, bytes."""

from datetime import date

import pytest

from extract.article import Article
from extract.reading import read_kept
from tests.inputs import NEVER_CLOSED, OTHER, TEXT, fault, markdown, one, write


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


def test_control_characters_in_a_text_that_is_kept_stay(tmp_path):
    """Odd text is text; offsets count it."""
    text = "\x00\x01\x1b[31m At least 12\x0b civilians\x7f were\u2028 killed.\x85"

    assert [text] == [article.text for article in read_kept(write(tmp_path / "a.txt", text).parent)]


@pytest.mark.parametrize(
    ("content", "byte", "found"),
    [(b"tu\xe9s", 2, "0xe9"), (TEXT.encode("utf-16"), 0, "0xff"), (b"a\xed\xa0\x80", 1, "0xed")],
)
def test_bytes_of_a_text_that_is_kept_are_utf_8(tmp_path, content, byte, found):
    """The place is named, for one stray byte hides well; a guess would be another text tomorrow."""
    path = write(tmp_path / "a.txt", content)
    [error] = read_kept(tmp_path)

    assert f"{path}: byte {byte} is {found}, which is not UTF-8; save the file as UTF-8" == str(error)
