"""What the tests of reading are given: files, rows and standard input made on the spot."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from extract.article import Article
from extract.errors import ArticleError
from extract.reading import Draft, read_sources

ROOT = Path(__file__).parents[1]
TEXT = "At least 12 civilians were killed."
OTHER = "About 40 people were injured."
NEVER_CLOSED = "the front matter is never closed; end it with a line of three hyphens"


def read(*sources: Path | str, **origin: object) -> tuple[list[Article], list[str]]:
    """Read sources to the end; give the articles, without the names of their files, and the messages."""
    found = list(read_sources([str(source) for source in sources], **origin))
    articles = [replace(one.article, file="", file_key="") for one in found if isinstance(one, Draft)]
    return articles, [str(one) for one in found if isinstance(one, ArticleError)]


def sources(*named: object, **origin: object) -> list[Draft | ArticleError]:
    """Read sources to the end."""
    return list(read_sources([str(one) for one in named], **origin))


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def markdown(folder: Path, head: str, text: str = TEXT) -> Path:
    """Write a report with front matter."""
    return write(folder / "report.md", f"---\n{head}\n---\n\n{text}\n")


def one(path: Path | str, **origin: object) -> Article:
    """Read a source that holds one article and no fault."""
    articles, messages = read(path, **origin)
    assert [] == messages
    [article] = articles
    return article


def fault(path: Path | str, **origin: object) -> str:
    """Read a source that holds one fault and no article; give what the message says after the name."""
    articles, messages = read(path, **origin)
    assert [] == articles
    [message] = messages
    assert message.startswith(str(path))
    return message.removeprefix(str(path))


def give(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    """Put something on standard input."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
