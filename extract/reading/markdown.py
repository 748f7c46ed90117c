"""A Markdown file with front matter → an article."""

from pathlib import Path

import yaml

from extract.article import Article
from extract.errors import ArticleError

FENCE = "---"
FIELDS = {
    "publisher", "publisher_kind", "title", "authors", "published", "url", "language", "licence", "retrieved", "form",
}  # fmt: skip


def read_markdown(path: Path, **origin: object) -> Article:
    """Read one .md or .txt file; `origin` fills what its front matter does not say.

    Raises:
        ArticleError: bytes that are not UTF-8, front matter that is not YAML, a wrong date, no text.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        found = error.object[error.start]
        raise ArticleError(
            f"{path}: byte {error.start} is 0x{found:02x}, which is not UTF-8; save the file as UTF-8"
        ) from None
    except OSError as error:
        raise ArticleError(f"{path}: cannot be opened: {error.strerror}; check the name and the rights") from None
    return parse(text.removeprefix("\ufeff").replace("\r\n", "\n"), str(path), **origin)


def parse(text: str, where: str, **origin: object) -> Article:
    """Split front matter from text and build the article; `where` names the file in messages."""
    fields: dict[str, object] = {key: value for key, value in origin.items() if value}
    if text.startswith(FENCE + "\n"):
        head, fence, text = text[len(FENCE) + 1 :].partition(f"\n{FENCE}\n")
        if not fence:
            raise ArticleError(
                f"{where}, line 1: the front matter is never closed; end it with a line of three hyphens"
            )
        fields |= front_matter(head, where)
    try:
        return Article(text=text.strip("\n"), **fields)  # type: ignore[arg-type]  # Article checks what it is given
    except ArticleError as error:
        raise ArticleError(f"{where}: {error}") from None


def front_matter(head: str, where: str) -> dict[str, object]:
    """Read the origin; unknown keys are an error, for a misspelt key is a lost origin."""
    try:
        raw = yaml.safe_load(head) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise ArticleError(
            f"{where}{line}: the front matter is not YAML ({problem}); write it as `key: value`"
        ) from None
    except ValueError as error:  # PyYAML builds dates, and 2016-13-45 is none
        raise ArticleError(f"{where}: the front matter holds a wrong date ({error}); write it as YYYY-MM-DD") from None
    if not isinstance(raw, dict):
        raise ArticleError(f"{where}: the front matter is a {type(raw).__name__}; write it as `key: value` lines")
    unknown = sorted(str(key) for key in raw.keys() - FIELDS)
    if unknown:
        raise ArticleError(
            f"{where}: unknown front matter {', '.join(unknown)}; allowed are {', '.join(sorted(FIELDS))}"
        )
    authors = raw.pop("authors", None) or ()
    raw["authors"] = (authors,) if isinstance(authors, str) else tuple(str(author) for author in authors)
    return {key: value if key in {"authors", "published", "retrieved"} else str(value) for key, value in raw.items()}
