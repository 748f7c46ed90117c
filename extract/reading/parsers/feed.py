"""An RSS or Atom feed → its items, each a report."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from extract.errors import ArticleError
from extract.reading.found import Found, Given, PartError, day_of, language_of
from extract.reading.parsers.html import plain_fragment

SUMMARY = "only a summary stands in the feed; the report itself is at its address"


def parse(given: Given) -> Iterator[Found | ArticleError]:
    """Read the items of a feed, as many as the limit lets through.

    Raises:
        ArticleError: it is no feed, or has no item.
    """
    feed = feedparser.parse(given.data)
    if not feed.entries:
        problem = feed.get("bozo_exception") if not feed.version else None
        raise ArticleError(f"no report in this feed{f' ({problem})' if problem else ''}; name the address of a feed")
    publisher, language = feed.feed.get("title", ""), language_of(feed.feed.get("language"))
    for number, entry in enumerate(feed.entries[: given.limits.feed_items], start=1):
        yield item(entry, f"item {number}", publisher, language)
    most = given.limits.feed_items
    if len(feed.entries) > most:
        yield ArticleError(f"{len(feed.entries)} reports in one feed; the first {most} were read (limit feed_items)")


def item(entry: dict[str, Any], part: str, publisher: str, language: str) -> Found | ArticleError:
    """Read one item: its content, or its summary."""
    content = "\n\n".join(plain_fragment(one.get("value") or "") for one in entry.get("content", ()))
    text = content if content.strip() else plain_fragment(entry.get("summary") or "")
    if not text.strip():
        return PartError("there is no text; an article needs at least one sentence", part)
    origin = {
        "title": plain_fragment(entry.get("title") or ""),
        "authors": [one.get("name") or "" for one in entry.get("authors", ())],
        "published": day(entry.get("published") or entry.get("updated") or ""),
        "url": entry.get("link") or "",
        "publisher": plain_fragment(publisher),
        "language": language_of(entry.get("language")) or language,
    }
    notes = [] if content.strip() else [SUMMARY]
    key = str(entry.get("id") or entry.get("link") or "")
    return Found(text=text, origin=origin, place="the feed", notes=notes, part=part, key=key)


def day(said: str) -> str:
    """Give the day where the publisher is: dates of feeds come as ISO or as in mail."""
    try:
        return day_of(said) or parsedate_to_datetime(said).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
