"""The article: one published report, and where it came from."""

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime

from extract.errors import ArticleError

HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate: no file can hold it
FORMS = ("report", "note")
NOTE = "note"  # the text is our note on a report, not the publisher's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report: its text, which is never changed, and its origin.

    Args:
        text: what was published, or our note on it; all offsets count its code points.
        title: as printed; context only, its figures are not read.
        published: the day of publication, a date or "YYYY-MM-DD"; relative dates hang on it.
        publisher: who printed it; never the same as who says a figure.
        language: ISO 639-1 code of the pack that reads it.
        form: "report", or "note" when the text is ours and the publisher's is elsewhere.
        article_id: a hash of the text, unless the caller has an id of its own.
        pages: where each page of the document begins in the text; none where it has no pages.
        file: name of the document that it was read from, for people.
        file_key: a hash of where that document was, so that a later version of it is known again.
        replaces: article_id of the version before, where the report has changed.
        source: the file, and the line in it, that it was read from; for messages only.

    Raises:
        ArticleError: there is no text, or a date is not a date.
    """

    text: str
    title: str = ""
    published: date | None = None
    publisher: str = ""
    publisher_kind: str = ""
    authors: tuple[str, ...] = field(default=())
    url: str = ""
    language: str = "en"
    licence: str = ""
    retrieved: date | None = None
    form: str = "report"
    article_id: str = ""
    pages: tuple[int, ...] = ()
    file: str = ""
    file_key: str = ""
    replaces: str = ""
    source: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str) or not self.text.strip():
            raise ArticleError("there is no text; an article needs at least one sentence")
        for name in ("text", "title", "publisher", "url", "article_id"):
            if getattr(self, name) is None:  # a blank cell of somebody's table
                object.__setattr__(self, name, "")
            broken = HALF.search(getattr(self, name))
            if broken:
                found = f"U+{ord(broken[0]):04X}, half of a character"
                raise ArticleError(f"{name}: position {broken.start()} is {found}; save it as UTF-8 again")
        if self.form not in FORMS:
            raise ArticleError(f"form is {self.form!r}; allowed are {' and '.join(FORMS)}")
        if not is_order_of(self.pages, len(self.text)):
            raise ArticleError("pages are not positions in the text in their order; leave them out")
        for name in ("published", "retrieved"):
            object.__setattr__(self, name, as_date(getattr(self, name), name))
        if not self.article_id:
            object.__setattr__(self, "article_id", hash_of(self.text))


def page_at(article: Article, offset: int) -> int | None:
    """Give the page, counted from 1, that a position of the text stands on; nothing where there are no pages."""
    return bisect_right(article.pages, offset) or None


def name_of(article: Article) -> str:
    """Say which article a message is about: the file it came from, else its title, else its id."""
    return article.source or article.title or article.article_id


def is_order_of(pages: tuple[int, ...], most: int) -> bool:
    """Tell whether the pages begin at the start, one after the other, inside a text."""
    return not pages or (pages[0] == 0 and list(pages) == sorted(pages) and pages[-1] <= most)


def as_date(value: object, name: str) -> date | None:
    """Read a day as a date; blank is no date. `name` is the field, for the message.

    >>> as_date("2016-09-29T08:00:00Z", "published")
    datetime.date(2016, 9, 29)
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)) if len(str(value)) == 10 else datetime.fromisoformat(str(value)).date()
    except ValueError:
        raise ArticleError(
            f"{name} is {str(value)!r}, which is not a day; write it as YYYY-MM-DD, or leave it out"
        ) from None


def hash_of(text: str) -> str:
    """Name a text by what it says: 16 hexadecimal digits, the same on every machine."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
