"""What is found in a document, before it is an article: the text, and the origin as the document says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.article import Article, as_date
from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.characters import LONGEST_LINE, check_length, clean, one_line
from extract.reading.draft import Draft

WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|\Z)", re.IGNORECASE)
GIVEN = "what was said with it"


@dataclass(slots=True)
class Found:
    """One report as a parser found it; plain values, so that it can pass between processes.

    Args:
        text: as it stands in the document.
        origin: what the document says of itself, by the name of the field; authors are a list.
        place: where it says so ("the page's metadata"), for every field that has no place of its own.
        places: the place of a field that stands somewhere else.
        notes: what a person should know.
        pages: where each page begins in the text.
        part: which part of the document this is ("item 3"); blank where it is all of it.
        key: what tells this part from the others in every version of the document; blank where nothing does.
    """

    text: str
    origin: dict[str, Any] = field(default_factory=dict)
    place: str = ""
    places: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    part: str = ""
    key: str = ""


class PartError(ArticleError):
    """A part of a document that cannot be read; `part` is which one."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.part = part


def draft_of(
    found: Found, source: str, limits: Limits, given: Mapping[str, object], *, in_place: bool = False, **more: Any
) -> Draft:
    """Make the draft: one line for each field, a text without control characters, what was given where it is silent.

    A text that is read `in_place` stays as it is, for offsets must count what the file holds.

    Raises:
        ArticleError: there is no text, too much of it, or a day that is none.
    """
    check_length(found.text, limits)
    text, pages, removed = (found.text, (), 0) if in_place else clean(found.text, found.pages)
    notes = list(found.notes)
    if removed:
        notes.append(f"{removed} control character{'s' * (removed > 1)} taken out of the text")
    origin = found.origin if in_place else {name: tidy(name, raw, notes) for name, raw in found.origin.items()}
    said = {name: tuple(raw) if name == "authors" else raw for name, raw in origin.items() if raw}
    places = {name: found.places.get(name, found.place) for name in said if name != "article_id"}
    for name, value in given.items():
        if value and name not in said:
            said[name], places[name] = value, GIVEN
    article = Article(**{"text": text, "pages": pages, "source": source, **more, **said})
    return Draft(article=article, source=source, notes=tuple(notes), found_in=places)


def tidy(name: str, value: Any, notes: list[str]) -> Any:
    """Give a field as it is kept; blank, with a note, where it cannot be what it should be."""
    if name == "authors":
        return list(filter(None, map(one_line, value)))
    if not isinstance(value, str):
        return value
    line = one_line(value)
    if len(line) > LONGEST_LINE:
        notes.append(f"{name} has {len(line)} characters and was left out")
        return ""
    if name == "url" and line and not WEB.match(line):
        notes.append(f"the address {shown(line)} is no web address and was left out")
        return ""
    return line


def language_of(said: object) -> str:
    """Give the two letters of a language tag; blank where it has none.

    >>> language_of("en-GB"), language_of("x-none")
    ('en', '')
    """
    match = LANGUAGE.match(str(said or "").strip())
    return match[1].lower() if match else ""


def day_of(said: object) -> str:
    """Give the day of a date that a machine wrote, as YYYY-MM-DD; blank where it is none."""
    try:
        day = as_date(str(said or "").strip(), "date")
    except ArticleError:
        return ""
    return day.isoformat() if day else ""


@dataclass(slots=True)
class Given:
    """A document as a parser is given it: its bytes, or a file to open; and what came with it."""

    data: bytes
    limits: Limits
    charset: str = ""
    path: str = ""


@dataclass(slots=True)
class Enclosed:
    """A document inside another one: an attachment."""

    name: str
    data: bytes
    content_type: str = ""
