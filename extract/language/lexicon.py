"""Word lists → one scan: which phrases of a pack begin at which token, longest first."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from extract.language.tokens import Token, tokenize


class Hit(NamedTuple):
    """A phrase that was found: it ends before token `last`; `data` is what the pack says of it."""

    last: int
    data: object


Tags = dict[str, dict[int, Hit]]  # kind → first token → hit


def starts_large(text: str) -> bool:
    """Say whether a word is printed with a capital."""
    return text[0].isupper()


Phrase = tuple[tuple[str, ...], str, object, Callable[[str], bool] | None]  # words, kind, data, how it is printed


class Lexicon:
    """All phrases of a language, by how they begin. Filled while a pack loads, then only read."""

    def __init__(self) -> None:
        self._single: dict[str, list[Phrase]] = {}
        self._longer: dict[tuple[str, str], list[Phrase]] = {}  # by the first two words
        self.kinds: set[str] = set()

    def add(self, kind: str, phrase: str, data: object = None, *, capitalised: bool = False) -> None:
        """Add a phrase; a capitalised one is found only as it is printed: "May", and "WHO" in capitals throughout."""
        words = tuple(token.low for token in tokenize(phrase))
        printed = (str.isupper if phrase.isupper() and len(phrase) > 1 else starts_large) if capitalised else None
        entry = (words, kind, data, printed)
        if len(words) == 1:
            self._single.setdefault(words[0], []).append(entry)
        else:
            self._longer.setdefault((words[0], words[1]), []).append(entry)
        self.kinds.add(kind)

    def seal(self) -> None:
        """Sort the phrases so that the longest is tried first."""
        for phrases in self._longer.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def scan(self, tokens: Sequence[Token]) -> Tags:
        """Find, for each kind, the longest phrase at each token."""
        tags: Tags = {kind: {} for kind in self.kinds}
        lows = [token.low for token in tokens]
        for first, pair in enumerate(zip(lows, [*lows[1:], ""], strict=True)):
            for words, kind, data, printed in self._longer.get(pair, ()):
                last = first + len(words)
                fits = first not in tags[kind] and tuple(lows[first:last]) == words
                if fits and (printed is None or printed(tokens[first].text)):
                    tags[kind][first] = Hit(last, data)
            for _, kind, data, printed in self._single.get(pair[0], ()):
                if first not in tags[kind] and (printed is None or printed(tokens[first].text)):
                    tags[kind][first] = Hit(first + 1, data)
        return tags
