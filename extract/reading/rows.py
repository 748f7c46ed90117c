"""Tables of reports → what is found in each row: JSON lines, and the columns that every table is looked for."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from extract.errors import ArticleError
from extract.limits import Limits
from extract.reading.found import Found, PartError

KINDS = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", int: "a number", float: "a number"}
PARTIAL = re.compile(r"\d{4}(?:-\d{2})?\Z")  # a year or a month is no day: no weekday can hang on it
TEXT = ("text", "body", "content", "article", "article_text", "full_text", "main_text")
COLUMNS = {  # field → the names that its column has, the usual one first; other columns are ignored
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "date_published", "publication_date", "pub_date"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "publisher": ("publisher", "source", "outlet"),
    "authors": ("authors", "author", "byline"),
}
KNOWN = {"id", *TEXT, *(name for names in COLUMNS.values() for name in names)}


def read_rows(lines: Iterable[bytes], limits: Limits) -> Iterator[Found | ArticleError]:
    """Yield what is found in each row, or the error that says why there is nothing; never raises."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                if len(line) > limits.row_bytes:
                    raise too_long(limits)
                yield found_in_row(load(line, "write one object a line"), f"line {number}")
            except ArticleError as error:
                yield PartError(str(error), f"line {number}")


def too_long(limits: Limits) -> ArticleError:
    """Say that a row is no row any more."""
    return ArticleError(
        f"more than {limits.row_bytes:,} bytes in one row (limit row_bytes); bring it as a file of its own"
    )


def load(raw: bytes, allowed: str) -> Any:
    """Read JSON; `allowed` says how it is written."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = " of the line" if "line" in allowed else ""
        raise ArticleError(f"byte {error.start}{place} is not UTF-8; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ArticleError(f"not JSON ({error.msg}); {allowed}") from None
    except RecursionError:
        raise ArticleError(f"not JSON (nested too deep); {allowed}") from None
    except ValueError:  # Python reads no longer number
        raise ArticleError(f"not JSON (a number of more than 4300 digits); {allowed}") from None


def items_of(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a JSON value, each with its name: a list, an answer of the API of ReliefWeb, or one row."""
    answer = isinstance(value, dict) and isinstance(value.get("data"), list) and "text" not in value
    rows = value["data"] if answer else value if isinstance(value, list) else None
    if rows is None:
        yield "", value
    else:
        yield from ((f"item {number}", row) for number, row in enumerate(rows, start=1))


def plain(item: Any) -> Any:
    """Give an item of the API of ReliefWeb as a row; any other row as it is."""
    fields = item.get("fields") if isinstance(item, dict) and "text" not in item else None
    if not isinstance(fields, dict):
        return item
    dates, sources, languages = (fields.get(name) or {} for name in ("date", "source", "language"))
    named = [one["name"] for one in sources if isinstance(one, dict) and isinstance(one.get("name"), str)]
    return {
        "text": fields.get("body"),
        "title": fields.get("title"),
        "published": (dates.get("original") or dates.get("created")) if isinstance(dates, dict) else None,
        "url": fields.get("url_alias") or fields.get("url") or fields.get("origin"),
        "publisher": ", ".join(named),
        "language": next((one.get("code") for one in languages if isinstance(one, dict)), None),
    }


def found_in_row(item: Any, part: str = "") -> Found:
    """Read one row `{"id", "text", "title"?, "published"?, "url"?, "language"?, "publisher"?, "authors"?}`.

    Raises:
        ArticleError: it is no object, has no text, or a cell that is no value.
    """
    row = plain(item)
    if not isinstance(row, Mapping):
        raise ArticleError(f'{KINDS.get(type(row), "null")} instead of an object; write {{"id": …, "text": …}}')
    cells = {column_named(name): value for name, value in row.items()}
    text = next((value for name in TEXT if isinstance(value := cells.get(name), str) and value.strip()), None)
    if text is None:
        raise ArticleError('no text; a row needs a "text" with at least one sentence')
    name = cell(cells.get("id"), "id")
    found = Found(text=text, origin={"article_id": name} if name else {}, part=part)
    for field, names in COLUMNS.items():
        column, value = first_of(cells, names)
        if value:
            found.origin[field] = [value] if field == "authors" and isinstance(value, str) else value
            found.places[field] = f"the column {column}" if row is item else "the answer of ReliefWeb"
    if PARTIAL.match(found.origin.get("published", "")):
        del found.origin["published"]
    found.key = name or found.origin.get("url", "")
    return found


def column_named(said: object) -> str:
    """Give the name of a column as the lists above have it."""
    return str(said).strip().lower().replace(" ", "_")


def first_of(cells: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, Any]:
    """Give the first column that has a value; only under its usual name is a value of another kind a fault."""
    for name in names:
        value = cells.get(name)
        if names[0] == "authors" and isinstance(value, list):
            people = [one.get("name") if isinstance(one, dict) else one for one in value]
            return name, [str(one) for one in people if isinstance(one, (str, int)) and one]
        if name == names[0] and name != "authors":
            value = cell(value, name)
        elif isinstance(value, (dict, list, bool)):
            continue
        if value not in (None, ""):
            return name, cell(value, name)
    return "", ""


def cell(value: object, name: str) -> str:
    """Read a cell as it is printed; null is blank."""
    if isinstance(value, (dict, list, bool)):
        raise ArticleError(f"{name} is {KINDS[type(value)]}; write a text or a number")
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
