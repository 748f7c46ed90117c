"""A Markdown file with front matter → an article."""

import re
from pathlib import Path
from typing import Any

import yaml

from extract.article import Article
from extract.errors import ArticleError, shown
from extract.limits import Limits
from extract.reading.characters import check_length, too_large

OPENED = re.compile(r"---[ \t]*(?:\n|\Z)")
HEAD = re.compile(r"---[ \t]*\n(?:(.*?)\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
KINDS: dict[type, str] = {str: "text", list: "list", dict: "map"}
QUICK = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times faster, where libyaml is there
DIGITS = 12  # of a position in a text; Python reads no number of more than 4300
FIELDS = {
    "publisher", "publisher_kind", "title", "authors", "published", "url", "language", "licence", "retrieved", "form",
    "pages", "file", "file_key", "replaces",
}  # fmt: skip


def read_markdown(path: Path, limits: Limits = Limits(), **origin: object) -> Article:
    """Read one .md or .txt file as it is kept; `origin` fills what its front matter does not say.

    Raises:
        ArticleError: bytes that are not UTF-8, front matter that is not YAML, a wrong date, no text or too much.
    """
    where = shown(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(limits.document_bytes + 1)
        if len(raw) > limits.document_bytes:
            raise ArticleError(f"{where}: {too_large(limits)}")
        fields, text = split(raw.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        found = error.object[error.start]
        raise ArticleError(
            f"{where}: byte {error.start} is 0x{found:02x}, which is not UTF-8; save the file as UTF-8"
        ) from None
    except OSError as error:
        raise ArticleError(f"{where}: cannot be opened: {error.strerror}; check the name and the rights") from None
    try:
        check_length(text, limits)
        return Article(text=text, source=where, **{name: value for name, value in origin.items() if value} | fields)  # type: ignore[arg-type]  # Article checks what it is given
    except ArticleError as error:
        raise ArticleError(f"{where}: {error}") from None


def split(text: str, where: str) -> tuple[dict[str, Any], str]:
    """Split the front matter of a text from the rest; `where` names the file in messages."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not OPENED.match(text):
        return {}, text.strip("\n")
    head = HEAD.match(text)
    if head is None:
        raise ArticleError(f"{where}, line 1: the front matter is never closed; end it with a line of three hyphens")
    return front_matter(head[1] or "", where), text[head.end() :].strip("\n")


def front_matter(head: str, where: str) -> dict[str, Any]:
    """Read the origin; unknown keys are an error, for a misspelt key is a lost origin."""
    try:
        raw = printed(head) or {}
    except (yaml.YAMLError, RecursionError) as error:
        line, problem = line_of(error, head), problem_of(error)
        raise ArticleError(
            f"{where}{line}: the front matter is not YAML ({problem}); write it as `key: value`"
        ) from None
    if not isinstance(raw, dict):
        raise ArticleError(f"{where}: the front matter is a {KINDS[type(raw)]}; write it as `key: value` lines")
    unknown = sorted(shown(key) for key in raw.keys() - FIELDS)
    if unknown:
        raise ArticleError(
            f"{where}: unknown front matter {', '.join(unknown)}; allowed are {', '.join(sorted(FIELDS))}"
        )
    authors = raw.pop("authors", None) or []
    authors = [authors] if isinstance(authors, str) else authors
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        raise ArticleError(f"{where}: authors is not a list of names; write `authors: [name, name]`")
    pages = raw.pop("pages", None) or []
    if not isinstance(pages, list) or not all(
        isinstance(page, str) and page.isdecimal() and len(page) <= DIGITS for page in pages
    ):
        raise ArticleError(f"{where}: pages is not a list of positions; write `pages: [0, 1200]`, or leave it out")
    for key, value in raw.items():
        if not isinstance(value, str):
            raise ArticleError(f"{where}: {key} is a {KINDS[type(value)]}; write one value")
    return {key: value for key, value in raw.items() if value.strip()} | (
        ({"authors": tuple(authors)} if authors else {}) | ({"pages": tuple(map(int, pages))} if pages else {})
    )


def printed(head: str) -> Any:
    """Read YAML with every value as it is printed: 12:30 is no number, `no` is no truth."""
    try:
        return yaml.load(head, QUICK)
    except (yaml.YAMLError, UnicodeEncodeError):  # said in the words of the other one, which also reads a little more
        return yaml.load(head, yaml.BaseLoader)


def line_of(error: Exception, head: str) -> str:
    """Say in which line of the file YAML stopped, where it knows."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f", line {error.problem_mark.line + 2}"
    if isinstance(error, yaml.reader.ReaderError):
        return f", line {head.count(chr(10), 0, error.position) + 2}"
    return ""


def problem_of(error: Exception) -> str:
    """Say what YAML found, in its words."""
    if isinstance(error, RecursionError):
        return "nested too deep"
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or "broken")
