"""A web page → its main text and its origin; never its markup."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import fromstring
from trafilatura import bare_extraction

from extract.errors import ArticleError
from extract.reading.decoding import decode
from extract.reading.found import Found, Given, day_of, language_of

DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.I
)
DATES = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2200-01-01",
}  # what it says, not what it may mean
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
UNSEEN = ["//template", "//noscript"]  # what no reader of the page sees
LITTLE = 500  # characters of a page so short that a menu in it is less harm than a sentence lost
MAIN = 2 / 3  # of such a page, at least, is its main text
LIST = ("|", "- ")  # how lines begin that belong together
SILENT = {"script", "style", "template", "noscript", "head", "svg", "iframe", "object"}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "div", "dd", "dl", "dt", "figcaption", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
LINES = {"br", "li", "tr"}
CELLS = {"td", "th"}
ALL_OF_IT = "no main text was found; everything that the page says was taken"


def parse(given: Given) -> Iterator[Found]:
    """Read the main text of a page, or all that it says where there is none.

    Raises:
        ArticleError: it says nothing.
    """
    declared = DECLARED.search(given.data[:4096])
    text, note = decode(given.data, given.charset or (declared[1].decode("ascii") if declared else ""))
    page: Any = bare_extraction(
        text, include_comments=False, with_metadata=True, prune_xpath=UNSEEN, date_extraction_params=DATES
    )
    found = Found(
        text=apart(page.text or "") if page else "", place="the page's metadata", notes=[note] if note else []
    )
    tree = fromstring(text) if text.strip() else None
    if page:
        found.origin = {
            "title": page.title or "",
            "authors": (page.author or "").split(";"),
            "published": day_of(page.date),
            "publisher": page.sitename or "",
            "url": page.url or "",
        }
    if tree is not None:
        found.origin["language"] = language_of(tree.get("lang") or tree.get(XML_LANG))
        found.places["language"] = "the page's <html lang>"
    whole = plain(tree) if tree is not None and len(found.text) < LITTLE else ""
    if (len(found.text.strip()) < len(whole) * MAIN and len(whole) < LITTLE) or not found.text.strip():
        found.text = whole
        found.notes.append(ALL_OF_IT)
    if not found.text.strip():
        raise ArticleError("the page has no text; open it in a browser, and paste what it says")
    found.text = without_title(found.text, found.origin.get("title", ""))
    yield found


def without_title(text: str, title: str) -> str:
    """Leave out a first line that only says the title, which has a place of its own: its figures are told below."""
    first, _, rest = text.lstrip().partition("\n")
    return rest.lstrip("\n") if rest.strip() and first.strip() == title.strip() else text


def apart(text: str) -> str:
    """Set a blank line between paragraphs, and none between the rows of a table or the items of a list."""
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = itertools.pairwise(lines)
    ends = [
        "\n" if any(one.startswith(mark) and two.startswith(mark) for mark in LIST) else "\n\n" for one, two in pairs
    ]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def plain(tree: Any) -> str:
    """Give all that a piece of HTML says, with its paragraphs and lines; what nobody sees is taken out of the tree."""
    etree.strip_elements(tree, *SILENT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            parts += ["\n\n" if element.tag in BLOCKS else "\n" if element.tag in LINES else "", spaced(element.text)]
        else:
            cell = element.tag in CELLS and element.getnext() is not None
            parts += ["\n\n" if element.tag in BLOCKS else " | " if cell else "", spaced(element.tail)]
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def spaced(text: str | None) -> str:
    """Give a piece of text with its line ends as blanks: in HTML they mean nothing."""
    return re.sub(r"\s+", " ", text or "")


def plain_fragment(html: str) -> str:
    """Give what a piece of HTML says, as it stands in feeds and mail; a text without markup stays as it is."""
    if "<" not in html and "&" not in html:
        return html
    return plain(fromstring(f"<div>{html}</div>"))
