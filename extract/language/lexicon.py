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


class Lexicon:
    """All phrases of a language, by their first word. Filled while a pack loads, then only read."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, object, Callable[[str], bool] | None]]] = {}
        self.kinds: set[str] = set()

    def add(self, kind: str, phrase: str, data: object = None, *, capitalised: bool = False) -> None:
        """Add a phrase; a capitalised one is found only as it is printed: "May", and "WHO" in capitals throughout."""
        words = tuple(token.low for token in tokenize(phrase))
        printed = (str.isupper if phrase.isupper() and len(phrase) > 1 else starts_large) if capitalised else None
        self._phrases.setdefault(words[0], []).append((words, kind, data, printed))
        self.kinds.add(kind)

    def seal(self) -> None:
        """Sort the phrases so that the longest is tried first."""
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def scan(self, tokens: Sequence[Token]) -> Tags:
        """Find, for each kind, the longest phrase at each token."""
        tags: Tags = {kind: {} for kind in self.kinds}
        lows = [token.low for token in tokens]
        for first, low in enumerate(lows):
            for words, kind, data, printed in self._phrases.get(low, ()):
                last = first + len(words)
                if first in tags[kind] or (printed is not None and not printed(tokens[first].text)):
                    continue
                if len(words) == 1 or tuple(lows[first:last]) == words:
                    tags[kind][first] = Hit(last, data)
        return tags
