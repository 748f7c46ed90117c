"""Mail → drafts: the text, and the attachments that can be read."""

import pytest

from extract.limits import Limits
from tests.brought import OTHER, PAGE, TEXT, docx, draft, fault, mail, packed, pdf, read_bytes

HEAD = {"From": "OCHA Syria <sitrep@un.org>", "Subject": "Flash update 3", "Date": "Thu, 29 Sep 2016 23:30:00 -0500"}


def test_the_head_is_the_origin():
    """The day is the sender's: late in the evening there, it is tomorrow in Greenwich."""
    read = draft("a.eml", mail(f"{TEXT}\n", **HEAD))

    assert TEXT == read.article.text
    assert ("Flash update 3", "2016-09-29", ("OCHA Syria",), "un.org") == (
        read.article.title,
        str(read.article.published),
        read.article.authors,
        read.article.publisher,
    )
    assert {"the mail's head"} == set(read.found_in.values())


@pytest.mark.parametrize("date", ["", "yesterday", "Thu, 99 Sep 2016 00:00:00 +0000"])
def test_a_date_that_is_none_is_none(date):
    """A broken head costs itself only."""
    data = b"MIME-Version: 1.0\r\nSubject: =?utf-8?b?w6k=?=\r\n" + f"Date: {date}\r\n\r\n{TEXT}".encode()
    read = draft("a.eml", data)

    assert (None, "é") == (read.article.published, read.article.title)


def test_a_mail_in_html_is_read_as_a_page():
    """Most mail has no plain text."""
    head = f"Subject: Flash\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"
    read = draft("a.eml", head)

    assert "Flash" == read.article.title
    assert TEXT in read.article.text
    assert "<" not in read.article.text


def test_attachments_are_reports_of_their_own():
    """The figures are usually in the PDF, not in the mail around it."""
    held = {"r.pdf": pdf([OTHER]), "r.docx": docx(OTHER), "r.zip": packed({"in.txt": OTHER}), "r.bin": b"\0"}
    drafts, messages = read_bytes("a.eml", mail(TEXT, held, **HEAD))

    assert [] == messages
    assert [TEXT, OTHER, OTHER, OTHER] == [one.article.text for one in drafts]
    assert ["a.eml", "a.eml: r.pdf", "a.eml: r.docx", "a.eml: r.zip: in.txt"] == [one.source for one in drafts]
    assert ("attachments that were not read: r.bin",) == drafts[0].notes


def test_an_attachment_that_cannot_be_read_is_named():
    """It never stops the mail around it."""
    drafts, messages = read_bytes("a.eml", mail(TEXT, {"r.pdf": b"nonsense", "b.pdf": pdf([OTHER])}))

    assert [TEXT, OTHER] == [one.article.text for one in drafts]
    assert ["a.eml: r.pdf"] == [message.partition(": cannot")[0] for message in messages]


def test_mail_in_mail_has_an_end():
    """A mail that was forwarded a hundred times is read as far as the limit says."""
    inner = mail(TEXT)
    for level in range(5):
        head = f"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"
        inner = f"{head}Content-Type: message/rfc822\r\n\r\n".encode() + inner + f"\r\n--b{level}--\r\n".encode()
    forwarded = "a.eml: forwarded.eml: forwarded.eml: forwarded.eml"
    expected = f"{forwarded}: inside 3 others; at most 2 (limit archive_depth); bring it by itself"

    assert expected == fault("a.eml", inner)


def test_a_mail_without_text_says_what_it_holds():
    """Somebody mailed a photograph of a report."""
    picture = mail("\n", {"p.jpg": b"\xff\xd8\xff"})

    assert "a.eml: the mail has no text; its attachments are not read: p.jpg" == fault("a.eml", picture)
    assert "a.eml: the mail has no text; paste what it says" == fault("a.eml", "Subject: a\n\n")


def test_the_name_of_an_attachment_is_only_a_name():
    """It becomes no path, and steers no screen."""
    data = mail(TEXT, {"../../\x1b[31m\u202ex.pdf": b"nonsense"}, **HEAD)
    [message] = read_bytes("a.eml", data, Limits())[1]

    assert message.isprintable()
