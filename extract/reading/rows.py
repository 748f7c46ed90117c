"""A stream of JSON lines → articles, one a row."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from extract.article import Article
from extract.errors import ArticleError

KINDS = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", int: "a number", float: "a number"}
PARTIAL = re.compile(r"\d{4}(?:-\d{2})?\Z")  # a year or a month is no day: no weekday can hang on it
KNOWN = ("title", "published", "url", "language", "publisher")  # other columns are ignored


def read_rows(lines: Iterable[bytes], where: str, **origin: object) -> Iterator[Article | ArticleError]:
    """Yield an article for each row, or the error that says why there is none; never raises."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield read_row(line, source=f"{where}, line {number}", **origin)
            except ArticleError as error:
                yield ArticleError(f"{where}, line {number}: {error}")


def read_row(line: bytes, **origin: object) -> Article:
    """Read one row `{"id", "text", "title"?, "published"?, "url"?, "language"?, "publisher"?}`."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ArticleError(f"byte {error.start} of the line is not UTF-8; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ArticleError(f"not JSON ({error.msg}); write one object a line") from None
    except RecursionError:
        raise ArticleError("not JSON (nested too deep); write one object a line") from None
    except ValueError:  # Python reads no longer number
        raise ArticleError("not JSON (a number of more than 4300 digits); write one object a line") from None
    if not isinstance(row, dict):
        raise ArticleError(f'{KINDS.get(type(row), "null")} instead of an object; write {{"id": …, "text": …}}')
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise ArticleError('no text; a row needs a "text" with at least one sentence')
    fields: dict[str, Any] = {key: value for key, value in origin.items() if value}
    fields |= {key: value for key in KNOWN if (value := cell(row.get(key), key))}
    if PARTIAL.match(fields.get("published", "")):
        del fields["published"]
    return Article(text=row["text"], article_id=cell(row.get("id"), "id"), **fields)


def cell(value: object, name: str) -> str:
    """Read a cell as it is printed; null is blank."""
    if isinstance(value, (dict, list, bool)):
        raise ArticleError(f"{name} is {KINDS[type(value)]}; write a text or a number")
    return "" if value is None else str(value)
