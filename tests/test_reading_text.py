"""Plain and pasted text → drafts: control characters, very long lines, kinds under wrong names."""

import gzip

import pytest

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading import read_paste
from tests.brought import OTHER, PAGE, TEXT, article, docx, draft, fault, packed, pdf, read_bytes

OFFICE = "an Office file of another kind; save it as .docx, .csv or .pdf"


def test_control_characters_are_taken_out_and_told():
    """Nothing that is kept can steer a screen; a line end stays a line end."""
    read = draft("a.txt", "At least\x00 12\x1b[31m died.\r\n\x0cMore\x85\x9fdied.\x07\tEnd.\r")

    assert "At least 12[31m died.\n\nMore\ndied.\tEnd." == read.article.text
    assert ("4 control characters taken out of the text",) == read.notes


def test_right_to_left_stays_in_the_text_and_leaves_the_title():
    """The text is what was printed; a title stands beside other words, whose order it must not turn."""
    data = f'---\ntitle: "a\\u202Eb\\u2066c\\td\\u200f"\npublisher: "x\\u0085y"\n---\n\u202e{TEXT}\u202c \u200fحلب'
    read = article("a.md", data)

    assert f"\u202e{TEXT}\u202c \u200fحلب" == read.text
    assert ("abc d\u200f", "x y") == (read.title, read.publisher)


@pytest.mark.parametrize("make", [str.encode, lambda text: gzip.compress(text.encode())], ids=["plain", "gzip"])
def test_fifty_megabytes_of_one_line_are_refused(make):
    """A dump in one line is no report, and says so at once."""
    name = "a.txt" if make is str.encode else "a.txt.gz"
    many = "the text has 49,900,000 characters; at most 2,000,000 are read (limit text_characters)"

    assert f"{name}: {many}; bring its parts one by one" == fault(name, make("a" * 49_900_000))
    expected = f"{name}: more than 50,000,000 bytes (limit document_bytes); bring its parts one by one"
    assert expected == fault(name, make("a" * 52_428_800))


def test_front_matter_is_the_origin():
    """A report of another workspace keeps what was said of it, and its pages."""
    said = ["title: T", "url: javascript:alert(1)", "file: a.pdf", "file_key: x", "replaces: y", "pages: [0, 45]"]
    head = "\n".join(said)
    read = draft("a.md", f"---\n{head}\n---\n\n{TEXT}\n{OTHER}\n", language="en")

    assert ("T", "", "a.pdf", "", "", (0, 45)) == (
        read.article.title,
        read.article.url,
        read.article.file,
        read.article.file_key,
        read.article.replaces,
        read.article.pages,
    )
    assert ("the address javascript:alert(1) is no web address and was left out",) == read.notes
    assert ("the front matter", "what was said with it") == (read.found_in["title"], read.found_in["language"])


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['touch trap']", "!!python/name:os.system", "!x y"])
def test_tags_of_yaml_are_data_at_most(tag, tmp_path, monkeypatch):
    """Front matter from a stranger runs nothing."""
    monkeypatch.chdir(tmp_path)
    found = read_bytes("a.md", f"---\ntitle: {tag}\n---\n{TEXT}")

    assert [] == list(tmp_path.iterdir())
    assert 1 == len(found[0]) + len(found[1])


def test_a_paste_is_text_and_nothing_else():
    """What looks like front matter, or like a page, is what somebody pasted."""
    text = f"---\nFor immediate release\n---\r\n<b>{TEXT}</b>\x00\n"
    read = read_paste(text, title="T", published="2016-09-29")

    assert f"---\nFor immediate release\n---\n<b>{TEXT}</b>" == read.article.text
    assert ("T", "pasted text", "what was said with it") == (read.article.title, read.source, read.found_in["title"])
    assert ("1 control character taken out of the text",) == read.notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x00 \n", "there is no text; an article needs at least one sentence"),
        (
            "a" * 11,
            "the text has 11 characters; at most 10 are read (limit text_characters); bring its parts one by one",
        ),
    ],
)
def test_a_paste_that_is_no_report_is_a_message(text, expected):
    """The page shows it beside the box."""
    with pytest.raises(ArticleError) as caught:
        read_paste(text, Limits(text_characters=10))

    assert expected == str(caught.value)


@pytest.mark.parametrize(
    "data", [PAGE, pdf([TEXT]), docx(TEXT), packed({"x.txt": TEXT})], ids=["html", "pdf", "docx", "zip"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.csv", "a.unknown"])
def test_content_says_more_than_a_name(name, data):
    """A file that lost its ending, or got another one, is read as what it is."""
    assert TEXT in article(name, data).text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1", "it is an old Office file; save it as .docx, .csv or .pdf"),
        ("a.xlsx", packed({"[Content_Types].xml": "<a/>"}), f"it is {OFFICE}"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "it is a picture; run text recognition (OCR) first"),
        ("a.yaml", b"a: 1", ".yaml is not a kind that is read; allowed are .atom, .csv, .docm, .docx, .eml, .gz, .htm, "
         ".html, .json, .jsonl, .markdown, .md, .ndjson, .parquet, .pdf, .rss, .tsv, .txt, .xhtml, .xml, .zip"),
    ],
)  # fmt: skip
def test_a_kind_that_is_not_read_is_named(name, data, said):
    """Whoever brings it hears what to do."""
    assert f"{name}: {said}" == fault(name, data)
