"""A sentence → tokens: numerals, words and marks, each with its place in the article."""

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""
      (?<=\S)\[(?:\d{1,3}|[a-z])\]                      # [12], the mark of a footnote
    | (?:[^\W\d_]\.){2,}                              # U.N., U.S.
    | \d+(?:[.,'’٬٫]\d+)*(?=(?:k|m|mn|bn)\b)            # 1.2m, 12k: the letter is a token of its own
    | \d+(?:[.,'’٬٫]\d+)*(?:-[^\W\d_][\w-]*|[^\W\d_]\w*)   # 12-year-old, 12th
    | \d+(?:[.,'’٬٫]\d+)*                               # 1,700  450.000
    | ['’][sS]\b                                      # the s of a possessive
    | [^\W\d_][^\W_]*(?:[-‑'’](?![sS]\b)[^\W_]+)*     # words, al-Shaar, O'Brien, M2
    | \S                                              # any other mark, one at a time
    """,
    re.VERBOSE,
)
FOLD = str.maketrans({"’": "'", "‑": "-"})


class Token(NamedTuple):
    """`text` as printed from code point `start` to `end` of the article; `low` is what word lists see."""

    text: str
    low: str
    start: int
    end: int


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Split a sentence that stands at `start` of its article.

    >>> [token.text for token in tokenize("1,700 people in al-Shaar")]
    ['1,700', 'people', 'in', 'al-Shaar']

    The mark of a footnote is no token.

    >>> [token.text for token in tokenize("12 died,[4] 30 fled")]
    ['12', 'died', ',', '30', 'fled']
    """
    found = (m for m in TOKEN.finditer(text) if m[0][0] != "[" or len(m[0]) == 1)
    return [Token(m[0], m[0].lower().translate(FOLD), start + m.start(), start + m.end()) for m in found]
