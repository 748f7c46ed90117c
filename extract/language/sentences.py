"""A text → its sentences, each with the way back to the characters it came from."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sentencex import get_sentence_boundaries

LONGEST = 2000  # characters of a sentence; what is longer is a table or damage, and is cut so that cost stays linear
LAST_WORD = 40  # characters before the end of a sentence in which an abbreviation is looked for
HEADING = 3  # words of a line between two lists that opens the second one
NO_LINE = (0, 0)  # what follows the last line
STRETCH = 8000  # characters that sentencex is given at once
MARKS = ("• ", "· ", "▪ ", "● ", "‣ ", "◦ ")
ITEM = re.compile(r"(?:[-*–•·▪●‣◦]|\(?\d{1,3}[.)])\s")  # what an item of a list begins with
LABEL = re.compile(r"[^:|–—.\n]{2,80}(?:: | \| | [-–—] )")  # "Houses burned: 287"


class Sentence(NamedTuple):
    """`text` stands in the article from code point `start`; `paragraph` counts from 0."""

    text: str
    start: int
    paragraph: int


def split_sentences(text: str, language: str, abbreviation: re.Pattern[str]) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; none ends in an abbreviation: better two joined than one cut."""
    for number, (first, last) in enumerate(paragraphs(text)):
        for start, end in blocks(text, first, last):
            for begin, stop in boundaries(text[start:end], language, abbreviation):
                yield Sentence(text[start + begin : start + stop], start + begin, number)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between blank lines."""
    start = 0
    for gap in re.finditer(r"\n[ \t\r]*\n\s*", text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def blocks(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph at line ends that are meant; a line is wrapped when the next word had no room left."""
    lines = []
    position = first
    for line in text[first:last].split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    width = max(end - start for start, end in lines)
    block = first
    for (start, end), (following, following_end), (third, third_end) in zip(
        lines, lines[1:], [*lines[2:], NO_LINE], strict=False
    ):
        words = text[following:following_end].split(None, 1)
        wrapped = bool(words) and (end - start + 1 + len(words[0]) > width or words[0][0].islower())
        line, second = text[start:end], text[following:following_end]
        if not wrapped or is_listed(line, second) or opens_list(line, second, text[third:third_end]):
            yield block, end
            block = following
    yield block, last


def is_listed(line: str, following: str) -> bool:
    """Say whether two lines are items of a list: the second has a mark before it, or both a label or a hyphen."""
    marked = following.lstrip().startswith(MARKS) or (is_item(line.lstrip()) and is_item(following.lstrip()))
    return marked or bool(LABEL.match(line) and LABEL.match(following))


def opens_list(line: str, following: str, third: str) -> bool:
    """Say whether a line is the heading of the next list: a few words between two items, "Guatemala"."""
    between = is_item(line.lstrip()) and is_item(third.lstrip())
    return between and len(following.split()) <= HEADING and following.strip()[-1:].isalnum()


def is_item(text: str) -> bool:
    """Say whether a sentence opens an item of a list."""
    return ITEM.match(text) is not None


def boundaries(text: str, language: str, abbreviation: re.Pattern[str]) -> list[tuple[int, int]]:
    """Give the sentence spans of one block, without the white space around them."""
    spans: list[tuple[int, int]] = []
    for start, end in stretches(text, language):
        if spans and abbreviation.search(text, max(spans[-1][0], spans[-1][1] - LAST_WORD), spans[-1][1]):
            start = spans.pop()[0]
        piece = text[start:end]
        while len(piece) > LONGEST:
            room = piece.rfind(" ", 0, LONGEST) + 1 or LONGEST
            spans.append((start, start + len(piece[:room].rstrip())))
            start, piece = start + room, piece[room:]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))
    return spans


def stretches(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences that sentencex finds, a stretch of text at a time; the last one of each is asked for again.

    Given a long text at once, its cost grows with the square of the quotes that are never closed.
    """
    start = 0
    while start < len(text):
        found = get_sentence_boundaries(language, text[start : start + STRETCH])
        goes_on = start + STRETCH < len(text)
        whole = found[:-1] if goes_on and len(found) > 1 else found
        yield from ((start + each["start_index"], start + each["end_index"]) for each in whole)
        start += found[-1]["start_index"] if len(whole) < len(found) else STRETCH
