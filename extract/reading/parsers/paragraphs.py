"""Lines of a printed page → paragraphs, so that sentences are whole again."""

import re
from collections.abc import Sequence

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"([^\W\d_]+)-\Z")
TABLE = re.compile(r"\S(?: {2,}|\t| ?\| ?)\S")
ITEM = re.compile(r"(?:[-–•·▪●‣◦*]|\(?\d{1,3}[.)])\s")
ENDED = re.compile(r"[.!?:][\"”’)\]]*\Z")
FULL = 0.85  # of the usual width: letters are not all as wide
SHORT = 0.6


def reflow(pages: Sequence[str]) -> list[str]:
    r"""Join the lines of each page into paragraphs with a blank line between them; tables keep their lines.

    >>> reflow(["At least 12 people were evacu-\nated to Idlib.\nMore follows."])
    ['At least 12 people were evacuated to Idlib.\n\nMore follows.']
    """
    pages = [page.translate(LIGATURES) for page in pages]
    words = {word.lower() for page in pages for word in WORD.findall(page)}
    return [joined([line.strip() for line in page.split("\n")], words) for page in pages]


def joined(lines: Sequence[str], words: set[str]) -> str:
    """Join the lines of one page."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 8 // 10] if lengths else 0
    parts: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line or not following:
            parts += [line, "\n\n"]
        elif TABLE.search(line) or TABLE.search(following) or ITEM.match(following):
            parts += [line, "\n"]
        elif line[-1] in "-\u00ad" and following[0].isalnum() and not line.endswith(" -"):
            parts.append(unhyphened(line, following, words))
        elif len(line) + 1 + len(following.split(None, 1)[0]) > width * FULL or following[0].islower():
            parts += [line, " "]
        else:
            listed = not ENDED.search(line) and len(following) < width * SHORT
            parts += [line, "\n" if listed else "\n\n"]
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def unhyphened(line: str, following: str, words: set[str]) -> str:
    """Give a line that ends in a hyphen as it goes on: the hyphen goes where it only broke a word."""
    if line.endswith("\u00ad"):
        return line[:-1]
    first, second = BROKEN.search(line), WORD.match(following)
    if first is None or second is None or not following[0].islower():
        return line  # "20-" and "30", "Al-" and "Mawasi"
    written = f"{first[1]}-{second[0]}".lower()
    whole = f"{first[1]}{second[0]}".lower()
    hyphen = written in words and whole not in words
    return line if hyphen or "-" in line[: first.start()].split(" ")[-1] else line[:-1]
