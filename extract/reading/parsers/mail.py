"""A mail → its text and its head, and its attachments as documents of their own."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from extract.errors import ArticleError
from extract.reading.characters import named
from extract.reading.decoding import decode
from extract.reading.found import Enclosed, Found, Given, language_of
from extract.reading.kinds import kind_of
from extract.reading.parsers import html

HEAD = "the mail's head"


def parse(given: Given) -> Iterator[Found | Enclosed]:
    """Read the text of a mail, and hand on the attachments of kinds that are read.

    Raises:
        ArticleError: it has no text, and no attachment that is read.
    """
    mail = message_from_bytes(given.data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    enclosed, unread = attachments(mail)
    found = body_of(mail, given)
    if found is not None:
        name, address = parseaddr(str(mail.get("from", "")))
        found.origin = {
            "title": str(mail.get("subject", "")),
            "authors": [name],
            "publisher": address.rpartition("@")[2],
            "published": day(str(mail.get("date", ""))),
            "language": language_of(mail.get("content-language")),
        }
        found.place, found.places = HEAD, {}
        if unread:
            found.notes.append(f"attachments that were not read: {', '.join(map(named, unread))}")
        yield found
    elif not enclosed:
        held = f"; its attachments are not read: {', '.join(map(named, unread))}" if unread else ""
        raise ArticleError(f"the mail has no text{held or '; paste what it says'}")
    yield from enclosed


def body_of(mail: EmailMessage, given: Given) -> Found | None:
    """Read the body, the plain one where there are two."""
    part = mail.get_body(("plain", "html"))
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes) or not data.strip():
        return None
    charset = str(part.get_content_charset("") or "")
    if part.get_content_type() == "text/html":
        return next(html.parse(replace(given, data=data, charset=charset)))
    text, note = decode(data, charset)
    return Found(text=text, notes=[note] if note else [])


def attachments(mail: EmailMessage) -> tuple[list[Enclosed], list[str]]:
    """Give the attachments that can be read, and the names of the others; a picture in the text is neither."""
    enclosed, unread = [], []
    for part in mail.iter_attachments() if mail.is_multipart() else ():
        content_type = part.get_content_type()
        if content_type == "message/rfc822":
            enclosed += [Enclosed("forwarded.eml", inner.as_bytes(), content_type) for inner in part.iter_parts()]
            continue
        name, data = part.get_filename() or "", part.get_payload(decode=True)
        if isinstance(data, bytes) and kind_of(name, data, content_type):
            enclosed.append(Enclosed(name or "attachment", data, content_type))
        elif name and not part.get("content-id"):
            unread.append(name)
    return enclosed, unread


def day(said: str) -> str:
    """Give the day where the sender is."""
    try:
        return parsedate_to_datetime(said).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
