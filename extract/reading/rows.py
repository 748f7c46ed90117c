"""A stream of JSON lines → articles, one a row."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from extract.article import Article
from extract.errors import ArticleError

KNOWN = ("title", "published", "url", "language", "publisher")  # other columns are ignored


def read_rows(lines: Iterable[bytes], where: str, **origin: object) -> Iterator[Article | ArticleError]:
    """Yield an article for each row, or the error that says why there is none; never raises."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield read_row(line, **origin)
            except ArticleError as error:
                yield ArticleError(f"{where}, line {number}: {error}")


def read_row(line: bytes, **origin: object) -> Article:
    """Read one row `{"id", "text", "title"?, "published"?, "url"?, "language"?, "publisher"?}`."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ArticleError(f"byte {error.start} of the line is not UTF-8; save the file as UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise ArticleError(f"not JSON ({getattr(error, 'msg', 'nested too deep')}); write one object a line") from None
    if not isinstance(row, dict):
        raise ArticleError(f'a {type(row).__name__} instead of an object; write {{"id": …, "text": …}}')
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise ArticleError('no text; a row needs a "text" with at least one sentence')
    fields: dict[str, Any] = {key: value for key, value in origin.items() if value}
    fields |= {key: row[key] for key in KNOWN if isinstance(row.get(key), str) and row[key]}
    article_id = row.get("id")
    return Article(text=row["text"], article_id="" if article_id is None else str(article_id), **fields)
