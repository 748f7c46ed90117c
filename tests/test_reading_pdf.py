"""PDF → drafts: whole sentences, pages that a citation can name, and a clear word where there is no text."""

import pytest

from extract.article import page_at
from extract.language import read_claims
from extract.limits import Limits
from extract.reading.parsers.paragraphs import reflow
from tests.brought import OTHER, TEXT, article, draft, fault, pdf

PICTURE = b"q 100 0 0 100 0 0 cm Q"


def test_a_page_gives_whole_sentences():
    """A figure whose sentence is broken over lines is read as if it stood in one."""
    lines = [
        "At least 12 civilians were killed in Aleppo on Monday when a shell hit a mar-",
        "ket in the east of the city, the health ministry said, and a 36-year-",
        "old man was missing.",
        "About 40 people were injured in the town of Al-",
        "Bab in the same week.",
    ]
    read = article("a.pdf", pdf(lines))
    expected = (
        "At least 12 civilians were killed in Aleppo on Monday when a shell hit a market in the east of the city, "
        "the health ministry said, and a 36-year-old man was missing.\n\n"
        "About 40 people were injured in the town of Al-Bab in the same week."
    )

    assert expected == read.text
    assert [12, 40] == [claim.value for claim in read_claims(read) if claim.outcome in {"deaths", "injuries"}]


def test_a_claim_has_its_page():
    """A citation of a long report says where to look."""
    read = article("a.pdf", pdf([TEXT], [], [OTHER]))

    assert f"{TEXT}\n\n{OTHER}" == read.text
    assert [1, 3] == [page_at(read, read.text.index(words)) for words in (TEXT, OTHER)]
    assert (1, 3) == (page_at(read, 0), page_at(read, len(read.text) - 1))


def test_a_page_without_text_is_named():
    """A page that is a picture may hold the figures that one looks for."""
    assert ("no text on page 2: pictures, or blank",) == draft("a.pdf", pdf([TEXT], PICTURE)).notes
    assert ("no text on pages 1, 3: pictures, or blank",) == draft("a.pdf", pdf(PICTURE, [TEXT], PICTURE)).notes


def test_its_properties_are_its_origin():
    """What the file says of itself is filled in, with where it was found."""
    said = {"/Title": "Flash update", "/Author": "Ann; Bob", "/CreationDate": "D:20160929233000-05'00'"}
    read = draft("a.pdf", pdf([TEXT], metadata=said))

    assert ("Flash update", ("Ann", "Bob"), "2016-09-29") == (
        read.article.title,
        read.article.authors,
        str(read.article.published),
    )
    assert "the day on which the PDF was made" == read.found_in["published"]
    assert "the PDF's properties" == read.found_in["title"]


@pytest.mark.parametrize(
    "title", ["Microsoft Word - update3.doc", "untitled", "Untitled-1", "update.indd", "12/3", "Word Document", " "]
)
def test_what_a_program_filled_in_is_no_title(title):
    """The name of a file is not what a report is called."""
    assert "" == article("a.pdf", pdf([TEXT], metadata={"/Title": title, "/Author": "user"})).title


@pytest.mark.parametrize("date", ["D:99999999", "yesterday", "D:20160931", "D:2016"])
def test_a_date_that_is_none_is_none(date):
    """A broken date costs the date, not the report."""
    assert article("a.pdf", pdf([TEXT], metadata={"/CreationDate": date})).published is None


@pytest.mark.parametrize("cipher", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_is_asked_for(cipher):
    """Whoever has the password can save it without; a PDF that is encrypted with none is read."""
    expected = "a.pdf: it is encrypted; open it with its password, and save it without one"

    assert expected == fault("a.pdf", pdf([TEXT], password="secret", cipher=cipher))
    assert TEXT == article("a.pdf", pdf([TEXT], password="", cipher=cipher)).text


@pytest.mark.parametrize(("count", "said"), [(1, "its page is a picture"), (3, "its 3 pages are pictures")])
def test_a_scan_is_told(count, said):
    """Nobody wonders why a scanned report has no figures."""
    assert f"a.pdf: no text: {said}; run text recognition (OCR) first" == fault("a.pdf", pdf(*[PICTURE] * count))


def test_too_many_pages_are_refused():
    """A book is not a report."""
    expected = "a.pdf: 3 pages; at most 2 are read (limit pages); bring its parts one by one"

    assert expected == fault(
        "a.pdf",
        pdf(
            [TEXT],
            [TEXT],
            [TEXT],
        ),
        Limits(pages=2),
    ).replace("\u00a0", " ")


def test_a_bomb_is_refused():
    """A page of 90 kB that unpacks to 90 MB does not fill the memory."""
    bomb = pdf(b"BT /F1 11 Tf 60 780 Td (" + b"A" * 90_000_000 + b") Tj ET")

    assert len(bomb) < 100_000
    assert "a.pdf: a page of it unpacks to more than is read; print it into a new PDF" == fault("a.pdf", bomb)


def test_too_much_text_is_refused():
    """The limit of a report's text holds for PDF as well."""
    expected = (
        "a.pdf: the text has 44 characters; at most 30 are read (limit text_characters); bring its parts one by one"
    )

    assert expected == fault("a.pdf", pdf([TEXT]), Limits(text_characters=30))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4 nonsense\n%%EOF", pdf([TEXT])[:300]])
def test_a_damaged_one_is_a_message(data):
    """Half a download costs itself only."""
    message = fault("a.pdf", data)

    assert message.startswith("a.pdf: cannot be read as pdf (")
    assert message.endswith("); it may be damaged")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("The ofﬁcial said ﬂoods hit.", "The official said floods hit."),
        ("People were evacu-\nated.", "People were evacuated."),
        ("People were evacu\u00ad\nated.", "People were evacuated."),
        ("Up to 20-\n30 people died.", "Up to 20-30 people died."),
        ("Many in Al-\nMawasi died.", "Many in Al-Mawasi died."),
        ("A well-known man and another well-\nknown man.", "A well-known man and another well-known man."),
        ("Some six-year-\nold boys.", "Some six-year-old boys."),
        ("It said -\nand meant it.", "It said - and meant it."),
        ("Place  Killed\nAleppo  12\nIdlib  3", "Place  Killed\nAleppo  12\nIdlib  3"),
        ("Three things:\n• 12 died\n• 3 hurt", "Three things:\n• 12 died\n• 3 hurt"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("", ""),
    ],
)
def test_lines_become_paragraphs(lines, expected):
    """Each joint of two lines is joined as a person would read it."""
    assert [expected] == reflow([lines])
