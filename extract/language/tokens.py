"""A sentence → tokens: numerals, words and marks, each with its place in the article."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

TOKEN = re.compile(
    r"""
      [^\W\d_](?![.][^\W\d_][.])[^\W_]*(?:[-‑'’](?![sS]\b)[^\W_]+)*     # words, al-Shaar, O'Brien, M2
    | (?:(?<=\S)|\A)\[(?:\d{1,3}|[a-z])\]                      # [12], the mark of a footnote
    | (?:[^\W\d_]\.){2,}                              # U.N., U.S.
    | \d+(?:[.,'’٬٫]\d+)*(?=(?:[kKmM]|mn|bn)\b)        # 1.2m, 12K: the letter is a token of its own
    | \d+(?:[.,'’٬٫]\d+)*(?:-[^\W\d_][\w-]*|[^\W\d_]\w*)   # 12-year-old, 12th
    | \d+(?:[.,'’٬٫]\d+)*                               # 1,700  450.000
    | ['’][sS]\b                                      # the s of a possessive
    | \S                                              # any other mark, one at a time
    """,
    re.VERBOSE,
)
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl"}  # two letters that PDFs print as one
FOLDS = {"’": "'", "‑": "-"} | LIGATURES
FOLDED = frozenset(FOLDS)
FOLD = str.maketrans(FOLDS)


class Token(NamedTuple):
    """`text` as printed from code point `start` to `end` of the article; `low` is what word lists see."""

    text: str
    low: str
    start: int
    end: int


new_token = partial(tuple.__new__, Token)  # half the time of Token(…), of which a sentence has twenty


def numerals(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the tokens that begin with a digit of any script."""
    return frozenset([at for at, token in enumerate(tokens) if token.text[0].isdecimal()])


def tokenize(text: str, start: int = 0) -> list[Token]:
    """Split a sentence that stands at `start` of its article.

    >>> [token.text for token in tokenize("1,700 people in al-Shaar")]
    ['1,700', 'people', 'in', 'al-Shaar']

    The mark of a footnote is no token.

    >>> [token.text for token in tokenize("12 died,[4] 30 fled")]
    ['12', 'died', ',', '30', 'fled']
    """
    tokens = []
    end = 0
    folds = not (text.isascii() or FOLDED.isdisjoint(text))
    for word in TOKEN.findall(text):  # only white space lies between two tokens: faster than asking for each span
        first = text.index(word, end)
        end = first + len(word)
        if word[0] == "[" and len(word) > 1:
            continue
        low = word.lower().translate(FOLD) if folds else word.lower()
        tokens.append(new_token((word, low, start + first, start + end)))
    return tokens
