"""One JSON document → its objects: a list of them, one, or an answer of the API of ReliefWeb."""

from collections.abc import Iterator
from typing import Any

from extract.errors import ArticleError
from extract.reading.found import Found, Given, PartError
from extract.reading.parsers.html import plain_fragment
from extract.reading.rows import found_in_row, items_of, load


def parse(given: Given) -> Iterator[Found | ArticleError]:
    """Read each object; one that is no report never stops the others.

    Raises:
        ArticleError: it is not JSON, or holds nothing.
    """
    items = list(items_of(load(given.data, "write an object, or a list of objects")))
    if not items:
        raise ArticleError("no report in it; the list is empty")
    for part, item in items:
        try:
            yield found_in_row(with_body(item), part)
        except ArticleError as error:
            yield PartError(str(error), part)


def with_body(item: Any) -> Any:
    """Fill the body of an item of ReliefWeb, where it stands as HTML only."""
    fields = item.get("fields") if isinstance(item, dict) else None
    if isinstance(fields, dict) and not fields.get("body") and isinstance(fields.get("body-html"), str):
        fields["body"] = plain_fragment(fields["body-html"])
    return item
