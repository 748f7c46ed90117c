"""Words that a scanner or a PDF has damaged: glued to their neighbour, or broken by a hyphen at a line's end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.language.tokens import Token

SHORTEST = 3  # letters of the smaller of two glued words
TELLING = 6  # letters of the one that says what is told
FIGURE = re.compile(r"(?:(\d[\d.,]*)([^\W\d_]{4,})|([^\W\d_]{4,})(\d+))\Z")  # 12people, least12


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Single words of a pack: all, those that name people or an outcome, and those that may be glued to these."""

    known: frozenset[str]
    telling: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]


def mended(tokens: Sequence[Token], words: Vocabulary) -> list[Token]:
    """Take glued words apart and join broken ones, only where known words come of it."""
    whole = list(joined(tokens, words)) if any("-" in token.low for token in tokens) else tokens
    odd = {at for at, token in enumerate(whole) if len(token.low) >= TELLING and token.low not in words.known}
    cuts = {at: cut for at in odd if (cut := cut_of(whole[at], words))}
    return list(split_all(whole, cuts)) if cuts else list(whole)


def joined(tokens: Sequence[Token], words: Vocabulary) -> Iterator[Token]:
    """Join "kil-" and "led" over a line end, and read "inter-nally" without its hyphen."""
    at = 0
    while at < len(tokens):
        token, whole = tokens[at], ""
        if at + 2 < len(tokens) and tokens[at + 1].text == "-" and token.end == tokens[at + 1].start:
            whole = token.low + tokens[at + 2].low
        if whole in words.known and tokens[at + 2].start > tokens[at + 1].end:
            yield Token(whole, whole, token.start, tokens[at + 2].end)
            at += 3
            continue
        if "-" in token.low and token.low not in words.known and (bare := token.low.replace("-", "")) in words.known:
            token = token._replace(low=bare)
        yield token
        at += 1


def split_all(tokens: Sequence[Token], cuts: Mapping[int, int]) -> Iterator[Token]:
    """Split every token that is two words: `cuts` says which, and where."""
    for at, token in enumerate(tokens):
        cut = cuts.get(at, 0)
        if cut and len(token.text) == len(token.low) == token.end - token.start:
            middle = token.start + cut
            yield Token(token.text[:cut], token.low[:cut], token.start, middle)
            yield Token(token.text[cut:], token.low[cut:], middle, token.end)
        else:
            yield token


def cut_of(token: Token, words: Vocabulary) -> int:
    """Give where a token falls into two known words, of which one tells something; 0 where it does not.

    >>> have, people = frozenset({"have"}), frozenset({"people"})
    >>> words = Vocabulary(have | people | {"least"}, people, have, have)
    >>> [cut_of(Token(text, text, 0, 0), words) for text in ("peoplehave", "12people", "least12", "peoples")]
    [6, 2, 5, 0]
    """
    low = token.low
    figure = FIGURE.match(low)
    if figure is not None:
        digits, after, before, _ = figure.groups()
        return len(digits or before) if (after or before) in words.known else 0
    if not token.text.islower() or not low.isalpha():
        return 0
    for cut in range(SHORTEST, len(low) - SHORTEST + 1):
        left, right = low[:cut], low[cut:]
        if (tells(left, words) and right in words.after) or (tells(right, words) and left in words.before):
            return cut
    return 0


def tells(word: str, words: Vocabulary) -> bool:
    """Say whether a word names people or an outcome, and is long enough to be no accident."""
    return len(word) >= TELLING and word in words.telling
