"""The article: one published report, and where it came from."""

import hashlib
import re
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
        for name in ("published", "retrieved"):
            object.__setattr__(self, name, as_date(getattr(self, name), name))
        if not self.article_id:
            object.__setattr__(self, "article_id", hash_of(self.text))


def name_of(article: Article) -> str:
    """Say which article a message is about: the file it came from, else its title, else its id."""
    return article.source or article.title or article.article_id


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
