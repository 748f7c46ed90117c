"""A draft: a document as it was read, before anybody keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report that was read out of what somebody brought.

    Args:
        article: the text and its origin as far as the document says it.
        source: what it was read from, for people: "report.pdf", "week.zip: a/b.html", "https://…".
        notes: what somebody who looks at it should know ("not UTF-8; read as windows-1252").
        found_in: where each field of the origin was found ("published": "the page's metadata"); blank ones are absent.
    """

    article: Article
    source: str
    notes: tuple[str, ...] = ()
    found_in: Mapping[str, str] = field(default_factory=dict)
