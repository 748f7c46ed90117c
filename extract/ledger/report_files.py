"""An article → the Markdown file that keeps it, under a name that any disk can hold.

`reading.markdown.parse` reads back what is written here, which a property test holds for any text.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace
from pathlib import PurePath

import yaml

from extract.article import Article, hash_of

BREAK = re.compile("\r+\n")  # what a reader of the file takes for one line's end
EDGE = "\r\n"
LONGEST = 80  # letters of a name, beside its day and its hash
BLANK = {"language": '"en"', "form": '"report"'}  # what need not be written, beside what is empty
ORIGIN = (
    "publisher", "publisher_kind", "title", "authors", "published", "url", "language", "licence", "retrieved", "form",
    "pages", "file", "file_key", "replaces",
)  # fmt: skip


def settled(article: Article) -> Article:
    """Give an article as its file will say it: with plain line ends, none around the text, which alone names it."""
    gone = [place for found in BREAK.finditer(article.text) for place in range(found.start(), found.end() - 1)]
    lines = BREAK.sub("\n", article.text)
    before = len(lines) - len(lines.lstrip(EDGE))
    text = lines.strip(EDGE)
    starts = (start - bisect_left(gone, start) - before for start in article.pages)
    pages = tuple(min(max(0, start), len(text)) for start in starts)
    return replace(article, text=text, pages=pages, article_id=hash_of(text))


def written(article: Article) -> str:
    """Write an article as Markdown with its origin in front; every text is quoted, so that none means anything else."""
    head = {name: value for name in ORIGIN if (value := quoted(getattr(article, name))) != BLANK.get(name, "")}
    return "".join(["---\n", *(f"{name}: {value}\n" for name, value in head.items()), "---\n\n", article.text, "\n"])


def quoted(value: object) -> str:
    """Write a value of the origin in one line of YAML; what is blank is not written."""
    if isinstance(value, tuple):
        parts = [str(one) if isinstance(one, int) else quoted(one) for one in value]
        return f"[{', '.join(filter(None, parts))}]" if value else ""
    text = "" if value is None else str(value)
    if not text.strip():
        return ""
    line: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return line.rstrip("\n")


def name_for(article: Article) -> str:
    """Name a report by its day, its publisher and its title, else its file, in letters that every disk holds.

    >>> name_for(Article(text="…", title="Séance: 12 killed / hurt", publisher="Le Monde"))
    'undated-le-monde-seance-12-killed-hurt'
    """
    day = article.published.isoformat() if article.published else "undated"
    words = f"{article.publisher} {article.title or PurePath(article.file).stem}"
    return f"{day}-{slug(words) or 'report'}"


def slug(words: str) -> str:
    """Write words in small ASCII letters and digits with hyphens between them, as many as fit."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = "-".join(re.findall("[a-z0-9]+", ascii_only.lower()))
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
