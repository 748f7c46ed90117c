"""What may stand in a text and in a line of its origin: letters, marks and line ends, nothing that steers a screen."""

import itertools
import re
from collections.abc import Sequence

from extract.errors import ArticleError, shown
from extract.limits import Limits

LINE_END = re.compile("\r\n?|[\v\f\x85]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")  # turns the direction of all that follows, other cells of a row too
LONGEST_LINE = 10_000  # characters of a title; what is longer is no title
LONGEST_NAME = 200  # characters of a name in a message


def clean(text: str, pages: Sequence[int] = ()) -> tuple[str, tuple[int, ...], int]:
    r"""Take control characters out of a text, with where its pages then begin, and how many there were.

    Line ends become one kind, and blank lines around the text go.

    >>> clean("\r\nAt least\x00 12\r\n\x0cdied.", [0, 16])
    ('At least 12\n\ndied.', (0, 12), 1)
    """
    starts = [*pages, len(text)] if pages else [0, len(text)]
    pieces, removed, lengths = [], 0, [0]
    for start, end in itertools.pairwise(starts):
        piece, count = CONTROL.subn("", LINE_END.sub("\n", text[start:end]))
        pieces.append(piece)
        removed += count
        lengths.append(lengths[-1] + len(piece))
    whole = "".join(pieces).removeprefix("\ufeff")
    kept = whole.strip("\n")
    lost = lengths[-1] - len(whole.lstrip("\n"))
    moved = tuple(min(max(0, start - lost), len(kept)) for start in lengths[:-1]) if pages else ()
    return kept, moved, removed


def one_line(text: str) -> str:
    """Write a value of the origin in one line, without characters that steer what is around it."""
    return " ".join(TURN.sub("", CONTROL.sub(" ", text)).split())


def named(name: object) -> str:
    """Write a foreign name for a message: printable, and no longer than a line."""
    whole = shown(name)
    return whole if len(whole) <= LONGEST_NAME else f"{whole[:LONGEST_NAME]}…"


def check_length(text: str, limits: Limits) -> None:
    """Refuse a text that is no report any more.

    Raises:
        ArticleError: it has more characters than the limit.
    """
    if len(text) > limits.text_characters:
        raise ArticleError(
            f"the text has {len(text):,} characters; at most {limits.text_characters:,} are read "
            "(limit text_characters); bring its parts one by one"
        )


def too_large(limits: Limits) -> str:
    """Say that a document has more bytes than the limit."""
    return f"more than {limits.document_bytes:,} bytes (limit document_bytes); bring its parts one by one"
